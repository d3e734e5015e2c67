import json
import shutil
import sys

import pytest

from replykit import bootstrap
from replykit.cli.streams import ProgressLine
from replykit.cli.words import OUTCOMES, row_sentence
from replykit.domain.exchange import ROW_CODES, RowOutcome, RowReport
from replykit.domain.intent import Stage
from replykit.services.phrase_desk import PhraseDesk
from replykit.settings import Paths
from tests.fakes import FakeClipboard

HEADER = "id,intent,text,state\n"


@pytest.fixture
def given(tmp_path):
    def given(content, name="话术.csv"):
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return str(path)

    return given


@pytest.fixture(scope="session")
def database(tmp_path_factory):
    """A database with the bundled bank in it, made once: that takes seconds."""
    paths = Paths(tmp_path_factory.mktemp("template"))
    store, _ = bootstrap.open_own_bank(paths)
    store.close()
    return paths.database


@pytest.fixture
def book(tmp_path, database):
    """The user's bank as it is by now."""
    paths = Paths(tmp_path / "data")
    paths.data.mkdir()
    shutil.copyfile(database, paths.database)
    return lambda: bootstrap.read_own_book(paths)


def test_an_import_is_in_the_bank_and_done_once(run, given, book):
    path = given(HEADER + "size-mine,size,这款偏大半码，您可以拍小一码,approved\n")
    code, out, _ = run("bank", "import", path, "--approve")
    assert code == 0
    assert out.splitlines() == [
        "2  新增  size-mine",
        "1 行：新增 1，已有 0，改动 0，跳过 0，不能用 0",
    ]
    assert book().phrase_by_id["size-mine"].state == "approved"
    before = book()
    code, out, _ = run("bank", "import", path)
    assert (code, out.splitlines()[0]) == (0, "2  已有  size-mine")
    assert book() == before


@pytest.fixture
def window(tmp_path, book):
    """What a window has of its bank; each call is another start of the program."""
    opened = []

    def start():
        workplace = bootstrap.build_workplace(Paths(tmp_path / "data"), FakeClipboard())
        workplace.desk.swap(workplace.load_snapshot())
        bank = workplace.open_bank()
        opened.append(bank.store)
        workplace.desk.swap(bank.snapshot)
        return workplace, PhraseDesk(bank.store, bank.snapshot.book, workplace.desk.check)

    yield start
    for store in opened:
        store.close()


@pytest.mark.parametrize("edits", [("first",), ("first", "then"), ("then",), ()])
def test_an_import_beside_an_open_window_is_there_at_the_next_start(run, given, window, edits):
    window()[0].keep()
    workplace, desk = window()

    def edit(text):
        desk.add_example("size", text)
        workplace.desk.swap(workplace.rebuild(desk.book))

    if "first" in edits:
        edit("我这身材该怎么挑码子")
    run("bank", "import", given("id,intent,text\nsize-mine,size,这款偏大半码，您可以拍小一码\n"))
    if "then" in edits:
        edit("给我爸拍哪个码子妥当")
        assert "size-mine" in desk.book.phrase_by_id
    workplace.keep()
    workplace, desk = window()
    assert "size-mine" in desk.book.phrase_by_id


def test_a_dry_run_writes_nothing_at_all(run, given, tmp_path):
    path = given(HEADER + ",size,这款偏大半码，您可以拍小一码,\n")
    code, out, _ = run("bank", "import", path, "--dry-run", "--json")
    [report] = map(json.loads, out.splitlines())
    assert (code, report["applied"], report["counts"]["add"]) == (0, 0, 1)
    assert report["rows"][0]["after"]["state"] == "draft"
    assert not (tmp_path / "data").exists()


def test_good_rows_come_in_beside_bad_ones_and_the_exit_code_tells(run, given, book):
    path = given(HEADER + ",size,,\n,nothing,好的,\n,size,这款偏大半码，您可以拍小一码,\n")
    code, out, _ = run("bank", "import", path)
    assert code == 1
    assert out.splitlines()[:2] == ["2  不能用  缺 text", "3  不能用  没有这个意图：nothing"]
    assert "size-1" in book().phrase_by_id


def test_nothing_is_overwritten_without_update(run, given, book):
    run("bank", "import", given(HEADER + "size-mine,size,这款偏大半码，您可以拍小一码,\n"))
    path = given(HEADER + "size-mine,size,这款正码，按平时的拍就好,\n")
    code, out, _ = run("bank", "import", path)
    assert code == 1
    assert "--update" in out
    assert book().phrase_by_id["size-mine"].text.startswith("这款偏大")
    assert run("bank", "import", path, "--update")[0] == 0
    assert book().phrase_by_id["size-mine"].text.startswith("这款正码")


