"""Web: an archive as pages for a desk, each with a JSON twin; everything that writes can be taken back."""

from rashomon.web.app import application
from rashomon.web.guard import Access

__all__ = ["Access", "application"]
