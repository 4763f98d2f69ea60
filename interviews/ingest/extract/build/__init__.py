"""Segments and table rows -> Questions, and what is said about the whole file."""
