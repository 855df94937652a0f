"""Terang: dated statements and their sources in, a public-awareness site out. Knows nothing of the site engine."""
