from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from ui.placement import first_place, on_screen, usable_areas

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
