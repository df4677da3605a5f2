"""What an applicant sets out to do, by the seed of the walk."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from icp_wizard import regions
from icp_wizard.filing.codes import CODES
from tests.scenarios.runner import rulebook_for

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
    """Every province with rules for a first filing as often as any other, the rest a quarter of the time."""
    codes = [region.code[:2] for region in regions.provinces()]
    full = [code for code in codes if rulebook_for(code).province_pack_for(["first"])]
    others = [code for code in codes if code not in full]
    has_pack = not others or chance.random() < 0.75
    return Plan(
        province=chance.choice(full if has_pack else others),
        nature=chance.choice([code.code for code in CODES["nature"]]),
        services=chance.choice((1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 5)),
        domains=33 if chance.random() < 0.01 else chance.choice((1, 1, 1, 1, 2, 3)),
        is_careless=chance.random() < 0.3,
        takes_ways_out=chance.random() < 0.7,
    )
