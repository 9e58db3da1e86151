# Two commands for users: `make demo` and `make test`. Each sets up what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help demo scale test lint format model bib bench bench-resolve clean bench-reading bench-matching

help:
	@echo "make demo    import real lists, print GOST, APA and References, write a .bib"
	@echo "make test    ruff, mypy and all tests"
	@echo "make lint    ruff and mypy only"
	@echo "make format  let ruff format the code"
	@echo "make model   train the parser's model from refs/training"
	@echo "make bib     rebuild bib/ from refs/"
	@echo "make bench   measure speed and the shared cases"
	@echo "make bench-reading  measure large documents"
	@echo "make bench-matching measure duplicates found, up to a million records"
	@echo "make bench-resolve  measure how references find their records"

# A virtual environment with kzbib (editable) and the tools of the group «dev».
$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable . --group dev
	touch $(READY)

# DuckDB, Splink and Spark (some 450 MB; Spark needs Java 17): for tests and benches.
scale: $(READY)
	$(BIN)/python -m pip install --quiet --retries 5 --timeout 60 --editable ".[scale]"

demo: $(READY)
	$(BIN)/kzbib demo demo-out

test: lint
	$(BIN)/python -m pytest

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

model: $(READY)
	$(BIN)/python -m kzbib.training

bib: $(READY)
	$(BIN)/python -m kzbib.library.bib refs bib

bench: $(READY)
	$(BIN)/python bench/run.py
	$(BIN)/python bench/csl.py --peer
	$(BIN)/python bench/styles.py

# KZBIB_BENCH_WORKS=1000000 for the whole size; 100,000 works by default.
bench-resolve: $(READY)
	$(BIN)/python bench/resolve.py

bench-reading: $(READY)
	$(BIN)/python bench/reading.py

clean:
	rm -rf $(VENV) demo-out dist build .pytest_cache .mypy_cache .ruff_cache

bench-matching: scale
	$(BIN)/python bench/matching.py --million --engines
