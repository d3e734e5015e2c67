import csv
import io
import os
import random
import zipfile
from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from phrasebank.exchange import formats, rows, xlsx_file
from phrasebank.exchange.cells import neutralised, plain
from phrasebank.exchange.columns import COLUMNS, by_column, cells_of, joined, record_of, split
from phrasebank.exchange.encodings import decoded
from phrasebank.loader import load_bundle
from phrasebank.schema import phrase as phrase_of
from replykit.domain.message import Emotion
from replykit.domain.phrase import PhraseRole, PhraseState, Tone
from replykit.errors import UserError
from tests.builders import a_phrase

FORMATS = sorted(formats.FORMATS)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
FILLED = TEXTS.map(str.strip).filter(bool)
PHRASES = st.builds(
    a_phrase,
    id=st.from_regex(r"[a-z][a-z0-9_]{0,9}(-[a-z0-9]{1,5}){0,2}", fullmatch=True),
    intent=st.just("ship_time"),
    text=FILLED | st.sampled_from(["=1+1", "'=1", "''@x", "\tx", "_x0041_", "-1", "a\r\nb\rc"]),
    tone=st.sampled_from(Tone),
    note=TEXTS,
    cues=st.lists(FILLED | st.sampled_from(["a|b", "\\", "a,\\", "\\|"]), max_size=3).map(tuple),
    platforms=st.lists(st.sampled_from(["taobao", "jd"]), max_size=2).map(tuple),
    manual=st.lists(st.just("M107"), max_size=1).map(tuple),
    state=st.sampled_from(PhraseState),
    role=st.sampled_from(PhraseRole),
    emotions=st.lists(st.sampled_from(Emotion), max_size=2).map(tuple),
    long=st.booleans(),
)


def row_texts(path, **how):
    return [row.cells.get("text") or row.cells.get("内容") for row in formats.read(path, **how)]


@pytest.fixture
def csv_of(tmp_path):
    def csv_of(content, encoding="utf-8"):
        path = tmp_path / "给.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return csv_of


@pytest.fixture
def xlsx_of(tmp_path):
    def xlsx_of(*sheets):
        book = openpyxl.Workbook()
        for number, records in enumerate(sheets):
            sheet = book.active if number == 0 else book.create_sheet()
            for record in records:
                sheet.append(record)
        path = tmp_path / "给.xlsx"
        book.save(path)
        book.close()
        return path

    return xlsx_of


# --- there and back ------------------------------------------------------------------------


@pytest.mark.parametrize("name", FORMATS)
@given(phrases=st.lists(PHRASES, max_size=4))
def test_what_is_written_is_read_as_the_same(name, phrases, tmp_path_factory):
    path = tmp_path_factory.mktemp("there") / f"and_back.{name}"
    formats.write(phrases, path)
    found = formats.read(path)
    if any("\ufffd" in cell for phrase in phrases for cell in cells_of(phrase).values()):
        return  # as if it were undecodable: never read as something else
    usual = dict.fromkeys(COLUMNS, "") | {"role": "answer"}
    cells = [{**usual, **{k: v for k, v in row.cells.items() if v}} for row in found]
    assert cells == [{**cells_of(phrase)} for phrase in phrases]


@pytest.mark.parametrize("name", FORMATS)
def test_the_bundled_bank_comes_back_phrase_by_phrase(name, tmp_path):
    phrases = load_bundle().book.phrases
    path = tmp_path / f"all.{name}"
    formats.write(phrases, path)
    records = [record_of(row.cells) for row in formats.read(path)]
    assert tuple(phrase_of(record, record["intent"]) for record in records) == phrases


