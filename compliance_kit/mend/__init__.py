"""Mending what an audit found and a machine can put right: ``ckit audit --fix``."""
