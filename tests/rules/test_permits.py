"""Advice that says there is no restriction: marked as such, and never a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.rules import Rulebook
from tests.rules.making import a_rule

if TYPE_CHECKING:
    from tests.rules.making import Packs

FREE = a_rule("99.free", "permits = true", severity="info", cites="province-high")


def test_an_advice_may_say_that_there_is_no_restriction(packs: Packs) -> None:
    packs.province = FREE + a_rule("99.told", "", severity="info", cites="province-high")
    found = {rule.id: rule.permits for rule in packs.rulebook().rules}
    assert found == {"99.free": True, "99.told": False}


def test_it_is_carried(packs: Packs) -> None:
    packs.province = FREE
    book = packs.rulebook()
    assert Rulebook.from_data(book.to_data()) == book


def test_a_rulebook_of_before_the_mark_can_still_be_read(packs: Packs) -> None:
    packs.national = a_rule("nat.old", "", severity="info")
    data = packs.rulebook().to_data()
    for rule in data["rules"]:
        del rule["permits"]
    assert not any(rule.permits for rule in Rulebook.from_data(data).rules)