@given(TEXTS | st.from_regex(r"'{0,3}[=+@\t\r\-].{0,5}", fullmatch=True))
def test_a_neutralised_cell_is_no_formula_and_comes_back(text):
    cell = neutralised(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert plain(cell) == text


@given(st.lists(FILLED).map(lambda values: [v for v in values if v.strip()]))
def test_joined_values_come_apart_again(values):
    assert split(joined(values)) == values


# --- CSV -----------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encoding_and_delimiter_are_found_out(csv_of, encoding, delimiter):
    content = f"意图{delimiter}内容\r\n尺码{delimiter}亲，偏大半码哦；可退\r\n"
    assert row_texts(csv_of(content, encoding)) == ["亲，偏大半码哦；可退"]


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_both_orders_of_utf_16_are_read(name):
    assert decoded("\ufeff内容".encode(name)) == "内容"


def test_one_broken_byte_costs_its_row_alone(csv_of):
    content = "意图,内容\n尺码,偏大\n".encode() + b"size,\xff\xe5\n" + "尺码,偏小\n".encode()
    found = formats.read(csv_of(content))
    assert [row.code for row in found] == ["", "row.unreadable", ""]
    assert found[2].cells["内容"] == "偏小"


def test_quoted_line_breaks_stay_in_their_cell(csv_of):
    found = formats.read(csv_of('text,intent\r\n"一\n二",size\r\n\r\n三,size\r\n'))
    assert [(row.number, row.cells["text"]) for row in found] == [(2, "一\n二"), (4, "三")]


def test_a_quote_that_never_closes_costs_no_row_before_it(csv_of):
    rest = "\n".join(["好,size"] * 40_000)
    found = formats.read(csv_of(f'text,intent\n好,size\n"没完,size\n{rest}\n'))
    assert found[0].cells["text"] == "好"
    assert found[1].code in ("row.unreadable", "row.long")
    assert found[-1].number > 3


def test_the_header_may_stand_below_notes(csv_of):
    content = "本表说明,,\n请勿修改,,\n分组,短语内容,图片链接\n尺码,偏大,x.png\n"
    [row] = formats.read(csv_of(content))
    assert row.number == 4
    assert row.cells == {"分组": "尺码", "短语内容": "偏大", "图片链接": "x.png"}


def test_cells_without_a_header_and_names_twice_are_kept_apart(csv_of):
    [row] = formats.read(csv_of("text,intent,备注,备注,\n好,size,a,b,c,d\n"))
    assert row.cells == {
        "text": "好", "intent": "size", "备注": "a", "备注#4": "b", "列#5": "c", "列#6": "d",
    }  # fmt: skip


def test_the_better_name_wins_a_column():
    assert by_column(["分类", "意图", "内容"]) == {"intent": "意图", "text": "内容"}


@pytest.mark.parametrize("content", ["", "a,b\n1,2\n", "\n" * 12 + "text,intent\n好,size\n"])
def test_a_table_without_a_header_is_refused(csv_of, content):
    with pytest.raises(UserError, match=r"exchange\.header"):
        formats.read(csv_of(content))


def test_a_cell_that_is_too_long_costs_its_row(csv_of):
    content = f"text,intent\n{'好' * (rows.MAX_CELL + 1)},size\n好,size\n"
    assert [row.code for row in formats.read(csv_of(content))] == ["row.long", ""]


def test_more_than_can_be_read_is_refused(csv_of, monkeypatch):
    path = csv_of("text,intent\n" + "好,size\n" * 11)
    monkeypatch.setattr("phrasebank.exchange.table.MAX_ROWS", 10)
    with pytest.raises(UserError, match=r"exchange\.too_big"):
        formats.read(path)
    monkeypatch.setattr(rows, "MAX_BYTES", 20)
    with pytest.raises(UserError, match=r"exchange\.too_big"):
        rows.file_bytes(path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(UserError, match=r"input\.unreadable"):
        formats.read(tmp_path / "none.csv")


@given(st.binary(max_size=300))
def test_no_bytes_make_a_reader_stumble(content):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "any"
        path.write_bytes(content)
        for name in FORMATS:
            with suppress(UserError):
                formats.read(path, name)


def test_what_is_exported_is_what_excel_takes_for_text(tmp_path):
    path = tmp_path / "x.csv"
    formats.write([a_phrase(text="=cmd|'/c calc'!A1", note="@x")], path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    [_, record] = csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig")))
    assert record[2] == "'=cmd|'/c calc'!A1"
    assert record[-1] == "'@x"


# --- XLSX ----------------------------------------------------------------------------------


def test_a_workbook_with_merged_notes_numbers_and_dates_is_read(xlsx_of):
    path = xlsx_of(
        [["说明：请按格式填写"], [], ["内容", "类型", "标签", "排序", "日期"],
         ["偏大", "尺码", "a,b", 3.0, date(2026, 1, 2)], [None], ["偏小", "尺码", True, 1.5]]
    )  # fmt: skip
    first, second = formats.read(path)
    assert (first.number, second.number) == (4, 6)
    assert first.cells["排序"] == "3"
    assert first.cells["日期"].startswith("2026-01-02")
    assert (second.cells["标签"], second.cells["排序"]) == ("true", "1.5")


def test_the_first_sheet_with_a_header_is_taken(xlsx_of):
    path = xlsx_of([["说明"]], [["text", "intent"], ["好", "size"]], [["text"], ["不读"]])
    assert row_texts(path) == ["好"]


def test_a_formula_is_its_text(xlsx_of):
    assert row_texts(xlsx_of([["text", "intent"], ["=1+1", "size"]])) == ["=1+1"]


def test_an_escape_that_is_half_a_character_costs_its_row(xlsx_of):
    records = [["text", "intent"], ["好_xD800_", "size"], ["好_x000d_", "size"]]
    found = formats.read(xlsx_of(records))
    assert [row.code for row in found] == ["row.unreadable", ""]
    assert found[1].cells["text"] == "好\r"


def test_an_exported_workbook_holds_no_formula(tmp_path):
    path = tmp_path / "x.xlsx"
    formats.write([a_phrase(text="=1+1")], path)
    with zipfile.ZipFile(path) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def repacked(path, part, change, **how):
    """Rewrite one part of a workbook."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


SHEET = "xl/worksheets/sheet1.xml"


def test_entities_are_refused(xlsx_of):
    laughs = b'<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;">]>'
    path = xlsx_of([["text", "intent"], ["好", "size"]])
    repacked(path, SHEET, lambda xml: laughs + xml.replace(b"<sheetData>", b"<sheetData>&b;"))
    with pytest.raises(UserError, match=r"exchange\.damaged"):
        formats.read(path)


def test_a_bomb_is_refused_before_it_is_unpacked(xlsx_of, monkeypatch):
    path = xlsx_of([["text", "intent"], ["好", "size"]])
    repacked(path, SHEET, lambda xml: xml + b" " * 3_000_000)
    assert path.stat().st_size < 20_000
    monkeypatch.setattr(xlsx_file, "MAX_UNPACKED", 2_000_000)
    with pytest.raises(UserError, match=r"exchange\.too_big"):
        formats.read(path)


PARTS = ["xl/styles.xml", "xl/workbook.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels"]


@pytest.mark.parametrize("part", PARTS)
def test_a_part_that_becomes_a_tree_is_refused_where_it_is_large(xlsx_of, monkeypatch, part):
    path = xlsx_of([["text", "intent"], ["好", "size"]])
    noise = random.Random(1).randbytes(3_000_000).hex().encode()
    repacked(path, part, lambda xml: xml + b"<!--" + noise + b"-->")
    monkeypatch.setattr(xlsx_file, "_opened", lambda raw: pytest.fail("opened"))
    with pytest.raises(UserError, match=r"exchange\.too_big"):
        formats.read(path)


def test_the_relations_of_a_sheet_are_no_sheet(xlsx_of, tmp_path):
    path = xlsx_of([["text", "intent"], ["好", "size"]])
    noise = random.Random(1).randbytes(3_000_000).hex()
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/_rels/sheet1.xml.rels", f"<!--{noise}--><x/>")
    with pytest.raises(UserError, match=r"exchange\.too_big"):
        formats.read(path)


@pytest.mark.parametrize("part", [SHEET, "xl/styles.xml"])
def test_a_part_packed_a_thousand_times_is_refused(xlsx_of, part):
    path = xlsx_of([["text", "intent"], ["好", "size"]])
    repacked(path, part, lambda xml: xml + b" " * 2_000_000)
    with pytest.raises(UserError, match=r"exchange\.too_big"):
        formats.read(path)


def test_a_large_sheet_of_equal_rows_is_read(xlsx_of):
    path = xlsx_of([["text", "intent"], *(["好的", "size"] for _ in range(60_000))])
    with zipfile.ZipFile(path) as archive:
        assert archive.getinfo(SHEET).file_size > xlsx_file.MAX_PART
    assert len(formats.read(path)) == 60_000


def test_a_row_number_out_of_this_world_is_not_counted_up_to(xlsx_of):
    path = xlsx_of([["text", "intent"], ["好", "size"], ["远", "size"]])
    repacked(path, SHEET, lambda xml: xml.replace(b'<row r="3"', b'<row r="999999999"')
             .replace(b'r="A3"', b'r="A999999999"'))  # fmt: skip
    assert row_texts(path) == ["好"]


def test_a_sheet_that_lies_about_its_size_is_read_whole(xlsx_of):
    path = xlsx_of([["text", "intent"], ["好", "size"]])
    repacked(path, SHEET, lambda xml: xml.replace(b'ref="A1:B2"', b'ref="A1"'))
    assert row_texts(path) == ["好"]


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "[Content_Types].xml"])
def test_a_broken_part_is_the_files_fault(xlsx_of, part):
    path = repacked(xlsx_of([["text", "intent"], ["好", "size"]]), part, lambda xml: xml[:90])
    with pytest.raises(UserError, match=r"exchange\.damaged"):
        formats.read(path)


# --- TOML and the rest -----------------------------------------------------------------------


def test_a_bundled_intent_file_is_read(tmp_path):
    path = tmp_path / "size.toml"
    path.write_text(
        'id = "size"\n[[phrase]]\nid = "size-x"\ntext = "好"\ncues = ["a,b", "c"]\nlong = true\n'
        '[[phrase]]\nintent = "bargain"\ntext = "少"\nn = 1\n',
        encoding="utf-8",
    )
    first, second = formats.read(path)
    assert first.cells["intent"] == "size"
    assert split(first.cells["cues"]) == ["a,b", "c"]
    assert first.cells["long"] == "true"
    assert (second.number, second.cells["intent"], second.cells["n"]) == (2, "bargain", "1")


@pytest.mark.parametrize("content", ["x = ", "x = 1", "phrase = 1", "[" * 5000, "a." * 5000])
def test_what_is_no_bank_in_toml_is_refused(tmp_path, content):
    path = tmp_path / "x.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UserError, match=r"exchange\.damaged"):
        formats.read(path)


def test_a_phrase_that_is_no_table_costs_itself_alone(tmp_path):
    path = tmp_path / "x.toml"
    path.write_text('phrase = [3, {text = "好"}]', encoding="utf-8")
    assert [row.code for row in formats.read(path)] == ["row.unreadable", ""]


@pytest.mark.parametrize(("name", "how"), [("x.docx", "auto"), ("x.csv", "word"), ("x", "auto")])
def test_an_unknown_format_is_named(tmp_path, name, how):
    with pytest.raises(UserError, match=r"exchange\.format"):
        formats.read(tmp_path / name, how)
    with pytest.raises(UserError, match=r"exchange\.format"):
        formats.write([], tmp_path / name, how)


def test_a_file_is_never_overwritten_unasked_nor_left_half_written(tmp_path, monkeypatch):
    path = tmp_path / "x.csv"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(UserError, match=r"exchange\.exists"):
        formats.write([a_phrase()], path)

    def full(*_):
        raise OSError

    monkeypatch.setattr(os, "replace", full)
    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(UserError, match=r"exchange\.unwritable"):
        formats.write([a_phrase()], path, force=True)
    assert path.read_text(encoding="utf-8") == "mine"
    assert [item.name for item in tmp_path.iterdir()] == ["x.csv"]
