import io
import json
import subprocess
import sys

import pytest

from replykit import cli


@pytest.fixture
def run(tmp_path, capsys, monkeypatch):
    def run(*argv, stdin=""):
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        code = cli.main(["--data-dir", str(tmp_path / "data"), *argv])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def lines(out):
    return [json.loads(line) for line in out.splitlines()]


def test_suggest_prints_stage_and_replies(run):
    code, out, _ = run("suggest", "拍了三天了怎么还不发货", "--top", "2")
    assert code == 0
    first, *replies = out.splitlines()
    assert first.startswith("[售中]")
    assert len(replies) == 2


def test_suggest_json_holds_the_contract(run):
    _, out, _ = run("suggest", "--json", "快递到哪里了")
    [answer] = lines(out)
    assert set(answer) == {
        "stage", "intents", "confidence", "abstained", "replies", "why",
    }  # fmt: skip
    assert set(answer["why"]) == {"examples", "words"}
    assert set(answer["replies"][0]) == {"id", "text", "missing", "findings", "why"}
    assert answer["stage"] == "insale"
    assert answer["intents"][0]["id"] == "logistics"


def test_suggest_reads_standard_input(run):
    _, out, _ = run("suggest", "-", "--json", stdin="快递到哪里了\n")
    assert lines(out)[0]["intents"][0]["id"] == "logistics"


def test_suggest_says_when_it_is_unsure(run):
    _, out, _ = run("suggest", "那个")
    assert out.startswith("[不确定]")


def test_nothing_to_read_is_the_users_mistake(run):
    code, out, err = run("suggest", "-", stdin=" \n")
    assert (code, out) == (2, "")
    assert err.strip() == "没有输入内容。"


def test_classify_keeps_order_and_survives_bad_lines(run):
    given = [
        json.dumps({"id": "a", "text": "快递到哪里了"}),
        "not json",
        "",
        json.dumps(["list"]),
        json.dumps({"id": "b"}),
        json.dumps({"id": "c", "text": "x", "order_state": "lost"}),
        json.dumps({"id": "d", "text": "x", "context": ["no turn"]}),
        json.dumps({"id": 5, "text": ""}),
        json.dumps({"id": "e", "text": "能便宜点吗", "platform": "jd", "order_state": "none",
                    "context": [{"role": "agent", "text": "您好"}]}),
    ]  # fmt: skip
    code, out, _ = run("classify", stdin="\n".join(given))
    found = lines(out)
    assert code == 0
    assert [item["id"] for item in found] == ["a", None, None, None, None, None, 5, "e"]
    assert [bool(item.get("error")) for item in found] == [
        False, True, True, True, True, True, False, False,
    ]  # fmt: skip
    assert set(found[0]) == {"id", "stage", "intents", "abstained", "confidence"}
    assert found[6]["abstained"] is True
    assert found[6]["intents"] == []


def test_classify_never_names_other_and_at_most_five(run):
    texts = ["这个", "12", "那个呢亲", "退货退货退货", "在吗 发票 运费 尺码 便宜"]
    given = "\n".join(json.dumps({"id": t, "text": t}) for t in texts)
    _, out, _ = run("classify", stdin=given)
    for item in lines(out):
        names = [guess["id"] for guess in item["intents"]]
        assert "other" not in names
        assert 1 <= len(names) <= 5


def test_check_tells_the_verdict_by_its_exit_code(run):
    assert run("check", "您好，发货时间以页面为准。")[0] == 0
    code, out, _ = run("check", "您加我微信详聊吧")
    assert code == 1
    assert "拦截" in out


def test_check_jsonl_goes_on_after_a_bad_line(run):
    given = '{"id":1,"text":"您加我微信详聊吧"}\n{\n{"id":2,"text":"您好，请稍等。"}\n'
    code, out, _ = run("check", "--jsonl", stdin=given)
    assert code == 0
    assert [(i["id"], i.get("verdict")) for i in lines(out)] == [
        (1, "block"), (None, None), (2, "ok"),
    ]  # fmt: skip


