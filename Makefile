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
LOCK = --quiet --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header

.DEFAULT_GOAL := help
.PHONY: help run test lint format bench messages lock clean

help: ## list the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 20

run: $(VENV)/ready ## install, migrate, load the bank, serve (HOST, PORT, WORKERS)
	@$(BIN)/python manage.py prepare
	@echo "Serving on http://$(HOST):$(PORT)/  (Ctrl-C stops)"
	@exec $(BIN)/gunicorn questionbank.wsgi --bind $(HOST):$(PORT) --workers $(WORKERS) \
		--worker-class gthread --threads 4 --no-control-socket --limit-request-line 0 --log-level warning

test: $(TEST_VENV)/ready lint ## every test, on SQLite and PostgreSQL, with a browser
	@$(TEST_BIN)/python -m tests.run

lint: $(TEST_VENV)/ready ## style of code and templates
	@$(TEST_BIN)/ruff check .
	@$(TEST_BIN)/ruff format --check .
	@$(TEST_BIN)/djlint templates --lint --quiet

format: $(TEST_VENV)/ready ## put the code in style
	@$(TEST_BIN)/ruff check --fix .
	@$(TEST_BIN)/ruff format .

bench: $(TEST_VENV)/ready ## list, filter, search and question against a bare page (N=1000)
	@$(TEST_BIN)/python -m tests.benchmarks.pages $(or $(N),1000 100000)

messages: $(TEST_VENV)/ready ## collect the interface strings and compile the catalogues
	@$(TEST_BIN)/python manage.py messages

lock: $(TEST_VENV)/ready ## compile both requirements.txt from their .in files
	@$(TEST_BIN)/pip-compile $(LOCK) --output-file requirements.txt requirements.in
	@cd tests && ../$(TEST_BIN)/pip-compile $(LOCK) --output-file requirements.txt requirements.in

clean: ## remove both environments (data under var/ stays)
	rm -rf $(VENV) $(TEST_VENV)

$(VENV)/ready: requirements.txt
	@echo "Installing into $(VENV) (a minute or two, once) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; say make PYTHON=python3.11 run")'
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --disable-pip-version-check --no-input --require-hashes --progress-bar on -r requirements.txt
	@touch $@

$(TEST_VENV)/ready: requirements.txt tests/requirements.txt
	@echo "Installing into $(TEST_VENV) (a few minutes, once) ..."
	@$(PYTHON) -m venv $(TEST_VENV)
	@$(TEST_BIN)/python -m pip install --disable-pip-version-check --no-input --require-hashes --progress-bar off --quiet -r requirements.txt -r tests/requirements.txt
	@touch $@
