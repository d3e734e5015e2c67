"""Why a reply was not copied, and one key to mend it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QWidget

from replykit.domain.reply import Finding
from replykit.domain.rule import Severity
from ui import texts
from ui.desk_view import Refused
from ui.icons import Icon
from ui.key_map import with_key
from ui.theme import Look
from ui.widgets.labels import plain_label
from ui.widgets.panel import Panel


class BlockedPanel(Panel):
    """The rule, the reason, the penalty and the safe wording.

    Signals:
        mend_wanted: The `Refused` to be mended: by its replacement, or by hand.
    """

    mend_wanted = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent)
        self._refused: Refused | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._quote = plain_label()
        self._why = plain_label(quiet=True)
        self._penalty = plain_label(quiet=True)
        self._safe = plain_label()
        for label in (self._quote, self._why, self._penalty, self._safe):
            self.body.addWidget(label)
        leave = self.add_button(self.tr("返回 Esc"))
        leave.clicked.connect(self.closed)
        self._mend = self.add_button("", primary=True)
        self._mend.clicked.connect(self.mend)

    @property
    def refused(self) -> Refused | None:
        """What was not copied."""
        return self._refused

    @property
    def words(self) -> str:
        """Everything the panel says."""
        labels = (self._title, self._quote, self._why, self._penalty, self._safe)
        return "\n".join(label.text() for label in labels)

    def explain(self, refused: Refused) -> None:
        """Say why a text was not copied."""
        self._refused = refused
        blocking = blocking_findings(refused)
        finding = blocking[0]
        title = self.tr("没有复制：") + texts.finding_title(finding)
        if len(blocking) > 1:
            title += " " + self.tr("等 %n 处", "", len(blocking))
        self.title(title)
        self.mark(Icon.BLOCK, self._look.palette.block)
        quoted = refused.text[finding.start : finding.end]
        self._say(self._quote, self.tr("「{text}」").replace("{text}", quoted))
        self._say(self._why, finding.why)
        self._say(self._penalty, self.tr("处罚：") + finding.penalty if finding.penalty else "")
        self._say(self._safe, self.tr("可以说：") + finding.safe if finding.safe else "")
        ready = any(f.replacement is not None for f in blocking)
        words = self.tr("换成稳妥说法") if ready else self.tr("去修改")
        self._mend.setText(with_key(words, "mend"))
        said = (self._quote, self._why, self._penalty, self._safe)
        self.setAccessibleDescription(" ".join(label.text() for label in said if label.text()))

    def start(self) -> None:
        """Take the keys."""
        self.setFocus()

    @Slot()
    def mend(self) -> None:
        """Ask for what is shown to be mended."""
        if self._refused is not None:
            self.mend_wanted.emit(self._refused)

    @staticmethod
    def _say(label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))


def blocking_findings(refused: Refused) -> tuple[Finding, ...]:
    """Return the findings that stopped a copy; all of them if none is marked as blocking."""
    blocking = tuple(f for f in refused.findings if f.severity is Severity.BLOCK)
    return blocking or refused.findings
