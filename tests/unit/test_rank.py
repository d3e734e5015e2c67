from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replykit.domain.intent import OTHER, IntentId, Stage
from replykit.domain.phrase import AFTER_LOOKUP, Tone
from replykit.domain.reply import Certainty, IntentGuess, Request, Understanding
from replykit.pipeline.emotion import SOOTHING, Emotion, emotion_of
from replykit.pipeline.normalise import normalise
from replykit.pipeline.offer import choices, grouped, intent_weights, rank_all
from replykit.pipeline.rank import (
    MOST_FALL,
    Known,
    raised,
    rank,
)
from replykit.pipeline.shelf import ReplyIndex, words_of
from replykit.pipeline.template import slots_of
from tests.builders import a_book, a_phrase

SHIP = {IntentId("ship_time"): 1.0}


def ranked(text="什么时候发货", weights=SHIP, book=None, known=None, limit=9):
    return rank(
        normalise(text), weights, ReplyIndex(book or a_book()), known or Known(), limit=limit
    )


def ids(candidates):
    return [candidate.phrase.id for candidate in candidates]


def test_only_phrases_of_the_weighed_intents_are_offered():
    assert set(ids(ranked())) == {"ship_time-soon", "ship_time-page"}


def test_the_heavier_intent_stands_first():
    both = {IntentId("damaged"): 0.2, IntentId("bargain"): 1.0}
    assert ids(ranked(weights=both))[0] == "bargain-floor"


def test_wording_shared_with_the_message_orders_within_an_intent():
    phrases = (
        a_phrase("ship_time-a", text="您好，{ship_time}安排。"),
        a_phrase("ship_time-b", text="您好，顺丰{ship_time}安排。"),
    )
    assert ids(ranked("发顺丰吗", book=a_book(phrases=phrases)))[0] == "ship_time-b"


def test_a_phrase_made_for_the_situation_stands_first_and_one_for_another_last():
    phrases = (
        a_phrase("ship_time-presale", text="预售款按页面发。", cues=("预售",)),
        a_phrase("ship_time-rain", text="雨天会慢一些。", cues=("下雨", "暴雨")),
        a_phrase("ship_time-any", text="按页面时间发。"),
        a_phrase("ship_time-known", text="查到已经发了。", cues=(AFTER_LOOKUP,)),
    )
    order = ids(ranked("暴雨天还发货吗", book=a_book(phrases=phrases)))
    assert order == ["ship_time-rain", "ship_time-any", "ship_time-presale", "ship_time-known"]


def test_a_habit_never_lifts_what_does_not_fit():
    phrases = (
        a_phrase("ship_time-any", text="按页面时间发。"),
        a_phrase("ship_time-presale", text="预售款按页面发。", cues=("预售",)),
    )
    known = Known(uses={"ship_time-presale": 10_000})
    assert ids(ranked("几时发", book=a_book(phrases=phrases), known=known))[0] == "ship_time-any"


def test_a_phrase_whose_slots_are_known_stands_first():
    phrases = (
        a_phrase("ship_time-a", text="您好，{eta}到。"),
        a_phrase("ship_time-b", text="您好，{ship_time}到。"),
    )
    known = Known(slots={"ship_time"})
    assert ids(ranked("哈", book=a_book(phrases=phrases), known=known))[0] == "ship_time-b"


def test_a_habit_moves_a_phrase_up_but_never_over_a_better_intent():
    known = Known(uses={"ship_time-page": 1000, "damaged-photo": 10_000})
    both = {IntentId("ship_time"): 1.0, IntentId("damaged"): 0.3}
    order = ids(ranked("哈", weights=both, known=known))
    assert order[0] == "ship_time-page"
    assert order[-1] == "damaged-photo"


def test_phrases_for_other_platforms_are_left_out():
    phrases = (a_phrase("ship_time-jd", text="京东物流配送。", platforms=("jd",)), a_phrase())
    book = a_book(phrases=phrases)
    assert ids(ranked(book=book, known=Known(platform="taobao"))) == ["ship_time-soon"]
    assert len(ranked(book=book)) == 2


def test_equal_scores_keep_the_order_of_the_bank():
    phrases = tuple(a_phrase(f"ship_time-{n}", text="您好。") for n in range(5))
    assert ids(ranked("哈", book=a_book(phrases=phrases))) == [p.id for p in phrases]


