"""Named checks that rules may call: pure functions of well-formed values, no clock, no I/O.

Packs name them with their version (`url_in_domains@1`); changed behaviour gets a new version.
"""

from __future__ import annotations

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


CHECKS: dict[str, Check] = {"url_in_domains@1": url_in_domains}
