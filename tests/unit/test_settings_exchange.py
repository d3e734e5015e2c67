import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replykit.errors import UserError
from replykit.services.settings_exchange import (
    MAX_BYTES,
    Difference,
    Refused,
    SettingsExchange,
    exported,
    planned,
)
from replykit.settings import Settings, Shop

OWN = Settings(
    theme="dark",
    keys={"hold": "Z"},
    profile={"agent": "小美"},
    shops={"二店": Shop("jd", {"shop": "二店"})},
    geometry=(1, 2, 3, 4),
)


def a_file(**values):
    return json.dumps({"replykit_settings": 1, "settings": values})


@pytest.fixture
def exchange(tmp_path):
    return SettingsExchange(tmp_path / "deep" / "before.json")


def test_what_was_exported_comes_back():
    found = planned(exported(OWN, personal=True), Settings())
    assert found.settings == Settings(
        **{name: getattr(OWN, name) for name in ("theme", "keys", "profile", "shops")}
    )
    assert found.refused == ()


def test_personal_data_and_this_machine_stay_out_unless_asked_for():
    assert "小美" not in exported(OWN, personal=False)
    assert "二店" not in exported(OWN, personal=False)
    assert "geometry" not in exported(OWN, personal=True)


def test_every_difference_is_named_tables_entry_by_entry():
    found = planned(a_file(theme="light", keys={"hold": "X", "mend": "Y"}), OWN)
    assert found.differences == (
        Difference("theme", "", "dark", "light"),
        Difference("keys", "hold", "Z", "X"),
        Difference("keys", "mend", None, "Y"),
    )


def test_what_is_no_good_is_named_and_left_out():
    text = a_file(
        font_px=900, colour="pink", geometry=[0, 0, 1, 1], keys={"hold": 3}, compact=True
    )
    found = planned(text, Settings())
    assert found.refused == (
        Refused("font_px", "unusable"),
        Refused("colour", "unknown"),
        Refused("geometry", "machine"),
        Refused("keys", "partly"),
    )
    assert found.settings == Settings(compact=True)


def test_endless_texts_are_left_out():
    found = planned(a_file(profile={"agent": "美" * 501}, hotkey="x" * 501), Settings())
    assert {item.why for item in found.refused} == {"unusable"}
    assert found.differences == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "{}",
        '{"replykit_settings": true, "settings": {}}',
        "[" * 90000,
        '{"replykit_settings": 1, "settings": []}',
        '{"theme": "dark"}',
        "\ud800",
    ],
)
def test_a_file_of_another_program_is_refused(text):
    with pytest.raises(UserError, match="foreign"):
        planned(text, OWN)


def test_a_file_of_a_newer_version_is_refused():
    with pytest.raises(UserError, match="newer"):
        planned('{"replykit_settings": 2, "settings": {}}', OWN)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9) | st.floats(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3)
    ),
    max_leaves=8,
)
_FIELDS = st.sampled_from([*Settings.__dataclass_fields__, "nobody"])


@given(st.dictionaries(_FIELDS, _JSON, max_size=6))
def test_whatever_a_file_holds_the_plan_is_sound(values):
    found = planned(a_file(**values), OWN)
    assert isinstance(found.settings, Settings)
    again = planned(exported(found.settings, personal=True), found.settings)
    assert (again.differences, again.refused) == ((), ())


def test_files_go_out_and_come_in(exchange, tmp_path):
    path = tmp_path / "mine.json"
    exchange.write(path, OWN, personal=True)
    assert exchange.read(path, Settings()).settings.theme == "dark"


def test_a_file_that_cannot_be_read_is_none_of_ours(exchange, tmp_path):
    big = tmp_path / "big.json"
    big.write_bytes(b" " * (MAX_BYTES + 1))
    latin = tmp_path / "latin.json"
    latin.write_bytes(b"\xff\xfe\xfa")
    for path in (big, latin, tmp_path / "none.json", tmp_path):
        with pytest.raises(UserError, match="foreign"):
            exchange.read(path, OWN)


def test_a_folder_that_cannot_be_written_is_named(exchange, tmp_path):
    with pytest.raises(UserError, match="unwritable"):
        exchange.write(tmp_path / "none" / "x.json", OWN, personal=False)


def test_the_last_import_is_undone_and_what_changed_since_stays(exchange):
    wanted = planned(a_file(theme="light", font_px=18), OWN)
    exchange.keep_way_back(OWN, wanted)
    assert exchange.can_undo
    since = Settings(theme="light", font_px=18, compact=True)
    back = exchange.undone(since)
    assert (back.theme, back.font_px, back.compact) == ("dark", OWN.font_px, True)
    assert not exchange.can_undo


def test_nothing_to_undo_is_said(exchange):
    assert not exchange.can_undo
    with pytest.raises(UserError):
        exchange.undone(OWN)
