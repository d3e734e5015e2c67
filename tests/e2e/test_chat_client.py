"""One real conversation: the customer's line is copied, a key copies a reply, it is sent."""

from __future__ import annotations

from tests.e2e.chat import lacking_tools
from tests.e2e.desktop import PROGRAM
from tests.e2e.shop import messages, open_shop

ROUNDS = 200
"""As many as one agent has in a good hour, without one wrong or lost."""


def test_two_hundred_replies_reach_the_customer_just_as_they_were_copied(desktop, tmp_path):
    assert lacking_tools() == [], "missing programs; `make test` installs or names them"

    with open_shop(desktop, tmp_path, PROGRAM) as shop:
        shop.desktop.activate(shop.chat)
        served = [shop.serve(asked) for asked in messages(ROUNDS)]

    assert [(sent, heard) for sent, heard in served if sent != heard] == []
    assert len(served) == ROUNDS
