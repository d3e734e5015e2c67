"""Where ReplyKit keeps its files, and what the user set."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal, Self

from platformdirs import user_data_path

from replykit.domain.phrase import SlotId
from replykit.domain.practice import DAILY, FlagColour, FlagPurpose, Flags, Shift
from replykit.domain.reply import Extent

PLATFORMS = ("taobao", "jd", "pdd", "douyin", "kuaishou", "other")
"""Platform ids, in the order the header offers them; ``taobao`` stands for 淘宝 and 天猫."""

ADDRESS_FORMS: Mapping[str, str] = {
    "taobao": "亲",
    "jd": "您好",
    "pdd": "亲",
    "douyin": "宝",
    "kuaishou": "亲",
    "other": "您好",
}
"""How customers are addressed on a platform, where the shop has set nothing else."""

MIN_FONT_PX, DEFAULT_FONT_PX, MAX_FONT_PX = 12, 14, 20
"""Body type size in pixels; everything else scales with it."""

MAX_CHATS = 20
"""Most programs that can be chosen as chat windows."""

MAX_SHOPS = 20
"""Most other shops an agent can answer for."""

MAX_SHIFTS = 12
"""Most shifts and weekly meetings a shop can name."""

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")

Theme = Literal["auto", "light", "dark"]
Language = Literal["zh", "en"]
Role = Literal["agent", "lead", "trainee"]
Side = Literal["off", "left", "right"]
Rectangle = tuple[int, int, int, int]
"""Left, top, width, height."""


@dataclass(frozen=True, slots=True)
class Shop:
    """What differs from shop to shop for an agent of several.

    Attributes:
        platform: One of `PLATFORMS`.
        profile: Slot values, as `Settings.profile`.
    """

    platform: str = "taobao"
    profile: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Paths:
    """Every file ReplyKit writes lies below one folder, moved by ``--data-dir``."""

    data: Path

    @classmethod
    def default(cls) -> Self:
        """Return the usual folder of this system for a program's own data."""
        return cls(user_data_path("ReplyKit", appauthor=False))

    @property
    def database(self) -> Path:
        """The SQLite file with the user's bank."""
        return self.data / "replykit.db"

    @property
    def backups(self) -> Path:
        """Copies of the database made before a migration."""
        return self.data / "backups"

    @property
    def snapshot(self) -> Path:
        """The cached snapshot of the bank."""
        return self.data / "cache" / "playbook.json"

    @property
    def model(self) -> Path:
        """The linear model, learnt again from the user's own examples."""
        return self.data / "cache" / "model.bin"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.data / "settings.json"

    @property
    def log(self) -> Path:
        """The rotating log."""
        return self.data / "logs" / "replykit.log"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user set; every field has a default.

    Attributes:
        theme: Colours: as the system, light or dark.
        font_px: Body size, `MIN_FONT_PX` to `MAX_FONT_PX` pixels.
        on_top: Whether the window stays above the others.
        language: Language of the window.
        platform: One of `PLATFORMS`; decides which rules hold.
        profile: Slot values of the shop and the agent (``shop``, ``agent``, ``courier``, ...).
        role: Who sits here: an agent and a trainee read the bank, a lead edits it.
        why_shown: Whether the line of reasons is shown.
        extent: How much is said around an answer.
        geometry: Window place as ``(x, y, width, height)`` in logical pixels, None at first.
        places: Window place by the layout of screens it was left on, as `geometry`.
        hotkey: Keys that take the message from any program, as Qt writes them; "" for none.
        watching: Whether text copied in a chat window is answered by itself.
        chats: The programs whose windows are chat windows, as the desktop names them.
        docked: The side of the chat window the desk keeps to.
        compact: Whether only the strip with three replies is shown.
        keys: Keys the user chose, by command.
        learning: Whether picks and corrections re-order the replies, and are kept.
        keeps_examples: Whether a corrected message is kept, masked, as a suggested example.
        keeps_figures: Whether the times of replies are kept beyond the window's life.
        in_tray: Whether closing the window leaves the program in the tray.
        shop: What the shop in force is called, "" while there is no other.
        shops: Other shops this agent answers for, by name; at most `MAX_SHOPS`.
        flags: Colour of an order's flag by purpose; empty until the shop has settled it.
        shifts: The shop's shifts and weekly meeting, at most `MAX_SHIFTS`; empty until it has
            settled them.
    """

    theme: Theme = "auto"
    font_px: int = DEFAULT_FONT_PX
    on_top: bool = True
    language: Language = "zh"
    platform: str = "taobao"
    profile: Mapping[str, str] = field(default_factory=dict)
    role: Role = "agent"
    why_shown: bool = True
    extent: Extent = Extent.FITTING
    geometry: Rectangle | None = None
    places: Mapping[str, Rectangle] = field(default_factory=dict)
    hotkey: str = "Ctrl+Alt+R"
    watching: bool = False
    chats: tuple[str, ...] = ()
    docked: Side = "off"
    compact: bool = False
    keys: Mapping[str, str] = field(default_factory=dict)
    learning: bool = True
    keeps_examples: bool = False
    keeps_figures: bool = True
    in_tray: bool = False
    shop: str = ""
    shops: Mapping[str, Shop] = field(default_factory=dict)
    flags: Flags = field(default_factory=dict)
    shifts: tuple[Shift, ...] = ()

    @property
    def slot_values(self) -> dict[SlotId, str]:
        """The profile by slot, with the platform's form of address where none is set."""
        usual = {"address_form": ADDRESS_FORMS.get(self.platform, "")}
        given = {slot: value for slot, value in self.profile.items() if value}
        return {SlotId(slot): value for slot, value in {**usual, **given}.items()}


