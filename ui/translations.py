"""The language of the window: Chinese in the code, others from ``i18n``."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, QTranslator

from replykit.settings import Language

FOLDER = Path(__file__).parent / "i18n"


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Mark a text for Qt Linguist, which knows this name; Qt's own loses the type."""
    return text


class Translations(QObject):
    """Puts one language in force at a time; windows built afterwards speak it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._installed: list[QTranslator] = []

    def speak(self, language: Language) -> None:
        """Use a language from now on."""
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed = [t for t in self._wanted(language) if t is not None]
        for translator in self._installed:
            QCoreApplication.installTranslator(translator)

    def _wanted(self, language: Language) -> tuple[QTranslator | None, ...]:
        if language == "en":
            return (self._load(FOLDER, "replykit_en"),)
        qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        return (self._load(qt, "qtbase_zh_CN"),)

    def _load(self, folder: Path, name: str) -> QTranslator | None:
        translator = QTranslator(self)
        return translator if translator.load(name, str(folder)) else None
