"""Phrases in and out of files: CSV, XLSX and TOML.

Readers turn a file into rows of named text cells, `plan` says what an import of them would do,
writers turn phrases into a file that the readers read as the same phrases. `formats.FORMATS`
lists the formats; another tool's format is one more entry.
"""
