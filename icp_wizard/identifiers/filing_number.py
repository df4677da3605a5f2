"""Filing numbers (备案号): of an entity, such as 京ICP备12345678号, and of its services, with -1 behind.

Province, ICP备, digits, 号; behind a hyphen the service, with A for an App, X for a mini program and K for
a quick app (华为云 App备案咨询, 2025-12, and its help pages on filing numbers, undated). Who holds a licence
for value-added services has its number instead (粤B2-20090059); old licences count too (京ICP证030173号).
How many digits there are is said nowhere officially: 8 and 10 are usual on public pages. Series differ with
the years, so that nothing is refused here; what looks otherwise is remarked on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from icp_wizard import regions
from icp_wizard.identifiers.model import Check, compact, warning
from icp_wizard.text import half_width

if TYPE_CHECKING:
    from icp_wizard.identifiers.model import IdentifierProblem

_NUMBER: Final = re.compile(
    r"(?P<entity>(?P<province>[\u4e00-\u9fff])(?:ICP备(?P<digits>[0-9]+)号|ICP证[0-9]+号|B2-[0-9]+))"
    r"(?P<service>-[0-9]+[AXK]?)?"
)
USUAL_DIGITS: Final = (8, 10)
"""Two or four digits of the year, six of the series."""
_APP: Final = ("A",)


class FilingNumber(NamedTuple):
    """A number taken apart: `entity` is what all services of an entity share, `service` the end: -1."""

    entity: str
    service: str
    province: str
    """Two digits; empty where no province's numbers begin like this."""
    digits: str
    """Of the filing; empty where the number is that of a licence."""

    @property
    def kind(self) -> str:
        """`website` or `app`; empty for what is neither, and without a service."""
        if not self.service:
            return ""
        return "website" if self.service[-1].isdigit() else "app" if self.service[-1] in _APP else ""


def normalise(raw: str) -> str:
    """Half-width capitals without spaces, every hyphen the plain one."""
    return half_width(compact(half_width(raw)))


def split(raw: str) -> FilingNumber | None:
    """The parts of a number; None where it has not the form of one.

    >>> split("粤ICP备12345678号-1").entity
    '粤ICP备12345678号'
    """
    found = _NUMBER.fullmatch(normalise(raw))
    return _parts(found) if found else None


def numbers_in(text: str) -> tuple[str, ...]:
    """Every filing number that stands in a text, as it is written there."""
    found = _LOOSE.finditer(half_width(text))
    return tuple(text[match.start() : match.end()] for match in found)


_LOOSE: Final = re.compile(
    r"[\u4e00-\u9fff] ?(?:[Ii][Cc][Pp] ?[备证] ?[0-9]+ ?号|[Bb]2 ?- ?[0-9]+)(?: ?- ?[0-9]+[AXKaxk]?)?"
)


def _parts(found: re.Match[str]) -> FilingNumber:
    province = regions.province_by_abbreviation(found["province"])
    code = province.code[:2] if province else ""
    return FilingNumber(found["entity"], found["service"] or "", code, found["digits"] or "")


def check(raw: str) -> Check:
    """Judge the number of an entity as typed."""
    return _checked(raw, with_service=False)


def check_service(raw: str) -> Check:
    """Judge the number of a service as typed."""
    return _checked(raw, with_service=True)


def _checked(raw: str, *, with_service: bool) -> Check:
    number = normalise(raw)
    parts = split(number)
    if parts is None:
        return Check(number, (warning("filing_number", "shape_service" if with_service else "shape"),))
    return Check(number, tuple(_remarks(parts, with_service=with_service)))


def _remarks(parts: FilingNumber, *, with_service: bool) -> list[IdentifierProblem]:
    remarks: list[IdentifierProblem] = []
    if not parts.province:
        remarks.append(warning("filing_number", "province", character=parts.entity[0]))
    if parts.digits and len(parts.digits) not in USUAL_DIGITS:
        remarks.append(warning("filing_number", "digits", now=len(parts.digits)))
    if parts.service and not with_service:
        remarks.append(warning("filing_number", "has_service", service=parts.service))
    if with_service and not parts.service:
        remarks.append(warning("filing_number", "no_service"))
    return remarks
