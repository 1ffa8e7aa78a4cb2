# The verbs of this project. Each is a line one could type by hand, and CI calls the same ones.
SHELL := bash
.DEFAULT_GOAL := help
.PHONY: help setup demo test gates check bench soak neo4j lock train

# The first interpreter the lock was made for; `make setup PYTHON=...` chooses another.
PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$p && exit; \
	done; echo python3)
BIN := .venv/bin
# The Node of the lock, not the machine's.
PAGES := PATH="$(CURDIR)/$(BIN):$$PATH" npm --prefix webapp/explorer run --silent
JOBS ?= 2
# A whole file a worker, in our order: xdist's own begins the files with few tests last, and those are the long ones.
XDIST := -n $(JOBS) --dist loadfile --no-loadscope-reorder
FAST := not slow and not neo4j and not postgres and not browser
TEST_BUDGET := 20

help: ## 列出这些命令 · list these verbs
	@grep -hE '^[a-z0-9]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9]+):.*## /make \1\t/' | expand -t 14

setup: ## 准备 .venv 与前端，内容未变则立即结束 · environment and explorer, cached by content
	@$(PYTHON) deploy/environment.py

demo: setup ## 载入虚构示例并打开本机网页 · load the fictional demo and serve it at 127.0.0.1:8000
	$(BIN)/fuyuan demo $(ARGS)

test: setup ## 全部测试，预算 20 分钟 · every test, within 20 minutes
	@$(BIN)/python -m deploy.test_tools
	@$(BIN)/python -m deploy.neo4j_jars
	@echo "budget: $(TEST_BUDGET) minutes; the last line says what was used"
	$(PAGES) test
	$(BIN)/python -m pytest $(XDIST) $(ARGS)

gates: setup ## 格式、规则、类型、导入契约 · format, lint, types, import contract
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(PAGES) check
	$(PAGES) lint
	$(PAGES) test

check: gates ## 提交前的全部检查，含快速测试 · every gate and the fast tests
	$(BIN)/python -m pytest -q $(XDIST) -m "$(FAST)"

soak: setup ## 长时间测试：随机损坏、断电、超大文件 · damaged files, kills, huge files, more drawn graphs
	$(BIN)/python -m tests.ingest.corrupted 500
	@$(BIN)/python -m deploy.neo4j_jars
	$(BIN)/python -m pytest -m soak $(ARGS)
	EXAMPLES=40 $(BIN)/python -m pytest tests/graph/test_neo4j_store.py

neo4j: setup ## 本机开发用 Neo4j：启动，ARGS=stop 停止 · a local development server; ARGS=stop ends it
	@$(BIN)/python -m deploy.neo4j_jars
	@$(BIN)/python -m deploy.neo4j_server $(ARGS)

bench: setup ## 基准测量 · measure; make bench ARGS="NAME --json"
	$(BIN)/python -m benchmarks $(ARGS)

# requirements-all.txt decides every version, the others are cuts of it. An existing file would count as a
# preference and keep old forks alive, so all go first. No header and no annotation: no address gets in.
COMPILE := $(BIN)/uv pip compile pyproject.toml --quiet --universal --fork-strategy fewest --python-version 3.11 \
	--generate-hashes --no-header --no-annotate
lock: setup ## 重新锁定依赖版本 · choose all versions anew
	rm -f requirements.txt requirements-dev.txt requirements-spark.txt requirements-all.txt
	$(COMPILE) --all-extras -o requirements-all.txt
	$(COMPILE) -c requirements-all.txt -o requirements.txt
	$(COMPILE) -c requirements-all.txt --extra test --extra dev --extra notebook --extra server --extra community \
		-o requirements-dev.txt
	$(COMPILE) -c requirements-all.txt --extra spark -o requirements-spark.txt

train: setup ## 重新训练人名识别模型 · remake the model of persons from the texts that may be shipped
	PYTHONHASHSEED=0 $(BIN)/python -m nlp.training "$${FUYUAN_REAL_DATA:-../shared/data}"
