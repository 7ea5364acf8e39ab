# 每个目标都会先准备好自己的 .venv；只需要带 venv 的 Python 3.11 以上和 make。
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
LOWEST := .venv-lowest

MINUTES ?= 60
SEED ?= 1
COUNT ?= 200
JOBS ?= 1
# 测试一大半时间在等屏幕和磁盘，每个核开三个进程才忙得过来。
WORKERS ?= $(shell $(PYTHON) -c 'import os; print(3 * (os.cpu_count() or 1))')

.PHONY: demo test check bench corpus samples slow torture keys mutate rules records lowest windows linux pins
.DEFAULT_GOAL := demo

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "缺少 Python 3.11 以上版本：请先安装，或用 make PYTHON=路径 指定。"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "缺少 Python 的 venv 部件：请安装 python3-venv 后再试。"; exit 1; }
	@echo "正在准备运行环境（第一次需要一两分钟）…"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e '.[dev]' || { echo "安装所需的软件包失败：请检查网络或软件源设置。"; exit 1; }
	@$(BIN)/python -m compileall -q tui wizards schemas samples tests
	@touch $(STAMP)

demo: $(STAMP)          ## 用样例打开向导；没有终端时检查、评分、写报告
	@$(BIN)/python -m tui demo

test: $(STAMP)          ## 全部快测试
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

check: $(STAMP)         ## 风格、类型、分层、复杂度
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m tests.complexity

slow: $(STAMP)          ## 较慢的测试
	@$(BIN)/python -m pytest -m slow -rs -n auto --dist worksteal

torture: $(STAMP)       ## 断电、强杀、故障注入
	@$(BIN)/python -m pytest tests/torture -m 'not slow' -s

$(VENV)/.bench: $(STAMP)
	@$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e '.[dev,bench]'
	@touch $@

keys: $(STAMP)          ## 随机按键一小时；分钟数可改：make keys MINUTES=5
	@KEYS_MINUTES=$(MINUTES) $(BIN)/python -m pytest tests/torture/test_keys.py -m torture -s

bench: $(VENV)/.bench   ## 速度，只打印比值
	@$(BIN)/python -m tests.bench

corpus: $(STAMP)        ## 读文字的准确程度，按种类；V=1 列出漏掉的
	@$(BIN)/python -m tests.wizards.prose.corpus_run $(if $(V),-v)

mutate: $(STAMP)        ## 随机弄坏 COUNT 处，看测试是否发现；make mutate SEED=7 COUNT=60 JOBS=2
	@$(BIN)/python -m tests.mutation --seed $(SEED) --count $(COUNT) --jobs $(JOBS)

rules: $(STAMP)         ## 由规则本身重写 docs/rules.md 的表和 ziping rules 的例子
	@$(BIN)/python -m tests.wizards.checks.rules_page

lowest: $(STAMP)        ## 用声明的最低版本另建环境，跑全部快测试
	@$(PYTHON) -m venv $(LOWEST)
	@$(LOWEST)/bin/python -m pip install -q --disable-pip-version-check -e '.[dev]' $$($(BIN)/python -m tests.lowest)
	@$(LOWEST)/bin/python -m pytest -n $(WORKERS) --dist worksteal $(ONLY)

samples: $(STAMP)       ## 重新生成 samples/
	@$(BIN)/python -m samples

pictures: $(STAMP)      ## 重新画 README 的图和录像、tests/tui/pictures 的文字画面
	@$(BIN)/python -m tests.pictures
	@$(BIN)/python -m tests.tui.walks

records: $(STAMP)       ## 重新写 tests/**/records 里的记录：程序对许多输入说些什么
	@$(BIN)/python -m tests.records

windows: $(STAMP)       ## 给 Windows 办公室的压缩包；正式发布给出官方的可嵌入 Python：make windows EMBED=python-3.13.x-embed-amd64.zip
	@$(BIN)/python -m tests.shipping windows $(if $(EMBED),--embed '$(EMBED)')

linux: $(STAMP)         ## 给 Linux 办公室的压缩包（x86-64 和 arm64）
	@$(BIN)/python -m tests.shipping linux

pins: $(STAMP)          ## 依赖变了以后，重新固定发布用的文件的 sha256
	@$(BIN)/python -m tests.shipping pins
