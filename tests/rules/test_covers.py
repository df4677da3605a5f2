"""A pack that is only written for some orders: what it says in its head, and which orders that are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from icp_wizard.rules import PacksBroken, Rulebook, load_rulebook
from icp_wizard.rules.keeping import keep, read_kept
from icp_wizard.rules.rule import Identity
from icp_wizard.rules.vocabulary import ORDERS
from tests.rules.making import MemorySubject, Packs, a_rule, fired, head

if TYPE_CHECKING:
    from pathlib import Path

CHANGES = {"change_entity", "change_service", "change_all"}


def with_head(packs: Packs, lines: str, own: str = "") -> Path:
    """The folder of packs whose province says this before its first table."""
    shipped = packs.write_shipped()
    text = head("99-nowhere", "province", f'province = "99"\n{lines}\n') + own
    packs.write(shipped / "provinces" / "99-nowhere.toml", text)
    return shipped


def loaded(packs: Packs, lines: str, own: str = "") -> Rulebook:
    return load_rulebook("99", packs=with_head(packs, lines, own)).rulebook


def mistakes(packs: Packs, lines: str) -> list[tuple[str, str]]:
    with pytest.raises(PacksBroken) as broken:
        loaded(packs, lines)
    return [(mistake.code, mistake.key) for mistake in broken.value.mistakes]


@pytest.mark.parametrize(
    ("lines", "orders"),
    [
        ("", {*ORDERS}),
        ("complete = true", {*ORDERS}),
        ('covers = ["change"]', CHANGES),
        ('covers = ["change", "migration"]', CHANGES | {"migration"}),
        ('covers = ["cancel_access"]', {"cancel_access"}),
    ],
)
def test_a_pack_is_for_the_orders_it_names_or_for_all(packs: Packs, lines: str, orders: set[str]) -> None:
    book = loaded(packs, lines)
    assert {order for order in ORDERS if book.province_pack_for([order])} == orders


def test_while_an_order_may_become_several_a_pack_is_for_it_if_it_names_them_all(packs: Packs) -> None:
    book = loaded(packs, 'covers = ["change", "new"]')
    assert book.province_pack_for(["change_all", "first"]) is not None
    assert book.province_pack_for(["change_all", "cancel_entity"]) is None


def test_of_an_order_nothing_is_known_of_only_a_pack_for_all_is_for_it(packs: Packs) -> None:
    assert loaded(packs, "").province_pack_for([]) is not None
    book = loaded(packs, 'covers = ["change", "new"]')
    assert (book.province_pack_for([]), book.province_pack) == (None, book.packs[-1])


def test_without_a_province_there_is_no_pack_of_one(packs: Packs) -> None:
    assert packs.rulebook(None).province_pack is packs.rulebook(None).province_pack_for(["first"]) is None


@pytest.mark.parametrize(
    ("lines", "mistake"),
    [
        ('complete = true\ncovers = ["change"]', ("covers_here", "covers")),
        ("covers = []", ("empty_list", "covers")),
        ('covers = ["change", "chnage"]', ("unknown_value", "covers")),
        ('covers = "change"', ("not_list", "covers")),
    ],
)
def test_what_is_wrong_with_it_is_told(packs: Packs, lines: str, mistake: tuple[str, str]) -> None:
    assert mistakes(packs, lines) == [mistake]


def test_only_a_provinces_pack_names_orders(packs: Packs) -> None:
    packs.add_overlay("", more='covers = ["change"]\n')
    assert [(m.code, m.key) for m in packs.load().mistakes] == [("covers_here", "covers")]


def test_its_rules_hold_for_the_orders_they_name_themselves(packs: Packs) -> None:
    demand = 'demand = [{ field = "entity.name", filled = true }]\n'
    own = a_rule("99.all", demand, cites="province-high")
    own += a_rule("99.new", demand + 'orders = ["new"]\n', cites="province-high")
    book = loaded(packs, 'covers = ["change"]', own)
    for order, spoken in (("first", {"99.all", "99.new"}), ("change_entity", {"99.all"})):
        answers = {"order.type": order, "entity.name": None}
        assert fired(book, MemorySubject(answers)).keys() == spoken


def test_it_is_carried_and_kept(packs: Packs, tmp_path: Path) -> None:
    book = loaded(packs, 'covers = ["change", "migration"]')
    assert Rulebook.from_data(book.to_data()) == book
    keep(tmp_path / "cache" / "rules-99.json", "digest", book)
    assert read_kept(tmp_path / "cache" / "rules-99.json", "digest") == book


def test_what_was_carried_before_there_was_such_a_key_is_for_all(packs: Packs) -> None:
    data = loaded(packs, "").to_data()
    del data["packs"][-1]["covers"]
    pack = Rulebook.from_data(data).province_pack
    assert isinstance(pack, Identity)
    assert pack.is_for(()) and pack.is_for(ORDERS)