def load_settings(path: Path) -> Settings:
    """Return the settings of a file; what is missing or unusable in it has its default.

    A file that cannot be read at all gives all defaults and is left as it is.
    """
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    return _sound(raw) if isinstance(raw, dict) else Settings()


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings in one step: a crash leaves the old file or the new one.

    Keys of the file that this version does not know are kept.

    Raises:
        OSError: If the folder cannot be written.
    """
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        known = {}
    merged = {**(known if isinstance(known, dict) else {}), **asdict(settings)}
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.part")
    draft.write_text(json.dumps(merged, ensure_ascii=False, indent=2), encoding="utf-8")
    draft.replace(path)


def _sound(raw: Mapping[str, Any]) -> Settings:
    settings = Settings()
    for item in fields(Settings):
        value = usable_value(item.name, raw.get(item.name))
        if value is not None:
            settings = replace(settings, **{item.name: value})
    return settings


def usable_value(name: str, value: Any) -> Any:
    """Return what a field takes of a value from a file, None when it is no good.

    Args:
        name: A field of `Settings`.
        value: What JSON gave.
    """
    if name in _CHOICES:
        return value if value in _CHOICES[name] else None
    if name in _SWITCHES:
        return value if isinstance(value, bool) else None
    return _PARSERS[name](value)


def _extent(value: Any) -> Extent | None:
    return Extent(value) if value in list(Extent) else None


def _size(value: Any) -> int | None:
    ok = type(value) is int and MIN_FONT_PX <= value <= MAX_FONT_PX
    return value if ok else None


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _names(value: Any) -> tuple[str, ...] | None:
    if not isinstance(value, list):
        return None
    return tuple(item for item in value if isinstance(item, str) and item)[:MAX_CHATS]


def _places(value: Any) -> dict[str, Rectangle] | None:
    if not isinstance(value, dict):
        return None
    found = {str(name): _rectangle(place) for name, place in value.items()}
    return {name: place for name, place in found.items() if place is not None}


def _shops(value: Any) -> dict[str, Shop] | None:
    if not isinstance(value, dict):
        return None
    sound = [(str(name), _shop(raw)) for name, raw in value.items() if isinstance(raw, dict)]
    return dict(sound[:MAX_SHOPS])


def _shop(raw: Mapping[str, Any]) -> Shop:
    platform = raw.get("platform")
    known = platform if isinstance(platform, str) and platform in PLATFORMS else PLATFORMS[0]
    return Shop(known, _texts(raw.get("profile")) or {})


def _texts(value: Any) -> dict[str, str] | None:
    if not isinstance(value, dict):
        return None
    return {str(k): v for k, v in value.items() if isinstance(v, str)}


def _rectangle(value: Any) -> Rectangle | None:
    if isinstance(value, list) and len(value) == 4 and all(type(n) is int for n in value):
        return (value[0], value[1], value[2], value[3])
    return None


def _flags(value: Any) -> Flags | None:
    if not isinstance(value, dict):
        return None
    return {
        purpose: FlagColour(value[purpose])
        for purpose in FlagPurpose
        if value.get(purpose) in tuple(FlagColour)
    }


def _shifts(value: Any) -> tuple[Shift, ...] | None:
    if not isinstance(value, list):
        return None
    found = (_shift(item) for item in value if isinstance(item, dict))
    return tuple(shift for shift in found if shift is not None)[:MAX_SHIFTS]


def _shift(raw: Mapping[str, Any]) -> Shift | None:
    words = [raw.get(part) for part in ("name", "start", "end")]
    weekday = raw.get("weekday", DAILY)
    if not all(isinstance(word, str) for word in words):
        return None
    name, start, end = map(str, words)
    timed = all(_TIME.fullmatch(time) for time in (start, end))
    if not name.strip() or not timed or type(weekday) is not int or not 0 <= weekday <= 7:
        return None
    return Shift(name.strip(), start, end, weekday)


_CHOICES: Mapping[str, tuple[str, ...]] = {
    "theme": ("auto", "light", "dark"),
    "language": ("zh", "en"),
    "role": ("agent", "lead", "trainee"),
    "platform": PLATFORMS,
    "docked": ("off", "left", "right"),
}
_SWITCHES = frozenset(
    {
        "on_top",
        "why_shown",
        "watching",
        "compact",
        "learning",
        "keeps_examples",
        "keeps_figures",
        "in_tray",
    }
)
_PARSERS: Mapping[str, Callable[[Any], Any]] = {
    "extent": _extent,
    "font_px": _size,
    "profile": _texts,
    "geometry": _rectangle,
    "places": _places,
    "hotkey": _text,
    "shop": _text,
    "chats": _names,
    "keys": _texts,
    "shops": _shops,
    "flags": _flags,
    "shifts": _shifts,
}
