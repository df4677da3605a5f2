"""What an applicant sets out to do, by the seed of the walk."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from icp_wizard import regions
from icp_wizard.filing.codes import CODES
from icp_wizard.rules import available_provinces

if TYPE_CHECKING:
    from random import Random


class Plan(NamedTuple):
    """Where, as what and how much.

    `is_careless`: what is typed is bad first, now and then. `takes_ways_out`: from the page that says a
    filing cannot be made this way, the applicant goes on.
    """

    province: str
    nature: str
    services: int
    domains: int
    is_careless: bool
    takes_ways_out: bool


def planned(chance: Random) -> Plan:
    """Every province with a pack as often as any other, the rest together a quarter of the time."""
    packs = available_provinces()
    others = [region.code[:2] for region in regions.provinces() if region.code[:2] not in packs]
    has_pack = not others or chance.random() < 0.75
    return Plan(
        province=chance.choice(packs if has_pack else others),
        nature=chance.choice([code.code for code in CODES["nature"]]),
        services=chance.choice((1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 5)),
        domains=33 if chance.random() < 0.01 else chance.choice((1, 1, 1, 1, 2, 3)),
        is_careless=chance.random() < 0.3,
        takes_ways_out=chance.random() < 0.7,
    )
