# What one does with this repository: `make help` lists it.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

BIN := .venv/bin
PYTHON := $(BIN)/python
NPM := npm --prefix frontend
PYTHON_STAMP := .venv/.installed
NODE_STAMP := frontend/node_modules/.package-lock.json
FRONTEND := $(shell find frontend/src frontend/public frontend/build -type f 2>/dev/null)
FRONTEND += $(wildcard frontend/*.html frontend/*.js frontend/*.ts frontend/*.json)
# Workers of pytest: as many as there are processors.
WORKERS ?= auto
ARGS ?=

MEASURED := $(PYTHON) -m tests.services run --column servers

# A phase says its name before and its duration after: $(call phase,name,command)
phase = printf '\n== %s\n' '$(1)'; began=$$SECONDS; $(2); printf '== %s: %s s\n' '$(1)' "$$((SECONDS - began))"

.PHONY: help setup build run test test-embedded test-servers journeys journeys-servers \
	check check-server check-frontend fix bench bench-large bench-peers soak schema wheel

help: ## list what there is
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 20

setup: $(PYTHON_STAMP) $(NODE_STAMP) ## install what is locked, in .venv and frontend/node_modules

$(PYTHON_STAMP): requirements-dev.lock
	@deploy/install-python .venv requirements-dev.lock
	@touch $@

$(NODE_STAMP): frontend/package-lock.json
	@deploy/install-node frontend
	@touch $@

build: frontend/dist/index.html ## build the front end, if its sources changed

frontend/dist/index.html: $(NODE_STAMP) $(FRONTEND)
	@$(NPM) run build
	@touch $@

run: $(PYTHON_STAMP) build ## the demonstration on this machine; the data stays in .data
	@exec $(PYTHON) deploy/demonstrate.py $(ARGS)

test: setup build ## every test: both columns of the server, then the browser
	@$(MAKE) test-embedded test-servers journeys journeys-servers
	@printf '\nEverything passed.\n'

test-embedded: $(PYTHON_STAMP)
	@$(call phase,server tests on SQLite and memory,\
		$(PYTHON) -m tests.services run --column embedded -- $(BIN)/pytest -n $(WORKERS) --dist loadgroup $(ARGS))

test-servers: $(PYTHON_STAMP)
	@$(call phase,server tests on PostgreSQL and Redis,\
		$(PYTHON) -m tests.services run --column servers -- $(BIN)/pytest -n $(WORKERS) --dist loadgroup $(ARGS))

journeys: setup build
	@$(call phase,browser journeys on SQLite and memory,\
		$(PYTHON) -m tests.services run --column embedded --with-browser -- $(NPM) run journeys)

journeys-servers: setup build
	@$(call phase,browser smoke on PostgreSQL and Redis,\
		$(PYTHON) -m tests.services run --column servers --with-browser -- $(NPM) run journeys -- smoke)

check: setup ## style, types, order of imports, migrations, schema; and the front end's own
	@$(MAKE) -j 2 --output-sync=target check-server check-frontend

check-server: $(PYTHON_STAMP)
	@$(call phase,ruff,$(BIN)/ruff check . && $(BIN)/ruff format --check .)
	@$(call phase,mypy,$(BIN)/mypy)
	@$(call phase,imports,$(BIN)/lint-imports --no-logo)
	@$(call phase,migrations,$(PYTHON) -m chatcore makemigrations --check --dry-run)
	@$(call phase,schema,$(PYTHON) -m chatcore schema --check)

check-frontend: $(NODE_STAMP)
	@$(call phase,biome,$(NPM) run lint)
	@$(call phase,svelte-check,$(NPM) run check)
	@$(call phase,vitest,$(NPM) test)

fix: setup ## put right what tools can put right
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .
	@$(NPM) run fix

bench: setup build ## measure, and write docs/performance.md; ARGS="fanout --servers uvicorn" for one
	@$(MEASURED) --with-browser -- $(PYTHON) -m benchmarks $(ARGS)

bench-large: setup ## measure reading in a room of 1,000,000 messages, made once and kept
	@$(MEASURED) -- $(PYTHON) -m benchmarks reading $(ARGS)

bench-peers: setup ## measure the peers that can be installed here
	@$(MEASURED) -- $(PYTHON) -m benchmarks peers $(ARGS)

soak: $(PYTHON_STAMP) ## break servers, stores and sockets for half an hour, and see that nothing is lost
	@$(PYTHON) -m tests.faults $(ARGS)

schema: setup ## write what is generated from the code: OpenAPI, the live protocol, TypeScript types
	@$(PYTHON) -m chatcore schema
	@$(NPM) run types

wheel: setup build ## the wheel, with the built front end inside, in dist/
	@$(PYTHON) -m hatchling build -t wheel
