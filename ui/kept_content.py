"""What is on Qt's clipboard as a frozen value, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import monotonic

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage

from replykit.ports import KeptContent

MAX_KEPT_BYTES = 32 * 2**20
"""Most that is kept of one clipboard; a photograph fits in."""

MAX_KEEP_S = 0.03
"""Seconds after which no further format is asked for: a copy must not wait for another program."""

QT_IMAGE = "application/x-qt-image"
"""How Qt names an image that another system hands over without a file format."""

_TEXT = "text/plain"
_FIRST = (_TEXT, "text/html", "text/uri-list", "image/png", QT_IMAGE)
"""What is asked for before anything else."""

_NOT_CONTENT = frozenset({"TARGETS", "TIMESTAMP", "MULTIPLE", "SAVE_TARGETS", "DELETE"})
"""What X11 lists among the formats although it is none."""

_SECRET_MARKS = (
    "passwordmanagerhint",  # KDE and most programs on Linux
    "excludeclipboardcontentfrommonitorprocessing",  # Windows
    "clipboard viewer ignore",
    "org.nspasteboard.concealedtype",  # macOS
    "com.agilebits.onepassword",
)


def kept_from(mime: QMimeData | None, clock: Callable[[], float] = monotonic) -> KeptContent:
    """Return a deep copy of content, none for None, within `MAX_KEPT_BYTES` and `MAX_KEEP_S`.

    Of an image one format is kept, Qt makes the others from it. What is marked as a secret is
    not looked at.
    """
    if mime is None:
        return KeptContent()
    offered = [name for name in mime.formats() if name not in _NOT_CONTENT]
    if any(mark in name.casefold() for name in offered for mark in _SECRET_MARKS):
        return KeptContent(secret=True)
    latest, room = clock() + MAX_KEEP_S, MAX_KEPT_BYTES
    formats: dict[str, bytes] = {}
    lost: list[str] = []
    for name in _worth_keeping(offered):
        content = _content(mime, name) if clock() <= latest else None
        if content is None or len(content) > room:
            lost.append(name)
        elif content or name == _TEXT:
            formats[name] = content
            room -= len(content)
    return KeptContent(formats, tuple(lost))


def mime_of(kept: KeptContent) -> QMimeData:
    """Return kept content for the clipboard."""
    mime = QMimeData()
    for name, content in kept.formats.items():
        if name == QT_IMAGE or name.startswith("image/"):
            image = QImage.fromData(QByteArray(content))
            if not image.isNull():
                mime.setImageData(image)
        if name != QT_IMAGE:
            mime.setData(name, QByteArray(content))
    return mime


def _worth_keeping(offered: Iterable[str]) -> list[str]:
    """Return the formats to ask for, the telling ones first, one of those that are an image."""
    names = sorted(
        dict.fromkeys(offered), key=lambda n: _FIRST.index(n) if n in _FIRST else len(_FIRST)
    )
    images = [name for name in names if name == QT_IMAGE or name.startswith("image/")]
    return [name for name in names if name not in images[1:]]


def _content(mime: QMimeData, name: str) -> bytes | None:
    """Return the content of a format, None if it was offered but is not to be had."""
    if name != QT_IMAGE:
        return bytes(mime.data(name).data())
    image = mime.imageData()
    if not isinstance(image, QImage) or image.sizeInBytes() > MAX_KEPT_BYTES:
        return None
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    saved = image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data()) if saved else None