@pytest.mark.parametrize("how", [(), ("--dry-run",)])
def test_an_id_below_a_retired_intent_keeps_no_row_out(run, given, book, window, how):
    rows = "id,intent,text\ngift-1,{},赠品放在包裹里面啦\nsize-mine,size,这款偏大半码可拍小一码\n"
    _, desk = window()
    desk.add_intent(Stage.PRESALE, "赠品", "gift", "")
    run("bank", "import", given(rows.format("gift")))
    desk.adopt(book())
    desk.retire_intent("gift")
    code, out, _ = run("bank", "import", given(rows.format("greeting")), *how)
    assert code == 0
    assert "新增 1，已有 1" in out
    added = "赠品放在包裹里面啦" in {phrase.text for phrase in book().phrases}
    assert added != bool(how)


def test_a_blocked_phrase_is_a_draft_and_a_finding(run, given, book):
    path = given(HEADER + "size-x,size,您加我微信详聊吧,approved\n")
    code, out, _ = run("bank", "import", path, "--approve")
    assert code == 1
    assert "草稿" in out
    assert book().phrase_by_id["size-x"].state == "draft"


@pytest.mark.parametrize("name", ["all.csv", "all.xlsx", "all.toml"])
def test_an_export_imports_as_the_same(run, tmp_path, name):
    path = str(tmp_path / name)
    code, out, _ = run("bank", "export", path, "--json")
    count = json.loads(out)["phrases"]
    assert (code, count > 600) == (0, True)
    code, out, _ = run("bank", "import", path, "--dry-run", "--update", "--approve", "--json")
    assert (code, json.loads(out)["counts"]["same"]) == (0, count)


def test_an_export_holds_what_was_asked_for(run, tmp_path):
    path = tmp_path / "some.csv"
    args = ("bank", "export", str(path), "--intent", "size", "--state", "approved")
    assert run(*args)[0] == 0
    rows = path.read_text(encoding="utf-8-sig").splitlines()[1:]
    assert {row.split(",")[1] for row in rows} == {"size"}
    code, _, err = run(*args)
    assert (code, "--force" in err) == (2, True)
    assert run(*args, "--force")[0] == 0
    assert run("bank", "export", str(path), "--force", "--state", "retired", "--json")[0] == 0
    assert len(path.read_text(encoding="utf-8-sig").splitlines()) == 1


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("import", "none.csv"), "none.csv"),
        (("import", "none.doc"), "--format"),
        (("import", "none.csv", "--format", "word"), "--format"),
        (("export", "none.doc"), "--format"),
        (("export", "no/such/folder/x.csv"), "写不进"),
        (("export", "x.csv", "--intent", "nothing"), "nothing"),
    ],
)
def test_the_users_mistakes_are_told_and_exit_with_two(
    run, book, tmp_path, monkeypatch, argv, said
):
    monkeypatch.chdir(tmp_path)
    code, out, err = run("bank", *argv)
    assert (code, out) == (2, "")
    assert said in err


def test_a_file_that_is_no_table_exits_with_two(run, given):
    for path in (
        given("好的\n"),
        given("no workbook", "x.xlsx"),
        given("no = toml = x", "x.toml"),
    ):
        assert run("bank", "import", path, "--dry-run")[0] == 2


def test_near_duplicates_are_named(run, given, book):
    assert run("bank", "duplicates")[:2] == (0, "0 对几乎一样\n")
    text = "这款的版型偏大半码，您可以拍小一码，不合适可以换"
    run("bank", "import", given(HEADER + f"size-a,size,{text},\nsize-b,size,{text}哦,\n"))
    code, out, _ = run("bank", "duplicates", "--json")
    assert code == 1
    [pair] = json.loads(out)
    assert {pair["one"], pair["other"]} == {"size-a", "size-b"}
    assert run("bank", "duplicates")[1].splitlines()[-1] == "1 对几乎一样"


def test_what_a_file_says_commands_no_terminal(run, given):
    code, out, _ = run("bank", "import", given(HEADER + ',"\x1b[2Jx",好,\n'), "--dry-run")
    assert code == 1
    assert "\x1b" not in out


def test_every_outcome_and_code_has_words():
    assert set(OUTCOMES) == set(RowOutcome)
    for code in ROW_CODES:
        said = row_sentence(RowReport(1, RowOutcome.BAD, code, "{x}"))
        assert said
        assert "{detail}" not in said
        assert said != code


class Terminal:
    def __init__(self):
        self.said = ""

    def isatty(self):
        return True

    def write(self, text):
        self.said += text

    def flush(self):
        pass


def test_progress_shows_on_a_terminal_once_it_takes_long(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with ProgressLine() as progress:
        progress(1, 2)
        assert terminal.said == ""
        monkeypatch.setattr(ProgressLine, "PATIENCE", -1.0)
        progress(1000, 0)
        progress(2, 2)
    assert terminal.said == "\r1000\r2/2 \r   \r"


def test_progress_is_silent_elsewhere(capsys, monkeypatch):
    monkeypatch.setattr(ProgressLine, "PATIENCE", -1.0)
    with ProgressLine() as progress:
        progress(1, 2)
    assert capsys.readouterr().err == ""
