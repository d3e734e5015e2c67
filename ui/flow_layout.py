"""Where the boxes and arrows of a flow chart stand: its authored rows and columns in pixels.

An arrow is one vertical line wherever source and target overlap; else it turns in the lane
below its source or above its target. Labels stand in the lane below the source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF

from replykit.domain.handbook import FLOW_COLUMNS, Branch, Flow, Step

_HALVES_AND_THIRDS = (1.5, 4.5, 1.0, 3.0, 5.0)
"""Columns' middles that a line going past boxes tries first, in units of a column."""


@dataclass(frozen=True, slots=True)
class Spacing:
    """Lengths in logical pixels.

    Attributes:
        margin: Around the chart.
        gap: Between boxes side by side.
        lane: Height of a lane between rows in which nothing turns and nothing is written.
        turn: What a turn adds to its lane.
        inset: How far from its corners a box is left or entered; lines keep this clear of boxes.
    """

    margin: float
    gap: float
    lane: float
    turn: float
    inset: float


@dataclass(frozen=True, slots=True)
class Route:
    """An arrow: its corners from source to target, and where its label stands."""

    branch: Branch
    corners: tuple[QPointF, ...]
    label: QRectF


@dataclass(frozen=True, slots=True)
class FlowLayout:
    """A flow chart in pixels: boxes by step id, arrows, and the size of it all."""

    boxes: Mapping[str, QRectF]
    routes: tuple[Route, ...]
    size: QSizeF


@dataclass(frozen=True, slots=True)
class _Course:
    """The vertical line an arrow takes, and whether it turns below its source, above its end."""

    branch: Branch
    x: float
    early: bool
    late: bool


def lay_out(
    flow: Flow,
    width: float,
    spacing: Spacing,
    measure: Callable[[Step, float], float],
    label_size: Callable[[Branch], QSizeF],
) -> FlowLayout:
    """Place a flow chart.

    Args:
        flow: What to place; its arrows lead to rows further down.
        width: Width of the chart in pixels; its height follows.
        spacing: The lengths to keep.
        measure: Height of a step's box at a width, in pixels.
        label_size: Size of a branch's label, empty without one.
    """
    grid = _Grid(flow, width, spacing)
    courses = [grid.course(branch) for branch in flow.branches]
    sizes = [label_size(course.branch) for course in courses]
    tops = grid.tops(courses, sizes, measure)
    boxes = {step.id: _box(grid, step, tops) for step in flow.steps}
    routes = tuple(
        _route(course, size, boxes, spacing) for course, size in zip(courses, sizes, strict=True)
    )
    bottom = max(box.bottom() for box in boxes.values())
    return FlowLayout(boxes, routes, QSizeF(width, bottom + spacing.margin))


