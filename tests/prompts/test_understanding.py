"""What a line means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from icp_wizard.i18n import Catalogue
from icp_wizard.prompts.understanding import (
    Excluded,
    NotUnderstood,
    Several,
    province_code,
    region_code,
    understood,
    yes_or_no,
)

if TYPE_CHECKING:
    from icp_wizard.session.session import Session

S1 = "wanted.services.s1"


@pytest.mark.parametrize("line", ["y", "Y", "yes", "是", "1", "１", " 是 "])
def test_yes(line: str) -> None:
    assert yes_or_no(line) is True


@pytest.mark.parametrize("line", ["n", "No", "否", "2", "没有"])
def test_no(line: str) -> None:
    assert yes_or_no(line) is False


@pytest.mark.parametrize("line", ["", "maybe", "3", "也许"])
def test_neither(line: str) -> None:
    with pytest.raises(NotUnderstood):
        yes_or_no(line)


@pytest.mark.parametrize("line", ["44", "440000", "广东", "广东省", "Guangdong", "guangdong", "４４"])
def test_a_province_by_code_or_name(line: str) -> None:
    assert province_code(line) == "44"


@pytest.mark.parametrize(
    ("line", "code"),
    [("内蒙古", "15"), ("广西", "45"), ("北京", "11"), ("99", None), ("广", None), ("a", None)],
)
def test_short_names_of_provinces(line: str, code: str | None) -> None:
    assert province_code(line) == code


@pytest.mark.parametrize(
    "line", ["440305", "广东省深圳市南山区", "广东 深圳 南山", "深圳市南山区", "广东深圳南山区"]
)
def test_a_place_by_code_or_full_name(line: str) -> None:
    assert region_code(line) == "440305"


def test_a_name_several_places_bear_is_not_guessed() -> None:
    with pytest.raises(Several) as caught:
        region_code("鼓楼区")
    assert len(caught.value.codes) > 3


def test_no_place_is_not_understood() -> None:
    with pytest.raises(NotUnderstood):
        region_code("火星")


def read(session: Session, key: str, line: str, language: str = "zh_CN") -> Any:
    return understood(session.assessment.by_key[key], line, Catalogue(language))


@pytest.mark.parametrize("line", ["1", "enterprise", "企业", "Enterprise", "ENTERPRISE"])
def test_an_option_by_number_code_or_label(session: Session, line: str) -> None:
    language = "en" if line == "Enterprise" else "zh_CN"
    assert read(session, "wanted.entity.nature", line, language) == "enterprise"


@pytest.mark.parametrize("line", ["营业执照", "营业执照（个人或企业）", "营业"])
def test_an_option_by_the_beginning_of_its_label(company: Session, line: str) -> None:
    assert read(company, "wanted.entity.certificate_type", line) == "business_licence"


def test_a_beginning_of_several_labels_or_of_one_letter_is_no_option(company: Session) -> None:
    for line in ("企", "单", "网络", "网上"):
        with pytest.raises(NotUnderstood):
            read(company, f"{S1}.content", line)


def test_the_refusal_says_what_may_be_chosen(session: Session) -> None:
    chinese, english = "1 企业、2 个人、3 事业单位", "1 Enterprise, 2 Individual, 3 Public institution"
    for language, offered in (("zh_CN", chinese), ("en", english)):
        with pytest.raises(NotUnderstood) as caught:
            read(session, "wanted.entity.nature", "？", language)
        assert offered in caught.value.render(Catalogue(language))


@pytest.mark.parametrize("line", ["0", "4", "99", "-1", "whatever", "1.5"])
def test_what_is_no_option(session: Session, line: str) -> None:
    with pytest.raises(NotUnderstood):
        read(session, "wanted.entity.nature", line)


@pytest.mark.parametrize("line", ["unit_portal,shopping", "8，9", "8 9", "单位门户网站、网络购物", "9；8；8"])
def test_several_options(company: Session, line: str) -> None:
    assert set(read(company, f"{S1}.content", line)) == {"unit_portal", "shopping"}


@pytest.mark.parametrize("line", ["none", "无", "0", "以上都不涉及"])
def test_none_of_them_is_an_answer_where_it_is_offered(company: Session, line: str) -> None:
    assert read(company, f"{S1}.involves", line) == []
    with pytest.raises(NotUnderstood):
        read(company, f"{S1}.content", line)


@pytest.mark.parametrize(("language", "line"), [("zh_CN", "都不用于"), ("en", "neither")])
def test_none_of_them_may_be_called_as_it_is_shown(company: Session, language: str, line: str) -> None:
    assert read(company, f"{S1}.used_for", line, language) == []


@pytest.mark.parametrize("line", ["legal_representative", "1", "法定代表人"])
def test_a_person_by_role(company: Session, line: str) -> None:
    assert read(company, "wanted.entity.principal", line) == "legal_representative"


def test_somebody_else_is_an_option(company: Session) -> None:
    assert read(company, f"{S1}.principal", "new") == "new"
    assert read(company, f"{S1}.principal", "Another person", "en") == "new"


def test_an_option_that_rules_leave_out_is_refused_with_the_rule(company: Session) -> None:
    with pytest.raises(Excluded) as caught:
        read(company, "wanted.entity.certificate_type", "passport")
    assert caught.value.rules


def test_lines_are_parted(company: Session) -> None:
    assert read(company, f"{S1}.home_urls", "www.a.cn, a.cn b.cn") == ["www.a.cn", "a.cn", "b.cn"]
