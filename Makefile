# Two commands: `make demo` shows the main job, `make test` checks everything.
# Both make their own virtual environment; nothing outside this folder is touched.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
OUT := demo-out

.PHONY: demo test lint types tests messages clean

demo: $(VENV)/demo.stamp
	@mkdir -p $(OUT)
	@echo "== ckit audit: a small bilingual site with deliberate faults (exit code 1 is expected)"
	@$(BIN)/ckit audit --config examples/site/ckit.toml examples/site || test $$? -eq 1
	@echo "== ckit audit, the same in Chinese, one page"
	@$(BIN)/ckit --lang zh audit --config examples/site/ckit.toml examples/site/en/index.html || test $$? -eq 1
	@echo "== ckit translate: one article each way, offline, with the starter models"
	@$(BIN)/ckit translate examples/articles/metro.zh.md --to en -o $(OUT)/metro.en.md || test $$? -eq 1
	@$(BIN)/ckit translate examples/articles/bridge.en.html --to zh -o $(OUT)/bridge.zh.html || test $$? -eq 1
	@echo "== ckit localize: the same facts, the other language's way of writing"
	@$(BIN)/ckit localize examples/articles/figures.en.txt --to zh-CN --diff
	@echo
	@echo "Done. Open $(OUT)/metro.en.md and $(OUT)/bridge.zh.html beside their sources in examples/articles/."
	@echo "Next: $(BIN)/ckit init in your own site's folder, then $(BIN)/ckit audit."

test: lint types tests

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/dev.stamp
	$(BIN)/mypy

tests: $(VENV)/dev.stamp
	$(BIN)/python -m pytest

# Collect new messages and compile the catalogues (commit both; a test checks them).
messages: $(VENV)/dev.stamp
	$(BIN)/pybabel -q extract -F locales/babel.cfg --no-location --no-wrap --sort-output -o locales/ckit.pot .
	$(BIN)/pybabel -q update -D ckit -i locales/ckit.pot -d locales -l zh_Hans --no-wrap --no-fuzzy-matching --ignore-obsolete
	$(BIN)/pybabel -q compile -D ckit -d locales -l zh_Hans

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/demo.stamp: $(VENV)/bin/python setup.cfg
	$(BIN)/python -m pip install --quiet --disable-pip-version-check .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/bin/python setup.cfg
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	@touch $@

clean:
	rm -rf $(VENV) $(OUT) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
