# make help lists what there is to do. Each step is done again only when what it is made from has changed.

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
OFFLINE := guangan-certificates-offline.zip
BIN := $(VENV)/bin
NODE := $(BIN)/node
# pip's console entry for Node: npm finds it there.
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" "$(CURDIR)/$(BIN)/npm"
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
# The lists are complete, so pip resolves nothing: what is released later cannot change or break an installation.
INSTALL := $(PIP) install --no-deps --require-hashes --no-build-isolation
DOWNLOAD := $(PIP) download --only-binary=:all: --no-deps --require-hashes
# One version of each package for every Python from the oldest: nothing depends on which one is there.
COMPILE := $(BIN)/uv pip compile -q --universal --python-version 3.11 --fork-strategy fewest --generate-hashes --no-annotate --no-header
PYTEST := $(BIN)/python -m pytest --numprocesses auto
export NO_MKDOCS_2_WARNING := 1
# What is compiled is kept: each process of the tests and of the build would compile it anew.
unexport PYTHONDONTWRITEBYTECODE
# The time in everything that is built: the commit's, so that the same commit gives the same bytes.
export SOURCE_DATE_EPOCH := $(shell git log -1 --format=%ct 2>/dev/null || echo 1577836800)

rules := $(shell find validators -name '*.py' -o -name '*.toml')
script := $(shell find site_hooks/browser -name '*.*js' -o -name '*.txt')
style := $(shell find docs/assets -name '*.css')
pages := mkdocs.yml LICENSE $(shell find docs site_hooks cases -type f -not -path '*/__pycache__/*')

.DELETE_ON_ERROR:
.PHONY: always help serve site offline command-line reproducible quick test test-everywhere test-browsers bench bench-roster bench-long fuzz parity check lock audit update clean

help: ## 列出可用的命令 / list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

serve: site ## 建好网站并在本机打开 / build the site and serve it on 127.0.0.1:8000
	@$(BIN)/python -m site_hooks.serve site $(PORT)

site: build/site.stamp ## 建网站到 site/ / build the site into site/

offline: build/offline.stamp ## 打包离线版到 dist/ / pack the offline copy into dist/
	@mkdir -p dist && cp build/offline/$(OFFLINE) dist/
	@cd dist && echo "==> dist/$(OFFLINE)" && ../$(BIN)/python -c \
		'import hashlib, sys; print("    SHA-256", hashlib.sha256(open(sys.argv[1], "rb").read()).hexdigest())' $(OFFLINE)

command-line: build/command-line.stamp ## 让命令行也能查照片、花名册 / let the command line check photos and rosters too

reproducible: ## 从同一个提交建两次离线版，比较是否一样 / build the offline copy twice from this commit and compare
	@rm -rf build/twice
	@for copy in one other; do \
		git clone --quiet . build/twice/$$copy && $(MAKE) --no-print-directory -C build/twice/$$copy offline || exit 1; \
	done
	@cmp build/twice/one/dist/$(OFFLINE) build/twice/other/dist/$(OFFLINE) && echo "==> 完全一样 / identical"
	@rm -rf build/twice

quick: check ## 静态检查和不用建站、不开浏览器的测试 / lint and run what needs neither the site nor a browser
	@echo "==> 快速测试 / testing, quickly"
	@$(PYTEST) --dist worksteal -m "not slow"

# Coverage counts where it is cheap: what is slow, all tests of the site and in browsers among it, adds nothing to it.
test: $(if $(T),,check) build/browsers.stamp build/site.stamp ## 跑全部测试，或者 T="参数" 只跑一部分 / run all tests, or some: T="arguments"
	@echo "==> 测试 / testing"
ifdef T
	@$(BIN)/python -m pytest $(T)
else
	@$(PYTEST) --dist worksteal -m "not slow" --cov --cov-report=term-missing:skip-covered
	@$(PYTEST) --dist loadscope -m slow $(EVERYWHERE)
endif

test-everywhere: EVERYWHERE := --everywhere
test-everywhere: test ## 网页测试在每种浏览器、每种打开方式下都跑 / test in each browser, over HTTP and from a folder

