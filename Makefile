# Every target works on a bare clone with Python 3.11 or later and make: `setup` is called by itself.
.PHONY: setup run test check reliability browser test-postgres coverage bench translate audit mutate clean

PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
  $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
BIN := .venv/bin
PO := $(wildcard src/virage/locale/*/LC_MESSAGES/django.po)
MO := $(PO:.po=.mo)
LOCKED_UV = $(shell sed -n '/^name = "uv"$$/{n;s/version = "\(.*\)"/\1/p}' uv.lock)
TEST_DATABASE ?= postgres://postgres@127.0.0.1:5432/virage

# Compiled once, so that every start is fast, also where Python may not write beside its files.
SERVED = asgiref csp django django_htmx granian template_partials whitenoise yaml

UV = $(shell command -v uv || echo $(BIN)/uv)
SHIPPED = --quiet --locked --no-dev --no-emit-project
LICENCES = MIT;BSD;Apache;ISC;MPL;Mozilla;LGPL;PSF;Python Software Foundation;OFL

# Trust what the machine trusts, as pip does: some networks stand behind a certificate of their own.
export UV_SYSTEM_CERTS ?= true

# Tests never meet the settings of the person who runs them.
CLEAN = env $(shell env | sed -n 's/^\(VIRAGE_[A-Z_]*\|DATABASE_URL\)=.*/-u \1/p')
PYTEST = $(CLEAN) $(BIN)/python -m pytest
# Each core takes its share of the tests; servers, browsers and killed processes want the machine alone.
SHARED = -n logical --dist worksteal

setup: .venv/.synced $(MO)
	@:

.venv/.synced: pyproject.toml uv.lock tools/build_hook.py
	@if command -v uv >/dev/null; then uv sync --quiet --locked; else \
	  test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed."; exit 1; }; \
	  test -x $(BIN)/uv || { $(PYTHON) -m venv .venv && \
	    $(BIN)/python -m pip install -qq "uv==$(LOCKED_UV)"; } && \
	  $(BIN)/uv sync --quiet --locked; fi
	@$(BIN)/python -m compileall -q $(SERVED:%=.venv/lib/python3*/site-packages/%)
	@touch $@

%.mo: %.po | .venv/.synced
	@$(BIN)/python -m tools.translations compile

run: setup
	@$(BIN)/virage serve

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --cache-dir .import_linter_cache
	$(BIN)/djlint --check --lint src
	$(CLEAN) $(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python -m tools.translations check
	$(BIN)/virage check-catalogues

test: check
	$(PYTEST) $(SHARED) --ignore=tests/browser --ignore=tests/reliability

reliability: setup
	$(PYTEST) tests/reliability

browser: setup
	$(PYTEST) tests/browser

test-postgres: setup
	$(CLEAN) DATABASE_URL=$(TEST_DATABASE) $(BIN)/python -m pytest $(SHARED) tests/web
	$(CLEAN) DATABASE_URL=$(TEST_DATABASE) $(BIN)/python -m pytest tests/reliability

coverage: setup
	$(PYTEST) $(SHARED) --ignore=tests/browser --ignore=tests/reliability --cov-branch --cov-fail-under=100 \
	  --cov=virage.core --cov=virage.web.policy --cov=virage.web.diagnostics.actions \
	  --cov=virage.web.campaigns.actions --cov=virage.web.organisations.actions \
	  --cov=virage.web.privacy.actions --cov=virage.web.journal.actions --cov=virage.web.jobs.actions \
	  --cov=virage.web.incidents.actions --cov=virage.web.funding.actions --cov=virage.web.plans.actions \
	  --cov=virage.web.offices.actions --cov=virage.web.mandates.actions \
	  --cov=virage.web.awareness.actions --cov=virage.web.reach.actions \
	  --cov=virage.web.webinars.actions \
	  --cov-report=term-missing:skip-covered

bench: setup
	@$(CLEAN) $(BIN)/python -m benchmarks

translate: setup
	$(BIN)/python -m tools.translations update

audit: setup
	$(BIN)/pip-licenses --from=mixed --partial-match --allow-only="$(LICENCES)" \
	  --packages $$($(UV) export $(SHIPPED) --no-hashes --no-annotate --no-header | sed 's/==.*//')
	$(UV) export $(SHIPPED) | $(BIN)/pip-audit --disable-pip --require-hashes -r /dev/stdin

mutate: setup
	$(BIN)/mutmut run
	$(BIN)/mutmut results

clean:
	rm -rf .venv var .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache mutants
