from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from replykit.settings import Settings
from ui.placement import (
    beside,
    come_back,
    first_place,
    layout_of,
    logical,
    on_screen,
    remembered,
    usable_areas,
)
from ui.theme import DOCKED_MIN_HEIGHT

SCREEN = QRect(0, 0, 1920, 1040)
SECOND = QRect(1920, 0, 1280, 1024)


def test_a_first_window_stands_at_the_right_edge():
    place = first_place(SCREEN)
    assert (place.width(), place.height()) == (380, 720)
    assert place.right() < SCREEN.right()
    assert place.left() > SCREEN.width() / 2


def test_a_window_on_a_screen_stays_where_it_is():
    wanted = QRect(2000, 100, 400, 700)
    assert on_screen(wanted, [SCREEN, SECOND]) == wanted


def test_a_window_of_a_screen_that_is_gone_comes_back():
    place = on_screen(QRect(2000, 100, 400, 700), [SCREEN])
    assert SCREEN.contains(place)


rects = st.builds(
    QRect,
    st.integers(-5000, 5000),
    st.integers(-5000, 5000),
    st.integers(1, 9000),
    st.integers(1, 9000),
)


@given(rects)
def test_every_place_ends_up_on_a_screen(wanted):
    assert any(screen.contains(on_screen(wanted, [SCREEN, SECOND])) for screen in (SCREEN, SECOND))


def test_the_screens_are_known(qapp):
    assert usable_areas()


chats = st.builds(
    QRect,
    st.integers(-500, 3000),
    st.integers(-300, 1000),
    st.integers(50, 2500),
    st.integers(50, 1400),
)
own = QRect(0, 0, 380, 720)


@given(chats, st.sampled_from(["left", "right"]), st.booleans())
def test_beside_any_chat_window_is_on_a_screen(chat, side, keep):
    place = beside(chat, own, side, [SCREEN, SECOND], keep_height=keep)
    assert any(screen.contains(place) for screen in (SCREEN, SECOND))


@given(chats, st.sampled_from(["left", "right"]))
def test_beside_covers_the_chat_only_where_no_side_has_room(chat, side):
    place = beside(chat, own, side, [SCREEN])
    room = max(chat.left() - SCREEN.left(), SCREEN.right() - chat.right())
    if SCREEN.contains(chat) and room >= own.width():
        assert not place.intersects(chat)


def test_the_other_side_is_taken_where_the_wanted_one_has_no_room():
    chat = QRect(1500, 100, 400, 800)
    assert beside(chat, own, "right", [SCREEN]).right() == chat.left() - 1
    assert beside(chat, own, "left", [SCREEN]).right() == chat.left() - 1


def test_beside_is_as_high_as_the_chat_unless_that_is_too_low():
    assert beside(QRect(0, 0, 500, 900), own, "right", [SCREEN]).height() == 900
    assert beside(QRect(0, 0, 500, 200), own, "right", [SCREEN]).height() == DOCKED_MIN_HEIGHT


def test_device_pixels_become_logical_ones_on_the_screen_they_are_on():
    screens = [(QRect(0, 0, 960, 540), 2.0), (QRect(1920, 0, 1280, 1024), 1.0)]
    assert logical(QRect(200, 100, 600, 400), screens) == QRect(100, 50, 300, 200)
    assert logical(QRect(2000, 100, 600, 400), screens) == QRect(2000, 100, 600, 400)


def test_each_layout_of_screens_has_its_own_place():
    alone, both = [SCREEN], [SCREEN, SECOND]
    places = {layout_of(alone): (1, 2, 380, 700), layout_of(both): (2000, 5, 400, 700)}
    settings = Settings(places=places, geometry=(9, 9, 380, 700))
    assert remembered(settings, both) == (2000, 5, 400, 700)
    assert remembered(settings, alone) == (1, 2, 380, 700)
    assert remembered(settings, [SECOND]) == (9, 9, 380, 700)


def test_a_window_whose_screen_went_comes_back_to_its_place_there(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(5000, 40, 380, 600)
    [screen, *_] = usable_areas()
    come_back(window, Settings(places={layout_of(usable_areas()): (60, 50, 380, 600)}))
    assert (window.x(), window.y()) == (60, 50)
    window.setGeometry(5000, 40, 380, 600)
    come_back(window, Settings())
    assert screen.contains(window.frameGeometry())


def test_a_window_on_its_screen_is_not_moved(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(30, 40, 380, 500)
    come_back(window, Settings(places={layout_of(usable_areas()): (60, 50, 380, 600)}))
    assert (window.x(), window.y()) == (30, 40)
