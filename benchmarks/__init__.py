"""Benchmarks: figures beside a baseline of the same run; never part of the tests."""
