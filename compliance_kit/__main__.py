"""``python -m compliance_kit`` is ``ckit``."""

from compliance_kit.cli import main

if __name__ == "__main__":
    main()
