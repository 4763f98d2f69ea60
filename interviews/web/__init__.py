"""What every page shares: paging, gates, the visitor's address, and pages for what went wrong."""

from interviews.web.pages import PAGE_SIZE, face, paginate, render_page, said

__all__ = ["PAGE_SIZE", "face", "paginate", "render_page", "said"]
