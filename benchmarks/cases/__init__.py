"""What is measured, each in a process of its own: `python -m benchmarks.cases NAME ARGUMENT ...` prints its values as
JSON."""
