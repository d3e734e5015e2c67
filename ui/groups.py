"""The replies to several requests: which was chosen for each, which is answered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from replykit.domain.intent import IntentId
from replykit.domain.phrase import PhraseId
from replykit.domain.reply import Suggestion
from replykit.services.reply_desk import ReplyDesk
from ui.desk_view import Copied, DeskView, Group, GroupsView, ShownGroup

_SEVERAL = 2


class Groups(QObject):
    """Follows the groups of the message on the desk; no widgets.

    Signals:
        changed: A `GroupsView`: groups, choices or what is answered are other ones.
        moved: The `Suggestion` to go on with.
    """

    changed = Signal(object)
    moved = Signal(object)

    def __init__(self, desk: ReplyDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._groups: tuple[Group, ...] = ()
        self._shown: tuple[Suggestion, ...] = ()
        self._chosen: dict[IntentId, PhraseId] = {}
        self._answered: set[IntentId] = set()
        self._view = GroupsView()

    @property
    def view(self) -> GroupsView:
        """The groups as they are shown."""
        return self._view

    @property
    def next(self) -> ShownGroup | None:
        """The first group without an answer, None if there is none, or no groups."""
        return next((group for group in self._view.groups if not group.answered), None)

    def begin_anew(self) -> None:
        """Forget choices and answers: they were another message's."""
        self._chosen, self._answered = {}, set()

    def show(self, view: DeskView) -> None:
        """Take over the groups of another answer; choices and answers so far hold.

        Nothing is told: whoever shows the answer reads `view` with it.
        """
        self._groups, self._shown = view.groups, view.suggestions
        self._view = self._now()

    def refill(self, shown: Sequence[Suggestion]) -> None:
        """Take over the same replies with other slot values."""
        self._shown = tuple(shown)
        self._renew()

    def choose(self, suggestion: Suggestion) -> None:
        """Take a reply for the answer to all, or its group's first if it was taken already."""
        group = self._group_of(suggestion.phrase.id)
        if group is None or len(suggestion.phrases) > 1:
            return
        if self._chosen.pop(group.intent, None) != suggestion.phrase.id:
            self._chosen[group.intent] = suggestion.phrase.id
        self._renew()

    def to_copy(self) -> Suggestion | None:
        """Return the answer to all that is still open: several in one, or the only one's."""
        if self._view.together is not None:
            return self._view.together
        group = self.next
        return self._shown[group.chosen] if group is not None else None

    def note(self, copied: Copied) -> None:
        """Note that a reply was copied; a long one is an answer once its last part was."""
        asked = self._asked(copied)
        if asked and copied.part == copied.parts:
            self._answered |= asked
            self._renew()
            if (group := self.next) is not None:
                self.moved.emit(self._shown[group.chosen])

    def undo(self, copied: Copied) -> None:
        """Note that a copy was taken back."""
        asked = self._asked(copied)
        if asked:
            self._answered -= asked
            self._renew()
            same = [s for s in (self._view.together, *self._shown) if s is not None]
            for suggestion in same:
                if suggestion.phrases == copied.phrases:
                    self.moved.emit(suggestion)

    def _asked(self, copied: Copied) -> set[IntentId]:
        groups = (self._group_of(phrase) for phrase in copied.phrases)
        return {group.intent for group in groups if group is not None}

    def _group_of(self, phrase: PhraseId) -> Group | None:
        ids = [suggestion.phrase.id for suggestion in self._shown]
        return next((g for g in self._groups if phrase in ids[g.start : g.end]), None)

    def _now(self) -> GroupsView:
        groups = tuple(map(self._shown_group, self._groups))
        return GroupsView(groups, self._together(groups))

    def _renew(self) -> None:
        view = self._now()
        if view != self._view:
            self._view = view
            self.changed.emit(view)

    def _shown_group(self, group: Group) -> ShownGroup:
        ids = [s.phrase.id for s in self._shown[group.start : group.end]]
        wanted = self._chosen.get(group.intent)
        chosen = group.start + (ids.index(wanted) if wanted in ids else 0)
        return ShownGroup(group, chosen, group.intent in self._answered)

    def _together(self, groups: Sequence[ShownGroup]) -> Suggestion | None:
        waiting = [group for group in groups if not group.answered]
        if groups and not waiting:
            return self._view.together  # just copied: it stays in its place, with its tick
        if len(waiting) < _SEVERAL:
            return None
        waiting.sort(key=lambda shown: shown.group.place)
        return self._desk.together([self._shown[shown.chosen] for shown in waiting])
