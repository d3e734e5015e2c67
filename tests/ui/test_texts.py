import pytest

from replykit.domain.intent import OrderState, Stage
from replykit.domain.phrase import Tone
from replykit.domain.reply import Finding, Reason
from replykit.domain.rule import Severity
from replykit.errors import CODES, UserError
from replykit.pipeline import check
from replykit.pipeline.doubt import DOUBTFUL
from replykit.services import phrase_check
from replykit.services.repeats import REPEATED
from replykit.settings import PLATFORMS
from tests.builders import a_phrase, an_intent
from ui import texts


def test_every_code_has_words():
    assert set(texts.ERRORS) == set(CODES)
    assert set(texts.STAGES) == set(Stage)
    assert set(texts.TONES) == set(Tone)
    assert set(texts.ORDER_STATES) == set(OrderState)
    assert set(texts.SEVERITIES) == set(Severity)
    assert set(texts.PLATFORMS) == set(PLATFORMS)
    codes = {
        "intent",
        "together",
        "cue",
        "lookup",
        "wording",
        "soothing",
        "used",
        "picked",
        "sent",
        "general",
        "search",
        "found",
        "opener",
    }
    assert set(texts.REASONS) == codes


def test_every_finding_without_a_rule_has_words():
    own = {rule.id for rule in (check.UNFILLED, check.CONTROL, check.TOO_LONG, REPEATED)} | {
        DOUBTFUL
    }
    own |= set(phrase_check.CODES)
    assert own == set(texts.FINDINGS)


@pytest.mark.parametrize("code", CODES)
def test_an_error_reads_without_leftover_braces(qapp, code):
    text = texts.error_text(UserError(code, path="C:/a{b}", reason="x", rules="R01"))
    assert text
    assert "{path}" not in text


def test_an_error_nobody_foresaw_still_reads(qapp):
    assert "db.new" in texts.error_text(UserError("db.new"))


def test_braces_in_a_value_are_left_alone():
    assert texts.filled("在 {path}", {"path": "{x}"}) == "在 {x}"
    assert texts.filled("在 {path}", {}) == "在 "


def test_reasons_stand_in_one_line(qapp):
    reasons = (Reason("intent", "x"), Reason("used", "3"), Reason("nobody knows"))
    assert texts.reasons_text(reasons) == "意图相符 · 用过 3 次"


def test_a_finding_is_named_by_its_title_its_code_or_its_rule(qapp):
    hint = Severity.HINT
    assert texts.finding_title(Finding("R01", 0, 1, hint, title="拒开发票")) == "拒开发票"
    assert texts.finding_title(Finding("slot.unfilled", 0, 1, hint)) == "还有空没填"
    assert texts.finding_title(Finding("X9", 0, 1, hint)) == "X9"


def test_names_are_chinese_by_default(qapp):
    assert texts.language() == "zh"
    assert texts.intent_name(an_intent()) == "发货时间"
    assert texts.platform_name("vip") == "vip"
    assert texts.phrase_platforms(a_phrase(platforms=("jd", "pdd"))) == "京东 · 拼多多"