test-browsers: build/older-browsers.stamp build/browsers.stamp build/site.stamp ## 在找得到的每种浏览器里试每个自查工具 / try each checker in each browser that is here
	@echo "==> 在各种浏览器里试 / trying the browsers"
	@$(BIN)/python -m tests.matrix

# The last commit before the start and the rules were made faster: what both took then is measured beside what they take now.
BEFORE ?= 1d4a59c
bench: build/test.stamp build/browsers.stamp build/site.stamp build/before/$(BEFORE).stamp ## 测速度，写进 bench/results.md，和 BEFORE= 那个提交比 / measure, beside the commit BEFORE, into bench/results.md
	@$(BIN)/python -m bench --before build/before/site

# In a copy of its own, as `reproducible` does it: only its site stays.
build/before/$(BEFORE).stamp:
	@echo "==> 建以前的网站 / building the site of $(BEFORE)"
	@rm -rf build/before build/earlier
	@git clone --quiet . build/earlier && git -C build/earlier checkout --quiet $(BEFORE)
	@$(MAKE) --no-print-directory -C build/earlier site
	@mkdir -p build/before && mv build/earlier/site build/before/site && rm -rf build/earlier
	@touch $@

bench-roster: build/test.stamp build/browsers.stamp build/site.stamp build/bench.stamp ## 测花名册检查，和 frictionless 比：RUNS= / measure the roster checker beside frictionless
	@$(BIN)/python -m bench.roster_speed $(RUNS:%=--runs %)

bench-long: build/test.stamp build/browsers.stamp build/site.stamp ## 长时间使用，内存涨不涨，写进 bench/long-use.md：SHARE=0.1 只做一成 / use the pages for long
	@$(BIN)/python -m bench.long_use $(SHARE:%=--share %)

# Of each checker in all runs together; of this run; and what to leave to atheris, which takes one checker.
COUNT ?= 1000000
MINUTES ?= 10
fuzz: build/fuzz.stamp ## 用生成的输入试每个检查工具：CHECKERS= COUNT= MINUTES=，或者 GUIDED= 一个工具 / try the checkers with generated inputs
ifdef GUIDED
	@$(BIN)/python -m fuzz.guided $(GUIDED) --minutes $(MINUTES)
else
	@$(BIN)/python -m fuzz.limits $(CHECKERS) --every 25
	@$(BIN)/python -m fuzz $(CHECKERS) --count $(COUNT) --minutes $(MINUTES)
endif

# The oldest Python that runs the rules, and the newest at hand.
PYTHONS ?= $(foreach version,3.11 $(firstword $(foreach minor,15 14 13 12,$(shell python3.$(minor) -c 'print("3.$(minor)")' 2>/dev/null))),python$(version))
parity: build/test.stamp build/runtime/manifest.json ## 几个版本的 Python 和浏览器里的 Python，结论是不是一个字节不差 / compare the verdicts of several Pythons
	@for python in $(PYTHONS); do \
		packages=build/parity/$$(basename $$python); \
		test -f $$packages/stamp -a ! requirements/command-line.txt -nt $$packages/stamp || { \
			rm -rf $$packages && $$python -m venv $$packages && \
			$$packages/bin/python -m pip --disable-pip-version-check -qq install --no-deps --require-hashes \
				-r requirements/command-line.txt && touch $$packages/stamp; \
		} || exit 1; \
	done
	@$(BIN)/python -m fuzz.everywhere $(PYTHONS:%=build/parity/$$(basename %)/bin/python)

check: build/test.stamp build/node.stamp build/test-node.stamp build/types/verdicts.d.ts ## 静态检查 / lint and check types
	@echo "==> 静态检查 / linting, checking types"
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(NODE) tests/node_modules/@biomejs/biome/bin/biome check --error-on-warnings
	@$(NODE) tests/node_modules/typescript/bin/tsc
	@$(NODE) tests/node_modules/typescript/bin/tsc -p site_hooks/browser

# What the rules declare of their verdicts, for the scripts' types.
build/types/verdicts.d.ts: build/test.stamp build/test-node.stamp $(rules) site_hooks/verdict_schema.py
	@mkdir -p build/types
	@$(BIN)/python -m site_hooks.verdict_schema > build/types/verdicts.json
	@$(NODE) tests/node_modules/json-schema-to-typescript/dist/src/cli.js build/types/verdicts.json $@

