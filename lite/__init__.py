"""Builds the course as a static site that runs in the browser alone: see `lite/README.md`."""
