# Schoolbeat. `make run` sets everything up and serves the demo; `make help` lists the rest.
# Kept to what make 3.81 and a plain POSIX shell know, so that it works on macOS as it does on Debian.

PYTHON ?= python3
PORT ?= 8000
WORKERS ?= 2

VENV := .venv
BIN := $(VENV)/bin
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_REQUIRE_VIRTUALENV=1 $(BIN)/python -m pip --quiet install
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url
CATALOGS := $(wildcard schoolbeat/locale/*/LC_MESSAGES/django.po)
COMPILED := $(CATALOGS:.po=.mo)

.PHONY: help run setup test fast check bench messages lock clean
.DEFAULT_GOAL := help

help:
	@echo "make run [PORT=9000]  set up what is missing, then serve the demo on 127.0.0.1"
	@echo "make test             everything: rules, verbs, pages, browser journeys, PostgreSQL"
	@echo "make fast [ARGS=...]  the tests that need neither a browser nor PostgreSQL; ARGS go to pytest"
	@echo "make check            lint, format, types, import contracts, migrations, templates, docs in step"
	@echo "make bench            measure, each beside its floor"
	@echo "make messages         collect the words and bring the Spanish catalog up to date"
	@echo "make lock             pin the requirements anew"
	@echo "make clean            remove what make built (the data in var/ stays)"

run: setup
	@$(BIN)/schoolbeat migrate
	@$(BIN)/schoolbeat demo
	@$(BIN)/schoolbeat serve --port $(PORT)

setup: $(VENV)/run.stamp $(COMPILED)

test: $(VENV)/test.stamp $(COMPILED)
	@$(BIN)/python tools/suite.py --workers $(WORKERS) $(ARGS)

fast: $(VENV)/test.stamp $(COMPILED)
	@$(BIN)/python tools/suite.py --workers $(WORKERS) --only plain $(ARGS)

check: $(VENV)/test.stamp $(COMPILED)
	@$(BIN)/python tools/check.py

bench: $(VENV)/test.stamp $(COMPILED)
	@$(BIN)/python -m bench

messages: $(VENV)/run.stamp
	@$(BIN)/python tools/messages.py extract
	@$(BIN)/python tools/messages.py compile

lock: $(VENV)/test.stamp
	$(LOCK) $(UPGRADE) requirements/run.in -o requirements/run.txt
	$(LOCK) $(UPGRADE) requirements/test.in -c requirements/run.txt -o requirements/test.txt

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache test-results
	rm -f $(COMPILED)

%.mo: %.po | $(VENV)/run.stamp
	@$(BIN)/python tools/messages.py compile

$(VENV)/made.stamp:
	@PYTHON="$(PYTHON)" sh tools/make-venv.sh $(VENV)
	@touch $@

# Wheels only and every file by its hash: nothing is built and nothing else comes in.
$(VENV)/run.stamp: requirements/run.txt pyproject.toml | $(VENV)/made.stamp
	@echo "Installing what Schoolbeat runs on ..."
	@$(PIP) --no-deps --require-hashes --only-binary :all: -r requirements/run.txt
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/test.stamp: requirements/test.txt $(VENV)/run.stamp
	@echo "Installing what the tests want ..."
	@$(PIP) --no-deps --require-hashes --only-binary :all: -r requirements/test.txt
	@touch $@
