"""`python -m editorial` is the same as `editorial`."""

import sys

from editorial.cli import main

if __name__ == "__main__":
    sys.exit(main())
