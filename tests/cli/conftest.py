"""The command line, run in this process with a data folder of its own."""

import io
import sys

import pytest

from replykit import cli


@pytest.fixture
def run(tmp_path, capsys, monkeypatch):
    def run(*argv, stdin=""):
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        code = cli.main(["--data-dir", str(tmp_path / "data"), *argv])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run
