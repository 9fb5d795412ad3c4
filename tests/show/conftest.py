"""Explorers in a notebook, where one is needed."""
