# demo: a dossier of the story that ships with the package; test: everything that must hold, or TESTS=tests/read, what
# must hold of one room; fuzz: mutated inputs, long; bounds: what inputs that are no news cost;
# install-check: whether every Python of this machine installs it in a fresh environment and tells the same; figures:
# those of docs/accuracy.md again, where the development sets are; docs: the documentation as pages, in site/.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
COVERAGE := --cov --cov-report=term:skip-covered --cov-report=html:.coverage.html

.PHONY: demo test fuzz bounds install-check figures lint docs clean

demo: $(STAMP)
	$(BIN)/rashomon demo -o dossier.html

test: $(STAMP) lint
	$(BIN)/pytest $(or $(TESTS),$(COVERAGE))

fuzz: $(STAMP)
	$(BIN)/python tests/fuzz.py

bounds: $(STAMP)
	$(BIN)/python bench/bounds.py

install-check:
	$(PYTHON) scripts/install_check.py

figures: $(STAMP)
	$(BIN)/python scripts/figures.py

docs: $(STAMP)
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/mypy

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable . --group dev
	touch $@

clean:
	rm -rf $(VENV) .coverage* dist site dossier.* .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