def test_every_place_has_a_reason():
    assert all(candidate.why for candidate in ranked())


def test_scores_lie_between_zero_and_one():
    known = Known(slots={"ship_time"}, uses={"ship_time-soon": 10**9})
    assert all(0.0 <= c.score <= 1.0 for c in ranked(known=known))


def test_a_limit_below_one_is_the_callers_mistake():
    with pytest.raises(ValueError, match="limit"):
        ranked(limit=0)


def understood(*guesses, certainty=Certainty.SURE):
    return Understanding(
        Stage.PRESALE,
        ((Stage.PRESALE, 1.0),),
        tuple(IntentGuess(IntentId(intent), p) for intent, p in guesses),
        guesses[0][1],
        certainty,
    )


def offered(certainty, limit=9):
    meant = understood(("bargain", 0.4), ("damaged", 0.35), certainty=certainty)
    return choices(normalise("哈"), meant, ReplyIndex(a_book()), Known(), limit=limit)


def test_an_unclear_message_gets_the_general_replies():
    assert {c.phrase.intent for c in offered(Certainty.UNSURE)} == {OTHER}


def test_between_likely_intents_the_best_reply_of_each_is_offered_then_the_general_ones():
    intents = [c.phrase.intent for c in offered(Certainty.OFFERED)]
    assert intents == ["bargain", "damaged", OTHER, OTHER]
    assert len(offered(Certainty.OFFERED, limit=1)) == 1


def test_runners_up_weigh_by_their_share_and_the_unlikely_not_at_all():
    weights = intent_weights(understood(("size", 0.8), ("stock", 0.4), ("colour", 0.01)))
    assert weights == {"size": 1.0, "stock": 0.5}


def test_behind_the_first_reply_stands_one_for_each_other_request():
    wished = ("ship_time", "bargain", "damaged")
    requests = tuple(Request(IntentId(i), 0.9, n, n + 1) for n, i in enumerate(wished))
    index = ReplyIndex(a_book())
    shown = rank_all(normalise("哈"), SHIP, requests, index, Known(), limit=9)
    assert [c.phrase.intent for c in shown] == [*wished, "ship_time"]
    assert len(rank_all(normalise("哈"), SHIP, requests, index, Known(), limit=2)) == 2
    assert rank_all(normalise("哈"), SHIP, (), index, Known(), limit=9) == ranked("哈")


def asking(*intents, best="ship_time"):
    meant = understood((best, 0.9), ("damaged", 0.05))
    places = enumerate(intents)
    return replace(meant, requests=tuple(Request(IntentId(i), 0.9, n, n + 1) for n, i in places))


def in_groups(meant, limit=9):
    found, groups = grouped(normalise("哈"), meant, ReplyIndex(a_book()), Known(), limit=limit)
    return [(g.intent, [c.phrase.intent for c in found[g.start : g.end]]) for g in groups]


def test_each_of_several_requests_has_a_group_of_replies_and_the_likeliest_stands_first():
    assert in_groups(asking("damaged", "ship_time", "bargain")) == [
        ("ship_time", ["ship_time", "ship_time"]),
        ("damaged", ["damaged"]),
        ("bargain", ["bargain"]),
    ]


def test_what_is_asked_twice_is_one_group_with_both_places():
    meant = asking("ship_time", "damaged", "ship_time")
    _, groups = grouped(normalise("哈"), meant, ReplyIndex(a_book()), Known(), limit=9)
    assert [[r.start for r in g.requests] for g in groups] == [[0, 2], [1]]


@pytest.mark.parametrize(
    "meant",
    [
        asking("ship_time"),
        asking("ship_time", "ship_time"),
        asking("bargain", "logistics"),
        asking("ship_time", "unheard_of"),
    ],
    ids=["one", "one twice", "the whole means neither", "no reply to the other"],
)
def test_there_are_no_groups_where_parts_are_not_several_requests(meant):
    assert in_groups(meant) == []


def test_a_part_taken_for_a_neighbour_of_the_whole_is_answered_as_the_whole():
    meant = asking("bargain", "damaged")
    _, groups = grouped(normalise("哈"), meant, ReplyIndex(a_book()), Known(), limit=9)
    assert [(g.intent, g.requests[0].intent) for g in groups] == [
        ("ship_time", "damaged"),
        ("bargain", "bargain"),
    ]
    assert in_groups(meant)[0] == ("ship_time", ["ship_time", "ship_time", "damaged"])


