"""Checks on wording and form, one file a check; facts are compared in ``facts``."""
