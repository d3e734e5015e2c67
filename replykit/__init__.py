"""ReplyKit: the core of the reply desk; it knows neither the window nor the database."""

__version__ = "0.1.0"
