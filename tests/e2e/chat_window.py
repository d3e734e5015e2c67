"""A window of another program: a text in it is selected and copied like in a chat client."""

from __future__ import annotations

import sys

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QPlainTextEdit

SECRET = "x-kde-passwordManagerHint"


def main() -> None:
    """Show a text; Ctrl+A and Ctrl+C copy it, F5 copies it as a password manager does.

    The program's name comes from the first argument, the text from the second.
    """
    app = QApplication([sys.argv[1]])
    box = QPlainTextEdit(sys.argv[2])
    box.setWindowTitle(sys.argv[1])
    box.setGeometry(40, 80, 420, 600)

    def copy_secret() -> None:
        data = QMimeData()
        data.setText(sys.argv[2])
        data.setData(SECRET, b"secret")
        QApplication.clipboard().setMimeData(data)

    QShortcut(QKeySequence(Qt.Key.Key_F5), box).activated.connect(copy_secret)
    box.show()
    sys.exit(app.exec())


if __name__ == "__main__":
    main()
