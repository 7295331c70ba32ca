"""The worlds of the benchmarks, written in bulk and the same at every run; run in a process of its own.

``python -m benchmarks.seeding <world> …`` prints what the benchmark needs to know, as JSON. ``worlds`` says who is
where, ``rows`` writes.
"""
