# Two commands for a fresh Debian 12 with Swift, git and make:
#   make report   sets up, builds, and compiles the sample in Inputs/ into Out/2025/
#   make test     sets up and passes the tests; the field's files, hostile inputs and faults against the released program
SHELL := /bin/bash
PYTHON := /usr/bin/python3
BUILD_NEEDS := pkg-config zlib1g-dev libexpat1-dev libzip-dev libxlsxwriter-dev libcmark-gfm-dev libcmark-gfm-extensions-dev
TEST_NEEDS := $(BUILD_NEEDS) python3 python3-openpyxl python3-xlsxwriter python3-numpy tidy libreoffice-calc
PAGE_NEEDS := $(TEST_NEEDS) chromium fonts-noto-cjk poppler-utils weasyprint pandoc
SOURCES := Package.swift Sources Tests/NianbaoTests Tests/Fuzz/Package.swift Tests/Fuzz/Sources
# For `make fuzz`: how long each target runs, and how many at a time.
SECONDS ?= 60
JOBS ?= 1

.PHONY: report test test-pages test-hostile test-faults test-sanitize fuzz bench bench-checks format needs-report needs-test needs-pages

report: needs-report
	swift build -c release --product nianbao
	@echo
	.build/release/nianbao build
	@echo
	@echo "Look at Out/2025/report.html, report.xlsx and report.md."

test: needs-test
	swift format lint --strict --recursive $(SOURCES)
	swift build --build-tests
	swift test --skip-build
	Tests/Tools/surface.sh
	swift build -c release --product nianbao
	Tests/Field/run.sh .build/release/nianbao Templates
	$(PYTHON) Tests/Hostile/run.py .build/release/nianbao Templates Inputs --every 3 --slow 2
	$(PYTHON) Tests/Tools/faults.py .build/release/nianbao Templates Inputs --times 12

# What a person would look at: pages printed, downloads made, the workbook recalculated by LibreOffice.
test-pages: needs-pages
	swift build --product nianbao
	Tests/Tools/pages.sh .build/debug/nianbao

# Side by side with pandas, Polars and DuckDB on generated corpora; takes its own Python environment.
bench: needs-test
	swift build -c release --product nianbao
	Tests/Bench/run.sh .build/release/nianbao

# How well the suspect cell is found, on seeded faults with known answers; fails when a bar is missed.
bench-checks: needs-test
	swift build -c release --product nianbao
	$(PYTHON) Tests/Bench/bench_checks.py .build/release/nianbao Templates

# All of nearly a thousand hostile inputs, one after another; each within its bounds.
test-hostile: needs-test
	swift build -c release --product nianbao
	$(PYTHON) Tests/Hostile/run.py .build/release/nianbao Templates Inputs

# Kills, full disks, several people at once, files replaced while they are read; as root, for it mounts small disks.
test-faults: needs-test
	swift build -c release --product nianbao
	$(PYTHON) Tests/Tools/faults.py .build/release/nianbao Templates Inputs --times 200

# The whole suite under the address and the thread sanitizer, in folders of their own; what a program that ends with an
# error still holds is no leak.
test-sanitize: needs-test
	for kind in address thread; do \
	  swift build --build-tests --sanitize $$kind --scratch-path .build-$$kind && \
	  ASAN_OPTIONS=detect_leaks=0 swift test --skip-build --sanitize $$kind --scratch-path .build-$$kind || exit 1; done

# libFuzzer over everything that reads bytes: make fuzz SECONDS=600 JOBS=2
fuzz: needs-report
	$(PYTHON) Tests/Fuzz/run.py --seconds $(SECONDS) --jobs $(JOBS)

format:
	swift format --in-place --recursive $(SOURCES)

needs-report:
	@.ci/packages $(BUILD_NEEDS)
needs-test:
	@.ci/packages $(TEST_NEEDS)
needs-pages:
	@.ci/packages $(PAGE_NEEDS)
