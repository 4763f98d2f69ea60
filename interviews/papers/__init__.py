"""From a Booklet to what a browser gets: a page to print, or a file. Lists and sets share it."""
