# The front door. Every target only calls CMake presets, scripts and the program itself.
SHELL := /bin/bash
.DEFAULT_GOAL := help

JOBS ?= $(shell nproc)
RUN_DIR ?= run
DB ?= $(RUN_DIR)/khongcho.db
PORT ?= 8080
DAY ?= 2023-09-29T15:20
KHONGCHO := build/release/khongcho
FRIDAY := seed/thanh-ha-2023-09-29

.PHONY: help
help: ## this table
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1|\2/' | column -t -s '|'

.PHONY: setup
setup: ## install what is missing, from Debian packages and npm, and configure
	scripts/install-deps
	cmake --preset release >build-configure.log 2>&1 || { cat build-configure.log; exit 1; }
	@rm -f build-configure.log

.PHONY: build
build: setup ## the program, at build/release/khongcho
	cmake --build --preset release --target khongcho -j $(JOBS)

.PHONY: run
run: build ## build, fill a demo office, serve on http://localhost:8080 (DAY=2023-09-29T15:20)
	scripts/run-demo "$(KHONGCHO)" "$(FRIDAY)" "$(DB)" "$(DAY)" "$(PORT)"

.PHONY: seed
seed: build ## a fresh demo database at DB=run/khongcho.db, without serving it
	@mkdir -p $(dir $(DB)) && rm -f $(DB) $(DB)-wal $(DB)-shm
	$(KHONGCHO) seed --db $(DB)

.PHONY: test
test: setup ## build and run every quick test
	cmake --build --preset release -j $(JOBS)
	ctest --preset release -LE slow

.PHONY: check
check: setup ## everything CI runs: build, all tests on both databases, browser, style
	scripts/check $(JOBS)

.PHONY: one
one: setup ## only the tests whose suite or case matches T=supplement
	cmake --build --preset release -j $(JOBS)
	scripts/one "$(T)"

.PHONY: bench
bench: setup ## speed as ratios to a ceiling of the same run, appended to bench/history.jsonl
	cmake --build --preset release --target benches -j $(JOBS)
	bench/run build/release
