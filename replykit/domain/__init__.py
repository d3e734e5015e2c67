"""Frozen values that cross packages and threads; they import nothing but each other."""
