import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replykit.domain.practice import FlagColour, FlagPurpose, Shift
from replykit.settings import MAX_SHIFTS, Paths, Settings, Shop, load_settings, save_settings


def test_what_was_saved_is_loaded(tmp_path):
    path = tmp_path / "deep" / "settings.json"
    settings = Settings(
        theme="dark",
        font_px=16,
        profile={"shop": "云朵小铺"},
        geometry=(1, 2, 3, 4),
        places={"0,0,1920,1080": (5, 6, 7, 8)},
        hotkey="Ctrl+Alt+Q",
        watching=True,
        chats=("qianniu", "jd"),
        docked="left",
        compact=True,
        keys={"hold": "Z"},
        learning=False,
        keeps_examples=True,
        keeps_figures=False,
        in_tray=True,
        shops={"二店": Shop("jd", {"shop": "二店"})},
        flags={FlagPurpose.DEAL: FlagColour.RED},
        shifts=(Shift("晚班", "17:00", "00:00"), Shift("例会", "08:20", "08:50", 1)),
    )
    save_settings(path, settings)
    assert load_settings(path) == settings


@pytest.mark.parametrize("content", ["", "[]", "{", "null", '{"font_px": 900, "theme": 3}'])
def test_an_unusable_file_gives_the_defaults(tmp_path, content):
    path = tmp_path / "settings.json"
    path.write_text(content)
    assert load_settings(path) == Settings()


def test_one_bad_value_costs_only_itself(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text(
        '{"font_px": "big", "language": "en", "profile": {"shop": 1, "agent": "小美"}}'
    )
    found = load_settings(path)
    assert (found.font_px, found.language) == (Settings().font_px, "en")
    assert found.profile == {"agent": "小美"}


def test_flags_and_shifts_that_make_no_sense_are_left_out(tmp_path):
    path = tmp_path / "settings.json"
    good = {"name": "早班", "start": "08:00", "end": "16:00"}
    bad = [{**good, "start": "25:00"}, {**good, "name": " "}, {**good, "weekday": 8}, "x", {}]
    flags = {"deal": "pink", "audit": "grey", "lunch": "red", "ready": ["red"]}
    path.write_text(json.dumps({"flags": flags, "shifts": [*bad, good]}))
    found = load_settings(path)
    assert found.flags == {FlagPurpose.AUDIT: FlagColour.GREY}
    assert found.shifts == (Shift("早班", "08:00", "16:00"),)
    path.write_text(json.dumps({"shifts": [good] * 99}))
    assert len(load_settings(path).shifts) == MAX_SHIFTS


def test_keys_of_a_newer_version_survive(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text('{"macro": "F9"}')
    save_settings(path, Settings())
    assert json.loads(path.read_text(encoding="utf-8"))["macro"] == "F9"


def test_no_part_file_stays_behind(tmp_path):
    save_settings(tmp_path / "settings.json", Settings())
    assert [p.name for p in tmp_path.iterdir()] == ["settings.json"]


def test_everything_lies_below_the_data_folder(tmp_path):
    paths = Paths(tmp_path)
    for path in (paths.database, paths.backups, paths.snapshot, paths.settings, paths.log):
        assert tmp_path in path.parents


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=5))
def test_any_json_is_survived(tmp_path_factory, value):
    path = tmp_path_factory.mktemp("s") / "settings.json"
    names = (
        "theme",
        "font_px",
        "on_top",
        "profile",
        "geometry",
        "platform",
        "why_shown",
        "flags",
        "shifts",
    )
    path.write_text(json.dumps(dict.fromkeys(names, value)))
    assert isinstance(load_settings(path), Settings)


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        ("lead", "lead"),
        ("trainee", "trainee"),
        ("boss", "agent"),
        (["lead"], "agent"),
        (1, "agent"),
    ],
)
def test_a_role_nobody_knows_is_an_agents(tmp_path, written, taken):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"role": written}), encoding="utf-8")
    assert load_settings(path).role == taken


def test_shops_places_and_chats_that_make_no_sense_are_left_out(tmp_path):
    path = tmp_path / "settings.json"
    raw = {
        "shops": {
            "一店": {"platform": "nowhere", "profile": {"agent": "小美", "x": 1}},
            "二店": 3,
        },
        "places": {"a": [1, 2, 3, 4], "b": [1], "c": "x"},
        "chats": ["qianniu", "", 4],
        "docked": "top",
        "hotkey": 5,
    }
    path.write_text(json.dumps(raw))
    found = load_settings(path)
    assert found.shops == {"一店": Shop("taobao", {"agent": "小美"})}
    assert found.places == {"a": (1, 2, 3, 4)}
    assert found.chats == ("qianniu",)
    assert (found.docked, found.hotkey) == (Settings().docked, Settings().hotkey)
