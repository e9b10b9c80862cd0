"""The starter models and their memory: data only."""
