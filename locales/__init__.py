"""Message catalogues, installed as ``compliance_kit.locales``."""
