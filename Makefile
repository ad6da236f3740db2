# `make report` shows what the tool does; `make test` shows that it does it.
PYTHON ?= python3
RUN := .venv/bin

.PHONY: report test lint check bench sample clean

report: .venv/ready ## the main job on the sample corpus
	@$(RUN)/framing report --corpus corpus/sample

test: .venv/ready ## the whole suite, with the coverage it must hold
	@$(RUN)/python -m pytest -n 2 --dist loadscope --cov --cov-report=term:skip-covered

lint: .venv/ready ## form, types, layers, and every lexicon entry's own examples
	@$(RUN)/ruff format --check .
	@$(RUN)/ruff check .
	@$(RUN)/mypy
	@$(RUN)/lint-imports
	@$(RUN)/framing check corpus/sample

check: lint test ## everything that must hold before a change lands

bench: .venv/ready ## speed and memory, as ratios within one run
	@$(RUN)/python -m benchmarks

sample: .venv/ready ## make the committed report of the sample corpus anew
	@$(RUN)/framing report --corpus corpus/sample --out reports

.venv/ready: pyproject.toml constraints.txt
	@$(PYTHON) -m venv .venv
	@$(RUN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
