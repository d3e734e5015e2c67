"""The window: PySide6 lives here and nowhere else. Nothing is imported with the package."""
