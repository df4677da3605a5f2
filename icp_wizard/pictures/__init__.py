"""Picture files that somebody gives for a certificate, a screenshot or a signed paper.

Here lives how their paths are understood. Start with `paths.py`.
"""

from icp_wizard.pictures.paths import paths_in

__all__ = ["paths_in"]