def test_a_short_list_has_fewer_in_a_group_or_none_at_all():
    meant = asking("ship_time", "damaged")
    assert in_groups(meant, limit=3) == [
        ("ship_time", ["ship_time", "ship_time"]),
        ("damaged", ["damaged"]),
    ]
    assert in_groups(meant, limit=1) == []


def test_corrections_raise_an_intent_but_never_over_a_sure_one():
    meant = understood(("size", 0.9), ("stock", 0.05))
    weights = intent_weights(meant)
    once = raised(weights, {IntentId("stock"): 1})["stock"]
    often = raised(weights, {IntentId("stock"): 10_000})["stock"]
    assert 0.05 / 0.9 < once < often < 1.0


SHELF = a_book(
    phrases=[
        *(a_phrase(f"ship_time-{n}", text=f"按页面时间发{n}。") for n in range(4)),
        a_phrase("ship_time-rain", text="雨天会慢一些。", cues=("暴雨",)),
        *(a_phrase(f"bargain-{n}", "bargain", text=f"价格已是最低{n}。") for n in range(4)),
        *(a_phrase(f"damaged-{n}", "damaged", text=f"请拍照{n}。") for n in range(4)),
    ]
)
HISTORIES = st.fixed_dictionaries(
    {
        "uses": st.dictionaries(
            st.sampled_from([p.id for p in SHELF.phrases]), st.integers(1, 10**6)
        ),
        "preferred": st.dictionaries(
            st.sampled_from([p.id for p in SHELF.phrases]), st.floats(0.01, 10**6)
        ),
        "corrected": st.dictionaries(
            st.sampled_from(["ship_time", "bargain", "damaged"]), st.floats(0.01, 10**6)
        ),
    }
)


@given(HISTORIES, st.booleans(), st.floats(0.0, 1.0), st.sampled_from(["暴雨", "几时发", "哈"]))
def test_whatever_was_learnt_no_reply_falls_more_than_two_places(history, firm, share, text):
    weights = {IntentId("ship_time"): 1.0, IntentId("bargain"): share}
    plain = ids(ranked(text, weights, SHELF))
    taught = ids(ranked(text, weights, SHELF, Known(**history, firm=firm)))
    assert len(set(taught)) == len(taught)
    for place, phrase in enumerate(plain[: 9 - MOST_FALL]):
        assert taught.index(phrase) <= place + MOST_FALL


@given(HISTORIES, st.floats(0.0, 1.0), st.sampled_from(["暴雨", "几时发", "哈"]))
def test_whatever_was_learnt_a_sure_intent_stays_first(history, share, text):
    weights = {IntentId("ship_time"): 1.0, IntentId("bargain"): share}
    [plain] = ranked(text, weights, SHELF, limit=1)
    [taught] = ranked(text, weights, SHELF, Known(**history, firm=True), limit=1)
    assert taught.phrase.intent == plain.phrase.intent


def test_a_phrase_sent_in_place_of_the_first_rises_above_it():
    known = Known(preferred={"ship_time-3": 1.0})
    assert ids(ranked("几时发", book=SHELF, known=known))[0] == "ship_time-3"
    assert ids(ranked("几时发", book=SHELF))[0] == "ship_time-0"


def test_what_was_taught_is_told_as_a_reason():
    [first, *_] = ranked("几时发", book=SHELF, known=Known(preferred={"ship_time-3": 2.2}))
    assert ("picked", "2") in {(reason.code, reason.detail) for reason in first.why}


def test_the_same_sentence_is_not_offered_first_twice_in_a_row():
    phrases = tuple(a_phrase(f"ship_time-{n}", text=f"按页面时间发{n}。") for n in range(3))
    book = a_book(phrases=phrases)
    first = ids(ranked("几时发", book=book))[0]
    again = ids(ranked("几时发", book=book, known=Known(last_sent=first, uses={first: 50})))
    assert again[0] != first
    assert set(again) == {p.id for p in phrases}


def test_a_sentence_without_an_equal_may_be_offered_again():
    phrases = (
        a_phrase("ship_time-rain", text="雨天会慢一些。", cues=("暴雨",)),
        a_phrase("ship_time-any", text="按页面时间发。"),
    )
    known = Known(last_sent="ship_time-rain")
    order = ids(ranked("暴雨天还发货吗", book=a_book(phrases=phrases), known=known))
    assert order[0] == "ship_time-rain"


