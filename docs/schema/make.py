"""Write the JSON schemas of ckit.toml and of rule packs, for completion in editors.

Run `python docs/schema/make.py`; tests check that the committed files are what this writes.
"""

from __future__ import annotations

import json
from pathlib import Path

import msgspec

from compliance_kit.audit.rules import Pack
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


def pack_schema() -> str:
    """Return the schema of a rule pack, made from the types that read it."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "rule pack",
        "description": "Rules of compliance-kit; rules/README.md explains every key.",
        **msgspec.json.schema(Pack),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


if __name__ == "__main__":
    Path(__file__).with_name("ckit.schema.json").write_text(config_schema(), encoding="utf-8")
    Path(__file__).with_name("rule-pack.schema.json").write_text(pack_schema(), encoding="utf-8")
