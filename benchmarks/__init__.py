"""What is measured, and against what: ``python -m benchmarks [name]`` (or ``make bench``).

One module a benchmark, each with ``measure(options) -> Section``; beside them the worlds that they
need (``seeding``), the servers that they start (``servers``) and the page that they write (``page``,
docs/performance.md). Figures are printed as they are; nothing here passes or fails. Not here: tests
(no test asserts a time), nor anything that the product imports.
"""
