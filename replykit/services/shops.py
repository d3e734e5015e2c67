"""Several shops for one agent: the one in force, and the others kept beside it.

The profile and the platform of the settings are those of the shop in force; the others wait in
`Settings.shops`. A switch swaps the two in one step, so that a reply never has the name of one
shop and the rules of another.
"""

from __future__ import annotations

from dataclasses import replace

from replykit.errors import UserError
from replykit.settings import MAX_SHOPS, Settings, Shop

MAX_NAME = 40
"""Most characters of a shop's name in lists; more cannot be told apart there anyway."""

AGENTS_OWN = ("agent", "staff_no")
"""Slots that tell about the agent: a new shop begins with them."""


def current_shop(settings: Settings) -> str:
    """Return what the shop in force is called, "" if nobody has named it."""
    return settings.shop or settings.profile.get("shop", "")[:MAX_NAME]


def shop_names(settings: Settings) -> tuple[str, ...]:
    """Return every shop, the one in force among them, in an order no switch changes."""
    others = set(settings.shops) - {current_shop(settings)}
    return tuple(sorted({*others, current_shop(settings)}))


def switch_shop(settings: Settings, name: str) -> Settings:
    """Put another shop in force: its platform, its profile and with them its form of address.

    Nothing changes for the shop in force and for a name nobody knows.
    """
    wanted = settings.shops.get(name)
    if wanted is None or name == current_shop(settings):
        return settings
    others = {other: shop for other, shop in settings.shops.items() if other != name}
    former = current_shop(settings) or _free_name(settings, name)
    others[former] = Shop(settings.platform, dict(settings.profile))
    return replace(
        settings, shop=name, platform=wanted.platform, profile=wanted.profile, shops=others
    )


def add_shop(settings: Settings, name: str, platform: str) -> Settings:
    """Add a shop, not yet in force; it knows the agent and its own name.

    Raises:
        UserError: If the name is missing or taken, or there are too many shops.
    """
    own = _sound_name(settings, name)
    if len(settings.shops) >= MAX_SHOPS:
        raise UserError("shop.too_many", most=MAX_SHOPS)
    agent = {slot: settings.profile[slot] for slot in AGENTS_OWN if slot in settings.profile}
    return replace(settings, shops={**settings.shops, own: Shop(platform, {"shop": own, **agent})})


def rename_shop(settings: Settings, former: str, name: str) -> Settings:
    """Call a shop something else in lists; what replies call it is in its profile.

    Raises:
        UserError: If the name is missing or taken.
    """
    if name.strip() == former:
        return settings
    own = _sound_name(settings, name)
    if former == current_shop(settings):
        return replace(settings, shop=own)
    shops = {own if other == former else other: shop for other, shop in settings.shops.items()}
    return replace(settings, shops=shops)


def remove_shop(settings: Settings, name: str) -> Settings:
    """Forget a shop; the next one takes the place of the one in force, the only one stays."""
    others = {other: shop for other, shop in settings.shops.items() if other != name}
    if name != current_shop(settings):
        return replace(settings, shops=others)
    if not others:
        return settings
    heir = min(others)
    shop = others.pop(heir)
    return replace(settings, shop=heir, platform=shop.platform, profile=shop.profile, shops=others)


def _sound_name(settings: Settings, name: str) -> str:
    own = " ".join(name.split())[:MAX_NAME]
    if not own:
        raise UserError("shop.name_missing")
    if own in shop_names(settings):
        raise UserError("shop.name_taken", name=own)
    return own


def _free_name(settings: Settings, wanted: str) -> str:
    """Return a name for a shop nobody named: its platform's, with a number where taken."""
    taken = {*settings.shops, wanted}
    names = (settings.platform, *(f"{settings.platform} {n}" for n in range(2, MAX_SHOPS + 3)))
    return next(name for name in names if name not in taken)
