"""Explorers: settings in, scenes out."""
