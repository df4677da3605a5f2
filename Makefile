# Two commands do everything: `make run` writes a sample bundle into out/, `make test` runs all checks.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
# The stamp names the place of the checkout: after a move the editable install is made anew.
STAMP := $(VENV)/.installed-$(shell pwd | cksum | cut -d' ' -f1)
PIP := $(PY) -m pip --disable-pip-version-check -q
CATALOGUES := $(wildcard locale/*/LC_MESSAGES/*.po)

.PHONY: run wizard test lint soak future bench pictures clean

run: $(STAMP)
	$(PY) -m icp_wizard demo

wizard: $(STAMP)
	$(PY) -m icp_wizard

test: lint
	$(PY) -m pytest -n auto --maxprocesses 4

lint: $(STAMP)
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	PYTHONPATH=. $(PY) -c 'from importlinter.cli import lint_imports_command; lint_imports_command()'

$(STAMP): pyproject.toml hatch_build.py $(CATALOGUES)
	@$(PY) -c '' 2>/dev/null || $(PYTHON) -m venv --clear $(VENV) || \
	  { echo "Python cannot make a virtual environment here. On Debian or Ubuntu: apt install python3-venv" >&2; exit 2; }
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "icp-wizard needs Python 3.11 or newer: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; rm -rf $(VENV); exit 2; }
	$(PIP) install 'hatchling>=1.27' 'babel>=2.16' 'editables>=0.5'
	$(PIP) install --no-build-isolation -e '.[dev]'
	$(PY) -m compileall -q icp_wizard screens  # as pip does with what it copies: the first start is as fast
	@rm -f $(VENV)/.installed-* && touch $(STAMP)

# Long runs, seeded; broken off, they go on where the report ends. The reports are committed.
soak: $(STAMP)
	$(PY) -m tests.soak.kills --runs 500 --seed 1 --report tests/soak/reports/kills.jsonl
	$(PY) -m tests.soak.faults --report tests/soak/reports/faults.jsonl
	$(PY) -m tests.soak.monotony --report tests/soak/reports/monotony.jsonl
	$(PY) -m tests.soak.mutation --report tests/soak/reports/mutation.jsonl
	$(PY) -m tests.soak.walks --walks 1000 --report tests/soak/reports/walks.jsonl
	$(PY) -m tests.soak.switches --switches 1500 --report tests/soak/reports/switches.jsonl

# The suite as if it were five years later: nothing in it may age.
future: $(STAMP)
	PRETENDED_DAY=2031-11-24T09:00:00 $(PY) -m pytest -n auto --maxprocesses 4

bench: $(STAMP)
	$(PY) -m tests.benchmarks

pictures: $(STAMP)
	PYTHONPATH=. $(PY) docs/pictures.py

clean:
	rm -rf $(VENV) out .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find locale -name '*.mo' -delete
