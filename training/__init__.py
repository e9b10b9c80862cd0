"""The recipe of the starter models; see training/README.md. Not installed with ckit."""
