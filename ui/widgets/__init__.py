"""Widgets: layout and wiring."""
