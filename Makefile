# make run: the site on http://127.0.0.1:8000    make test: everything    make help: the rest
SHELL := /bin/bash
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
WORKERS ?= 2
VENV ?= .venv
TEST_VENV ?= .venv-test
BIN = $(VENV)/bin
TEST_BIN = $(TEST_VENV)/bin
LOCK = --quiet --generate-hashes --no-strip-extras --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header

# An environment is ready when it holds what the locks say: their sums name the stamp, so neither a day, a file's time
# nor a moved folder installs anew. A lock is closed (tests/test_locks.py), so nothing is left to resolve.
sum = $(shell cat $(1) | cksum | tr ' ' -)
READY := $(VENV)/ready-$(call sum,requirements.txt)
TEST_READY := $(TEST_VENV)/ready-$(call sum,requirements.txt tests/requirements.txt)
PIP = python -m pip --disable-pip-version-check --no-input
define install
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; say make PYTHON=python3.11 $(MAKECMDGOALS)")'
	@$(PYTHON) -m venv --clear $(1)
	@$(1)/bin/$(PIP) install --no-deps --require-hashes --quiet --progress-bar off $(2)
	@$(1)/bin/$(PIP) check
	@touch $@
endef

.DEFAULT_GOAL := help
.PHONY: help install run dev test proof fuzz mutate lint format bench messages lock clean

help: ## list the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 20

install: $(READY) ## only the environment, for a service that starts the site itself

run: $(READY) ## install, migrate, load the bank, serve (HOST, PORT, WORKERS)
	@$(BIN)/python manage.py prepare
	@echo "Serving on http://$(HOST):$(PORT)/  (Ctrl-C stops)"
	@$(BIN)/python -m questionbank.worker & \
		HOST=$(HOST) PORT=$(PORT) WORKERS=$(WORKERS) exec $(BIN)/python -m gunicorn

dev: export DEBUG = 1
dev: export VAR_DIR ?= var/dev
dev: $(READY) ## serve to work on: reload, DEBUG, demo data, a database of its own under var/dev
	@mkdir -p $(VAR_DIR)
	@$(BIN)/python manage.py prepare
	@$(BIN)/python manage.py demo
	@$(BIN)/python -m questionbank.worker & exec $(BIN)/python manage.py runserver $(HOST):$(PORT)

test: $(TEST_READY) lint ## every test, on SQLite and PostgreSQL, with a browser
	@$(TEST_BIN)/python -m tests.run

proof: $(TEST_READY) ## the slow proofs, on SQLite and PostgreSQL
	@$(TEST_BIN)/python -m tests.run proof

fuzz: $(TEST_READY) ## the laws over generated input, each tried EXAMPLES=3000 times
	@EXAMPLES=$(or $(EXAMPLES),3000) $(TEST_BIN)/python -m pytest -q -n auto tests/fuzz tests/text tests/bankfile \
		tests/guides/test_read.py tests/ingest/extract/test_fuzz.py tests/ingest/extract/test_rich.py

mutate: $(TEST_READY) ## change sanitiser, cells and candidate safety line by line: which change does no test tell?
	@rm -rf mutants && $(TEST_BIN)/python -m mutmut run && $(TEST_BIN)/python -m mutmut results

lint: $(TEST_READY) ## style of code and templates, strict types of all code
	@$(TEST_BIN)/python -m ruff check .
	@$(TEST_BIN)/python -m ruff format --check .
	@$(TEST_BIN)/python -m mypy
	@$(TEST_BIN)/python -m djlint templates --lint --quiet

format: $(TEST_READY) ## put the code in style
	@$(TEST_BIN)/python -m ruff check --fix .
	@$(TEST_BIN)/python -m ruff format .

bench: $(TEST_READY) ## every promise of speed in one table (N="1000 100000")
	@$(TEST_BIN)/python -m tests.benchmarks.table $(or $(N),1000 100000)

messages: $(TEST_READY) ## collect the interface strings and compile the catalogues
	@$(TEST_BIN)/python manage.py messages

lock: $(TEST_READY) ## compile both requirements.txt from their .in files
	@$(TEST_BIN)/python -m piptools compile $(LOCK) --output-file requirements.txt requirements.in
	@cd tests && ../$(TEST_BIN)/python -m piptools compile $(LOCK) --output-file requirements.txt requirements.in

clean: ## remove both environments (data under var/ stays)
	rm -rf $(VENV) $(TEST_VENV)

$(READY):
	@echo "Installing into $(VENV) (a minute or two, once) ..."
	$(call install,$(VENV),-r requirements.txt)

$(TEST_READY):
	@echo "Installing into $(TEST_VENV) (a few minutes, once) ..."
	$(call install,$(TEST_VENV),-r requirements.txt -r tests/requirements.txt)
