"""Picture files that somebody gives for a certificate, a screenshot or a signed paper.

Here lives how paths are understood, what a file really is, what the console would say of it, and how a JPEG
that it takes is made; which paper needs a picture never does. Pictures are decoded in a process of its own
(`decoding.py`, the only module that imports Pillow). Start with `examining.py`.
"""

from icp_wizard.pictures.converting import convert
from icp_wizard.pictures.errors import NotConverted, NotRead, PictureError
from icp_wizard.pictures.examining import examine, examined
from icp_wizard.pictures.kinds import Kind
from icp_wizard.pictures.model import Examined, PictureProblem
from icp_wizard.pictures.paths import paths_in

__all__ = [
    "Examined",
    "Kind",
    "NotConverted",
    "NotRead",
    "PictureError",
    "PictureProblem",
    "convert",
    "examine",
    "examined",
    "paths_in",
]
