# demo: a dossier of the story that ships with the package; test: everything that must hold; fuzz: mutated inputs, long.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test fuzz lint clean

demo: $(STAMP)
	$(BIN)/rashomon demo -o dossier.html

test: $(STAMP) lint
	$(BIN)/pytest --cov --cov-report=term:skip-covered --cov-report=html:.coverage.html

fuzz: $(STAMP)
	$(BIN)/python tests/fuzz.py

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/mypy

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable . --group dev
	touch $@

clean:
	rm -rf $(VENV) .coverage* dist dossier.* .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
