import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from ui.widgets.wrapping import WrappingRow


@pytest.fixture
def row(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    layout = WrappingRow(page)
    layout.setContentsMargins(10, 10, 10, 10)
    layout.setSpacing(5)
    for name in ("a", "b", "c"):
        button = QPushButton(name)
        button.setFixedSize(100, 20)
        layout.addWidget(button)
    return page, layout


def places(page, layout, width):
    page.resize(width, 400)
    layout.setGeometry(page.rect())
    return [layout.itemAt(n).geometry().topLeft().toTuple() for n in range(layout.count())]


def test_items_stand_in_one_line_while_there_is_room(row):
    page, layout = row
    assert places(page, layout, 330) == [(10, 10), (115, 10), (220, 10)]
    assert layout.heightForWidth(330) == 40
    assert layout.sizeHint().toTuple() == (330, 40)


def test_what_does_not_fit_goes_into_the_next_line(row):
    page, layout = row
    assert places(page, layout, 329) == [(10, 10), (115, 10), (10, 35)]
    assert layout.heightForWidth(329) == 65
    assert layout.heightForWidth(50) == 90
    assert layout.minimumSize().toTuple() == (120, 40)


def test_hidden_items_take_no_room_and_the_first_can_come_last(row):
    _, layout = row
    layout.itemAt(0).widget().hide()
    first = QPushButton("first")
    first.setFixedSize(50, 20)
    layout.put_first(first)
    assert layout.itemAt(0).widget() is first
    assert layout.heightForWidth(280) == 40
    assert layout.takeAt(0).widget() is first
    assert layout.takeAt(9) is None
    assert layout.itemAt(9) is None


def test_lines_can_end_at_the_right(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    layout = WrappingRow(page, right=True)
    layout.setContentsMargins(0, 0, 0, 0)
    button = QPushButton("a")
    button.setFixedSize(100, 20)
    layout.addWidget(button)
    assert places(page, layout, 300) == [(200, 0)]
    assert WrappingRow().heightForWidth(100) == 0
