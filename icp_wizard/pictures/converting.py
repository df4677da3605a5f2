"""A JPEG the console takes, made of a picture it does not take, or of one that is too large."""

from __future__ import annotations

from icp_wizard.pictures.errors import NotConverted
from icp_wizard.pictures.examining import UNDECODED
from icp_wizard.pictures.isolation import ask
from icp_wizard.pictures.kinds import Kind, kind_of
from icp_wizard.pictures.limits import LARGEST_BYTES


def convert(data: bytes, most: int = LARGEST_BYTES) -> bytes:
    """A picture as a JPEG of at most so many bytes.

    It is upright, without notes (EXIF, place, profile), on white, and of an animation only the first picture.
    Raises NotConverted.
    """
    kind = kind_of(data)
    if kind in UNDECODED:
        raise NotConverted("pdf" if kind is Kind.PDF else "other")
    answer = ask("convert", kind, data, most)
    if answer.failure:
        raise NotConverted(answer.failure)
    if kind_of(answer.content) is not Kind.JPEG or len(answer.content) > most:
        raise NotConverted("undecodable")
    return answer.content
