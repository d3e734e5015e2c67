"""The other windows of the desktop: seen, followed, given the keyboard; and the global hotkey."""
