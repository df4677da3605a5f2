"""`rules list` with words and conditions: in one province, or in all packs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.journeys.packs import write_overlay

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran

    Cli = Callable[..., Ran]

LETTER = "nat.service-principal.letter"


def ids(ran: Ran) -> list[str]:
    """Ids of the rules in JSON."""
    return [rule["id"] for rule in ran.json["rules"]]


def test_words_are_searched_in_one_province_and_with_all_in_every_pack(cli: Cli) -> None:
    here = ids(cli("rules", "list", "--text", "授权书", "--json"))
    everywhere = ids(cli("rules", "list", "--text", "授权书", "--all", "--json"))
    assert LETTER in here
    assert set(here) < set(everywhere)
    assert "31.service-principal.letter" in everywhere


def test_each_rule_is_in_all_packs_once_and_those_in_force_are_those_of_a_province(cli: Cli) -> None:
    everywhere = cli("rules", "list", "--all", "--json").json["rules"]
    assert len({rule["id"] for rule in everywhere}) == len(everywhere)
    held = {
        rule["id"]
        for rule in everywhere
        if any(at["province"] == "31" and at["is_in_force"] for at in rule["provinces"])
    }
    assert held == set(ids(cli("rules", "list", "--province", "31", "--json")))


def test_what_provinces_make_of_a_rule_stands_beneath_it(cli: Cli) -> None:
    out = cli("rules", "list", "--all", "--text", "nat.age.individual").out
    assert "广东省：有改动，须改正" in out
    found = next(r for r in cli("rules", "list", "--all", "--json").json["rules"] if r["id"] == LETTER)
    (shanghai,) = [at for at in found["provinces"] if at["province"] == "31"]
    assert (shanghai["is_in_force"], shanghai["adaptations"]) == (False, ["lift"])


@pytest.mark.parametrize("field", ["service.name", "wanted.services.s1.name", "网站名称"])
def test_rules_are_found_by_the_field_they_read(cli: Cli, field: str) -> None:
    rules = cli("rules", "list", "--field", field, "--json").json["rules"]
    assert rules
    assert all("service.name" in [read["field"] for read in rule["fields"]] for rule in rules)


@pytest.mark.parametrize(
    ("option", "value", "holds"),
    [
        ("--severity", "block", lambda rule: rule["severity"] == "block"),
        ("--effect", "confirm", lambda rule: rule["confirm"]),
        ("--source", "国家标准", lambda rule: "国家标准" in str(rule["sources"])),
        ("--material", "F02", lambda rule: "service_principal_letter" in rule["material"]["kinds"]),
    ],
)
def test_rules_are_found_by_what_they_are(cli: Cli, option: str, value: str, holds: Any) -> None:
    rules = cli("rules", "list", option, value, "--json").json["rules"]
    assert rules
    assert all(map(holds, rules))
    assert len(rules) < len(ids(cli("rules", "list", "--json")))


def test_only_packs_in_which_something_is_found_are_named(cli: Cli) -> None:
    assert "华为云" not in cli("rules", "list", "--text", LETTER).out
    assert len(cli("rules", "list", "--text", LETTER).out.splitlines()) == 3  # pack, its age, the rule


def test_rules_of_a_pack_of_ones_own_are_found_as_such(cli: Cli, data: Path) -> None:
    assert ids(cli("rules", "list", "--local", "--json")) == []
    write_overlay(data / "config")
    assert set(ids(cli("rules", "list", "--local", "--all", "--json"))) == {
        "local.desk-note",
        "local.no-shopping",
        "local.letter-always",
    }


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_where_nothing_fits_it_says_what_to_do(cli: Cli, lang: str) -> None:
    ran = cli("rules", "list", "--text", "qqxx", lang=lang)
    assert (ran.code, ran.out) == (0, "")
    assert "--all" in ran.err
    assert "qqxx" not in ran.all
    assert "--all" not in cli("rules", "list", "--all", "--text", "qqxx", lang=lang).err


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_where_there_is_no_pack_of_ones_own_it_says_where_they_belong(
    cli: Cli, data: Path, lang: str
) -> None:
    without = cli("rules", "list", "--local", lang=lang)
    assert (without.code, without.out) == (0, "")
    assert "icp-wizard doctor" in without.err
    write_overlay(data / "config")
    assert "icp-wizard doctor" not in cli("rules", "list", "--local", "--text", "qqxx", lang=lang).err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--field", "service.nam"), "service.name"),
        (("--field", "qqxx"), "service.name"),
        (("--material", "F99"), "F02"),
        (("--severity", "hard"), "block（须改正）"),
        (("--effect", "none"), "advice（提醒）"),
        (("--all", "--province", "44"), "--province"),
    ],
)
def test_what_cannot_be_looked_for_is_refused_with_what_can(
    cli: Cli, words: tuple[str, ...], told: str
) -> None:
    ran = cli("rules", "list", *words)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_a_rule_that_is_off_and_rests_on_nothing_yet_can_be_shown(cli: Cli) -> None:
    everywhere = cli("rules", "list", "--all", "--json").json["rules"]
    unfounded = [rule["id"] for rule in everywhere if rule["cap"] and not rule["cites"]]
    assert cli("rules", "show", unfounded[0]).code == 0
