"""Answers in words."""

from __future__ import annotations

import pytest

from icp_wizard.filing.display import answer_in_words
from icp_wizard.i18n import Catalogue
from tests.filing.making import answers_of, changed, the_company

DOMAIN = "wanted.services.s1.domains.d1.name"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("yangli-xugou.cn", "yangli-xugou.cn"),
        ("样例虚构.公司", "样例虚构.公司（xn--fsq579ckpan87g.xn--55qx5d）"),
        ("XN--FSQ579CKPAN87G.xn--55qx5d", "样例虚构.公司（xn--fsq579ckpan87g.xn--55qx5d）"),
    ],
)
def test_a_chinese_domain_is_shown_in_both_forms(typed: str, shown: str) -> None:
    answers = answers_of(changed(the_company(), {DOMAIN: typed}))
    assert answer_in_words(answers, DOMAIN, Catalogue("zh_CN")) == shown


WIDE = "深圳（虚构）有限公司ＡＢ"
"""NFKC would make the parentheses narrow and the letters, too; the certificate says them wide."""


@pytest.mark.parametrize(
    "path",
    [
        "wanted.entity.name",
        "wanted.entity.certificate_address.detail",
        "wanted.entity.remark",
        "wanted.services.s1.name",
        "people.p1.name",
    ],
)
def test_a_free_text_is_shown_in_the_very_characters_typed(path: str) -> None:
    answers = answers_of(changed(the_company(), {path: f" {WIDE}\u3000"}))
    assert answer_in_words(answers, path, Catalogue("zh_CN")) == WIDE


def test_a_holder_of_a_role_is_named_in_the_very_characters_typed() -> None:
    answers = answers_of(changed(the_company(), {"people.p1.name": "样例·Ａ"}))
    assert answer_in_words(answers, "wanted.entity.principal", Catalogue("zh_CN")) == "样例·Ａ"


def test_a_number_is_shown_as_its_standard_writes_it() -> None:
    number = "wanted.entity.certificate_number"
    answers = answers_of(changed(the_company(), {number: "９１４４０３００ma5xxxx14f"}))
    assert answer_in_words(answers, number, Catalogue("zh_CN")) == "91440300MA5XXXX14F"
