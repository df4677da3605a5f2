"""Terms are spotted where they stand, the longer ones first."""

from __future__ import annotations

import pytest

from icp_wizard.filing.outline import FIELDS
from icp_wizard.guidance import TERMS, meaning_of, name_of, terms_in
from icp_wizard.i18n import LANGUAGES, Catalogue

CHINESE = Catalogue("zh_CN")


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("主体负责人须是法定代表人", ("legal_representative", "entity_principal")),
        ("主体和主体负责人", ("entity", "entity_principal")),
        ("互联网信息服务负责人", ("service_principal",)),
        ("今天天气", ()),
    ],
)
def test_a_text_has_the_terms_it_uses(text: str, terms: tuple[str, ...]) -> None:
    assert terms_in(text, CHINESE) == terms


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_is_named_once_and_explained(language: str) -> None:
    catalogue = Catalogue(language)
    names = [name_of(term, catalogue) for term in TERMS]
    assert len({name.casefold() for name in names}) == len(TERMS)
    assert all(len(meaning_of(term, catalogue)) > len(name_of(term, catalogue)) for term in TERMS)


def test_the_fields_use_terms_of_the_glossary() -> None:
    said = " ".join(CHINESE.text(f.label_id) + CHINESE.text(f.why_id) for f in FIELDS.values())
    assert len(terms_in(said, CHINESE)) > 12
