"""Tools for those who teach the course; learners do not need them."""
