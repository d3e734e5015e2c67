"""What moves by itself: nothing of ours; what Qt animates is switched off.

The window has no fades. Qt's own are the unfolding of menus, combo boxes, tool tips and tree
branches; they are off for everybody, which is also what a system asks for that wants reduced
motion. The caret blinks as the system says (0 ms where it is not to blink).
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)


def hold_still(app: QApplication) -> None:
    """Have nothing slide or fade."""
    for effect in EFFECTS:
        app.setEffectEnabled(effect, False)
