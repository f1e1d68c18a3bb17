# What one types here; `make` alone says what there is. Works with GNU make 3.81 and newer.

PYTHON ?= python3
# A folder with the documents that the seed quotes, to hold every quote against its document.
DOCUMENTS ?=

VENV := .venv
BIN := $(VENV)/bin
TSC := .cache/explorer/node_modules/.bin/tsc

# $(call apt,package) installs it where no password is asked for.
apt = if [ "$$(id -u)" = 0 ]; then root=; else root='sudo -n'; fi; \
  if command -v apt-get >/dev/null && $$root true 2>/dev/null; then \
    echo "Installing $(1) with apt ..."; \
    $$root apt-get -qq update >/dev/null; \
    $$root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y install $(1) >/dev/null; \
  fi

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help serve install test test-quick check bench docs clean

help:
	@echo 'graphsvc: a graph database of city diplomacy in which every edge is a claim.'
	@echo
	@echo '  make serve        set up what is missing, then serve on http://127.0.0.1:8000'
	@echo '  make test         check and test everything, on the embedded engine and on Neo4j'
	@echo '                    (DOCUMENTS=folder: hold the quotes against these documents too)'
	@echo '  make test-quick   the quick tests: no Java, no Neo4j, no browser'
	@echo '  make check        style, types, layers, YAML, docs'
	@echo '  make bench        the measurements in bench/'
	@echo '  make docs         write the generated pages of docs/ anew'
	@echo '  make install      only set up: the package in .venv'
	@echo '  make clean        remove .venv, .cache and the caches of the tools'
	@echo
	@echo 'PYTHON=python3.12 chooses another Python; 3.11 is the oldest that will do.'

serve: $(VENV)/.serves
	@exec $(BIN)/graphsvc serve

install: $(VENV)/.serves
	@echo 'graphsvc is in $(VENV). Start it: make serve. Ask it: $(BIN)/graphsvc --help'

test: $(VENV)/.tests
	@if [ -n '$(DOCUMENTS)' ] && [ ! -d '$(DOCUMENTS)' ]; then \
	  echo 'There is no folder $(DOCUMENTS); DOCUMENTS names the one that holds the documents.'; \
	  exit 1; \
	fi
	@if [ -z "$$GRAPHSVC_TEST_NEO4J_URI" ]; then \
	  $(BIN)/python tests/neo4j_server/server.py install; \
	else \
	  echo "Testing on the Neo4j at $$GRAPHSVC_TEST_NEO4J_URI, which is emptied."; \
	fi
	@there() { \
	  { [ -n "$$GRAPHSVC_TEST_CHROMIUM" ] || command -v chromium >/dev/null; } && \
	  $(BIN)/python -m playwright --version >/dev/null 2>&1; \
	}; \
	if ! there; then \
	  $(call apt,chromium libatomic1); \
	  there || { \
	    echo 'Type this, then try again: sudo apt-get install chromium libatomic1'; \
	    echo 'Or name another Chromium: GRAPHSVC_TEST_CHROMIUM=path'; \
	    exit 1; \
	  }; \
	fi
	@$(MAKE) --no-print-directory check
	@echo 'Testing on the embedded engine and on Neo4j ...'
	@if [ -n '$(DOCUMENTS)' ]; then \
	  GRAPHSVC_TEST_DOCUMENTS=$$(cd '$(DOCUMENTS)' && pwd) && export GRAPHSVC_TEST_DOCUMENTS; \
	fi; \
	$(BIN)/python -m pytest

test-quick: $(VENV)/.tests
	@echo 'Testing on the embedded engine, without the slow tests ...'
	@$(BIN)/python -m pytest -q -m 'not neo4j and not browser and not slow'

check: $(VENV)/.tests
	@echo 'Style ...'
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@echo 'Types ...'
	@$(BIN)/mypy --strict --no-error-summary
	@$(BIN)/mypy --strict --no-error-summary docs/model_page.py
	@echo 'Types of the page ...'
	@$(MAKE) --no-print-directory $(TSC)
	@PATH="$(BIN):$$PATH" $(TSC) -p graphsvc/explorer
	@echo 'Layers ...'
	@$(BIN)/lint-imports --no-cache > $(VENV)/layers.txt || { cat $(VENV)/layers.txt; exit 1; }
	@echo 'YAML ...'
	@$(BIN)/yamllint --strict seed docker-compose.yml CITATION.cff .yamllint.yaml
	@echo 'Docs ...'
	@$(BIN)/python -m pytest -q tests/docs

# TypeScript only reads the page's scripts; nothing of it is shipped.
$(TSC): graphsvc/explorer/package.json | $(VENV)/.tests
	@echo 'Installing TypeScript into .cache/explorer, once ...'
	@mkdir -p .cache/explorer && cp graphsvc/explorer/package.json .cache/explorer/
	@PATH="$(BIN):$$PATH" npm install --prefix .cache/explorer --no-package-lock --no-audit --no-fund --silent
	@touch $@

bench: $(VENV)/.tests
	@ls bench/*.py >/dev/null 2>&1 || { echo 'There is nothing to measure in bench/.'; exit 1; }
	@for script in $$(grep -l __main__ bench/*.py); do echo "$$script ..."; $(BIN)/python "$$script" || exit 1; done

docs: $(VENV)/.tests
	$(BIN)/python docs/model_page.py page > docs/model.md
	$(BIN)/python docs/model_page.py schema > docs/seed-schema.json
	$(BIN)/python docs/questions_page.py > docs/questions.md

clean:
	rm -rf $(VENV) .cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Each stamp says that an environment holds what this pyproject.toml asks for.
$(VENV)/.serves: pyproject.toml | $(VENV)/.made
	@echo 'Installing graphsvc and what it needs into $(VENV), once ...'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.tests: pyproject.toml | $(VENV)/.made
	@echo 'Installing graphsvc and what its tests need into $(VENV), once ...'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,check]'
	@touch $@ $(VENV)/.serves

# Debian parts venv from Python: where it is missing, it is installed, or you are told how.
$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo 'graphsvc needs Python 3.11 or newer; $(PYTHON) is not. Try: make PYTHON=python3.12'; \
	  exit 1; \
	}
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  package=$$($(PYTHON) -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
	  echo "$(PYTHON) cannot make environments: the package $$package is missing."; \
	  $(call apt,"$$package"); \
	  $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	    echo "Type this, then try again: sudo apt-get install $$package"; \
	    exit 1; \
	  }; \
	}
	@if ! $(BIN)/python -m pip --version >/dev/null 2>&1; then \
	  echo 'Making a Python environment in $(VENV) ...'; \
	  $(PYTHON) -m venv --clear $(VENV); \
	fi
	@touch $@
