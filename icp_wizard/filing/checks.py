"""Named checks that rules may call: pure functions of well-formed values, no clock, no I/O.

Packs name them with their version (`url_in_domains@1`); changed behaviour gets a new version.
"""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING

from icp_wizard.conditions import Verdict

if TYPE_CHECKING:
    from icp_wizard.conditions import Check


def url_in_domains(urls: object, domains: object) -> Verdict:
    """Whether every URL's host is one of the domains or below one."""
    if not isinstance(urls, tuple) or not isinstance(domains, tuple):
        return Verdict(None)
    hosts = [str(url).partition("/")[0].partition(":")[0] for url in urls]
    is_inside = all(any(host == d or host.endswith(f".{d}") for d in domains) for host in hosts)
    return Verdict(is_inside)


def all_in(items: object, listed: object) -> Verdict:
    """Whether every item of the first list is in the second."""
    if not isinstance(items, tuple) or not isinstance(listed, tuple):
        return Verdict(None)
    return Verdict(set(items) <= set(listed))


def range_in_order(start: object, end: object) -> Verdict:
    """Whether two addresses are of one version and the second is not before the first."""
    try:
        first, last = ip_address(str(start)), ip_address(str(end))
    except ValueError:
        return Verdict(None)
    return Verdict(first.version == last.version and int(first) <= int(last))


def shares_two_characters(one: object, other: object) -> Verdict:
    """Whether two neighbouring characters of one text stand in the other too."""
    first, second = str(one), str(other)
    return Verdict(any(first[at : at + 2] in second for at in range(len(first) - 1)))


FILLED_BY: dict[str, int] = {"all_in@1": 1}
"""Which argument of a check may be a list that is too short: one item more there can make it hold."""

CHECKS: dict[str, Check] = {
    "url_in_domains@1": url_in_domains,
    "all_in@1": all_in,
    "range_in_order@1": range_in_order,
    "shares_two_characters@1": shares_two_characters,
}
