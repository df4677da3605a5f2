"""Speed, measured by hand and reported as ratios: `python -m tests.benchmarks`. Never asserted in the suite.

Each figure is the median of alternating runs in fresh processes, so that both sides meet the same machine.
"""