@pytest.fixture
def labelled(tmp_path):
    path = tmp_path / "labelled.jsonl"
    rows = [
        {"id": "1", "text": "快递到哪里了", "intents": ["logistics"], "also": [], "stages": ["I"]},
        {"id": "2", "text": "这个", "intents": ["other"], "also": [], "stages": ["-"]},
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def test_evaluate_scores_a_labelled_file(run, labelled):
    code, out, _ = run("evaluate", str(labelled), "--json")
    [report] = lines(out)
    assert code == 0
    assert (report["clear"], report["other"]) == (1, 1)
    assert report["stage_accuracy"] == report["top1"] == report["other_abstained"] == 1.0
    assert "logistics" in run("evaluate", str(labelled))[1]


def test_an_evaluation_is_compared_with_a_saved_one(run, labelled, tmp_path):
    saved = tmp_path / "before.json"
    assert run("evaluate", str(labelled), "--save", str(saved))[0] == 0
    figures = json.loads(saved.read_text(encoding="utf-8"))
    saved.write_text(json.dumps({**figures, "top1": 0.5, "top3": 2.0}), encoding="utf-8")
    _, out, _ = run("evaluate", str(labelled), "--baseline", str(saved))
    assert "(+0.500)" in out
    assert "(-1.000 !)" in out


def test_a_baseline_that_is_none_is_named(run, labelled):
    code, _, err = run("evaluate", str(labelled), "--baseline", str(labelled))
    assert code == 2
    assert "labelled.jsonl" in err


def test_an_evaluation_is_drawn(run, labelled, tmp_path):
    folder = tmp_path / "deep" / "plots"
    code, _, err = run("evaluate", str(labelled), "--plots", str(folder))
    assert code == 0, err
    names = {path.name for path in folder.iterdir()}
    assert names == {"confusion.png", "calibration.png", "coverage.png"}
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in folder.iterdir())


def test_pictures_need_their_library_and_numbers_do_not(run, labelled, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    code, out, err = run("evaluate", str(labelled), "--plots", str(tmp_path))
    assert code == 2
    assert "matplotlib" in err
    assert "top-1" in out


@pytest.mark.parametrize("content", ["", "{}", "nonsense", '{"id":1,"text":"x","intents":[]}'])
def test_a_file_that_cannot_be_scored_is_named(run, tmp_path, content):
    path = tmp_path / "bad.jsonl"
    path.write_text(content, encoding="utf-8")
    code, out, err = run("evaluate", str(path))
    assert (code, out) == (2, "")
    assert err


def test_a_missing_file_is_named(run, tmp_path):
    code, _, err = run("evaluate", str(tmp_path / "none.jsonl"))
    assert code == 2
    assert "none.jsonl" in err


def test_the_bundled_bank_passes_its_lint(run):
    code, out, _ = run("bank", "lint")
    assert out.splitlines()[-1] == "0 issues"
    assert code == 0


def test_bank_stats_proves_that_every_item_of_the_manuals_is_covered(run):
    code, out, _ = run("bank", "stats", "--coverage")
    assert code == 0
    assert out.splitlines()[0].split()[0] == "M001"
    assert "M: 227/227, R: 55/55, W: 81/81, S: 52/52" in out
    assert len(json.loads(run("bank", "stats", "--coverage", "--json")[1])) == 415


def test_bank_stats_counts_what_is_there(run):
    _, out, _ = run("bank", "stats", "--json")
    [figures] = lines(out)
    assert figures["intents"] == 52
    assert figures["phrases"] == sum(row["phrases"] for row in figures["by_intent"])
    assert "logistics" in run("bank", "stats")[1]


def test_doctor_names_what_is_wrong_with_the_database(run, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "replykit.db").write_bytes(b"garbage" * 500)
    code, out, _ = run("doctor", "--json")
    [findings] = lines(out)
    database = next(f for f in findings if f["name"] == "数据库")
    assert code == 1
    assert not database["ok"]
    assert (tmp_path / "data" / "replykit.db").read_bytes() == b"garbage" * 500


@pytest.mark.parametrize("argv", [["suggest", "--top", "0", "x"], ["nonsense"], ["bank"]])
def test_wrong_arguments_exit_with_two(run, argv):
    with pytest.raises(SystemExit) as caught:
        run(*argv)
    assert caught.value.code == 2


def test_without_a_screen_the_window_says_so(run, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    code, out, _ = run()
    assert code == 2
    assert "suggest" in out


def test_a_fault_of_ours_has_its_own_code(run, monkeypatch):
    def fail(*_args, **_more):
        raise RuntimeError("bug")

    monkeypatch.setattr("replykit.bootstrap.build_headless_desk", fail)
    code, _, err = run("suggest", "发货")
    assert code == 3
    assert "RuntimeError" in err


def test_it_runs_as_a_module():
    done = subprocess.run(
        [sys.executable, "-m", "replykit", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("ReplyKit ")
