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
