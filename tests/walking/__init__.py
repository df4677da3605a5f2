"""Random walks through the wizard: an invented applicant who does only what a user can do.

Here live the applicant's inventions, the walk over a headless session, and what must hold where it ends; no
rule and no province is known here. Start with `walk.py`, then `ends.py`. The long run is
`python -m tests.soak.walks`.
"""
