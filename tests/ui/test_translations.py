import os
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication

import ui
from ui import texts
from ui.translations import FOLDER, Translations

PACKAGE = Path(ui.__file__).parent


def _messages(path):
    return {
        (context.findtext("name"), message.findtext("source")): message
        for context in ET.parse(path).getroot().iter("context")
        for message in context.iter("message")
    }


@pytest.fixture
def english(qapp):
    translations = Translations()
    translations.speak("en")
    yield
    translations.speak("zh")


def test_every_text_of_the_program_is_translated_and_nothing_else(tmp_path):
    fresh = tmp_path / "fresh.ts"
    tool = Path(PySide6.__file__).parent / ("lupdate.exe" if os.name == "nt" else "lupdate")
    sources = sorted(str(path) for path in PACKAGE.rglob("*.py"))
    done = subprocess.run(
        [tool, *sources, "-ts", fresh, "-source-language", "zh_CN"], capture_output=True
    )
    assert done.returncode == 0, done.stderr
    assert set(_messages(fresh)) == set(_messages(FOLDER / "replykit_en.ts"))


def test_no_translation_is_unfinished():
    unfinished = [
        key
        for key, message in _messages(FOLDER / "replykit_en.ts").items()
        if message.find("translation").get("type")
        or not "".join(message.find("translation").itertext()).strip()
    ]
    assert not unfinished


def test_the_released_file_says_what_the_source_file_says(english):
    for (context, source), message in _messages(FOLDER / "replykit_en.ts").items():
        if message.get("numerus") is None:
            found = QCoreApplication.translate(context, source)
            assert found == message.findtext("translation")


def test_english_brings_the_english_names(english):
    assert texts.language() == "en"
    assert QCoreApplication.translate("SearchPage", "找到 %n 条", "", 1) == "1 phrase found"
    assert QCoreApplication.translate("SearchPage", "找到 %n 条", "", 3) == "3 phrases found"


def test_chinese_comes_back(qapp):
    translations = Translations()
    translations.speak("en")
    translations.speak("zh")
    assert texts.language() == "zh"


def test_no_form_of_a_count_holds_another_one():
    forms = [form.text or "" for form in ET.parse(FOLDER / "replykit_en.ts").iter("numerusform")]
    assert forms
    assert [form for form in forms if "|" in form] == []
