"""From a page to its facts: one module a family of facts."""
