"""What every page shares: paging, gates, the visitor's address, and pages for what went wrong."""

from interviews.web.pages import face, paginate, render_page, said

__all__ = ["face", "paginate", "render_page", "said"]
