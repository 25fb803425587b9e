"""`python -m editorial` is the same as `editorial`."""

import sys

from editorial.cli import main
from editorial.files.isolation import serve_if_asked

if __name__ == "__main__":
    # A packaged build starts itself again to read foreign Markdown, under the same name.
    serve_if_asked()
    sys.exit(main())
