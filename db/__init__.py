"""Storage: the user's bank and the use of it, in one SQLite file."""
