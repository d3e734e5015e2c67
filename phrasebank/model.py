"""The linear model that comes with the bank, learnt from its examples when it was built."""

from __future__ import annotations

from pathlib import Path

from phrasebank.loader import BUNDLED
from replykit.pipeline.linear import LinearModel, ModelUnreadableError

MODEL = BUNDLED / "model.bin"
"""Written by ``scripts/build_model.py``; a test holds it against the bundled examples."""


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