def test_somebody_upset_is_soothed_first():
    phrases = (
        a_phrase("ship_time-chat", text="亲亲~马上安排哈。", tone=Tone.WARM),
        a_phrase("ship_time-sorry", text="非常抱歉让您久等了，马上安排。", tone=Tone.FORMAL),
    )
    book = a_book(phrases=phrases)
    assert ids(ranked("几时发", book=book))[0] == "ship_time-chat"
    [best, _] = ranked("气死我了到底发不发 骗子", book=book)
    assert best.phrase.id == "ship_time-sorry"
    assert "soothing" in {reason.code for reason in best.why}


@given(st.text(max_size=60), st.sampled_from([None, "ship_time-soon"]))
def test_equal_inputs_give_equal_lists(text, sent):
    known = Known(last_sent=sent)
    assert ranked(text, known=known) == ranked(text, known=known)


def slowly_ranked(message, weights, book, known, limit):
    """The definition of the order, a phrase at a time."""
    asked, emotion = words_of(message.text), emotion_of(message.text, message.raw)
    text = message.text.replace(" ", "")
    found = []
    for number, (intent, weight) in enumerate(weights.items()):
        for place, phrase in enumerate(book.approved_by_intent.get(intent, ())):
            if not phrase.platforms or known.platform in ("", *phrase.platforms):
                slots = slots_of(phrase.text)
                cue = next((cue for cue in phrase.cues if cue in text), "")
                fit = 1.0 if cue else 0.15 if phrase.cues else 0.6
                fit = 0.0 if not cue and AFTER_LOOKUP in phrase.cues else fit
                shared = len(asked & words_of(phrase.text)) / max(len(asked), 1)
                ready = sum(s in known.slots for s in slots) / len(slots) if slots else 1.0
                soothing = SOOTHING.search(phrase.text) is not None
                chatty = phrase.tone is Tone.WARM and emotion is Emotion.ANGRY
                suits = (0.0 if chatty else 0.4) + (0.6 if soothing else 0.0)
                suits = 0.5 if emotion is Emotion.CALM else suits
                uses = known.uses.get(phrase.id, 0)
                score = 0.4 * weight + 0.3 * fit + 0.1 * min(shared * 2, 1.0)
                score = score + 0.07 * ready + 0.06 * suits + 0.07 * uses / (uses + 5)
                found.append((-round(score, 6), number, place, phrase.id))
    return [(phrase, -score) for score, _, _, phrase in sorted(found)[:limit]]


PIECES = ["亲，", "发货", "时间", "{ship_time}", "抱歉", "马上为您", "顺丰", "预售", "。"]
PHRASES = st.lists(
    st.builds(
        lambda text, tone, cues, platforms: {
            "text": "".join(text), "tone": tone, "cues": cues, "platforms": platforms,
        },
        st.lists(st.sampled_from(PIECES), min_size=1, max_size=5),
        st.sampled_from(Tone),
        st.sampled_from([(), (), ("预售",), ("发货", "顺丰"), (AFTER_LOOKUP,)]),
        st.sampled_from([(), (), ("jd",)]),
    ),
    min_size=1,
    max_size=25,
)  # fmt: skip


@given(
    PHRASES,
    st.lists(st.sampled_from(["预售", "顺丰", "发货时间", "投诉", "快点", "抱歉"]), max_size=6),
    st.integers(0, 24),
    st.integers(1, 9),
)
def test_the_order_is_that_of_the_definition(fields, words, used, limit):
    phrases = tuple(
        a_phrase(f"p{n}", ("ship_time", "bargain")[n % 2], **one) for n, one in enumerate(fields)
    )
    book, message = a_book(phrases=phrases), normalise(" ".join(words))
    known = Known(slots=("ship_time",), uses={f"p{used}": used}, platform="taobao")
    weights = {IntentId("bargain"): 1.0, IntentId("ship_time"): 0.93}
    got = rank(message, weights, ReplyIndex(book), known, limit=limit)
    wanted = slowly_ranked(message, weights, book, known, limit)
    assert [(c.phrase.id, c.score) for c in got] == wanted


def test_shared_words_are_named_as_a_reason():
    [first, *_] = ranked("发货时间")
    assert ("wording", "发货 时间 货时") in [(reason.code, reason.detail) for reason in first.why]
