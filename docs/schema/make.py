"""Write ckit.schema.json: the JSON schema of ckit.toml, for completion in editors.

Run `python docs/schema/make.py`; a test checks that the committed file is what this writes.
"""

from __future__ import annotations

import json
from pathlib import Path

import msgspec

from compliance_kit.config import SiteConfig


def config_schema() -> str:
    """Return the schema of ckit.toml, made from the types that read it."""
    schema = msgspec.json.schema(SiteConfig)
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "ckit.toml",
        "description": "Settings of compliance-kit for one site.",
        **schema,
    }
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


if __name__ == "__main__":
    Path(__file__).with_name("ckit.schema.json").write_text(config_schema(), encoding="utf-8")
