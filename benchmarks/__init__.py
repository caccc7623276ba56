"""Measures the package on made-up libraries of any size: `python -m benchmarks` or `make bench`."""
