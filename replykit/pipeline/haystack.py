"""Many short texts to look a word up in, by its characters and by its sound."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import accumulate, pairwise

from replykit.pipeline.spelling import Reading, blurred, initials_in, sounds_of

_END = "\n"
_MANY = 8
"""Where one text in so many holds a word, each is asked instead of searching for the next."""

Places = list[int]
"""Which texts, in ascending order, each once."""


class Haystack:
    """Texts in searchable form, their sounds and initials, one behind the other.

    Python's own search runs through 10,000 phrases in some 0.2 ms; lists by character or pair
    would take more memory than they save time.

    Args:
        texts: In the form of `searchable`, without line ends.
        sounds: `sounds_of` each of them.
    """

    def __init__(self, texts: Sequence[str], sounds: Sequence[str]) -> None:
        self.texts = texts
        self.sounds = sounds
        self._text = _END.join(texts)
        self._sound = _END.join(sounds)
        self._initial = initials_in(self._sound)
        self._initials = self._initial.split(_END)
        self._starts = list(accumulate((len(t) + 1 for t in texts), initial=0))[:-1]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Haystack:
        """Return the haystack of texts in the form of `searchable`."""
        plain = [text.replace(_END, " ") for text in texts]
        return cls(plain, [sounds_of(text) for text in plain])

    @cached_property
    def _blur(self) -> str:
        return blurred(self._sound)

    @cached_property
    def pairs(self) -> frozenset[str]:
        """Every two sounds that stand side by side somewhere."""
        return frozenset("".join(two) for sounds in self.sounds for two in pairwise(sounds))

    def prepare(self) -> None:
        """Make ready what only words with slips need."""
        _ = self._blur, self.pairs

    def literal(self, word: str) -> Places:
        """Return which texts hold a word."""
        return self._holding(word, self._text, self.texts)

    def sounding(self, sounds: str) -> Places:
        """Return which texts hold characters of these sounds."""
        if not self.pairs.issuperset(map("".join, pairwise(sounds))):
            return []
        return self._holding(sounds, self._sound, self.sounds)

    def blurred(self, sounds: str) -> Places:
        """Return which texts hold what sounds nearly so; see `spelling.blurred`."""
        return self._each(lambda start: self._blur.find(sounds, start))

    def read(self, reading: Reading) -> Places:
        """Return which texts hold what one reading of a word means."""
        exact = reading.exact
        if exact is not None:
            return self.sounding(exact)
        if reading.bare:
            return self._holding(reading.initials, self._initial, self._initials)
        pattern = reading.pattern()
        if len(reading.units[0]) == 1:

            def search(start: int) -> int:
                found = pattern.search(self._sound, start)
                return -1 if found is None else found.start()

            return self._each(search)
        return self._each(lambda start: self._matching(reading, start))

    def _matching(self, reading: Reading, start: int) -> int:
        """Return the next place with the right initials where all of a reading fits."""
        pattern = reading.pattern()
        at = self._initial.find(reading.initials, start)
        while at >= 0 and pattern.match(self._sound, at) is None:
            at = self._initial.find(reading.initials, at + 1)
        return at

    def _holding(self, word: str, joined: str, single: Sequence[str]) -> Places:
        enough = len(self._starts) // _MANY + 1
        found = self._each(lambda start: joined.find(word, start), enough)
        if len(found) < enough:
            return found
        return [place for place, text in enumerate(single) if word in text]

    def _each(self, search: Callable[[int], int], enough: int | None = None) -> Places:
        """Return the texts a search leads to, going on behind each text it found.

        Args:
            search: Returns the next place from a place on, -1 for none.
            enough: How many to stop at, None for all.
        """
        starts, found = self._starts, list[int]()
        at = search(0)
        while at >= 0:
            place = bisect_right(starts, at) - 1
            found.append(place)
            if place + 1 == len(starts) or len(found) == enough:
                break
            at = search(starts[place + 1])
        return found
