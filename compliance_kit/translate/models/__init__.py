"""Translation models: which are installed, how new ones come in safely."""
