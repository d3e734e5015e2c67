# Everything starts here; each target sets up what it needs first. `make help` lists them.

SHELL := /bin/bash
BIN := .venv/bin
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help setup dev run test lint format bench model doubt encoder translations package screenshots lock clean

help: ## List the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: ## Make .venv with the replykit command, and install what the system lacks
	@scripts/setup-system.sh run
	@scripts/setup-python.sh run

dev:
	@scripts/setup-system.sh python
	@scripts/setup-python.sh dev

run: setup ## Open the window (ARGS="--data-dir DIR" and so on)
	@scripts/run.sh $(ARGS)

test: ## Run every test (ARGS="tests/unit -k words" for some)
	@scripts/setup-system.sh test
	@scripts/setup-python.sh dev
	$(BIN)/python -m pytest $(ARGS)

lint: dev ## Check form, types, import contracts and the bundled bank
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/replykit bank lint

format: dev ## Bring the code into form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: setup ## Measure against the budgets
	$(BIN)/python -m benchmarks $(ARGS)

model: dev ## Learn the matcher's model again after a change of the bundled examples
	$(BIN)/python -m scripts.build_model

doubt: dev ## Learn the second look at replies again after a change of labelled replies
	$(BIN)/python -m scripts.build_doubt

encoder: dev ## Tune the sentence encoder on the bundled examples (torch; some ten minutes)
	test -d .venv-encoder || .venv/bin/python -m venv .venv-encoder
	$(BIN)/uv pip install --python .venv-encoder --group encoder
	.venv-encoder/bin/python -m scripts.tune_encoder

translations: dev ## Take new texts of the window into ui/i18n, and compile what is translated
	$(BIN)/pyside6-lupdate $$(find ui -name '*.py') -ts ui/i18n/replykit_en.ts \
		-source-language zh_CN -target-language en_US -locations none
	$(BIN)/pyside6-lrelease ui/i18n/replykit_en.ts -qm ui/i18n/replykit_en.qm

package: ## Build dist/ReplyKit, a folder that needs no Python, and try it
	@scripts/setup-system.sh package
	@scripts/setup-python.sh dev
	$(BIN)/pyinstaller --noconfirm --log-level WARN build.spec
	scripts/try-package.sh

screenshots: setup ## Draw the pictures of docs/images
	$(BIN)/python scripts/take_screenshots.py

lock: dev ## Pin the newest fitting versions in requirements/
	scripts/lock.sh

clean: ## Remove what was built; .venv stays
	rm -rf build dist *.egg-info .coverage htmlcov .hypothesis .import_linter_cache \
		.mypy_cache .pytest_cache .ruff_cache
	find replykit phrasebank ui db tests scripts -name __pycache__ -type d -prune -exec rm -rf {} +