lock: build/test.stamp ## 重新锁定依赖版本 / lock the dependencies anew
	@$(COMPILE) pyproject.toml -o requirements/runtime.txt
	@$(COMPILE) pyproject.toml --extra command-line --group site --group test --group lock -c requirements/runtime.txt \
		-o requirements/test.txt
	@$(COMPILE) pyproject.toml --group site -c requirements/test.txt -o requirements/site.txt
	@$(COMPILE) pyproject.toml --extra command-line -c requirements/test.txt -o requirements/command-line.txt
	@$(COMPILE) --group tables -c requirements/command-line.txt -o requirements/tables.txt
	@$(COMPILE) --group build -o requirements/build.txt
	@$(COMPILE) --group fuzz -o requirements/fuzz.txt
	@$(COMPILE) --group bench -c requirements/test.txt -o requirements/bench.txt
	@$(COMPILE) --group audit -o requirements/audit.txt
	@$(NPM) install --package-lock-only --ignore-scripts
	@cd tests && $(NPM) install --package-lock-only --ignore-scripts
	@cd tests/matrix && $(NPM) install --package-lock-only --ignore-scripts

audit: build/audit.stamp ## 查锁定的包有没有已知的漏洞，查不了就说查不了 / look up known weaknesses of the locked packages
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m tools.audit build/audit/bin/python "$(CURDIR)/$(BIN)/npm"

update: build/test.stamp ## 把依赖提到最新，跑测试，说改了什么 / raise the dependencies, test, say what changed
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m tools.update $(BIN)/uv "$(CURDIR)/$(BIN)/npm"
	@$(MAKE) --no-print-directory lock
	@git --no-pager diff --stat
	@$(MAKE) --no-print-directory test

clean: ## 删掉建出来的东西 / remove what was built
	rm -rf build dist site .venv node_modules tests/node_modules tests/matrix/node_modules

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "需要 Python 3.11 以上 / Python 3.11 or later is needed: make PYTHON=python3.12 …"; exit 1; }
	@$(PYTHON) -m ensurepip --version >/dev/null 2>&1 || \
		{ echo "Python 缺少 venv 模块，请先安装（Debian：apt install python3-venv）/ Python lacks its venv module"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

build/venv.stamp: requirements/build.txt requirements/site.txt | $(BIN)/python
	@echo "==> 安装建站用的 Python 包 / installing the site's Python packages"
	@$(INSTALL) -r requirements/build.txt
	@$(INSTALL) -r requirements/site.txt
	@$(PIP) check
	@mkdir -p build && touch $@

build/test.stamp: requirements/test.txt build/venv.stamp
	@echo "==> 安装测试用的 Python 包 / installing the tests' Python packages"
	@$(INSTALL) -r requirements/test.txt
	@$(PIP) check
	@touch $@

build/command-line.stamp: requirements/command-line.txt build/venv.stamp
	@echo "==> 安装命令行查照片、花名册用的包 / installing what the command line checks photos and rosters with"
	@$(INSTALL) -r requirements/command-line.txt
	@$(PIP) check
	@touch $@

build/fuzz.stamp: requirements/fuzz.txt build/test.stamp
	@echo "==> 安装 atheris / installing atheris"
	@$(INSTALL) -r requirements/fuzz.txt
	@$(PIP) check
	@touch $@

# Installs the list of this name into a Python of its own.
define install_apart
@rm -rf build/$(1) && $(PYTHON) -m venv build/$(1)
@build/$(1)/bin/python -m pip --disable-pip-version-check -qq install --no-deps --require-hashes -r requirements/$(1).txt
@build/$(1)/bin/python -m pip --disable-pip-version-check -qq check
endef

# frictionless needs a package that is called as ours is, so it stands apart.
build/bench.stamp: requirements/bench.txt build/test.stamp
	@echo "==> 安装 frictionless / installing frictionless"
	$(call install_apart,bench)
	@touch $@

# pip-audit needs other packages than the tests, so it stands apart.
build/audit.stamp: requirements/audit.txt build/venv.stamp
	@echo "==> 安装 pip-audit / installing pip-audit"
	$(call install_apart,audit)
	@touch $@

build/node.stamp: package.json package-lock.json build/venv.stamp
	@echo "==> 安装 Pyodide 和打包工具 / installing Pyodide and the bundlers"
	@$(NPM) ci --ignore-scripts --loglevel=error
	@touch $@

build/test-node.stamp: tests/package.json tests/package-lock.json build/venv.stamp
	@echo "==> 安装测试用的浏览器 / installing the tests' browsers"
	@cd tests && $(NPM) ci --ignore-scripts --loglevel=error
	@touch $@

build/browsers.stamp: build/test-node.stamp tests/browser/unpack_chromium.mjs
	@# Elsewhere the tests use the Chrome or Edge that is installed.
	@case "$$(uname -sm)" in "Linux x86_64") $(NODE) tests/browser/unpack_chromium.mjs build/browsers;; esac
	@touch $@

