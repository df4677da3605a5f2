"""The packs that come with the program: they load, say things in both languages, and can be carried."""

from __future__ import annotations

import pytest

from icp_wizard.filing.checks import CHECKS
from icp_wizard.i18n import LANGUAGES, Catalogue
from icp_wizard.rules import PacksBroken, Rulebook, available_provinces, load_rulebook, rule_text
from icp_wizard.rules.loading import SHIPPED
from icp_wizard.rules.text import PLACEHOLDER
from tests.shipped_packs import rulebook

PROVINCES = (None, *available_provinces())


def test_with_the_wider_packs_compiled_before_a_rulebook_is_the_same() -> None:
    assert load_rulebook("44", checks=CHECKS).rulebook == rulebook("44")


@pytest.mark.parametrize("province", PROVINCES)
def test_the_shipped_packs_are_without_mistakes(province: str | None) -> None:
    try:
        rulebook(province)
    except PacksBroken as error:
        pytest.fail("\n".join(map(str, error.mistakes)))


@pytest.mark.parametrize("province", PROVINCES)
def test_every_text_is_filled_in_both_languages(province: str | None) -> None:
    texts = [
        rule_text(rule, Catalogue(language), str)
        for rule in (*rulebook(province).rules, *rulebook(province).inactive)
        for language in LANGUAGES
    ]
    assert [text for text in texts if not text or PLACEHOLDER.search(text)] == []


@pytest.mark.parametrize("province", PROVINCES)
def test_a_shipped_rulebook_can_be_carried(province: str | None) -> None:
    before = rulebook(province)
    assert Rulebook.from_data(before.to_data()) == before


def test_every_provincial_file_is_named_by_its_code() -> None:
    assert len(available_provinces()) == len(list((SHIPPED / "provinces").glob("*.toml")))


def test_a_province_without_a_pack_gets_the_wider_rules() -> None:
    for code in ("00", "../44"):
        assert load_rulebook(code, checks=CHECKS).rulebook == rulebook(None)


@pytest.mark.parametrize("province", PROVINCES)
def test_of_every_source_it_is_said_who_speaks(province: str | None) -> None:
    assert [key for key, source in rulebook(province).sources.items() if not source.voice] == []
