"""Rule packs and their schema as data, installed as ``compliance_kit.rules``."""
