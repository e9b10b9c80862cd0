"""Licence, filing and telephone numbers in page text: one module a family, pure functions."""
