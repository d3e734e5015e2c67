"""What import-linter, ruff and mypy cannot say."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from replykit import errors

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("replykit", "phrasebank", "ui", "db")
GENERATED = {Path("replykit/pipeline/tables.py")}
MAX_LINES = 400
LONGER = {"ui/widgets/main_window.py": 480}
"""Still to be split: the window's wiring, and its way from page to page."""


def modules(*folders):
    found = (path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return sorted(path.relative_to(ROOT) for path in found)


@cache
def tree(module):
    return ast.parse((ROOT / module).read_text(encoding="utf-8"))


def calls(module):
    """Yield the called name (the last part of a dotted one) and the call."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node.func.id, node
            elif isinstance(node.func, ast.Attribute):
                yield node.func.attr, node


@pytest.mark.parametrize("module", ["replykit.pipeline.flow", "replykit.services.reply_desk"])
def test_the_core_loads_neither_qt_nor_the_orm(module):
    script = f"import sys, {module}; print(*sorted(m.partition('.')[0] for m in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert not {"PySide6", "shiboken6", "sqlalchemy", "alembic"} & set(done.stdout.split())


def test_only_the_check_stage_makes_an_approved_reply():
    makers = {m for m in modules(*PACKAGES) for name, _ in calls(m) if name == "ApprovedReply"}
    assert makers == {Path("replykit/pipeline/check.py")}


def test_translated_texts_are_constants():
    built = [
        f"{module}:{call.lineno}"
        for module in modules("ui")
        for name, call in calls(module)
        if name in {"tr", "translate", "QT_TRANSLATE_NOOP"}
        for argument in call.args
        if isinstance(argument, ast.JoinedStr | ast.BinOp)
    ]
    assert built == []


def test_no_module_is_longer_than_it_can_be_read_at_a_sitting():
    lengths = {
        str(module): len((ROOT / module).read_text(encoding="utf-8").splitlines())
        for module in modules(*PACKAGES, "tests", "scripts", "benchmarks")
        if module not in GENERATED
    }
    assert {m: n for m, n in lengths.items() if n > LONGER.get(m, MAX_LINES)} == {}


def test_no_class_is_named_after_nothing():
    vague = re.compile(r"(Manager|Helper|Utils?|Handler)$")
    named = [
        f"{module}: {node.name}"
        for module in modules(*PACKAGES)
        for node in ast.walk(tree(module))
        if isinstance(node, ast.ClassDef) and vague.search(node.name)
    ]
    assert named == []


def raised_codes():
    """Yield the codes that stand as constants where a `UserError` is made, with their places."""
    for module in modules(*PACKAGES):
        made = {"UserError", "StorageError"}
        if module == Path("replykit/errors.py"):
            made.add("__init__")
        for name, call in calls(module):
            if name in made and call.args and isinstance(call.args[0], ast.Constant):
                yield call.args[0].value, f"{module}:{call.lineno}"


def test_every_code_in_use_is_listed():
    unlisted = {place: code for code, place in raised_codes() if code not in errors.CODES}
    assert unlisted == {}


def test_every_listed_code_is_in_use():
    texts = {
        node.value
        for module in modules("replykit", "phrasebank", "db")
        if module != Path("replykit/cli/words.py")  # it has a sentence for every code
        for node in ast.walk(without_code_list(module))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert set(errors.CODES) - texts == set()


def without_code_list(module):
    if module != Path("replykit/errors.py"):
        return tree(module)
    body = [
        node
        for node in tree(module).body
        if not (isinstance(node, ast.AnnAssign) and node.target.id == "CODES")
    ]
    return ast.Module(body=body, type_ignores=[])


def pins(name):
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    return set(re.findall(r"^([\w-]+==[^\s;]+)", text, re.MULTILINE))


def test_the_developers_packages_hold_all_of_the_programs():
    assert pins("run.txt") <= pins("dev.txt")


@pytest.mark.parametrize("name", ["run.txt", "dev.txt"])
def test_pinned_packages_carry_hashes_and_no_address(name):
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[\w-]+==)", text)
    assert all("--hash=sha256:" in block for block in blocks)
    assert not re.search(r"https?:|--(extra-)?index|--find-links|file:", text)
