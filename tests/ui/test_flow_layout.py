"""Where boxes and arrows stand, on the flows that come with the program."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF, QSizeF

from phrasebank.handbook import load_handbook
from replykit.domain.handbook import Branch
from tests.builders import a_flow, a_step
from ui.flow_layout import Spacing, lay_out

SPACING = Spacing(margin=12, gap=8, lane=20, turn=12, inset=12)
FLOWS = [pytest.param(flow, id=flow.id) for flow in load_handbook()[0].flows]


def placed(flow, width=360):
    def label_size(branch):
        return QSizeF(12 * len(branch.label_zh), 18) if branch.label_zh else QSizeF()

    return lay_out(flow, width, SPACING, lambda step, room: 40 + 2000 / room, label_size)


@pytest.mark.parametrize("width", [300, 360, 900])
@pytest.mark.parametrize("flow", FLOWS)
def test_no_box_leaves_the_chart_or_meets_another(flow, width):
    found = placed(flow, width)
    inside = QRectF(0, 0, width, found.size.height())
    boxes = list(found.boxes.values())
    for place, box in enumerate(boxes):
        assert inside.contains(box)
        assert not any(box.intersects(other) for other in boxes[place + 1 :])


@pytest.mark.parametrize("flow", FLOWS)
def test_arrows_run_from_box_to_box_and_through_none(flow):
    found = placed(flow)
    for route in found.routes:
        source, target = found.boxes[route.branch.start], found.boxes[route.branch.end]
        assert route.corners[0].y() == source.bottom()
        assert route.corners[-1].y() == target.top()
        assert source.left() <= route.corners[0].x() <= source.right()
        assert target.left() <= route.corners[-1].x() <= target.right()
        for one, other in pairwise(route.corners):
            assert one.x() == other.x() or one.y() == other.y()
            line = QRectF(one, other).normalized().adjusted(-1, 0.5, 1, -0.5)
            assert not any(line.intersects(box) for box in found.boxes.values())


@pytest.mark.parametrize("flow", FLOWS)
def test_labels_lie_between_the_boxes_and_apart(flow):
    found = placed(flow)
    labels = [route.label for route in found.routes if route.branch.label_zh]
    for place, label in enumerate(labels):
        assert not any(label.intersects(box) for box in found.boxes.values())
        assert not any(label.intersects(other) for other in labels[place + 1 :])


def test_boxes_in_a_row_are_as_high_as_the_highest():
    boxes = placed(a_flow()).boxes
    assert boxes["left"].height() == boxes["right"].height()
    assert boxes["left"].top() == boxes["right"].top()


def test_an_arrow_past_a_box_takes_the_free_side():
    steps = (a_step("ask"), a_step("left", 1, column=0, width=3), a_step("tell", 2))
    flow = a_flow(steps, (Branch("ask", "left"), Branch("ask", "tell"), Branch("left", "tell")))
    found = placed(flow)
    assert found.routes[1].corners[0].x() > found.boxes["left"].right()


def test_an_arrow_to_a_box_that_lies_aside_turns():
    steps = (a_step("ask", 0, column=0, width=3), a_step("tell", 1, column=3, width=3))
    corners = placed(a_flow(steps, (Branch("ask", "tell"),))).routes[0].corners
    assert len(corners) > 2
