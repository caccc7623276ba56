# Two commands on a fresh machine: `make site` and `make test`. Both set up all they need.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

export NO_MKDOCS_2_WARNING = 1
export DISABLE_MKDOCS_2_WARNING = true

.DEFAULT_GOAL := help
.PHONY: help site serve test test-all check lint types tests strict bench bench-full growth fuzz parity corpora pictures messages constraints companions readers release-check fresh clean

help: ## Say what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1	\2/p' $(MAKEFILE_LIST) | expand -t 20

site: $(READY) ## Build the site into site/
	$(BIN)/mkdocs build --strict

serve: $(READY) ## Serve the site at http://127.0.0.1:8000, rebuilt on every change
	$(BIN)/mkdocs serve

test: $(READY) $(VENV)/.browser ## Run the checks and tests that every change has to pass
	@$(MAKE) --jobs=2 --no-print-directory lint types tests

test-all: export ALL_TESTS = 1
test-all: test ## Run those that take long, too, in about a quarter of an hour

check: $(READY) ## Check bibliography and pages
	$(BIN)/literature check

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

strict: $(READY)
	$(BIN)/literature check
	$(BIN)/literature lock --check || echo "They are locked when the change is merged."
	$(BIN)/mkdocs build --strict --site-dir $(VENV)/strict-site

tests: strict $(VENV)/.browser
	OWN_SITE=$(VENV)/strict-site $(BIN)/pytest -n auto --dist loadgroup

$(READY): constraints.txt pyproject.toml
	.ci/python $(PYTHON) $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r constraints.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.browser: $(READY) .ci/chromium
	.ci/chromium $(BIN)
	@touch $@

fresh: ## Build the site and run every test on a nearly empty Debian made for it, as root
	.ci/fresh-debian

bench: $(READY) $(VENV)/.browser ## Measure the package on made-up libraries, in some minutes, and ask the search what students ask
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks questions

corpora: $(READY) ## Run over the real bibliographies that stand beside the repository
	$(BIN)/python -m benchmarks.corpora

fuzz: $(READY) ## Change inputs of every kind at random, ten minutes each, and see that nothing breaks
	$(BIN)/python -m tests.fuzz

parity: $(READY) ## Build this site under MkDocs and under Zensical, and compare every page and file
	$(BIN)/python -m tests.parity

bench-full: $(READY) $(VENV)/.browser ## The same up to 100,000 references, beside other programs, in about an hour
	$(BIN)/python -m benchmarks --full

growth: $(READY) ## Measure how the cost of reading grows with hostile texts, and fail where it grows too fast
	$(BIN)/python -m benchmarks growth

companions: $(VENV)/companions/.ready ## Build the toy site beside other plugins and under other themes, and print what comes of it, in half an hour
	$(VENV)/companions/bin/python .ci/companions

$(VENV)/companions/.ready: $(READY) .ci/companions.txt
	.ci/python $(PYTHON) $(VENV)/companions
	$(VENV)/companions/bin/python -m pip install --quiet --require-hashes -r constraints.txt
	$(VENV)/companions/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	$(VENV)/companions/bin/python -m pip install --quiet -r .ci/companions.txt
	@touch $@

readers: $(VENV)/readers/.ready ## Have Anki, two readers of QTI and EPUBCheck open what the site gives to courses and e-readers
	$(VENV)/readers/bin/python -W ignore .ci/readers

$(VENV)/readers/.ready: $(READY) .ci/readers.txt
	.ci/python $(PYTHON) $(VENV)/readers
	$(VENV)/readers/bin/python -m pip install --quiet --require-hashes -r constraints.txt
	$(VENV)/readers/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	$(VENV)/readers/bin/python -m pip install --quiet -r .ci/readers.txt
	@touch $@

release-check: $(VENV)/release/.ready ## Build a release and try it in clean environments, without publishing it; REPOSITORY=https://... names its address
	.ci/release-check $(VENV)/release $(REPOSITORY)

$(VENV)/release/.ready: $(READY) .ci/release.txt
	.ci/python $(PYTHON) $(VENV)/release
	$(VENV)/release/bin/python -m pip install --quiet --require-hashes -r constraints.txt
	$(VENV)/release/bin/python -m pip install --quiet -r .ci/release.txt
	@touch $@

pictures: $(READY) ## Take the pictures of the manual from the site that Get started makes
	$(BIN)/python .ci/pictures

messages: $(READY) ## Renew the catalogs of what readers are told, after a text has changed
	$(BIN)/python .ci/messages

constraints: $(READY) ## Renew the pinned versions in constraints.txt
	.ci/constraints $(VENV)

clean: ## Remove everything made here
	rm -rf $(VENV) site build .cache *.egg-info plugins/*.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
