"""Divisions: codes, names, belonging, and finding them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from icp_wizard import regions
from icp_wizard.regions import tables


def test_there_are_thirty_one_provinces_that_take_filings() -> None:
    assert len(regions.provinces()) == 31
    assert len(regions.provinces(filing_only=False)) == 34


def test_every_province_has_what_filings_need_of_it() -> None:
    for province in regions.provinces():
        assert regions.filing_abbreviation(province.code)
        assert regions.english_name(province.code)
        assert regions.group_of(province.code) in regions.GROUPS


def test_abbreviations_are_distinct_and_lead_back() -> None:
    for province in regions.provinces():
        character = regions.filing_abbreviation(province.code) or ""
        assert regions.province_by_abbreviation(character) == province


def test_every_group_has_provinces() -> None:
    assert {regions.group_of(p.code) for p in regions.provinces()} == set(regions.GROUPS)


def test_every_division_hangs_below_one_that_exists() -> None:
    for code in tables.current():
        assert code.endswith("0000") or regions.find(tables.parent_code(code)), code


def test_every_province_of_the_table_is_a_division() -> None:
    tops = {code[:2] for code in tables.current() if code.endswith("0000")}
    assert tops == set(tables.province_facts())


@pytest.mark.parametrize("code", ["659012", "653228", "653229", "330113", "460302", "653132", "659013"])
def test_divisions_set_up_lately_are_there(code: str) -> None:
    assert regions.is_current(code)


@pytest.mark.parametrize(
    ("code", "city"),
    [
        ("310106", "31"),
        ("500240", "50"),
        ("310000", "31"),
        ("440106", "4401"),
        ("441900", "4419"),
        ("429004", "429004"),
        ("659001", "659001"),
        ("440000", None),
        ("990101", None),
        ("", None),
        ("44x", None),
    ],
)
def test_the_city_of_a_place(code: str, city: str | None) -> None:
    assert regions.city_of(code) == city


@pytest.mark.parametrize(("code", "province"), [("440106", "44"), ("44", "44"), ("99", None), ("", None)])
def test_the_province_of_a_place(code: str, province: str | None) -> None:
    assert regions.province_of(code) == province


@pytest.mark.parametrize(
    ("code", "province"),
    [
        ("440305", "44"),
        ("110103", "11"),  # a former district of a municipality
        ("440229", "44"),  # a former county under a prefecture that is still there
        ("422201", "42"),  # former with its prefecture, but the name lives on there and nowhere else
        ("510202", None),  # these have become Chongqing and Hainan
        ("512226", None),
        ("442101", None),
        ("442100", None),
        ("310141", None),  # nobody bore it
        ("990101", None),
    ],
)
def test_the_province_of_an_old_code_is_told_only_where_it_is_sure(code: str, province: str | None) -> None:
    assert regions.province_today(code) == province


def test_the_full_name_goes_from_the_province_down() -> None:
    assert regions.full_name("440106") == "广东省广州市天河区"
    assert regions.full_name("310106", " ") == "上海市 静安区"
    assert regions.full_name("429004") == "湖北省仙桃市"
    assert regions.full_name("999999") == "999999"


def test_a_former_code_is_known_but_not_current() -> None:
    former = regions.find_former("110103")
    assert former == regions.Region("110103", "崇文区", "110000", is_former=True, ended=2010)
    assert (regions.is_known("110103"), regions.is_current("110103")) == (True, False)
    assert regions.full_name("110103") == "北京市崇文区"


def test_no_code_is_both_former_and_current() -> None:
    assert tables.current().keys().isdisjoint(tables.former())


def test_prefectures_without_districts_have_no_children() -> None:
    assert regions.children("441900") == ()
    assert [region.code for region in regions.children("460300")] == ["460302", "460303"]


def test_children_of_a_province_are_prefectures_and_counties_of_its_own() -> None:
    codes = [region.code for region in regions.children("420000")]
    assert codes == sorted(codes)
    assert {"420100", "429004"} <= set(codes)
    assert "420102" not in codes


def test_without_a_code_all_provinces_are_children() -> None:
    assert len(regions.children()) == 34


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("广东", "440000"),
        ("天河", "440106"),
        ("广州天河", "440106"),
        ("广东 天河", "440106"),
        ("440106", "440106"),
        ("４４０１０６", "440106"),
        ("guangdong", "440000"),
        ("Shaanxi", "610000"),
        ("朝阳区", "110105"),
        ("三沙市西沙", "460302"),
    ],
)
def test_a_place_is_found_by_what_people_type(text: str, first: str) -> None:
    assert regions.search(text)[0].code == first


@pytest.mark.parametrize("text", ["", "  ", "没有这个地方", "\ud800"])
def test_nothing_is_found_where_nothing_is(text: str) -> None:
    assert regions.search(text) == ()


def test_a_search_gives_no_more_than_asked_for() -> None:
    assert len(regions.search("市", limit=5)) == 5


def test_the_data_say_what_day_and_whose_they_are() -> None:
    folder = Path(tables.__file__).parent / "data"
    for name in ("divisions.json", "former.json", "provinces.json"):
        head = json.loads((folder / name).read_text(encoding="utf-8"))
        assert head["as_of"].startswith("20")
        assert head["source"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("szns", "440305"),
        ("gdszns", "440305"),
        ("guangdong", "440000"),
        ("gds", "440000"),
        ("nanshanqu", "440305"),
        ("nsq", "440305"),
        ("shenzhen nanshan", "440305"),
        ("sz nanshan", "440305"),
        ("gdsszsnsq", "440305"),
        ("luan", "341500"),
        ("chongqing", "500000"),
        ("jiyuan", "419001"),
        ("lvliang", "141100"),
    ],
)
def test_a_place_is_found_by_pinyin_and_initials(text: str, first: str) -> None:
    assert first in [region.code for region in regions.search(text, 8)]


def test_every_division_has_a_syllable_for_each_character() -> None:
    assert tables.pinyin().keys() == tables.current().keys()
    said = {name: tables.pinyin()[code].split() for code, name in tables.current().items()}
    assert [name for name, syllables in said.items() if len(syllables) != len(name)] == []
    assert all(syllable.isascii() and syllable.isalpha() for each in said.values() for syllable in each)


def test_places_at_home_come_first_among_what_matches_alike() -> None:
    assert regions.search("nanshan")[0].code[:2] != "44"
    assert regions.search("nanshan", home="44")[0].code == "440305"
    assert {r.code for r in regions.search("nanshan")} == {
        r.code for r in regions.search("nanshan", home="44")
    }
