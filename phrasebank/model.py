"""The models that come with the bank, learnt from its examples when it was built."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from phrasebank.loader import BUNDLED, frequency
from replykit.pipeline.linear import LinearModel, ModelUnreadableError

if TYPE_CHECKING:
    from replykit.pipeline.doubt import Doubt
    from replykit.pipeline.encoder import Encoder
    from replykit.pipeline.snapshot import Snapshot

MODEL = BUNDLED / "model.bin"
"""Written by ``scripts/build_model.py``; a test holds it against the bundled examples."""

ENCODER = BUNDLED / "encoder.npz"
"""Written by ``scripts/tune_encoder.py``, tuned on the bundled examples of its day."""


DOUBT = BUNDLED / "doubt.bin"
"""Written by ``scripts/build_doubt.py``: the model that tells bad replies from fine ones."""

DOUBT_KINDS = BUNDLED / "doubt_kinds.bin"
"""The model that tells which group of rules a bad reply breaks."""


def load_doubt() -> Doubt | None:
    """Return the second look at replies, None when one of its models cannot be read."""
    from replykit.pipeline.doubt import Doubt  # noqa: PLC0415 - after the first paint

    whole, kinds = load_model(DOUBT), load_model(DOUBT_KINDS)
    return Doubt(whole, kinds) if whole is not None and kinds is not None else None


def load_model(path: Path = MODEL) -> LinearModel | None:
    """Return the model of a file, None when there is none that can be read."""
    try:
        return LinearModel.from_bytes(path.read_bytes())
    except (OSError, ModelUnreadableError):
        return None


def save_model(model: LinearModel, path: Path = MODEL) -> None:
    """Write a model in one step.

    Raises:
        OSError: If the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.part")
    draft.write_bytes(model.to_bytes())
    draft.replace(path)


def load_encoder(path: Path = ENCODER) -> Encoder | None:
    """Return the sentence encoder of a file.

    None where numpy (the extra ``semantic``) is not installed, or the file cannot be read: the
    matcher does without. Takes some 0.2 s, most of it to import numpy.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # its matrices are small: more are slower
    try:
        from replykit.pipeline.encoder import (  # noqa: PLC0415 - numpy is an optional extra
            Encoder,
            EncoderUnreadableError,
        )
    except ImportError:
        return None
    try:
        return Encoder.from_file(path)
    except EncoderUnreadableError:
        return None


def relearnt(snapshot: Snapshot, wanted: Callable[[], bool]) -> LinearModel | None:
    """Return the model of just the examples of a bank, starting from the one it has.

    None where numpy (the extra ``semantic``) is not installed, the bank has no examples, or
    the model is not wanted any more: the old one goes on, and new examples count by wording.

    Args:
        snapshot: The bank with its model.
        wanted: Asked again and again while it is learnt.
    """
    from replykit.pipeline.learn import LearningStoppedError, learn  # noqa: PLC0415

    samples = [(example.intent, example.folded) for example in snapshot.index.examples]
    try:
        return learn(samples, frequency(), former=snapshot.index.model, wanted=wanted)
    except (ImportError, LearningStoppedError, ValueError):
        return None
