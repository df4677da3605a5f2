"""icp-wizard, the headless program: prepares Chinese ICP filings (ICP备案) offline.

Here lives everything but the Textual interface (that is `screens`). Nothing here imports Textual.
Start reading in ARCHITECTURE.md, then `filing`, `rules` and `assessment`.
"""

__version__ = "0.1.0"
