"""The published schemas are those of the code, and accept what the code accepts."""

from __future__ import annotations

import json
import runpy
import sys
from pathlib import Path

import jsonschema
import pytest

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS = ROOT / "docs" / "schema"


def test_the_schema_of_ckit_toml_is_fresh() -> None:
    made = runpy.run_path(str(SCHEMAS / "make.py"))["config_schema"]()
    assert (SCHEMAS / "ckit.schema.json").read_text(encoding="utf-8") == made


def test_the_demo_site_fits_the_schema() -> None:
    schema = json.loads((SCHEMAS / "ckit.schema.json").read_text(encoding="utf-8"))
    data = tomllib.loads((ROOT / "examples/site/ckit.toml").read_text(encoding="utf-8"))
    jsonschema.validate(data, schema)
    data["site"]["nmae"] = "x"
    with pytest.raises(jsonschema.ValidationError, match="nmae"):
        jsonschema.validate(data, schema)
