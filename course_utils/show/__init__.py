"""Printers of scenes, and the widgets that hold them."""