build/older-browsers.stamp: tests/matrix/package.json tests/matrix/package-lock.json build/browsers.stamp
	@echo "==> 安装更旧的浏览器 / installing older browsers"
	@cd tests/matrix && $(NPM) ci --ignore-scripts --loglevel=error
	@case "$$(uname -sm)" in "Linux x86_64") $(NODE) tests/browser/unpack_chromium.mjs build/browsers 103 92;; esac
	@touch $@

build/wheels.stamp: requirements/runtime.txt requirements/tables.txt build/node.stamp site_hooks/runtime/python.py
	@echo "==> 下载浏览器用的 Python 包 / downloading the browser's Python packages"
	@rm -rf build/wheels
	@$(DOWNLOAD) -r requirements/runtime.txt -d build/wheels/runtime \
		$$($(BIN)/python -m site_hooks.runtime.python node_modules/pyodide)
	@$(DOWNLOAD) -r requirements/tables.txt -d build/wheels/tables \
		$$($(BIN)/python -m site_hooks.runtime.python node_modules/pyodide)
	@touch $@

build/pyodide.stamp: build/wheels.stamp site_hooks/runtime/trimmed.py $(wildcard site_hooks/runtime/*.mjs) \
		site_hooks/browser/runtime/restore.js
	@echo "==> 裁剪 Pyodide / trimming Pyodide"
	@$(BIN)/python -m site_hooks.runtime.trimmed node_modules/pyodide build/wheels build/pyodide
	@touch $@

# Changes with the rules, and when they are committed.
build/rules-version: always | build/venv.stamp
	@$(BIN)/python -m site_hooks.rules_version > $@.new
	@cmp -s $@.new $@ || cp $@.new $@

# The image is made with what the browser restores it with.
build/runtime/manifest.json: build/pyodide.stamp build/wheels.stamp $(wildcard site_hooks/runtime/*.*) $(rules) \
		$(wildcard cases/*.*) build/rules-version $(addprefix site_hooks/browser/runtime/,memory.js python.js)
	@echo "==> 打包运行环境 / packing the runtime"
	@$(BIN)/python -m site_hooks.runtime.parts build/pyodide build/wheels build/runtime

build/page.js: build/runtime/manifest.json $(script) $(style)
	@echo "==> 打包网页脚本和样式 / bundling the pages' scripts and style sheets"
	@$(NODE) site_hooks/browser/bundle.mjs build/runtime/manifest.json docs/assets \
		"$$($(BIN)/python -c 'import material; print(material.__path__[0])')"/templates/assets/stylesheets build

build/offline.stamp: build/page.js $(pages)
	@echo "==> 打包离线版 / packing the offline copy"
	@rm -rf build/offline
	@OFFLINE_COPY=true SITE_URL= $(BIN)/python -m mkdocs build --strict --quiet --site-dir build/offline/site
	@$(BIN)/python -m site_hooks.offline_copy build/offline/site build/offline/$(OFFLINE)
	@touch $@

# Changes with the address that the site is built for.
build/site-url: always
	@mkdir -p build
	@echo '$(SITE_URL)' | cmp -s - $@ || echo '$(SITE_URL)' > $@

build/site.stamp: build/offline.stamp build/site-url
	@echo "==> 建网站 / building the site"
	@$(BIN)/python -m mkdocs build --strict --quiet
	@touch $@
