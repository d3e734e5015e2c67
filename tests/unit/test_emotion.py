import pytest

from replykit.pipeline.emotion import Emotion, emotion_of


@pytest.mark.parametrize(
    ("text", "emotion"),
    [
        ("这件有没有大一码的", Emotion.CALM),
        ("麻烦快点发 周末要用", Emotion.HURRIED),
        ("我怕路上给摔坏了", Emotion.WORRIED),
        ("太失望了 跟想的完全不一样", Emotion.DISAPPOINTED),
        ("再不处理我就投诉你们", Emotion.ANGRY),
    ],
)
def test_the_wording_tells_the_feeling(text, emotion):
    assert emotion_of(text) is emotion


def test_anger_goes_before_hurry():
    assert emotion_of("怎么还不发 骗子吧你们") is Emotion.ANGRY


def test_many_marks_tell_of_hurry():
    assert emotion_of("在吗", "在吗？？？？") is Emotion.HURRIED