class _Grid:
    """Rows and columns of one flow at one width."""

    def __init__(self, flow: Flow, width: float, spacing: Spacing) -> None:
        self._flow = flow
        self._spacing = spacing
        self._unit = (width - 2 * spacing.margin + spacing.gap) / FLOW_COLUMNS
        self._steps = {step.id: step for step in flow.steps}
        self.rows = sorted({step.row for step in flow.steps})

    def span(self, step: Step) -> tuple[float, float]:
        """Return the left and right edge of a box."""
        left = self._spacing.margin + step.column * self._unit
        return left, left + step.width * self._unit - self._spacing.gap

    def course(self, branch: Branch) -> _Course:
        """Return the way of an arrow: with the fewest turns, and clear of every box.

        Where a choice is left, arrows that fork turn at once and arrows that meet turn late.
        """
        source, target = self._steps[branch.start], self._steps[branch.end]
        leaves, enters = self.span(source), self.span(target)
        passed = [
            self.span(step) for step in self._flow.steps if source.row < step.row < target.row
        ]
        ways = [
            _Course(branch, x, not self._within(x, leaves), not self._within(x, enters))
            for x in self._candidates(leaves, enters)
            if all(self._clear(x, span) for span in passed)
        ]
        ways = ways or [_Course(branch, _middle(enters), True, False)]
        forks = sum(other.start == branch.start for other in self._flow.branches) > 1
        return min(ways, key=lambda way: (way.early + way.late, way.late if forks else way.early))

    def tops(
        self,
        courses: Sequence[_Course],
        labels: Sequence[QSizeF],
        measure: Callable[[Step, float], float],
    ) -> dict[int, tuple[float, float]]:
        """Return top and height of each row; its boxes are all as high as the highest."""
        tops: dict[int, tuple[float, float]] = {}
        y = self._spacing.margin
        for row in self.rows:
            steps = [step for step in self._flow.steps if step.row == row]
            spans = [self.span(step) for step in steps]
            height = max(
                measure(step, right - left)
                for step, (left, right) in zip(steps, spans, strict=True)
            )
            tops[row] = (y, height)
            y += height + self._lane(row, courses, labels)
        return tops

    def _lane(self, row: int, courses: Sequence[_Course], labels: Sequence[QSizeF]) -> float:
        """Return the height of the lane below a row."""
        below = min((r for r in self.rows if r > row), default=row)
        leaving = [c for c in courses if self._steps[c.branch.start].row == row]
        turns = any(c.early for c in leaving) + any(
            c.late for c in courses if self._steps[c.branch.end].row == below
        )
        label = max(
            (s.height() for c, s in zip(courses, labels, strict=True) if c in leaving),
            default=0.0,
        )
        return self._spacing.lane + turns * self._spacing.turn + label

    def _candidates(
        self, leaves: tuple[float, float], enters: tuple[float, float]
    ) -> Iterator[float]:
        yield from sorted((_middle(leaves), _middle(enters)), key=_off_centre(leaves, enters))
        overlap = max(leaves[0], enters[0]), min(leaves[1], enters[1])
        yield _middle(overlap)
        half_gap = self._spacing.gap / 2
        for place in (*_HALVES_AND_THIRDS, *(n + 0.5 for n in range(FLOW_COLUMNS))):
            yield self._spacing.margin + place * self._unit - half_gap

    def _within(self, x: float, span: tuple[float, float]) -> bool:
        return span[0] + self._spacing.inset <= x <= span[1] - self._spacing.inset

    def _clear(self, x: float, span: tuple[float, float]) -> bool:
        return not span[0] - self._spacing.inset < x < span[1] + self._spacing.inset


def _off_centre(one: tuple[float, float], other: tuple[float, float]) -> Callable[[float], float]:
    """Return a key that puts the middle of the narrower box first."""
    narrow = min(one, other, key=lambda span: span[1] - span[0])
    return lambda x: abs(x - _middle(narrow))


def _middle(span: tuple[float, float]) -> float:
    return (span[0] + span[1]) / 2


def _box(grid: _Grid, step: Step, tops: Mapping[int, tuple[float, float]]) -> QRectF:
    left, right = grid.span(step)
    top, height = tops[step.row]
    return QRectF(left, top, right - left, height)


def _route(course: _Course, size: QSizeF, boxes: Mapping[str, QRectF], spacing: Spacing) -> Route:
    source, target = boxes[course.branch.start], boxes[course.branch.end]
    corners = []
    y = source.bottom()
    if course.early:
        corners.append(QPointF(source.center().x(), y))
        y += spacing.turn
    corners.append(QPointF(course.x, y))
    if course.early:
        corners.insert(1, QPointF(source.center().x(), y))
    if course.late:
        turn = target.top() - spacing.turn
        corners.append(QPointF(course.x, turn))
        corners.append(QPointF(target.center().x(), turn))
        corners.append(QPointF(target.center().x(), target.top()))
    else:
        corners.append(QPointF(course.x, target.top()))
    label = QRectF(course.x - size.width() / 2, y + spacing.lane / 4, size.width(), size.height())
    return Route(course.branch, tuple(corners), label)
