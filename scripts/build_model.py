"""Learn the linear model of the bundled bank again: ``make model`` after a change of examples."""

from __future__ import annotations

import logging
import time

from phrasebank.loader import frequency, load_bundle
from phrasebank.model import MODEL, save_model
from replykit.pipeline.learn import learn
from replykit.pipeline.snapshot import samples_of

log = logging.getLogger(__name__)


def main() -> None:
    """Write ``phrasebank/data/model.bin``."""
    started = time.perf_counter()
    samples = samples_of(load_bundle().book)
    model = learn(samples, frequency())
    save_model(model)
    log.info(
        "%d examples, %d pieces, %d bytes, %.1f s",
        len(samples),
        len(model.vocabulary),
        MODEL.stat().st_size,
        time.perf_counter() - started,
    )


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    main()
