"""The bundled phrase bank, its files and formats; knows the core, neither window nor database."""
