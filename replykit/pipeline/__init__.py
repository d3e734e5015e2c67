"""The way of a message: normalise -> understand -> rank -> render -> check, ordered by `flow`.

Pure functions on frozen values; nothing here touches a window, a database, a file or a network.
"""
