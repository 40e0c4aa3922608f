# make demo    read the sample reports, show what they add up to, and open them in the browser
# make test    run the tests, in as many processes as there are cores, at most 4 (PROCESSES=1 for one)
# make check   style, types, layers
# make floors  see that no quick suite scores lower than it did, where the scorers are there (CONTESTED_SCORERS)
# make clean   take away what the others made
#
# Everything goes into .venv. PYTHON chooses the interpreter: make demo PYTHON=python3.13

PYTHON ?= python3
PROCESSES ?= auto
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test check style types layers floors clean

demo: $(VENV)/.installed
	@$(BIN)/contested demo

test: $(VENV)/.developing
	$(BIN)/pytest -n $(PROCESSES) --maxprocesses 4 --dist loadfile

check: style types layers

style: $(VENV)/.developing
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/.developing
	$(BIN)/mypy

layers: $(VENV)/.developing
	$(BIN)/lint-imports

floors: $(VENV)/.developing
	$(BIN)/python -m benchmarks.floors names actor_codes claims control

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist

# The stamps make the second run quick: they are renewed when what is to be installed changes.

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Contested needs Python 3.11 or newer, and $(PYTHON) is %d.%d: run make with PYTHON=python3.12, say." % sys.version_info[:2])'
	@echo "Making the virtual environment $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --upgrade "pip>=25.1"
	@touch $@

$(VENV)/.installed: $(VENV)/.made pyproject.toml constraints.txt hatch_build.py
	@echo "Installing Contested into $(VENV)"
	@$(PIP) install --constraint constraints.txt --editable .
	@$(BIN)/python hatch_build.py
	@touch $@

$(VENV)/.developing: $(VENV)/.installed
	@echo "Installing the tools for development"
	@$(PIP) install --constraint constraints.txt --group dev
	@touch $@
