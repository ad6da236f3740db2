# `make report` shows what the tool does; `make test` shows that it does it.
PYTHON ?= python3
RUN := .venv/bin

.PHONY: report test check bench browser clean

report: .venv/ready ## the main job on the sample corpus
	@$(RUN)/framing report

test: .venv/ready ## the whole suite
	@$(RUN)/python -m pytest

check: .venv/ready ## everything that must hold before a change lands
	@$(RUN)/ruff format --check .
	@$(RUN)/ruff check .
	@$(RUN)/mypy
	@$(RUN)/lint-imports
	@$(RUN)/framing check
	@$(RUN)/python -m pytest --cov

bench: .venv/ready ## speed and memory, as ratios within one run
	@$(RUN)/python -m benchmarks

.venv/ready: pyproject.toml constraints.txt
	@$(PYTHON) -m venv .venv
	@$(RUN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache
