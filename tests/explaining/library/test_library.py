"""The library of all rules: everything is in it once, is found by what it says, and leads to its fields."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from icp_wizard.explaining.library.entries import EVERYWHERE
from icp_wizard.explaining.library.groups import grouped
from icp_wizard.explaining.library.library import Library
from icp_wizard.explaining.library.search import Filter, Search
from icp_wizard.explaining.library.texts import differences_text, entry_lines, name_label
from icp_wizard.explaining.naming import read_text, sentence
from icp_wizard.explaining.questions import BEHIND, questions, questions_behind, rule_path
from icp_wizard.filing.derived import DERIVED
from icp_wizard.i18n import LANGUAGES, Catalogue
from icp_wizard.rules import available_provinces
from icp_wizard.rules.vocabulary import KINDS, ORDERS
from icp_wizard.session.rulebooks import Rulebooks
from tests.filing.making import TODAY, answers_of, the_company, the_individual
from tests.rules.making import Packs, a_rule
from tests.shipped_packs import packs_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from icp_wizard.explaining.library.entries import Entry

CODES = (None, *available_provinces())
NAMED = 'demand = [{ field = "entity.name", filled = true }]'
CHINESE, ENGLISH = (Catalogue(language) for language in LANGUAGES)


@cache
def shipped() -> Search:
    """All shipped rules."""
    return Rulebooks().search(TODAY)


def entry(rule_id: str) -> Entry:
    """A shipped rule."""
    found = shipped().library.entry(rule_id)
    assert found is not None
    return found


def ids(wanted: Filter, search: Search | None = None) -> list[str]:
    """What is found, by id."""
    return [found.id for found in (search or shipped()).found(wanted)]


@pytest.fixture
def packs(tmp_path: Path) -> Packs:
    """Packs to be written by a test."""
    return Packs(tmp_path)


def made(packs: Packs) -> Search:
    """These packs, for everywhere and for their province."""
    return Search(Library({EVERYWHERE: packs.rulebook(None), "99": packs.rulebook()}, TODAY))


# What is in it


def test_every_rule_of_every_rulebook_is_in_it_once() -> None:
    books = [Rulebooks().loaded(code).rulebook for code in CODES]
    every = {rule.id for book in books for rule in (*book.rules, *book.inactive)}
    listed = [found.id for found in shipped().library.entries]
    assert len(listed) == len(set(listed))
    assert set(listed) == every


def test_a_rule_stands_in_each_province_as_that_rulebook_has_it() -> None:
    rulebooks = Rulebooks()
    for code in available_provinces():
        in_force = {rule.id for rule in rulebooks.loaded(code).rulebook.rules_on(TODAY)}
        standing = {e.id for e in shipped().library.entries if (s := e.standing_in(code)) and s.is_in_force}
        assert standing == in_force


def test_what_provinces_make_of_a_rule_is_said() -> None:
    told = differences_text(entry("nat.age.individual"), CHINESE)
    assert "广东省：有改动，须改正" in told
    assert "河南省：取消" in told
    assert not differences_text(entry("41.age.minor-guardian"), CHINESE)


def test_a_rule_of_another_day_is_there_and_not_in_force(packs: Packs) -> None:
    packs.national = a_rule("nat.old", f"{NAMED}\nvalid_to = 2020-01-01")
    (found,) = made(packs).library.entries
    assert not found.is_in_force
    library = made(packs).library
    said = [line.text for line in entry_lines(library, found, found.standings[0], ENGLISH)]
    assert any("Not in force today" in text for text in said)


@pytest.mark.parametrize(
    ("rule_id", "province", "told"),
    [
        ("nat.age.individual", "41", "在这个省不生效"),
        ("nat.principal.letter", EVERYWHERE, "只在下列一些省生效"),
    ],
)
def test_where_a_rule_does_not_hold_that_is_said(rule_id: str, province: str, told: str) -> None:
    found = entry(rule_id)
    standing = found.by_province[province]
    said = [line.text for line in entry_lines(shipped().library, found, standing, CHINESE)]
    assert any(told in text for text in said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_can_be_said_in_full(language: str) -> None:
    search, catalogue = shipped(), Catalogue(language)
    for found in search.library.entries:
        for standing in (found.standings[0], *found.changed):
            lines = [line.text for line in entry_lines(search.library, found, standing, catalogue)]
            assert lines[0]
            assert [text for text in lines if text.startswith(("explaining.", "outline."))] == []


def test_all_that_is_to_be_said_on_whose_word_a_rule_is_is_said() -> None:
    found = entry("nat.service-principal.letter")
    text = "\n".join(line.text for line in entry_lines(shipped().library, found, found.standings[0], CHINESE))
    for source in shipped().library.rulebooks[EVERYWHERE].sources_of(found.rule):
        assert source.locator in text
        assert source.as_of in text
    assert "另有说法" in text
    assert "收集，尚未核实" in text


# Finding


def test_a_rule_is_found_by_its_id() -> None:
    for found in shipped().library.entries:
        assert found.id in ids(Filter(text=found.id))


@pytest.mark.parametrize("catalogue", [CHINESE, ENGLISH])
def test_a_rule_is_found_by_all_the_words_of_its_sentence(catalogue: Catalogue) -> None:
    for found in shipped().library.entries:
        for rule in found.variants:
            assert found.id in ids(Filter(text=sentence(rule, catalogue)))


def test_a_rule_is_found_by_its_notes_and_by_its_sources() -> None:
    for found in shipped().library.entries[::7]:
        for source in shipped().library.sources_of(found):
            assert found.id in ids(Filter(text=f"{source.publisher} {source.title} {source.locator}"))
        for fact in found.rule.facts:
            assert found.id in ids(Filter(text=fact))


def test_all_words_must_occur() -> None:
    both = set(ids(Filter(text="授权书 公章")))
    assert both == set(ids(Filter(text="授权书"))) & set(ids(Filter(text="公章")))
    assert both < set(ids(Filter(text="授权书")))


def test_width_and_case_do_not_matter() -> None:
    assert ids(Filter(text="ＨＵＡＷＥＩ Ｄｏｃ_0252")) == ids(Filter(text="huawei doc_0252")) != []


def test_rules_are_found_by_topic_kind_and_severity() -> None:
    assert {entry(found).rule.topic for found in ids(Filter(topic="age"))} == {"age"}
    assert all(entry(found).materials for found in ids(Filter(effect="material")))
    assert "nat.age.individual" in ids(Filter(province="44", severity="block"))
    assert "nat.age.individual" in ids(Filter(province="31", severity="warn"))
    assert "nat.age.individual" not in ids(Filter(province="31", severity="block"))


def test_a_publisher_is_meant_alone_and_a_part_of_its_name_means_all_that_have_it() -> None:
    assert "华为" in shipped().publishers
    assert set(ids(Filter(source="华为"))) < set(ids(Filter(source="华")))
    key = next(iter(shipped().library.sources.values())).key
    assert ids(Filter(source=key))


def test_a_province_has_its_own_rules_what_it_changes_and_what_holds_everywhere() -> None:
    own, changed, wider = grouped(shipped(), Filter(province="44"))
    assert [group.kind for group in (own, changed, wider)] == ["own", "changed", "wider"]
    assert {found.home for found in own.entries} == {"44"}
    assert "nat.age.individual" in [found.id for found in changed.entries]
    assert "31" not in {found.home for found in (*own.entries, *changed.entries, *wider.entries)}


def test_a_province_without_a_pack_has_the_wider_rules(tmp_path: Path) -> None:
    search = Rulebooks(packs=packs_of(tmp_path, "44")).search(TODAY)
    (group,) = grouped(search, Filter(province="11"))
    assert group.kind == "wider"
    assert all(not found.home for found in group.entries)


def test_without_a_filter_rules_go_by_pack() -> None:
    packs_in_order = [group.pack for group in grouped(shipped(), Filter())]
    assert packs_in_order[:2] == ["national", "huawei"]
    assert len(packs_in_order) == len(set(packs_in_order))


def test_a_material_leads_to_the_rules_that_ask_for_it_by_id_form_and_title() -> None:
    by_id = ids(Filter(material="service_principal_letter"))
    assert by_id == ids(Filter(material="f02")) != []
    assert set(by_id) <= set(ids(Filter(material="负责人授权书")))
    assert [found.id for found in shipped().library.asking_for("service_principal_letter")] == by_id


# Fields


def names(path: str) -> set[str]:
    """Names of the questions behind a path."""
    return {question.name for question in questions_behind(path)}


def test_from_a_rule_to_its_fields_and_back() -> None:
    library = shipped().library
    for found in library.entries:
        for read in found.reads:
            assert found in library.readers(read.question.name)
    for question in questions():
        for reader in library.readers_of([question.name]):
            assert question in {read.question for read in reader.reads}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ('when = [{ field = "entity.supervisor", filled = true }]', "entity.supervisor"),
        ('suggest = { field = "entity.remark", text = "甲" }', "entity.remark"),
        ('at = "entity.business_scope"', "entity.business_scope"),
        ('material = "letter"\nabout = "entity.principal"', "entity.principal"),
    ],
)
def test_whatever_part_of_a_rule_names_an_answer_it_is_a_field_of_it(
    packs: Packs, lines: str, expected: str
) -> None:
    material = '[[material]]\nid = "letter"\ntitle = { zh_CN = "甲", en = "A" }\nkind = "issued"\n'
    packs.national = material + a_rule("nat.one", lines, severity="info")
    (found,) = made(packs).library.readers(expected)
    assert expected in {read.question.name for read in found.reads}


def test_every_path_a_rule_reads_leads_back_to_it() -> None:
    for found in shipped().library.entries:
        for path in found.paths:
            assert found in shipped().library.readers(path)


def test_what_is_read_of_everybody_is_read_of_each_and_not_the_other_way_round(packs: Packs) -> None:
    for path in ("person.mobile", "service.principal.mobile", "entity.principal.mobile"):
        scope = path.partition(".")[0].replace("entity", "draft")
        packs.national += a_rule(path, f'for = "{scope}"\ndemand = [{{ field = "{path}", filled = true }}]')
    library = made(packs).library
    of_service = [found.id for found in library.readers("wanted.services.s1.principal.mobile")]
    assert of_service == ["person.mobile", "service.principal.mobile"]
    assert len(library.readers("people.p1.mobile")) == 3


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("wanted.services.s1.principal.mobile", "service.principal.mobile"),
        ("wanted.services.*.domains.*.name", "domain.name"),
        ("services.domains.name", "domain.name"),
        ("people.p1.mobile", "person.mobile"),
        ("people.mobile", "person.mobile"),
        ("entity.certificate_address.region.province", "entity.certificate_address.region"),
        ("order.province", "intent.province"),
        ("confirmations.number_not_used_elsewhere@p1", "confirmations.number_not_used_elsewhere"),
        ("entity.name", "entity.name"),
    ],
)
def test_a_path_of_a_draft_and_one_of_a_rule_are_the_same_answer(path: str, expected: str) -> None:
    assert rule_path(path) == expected


def test_an_individual_says_name_and_certificate_with_the_entity() -> None:
    assert "entity.certificate_number" in names("person.certificate_number")
    assert "entity.certificate_number" not in names("entity.legal_representative.certificate_number")


def test_a_list_and_a_person_are_asked_for_by_their_first_question() -> None:
    assert names("service.domains") == {"domain.name"}
    assert names("entity.legal_representative") == {"entity.legal_representative.name"}
    assert names("service.principal") == {"service.principal"}


def causes(path: str) -> Iterator[str]:
    """Stored paths of the answers that a worked-out value rests on, in the samples."""
    for draft in (the_company(), the_individual()):
        answers = answers_of(draft)
        root = path.partition(".")[0]
        for scope in answers.scopes(root if root in ("person", "domain") else "draft"):
            yield from (cause.path for cause in scope.read(path).causes)


@pytest.mark.parametrize("path", sorted(set(DERIVED) - {"order.province", "material.is_signed"}))
def test_what_a_value_is_worked_out_from_is_what_filing_works_it_out_from(path: str) -> None:
    assert path in BEHIND
    read = {question for cause in causes(path) for question in names(cause)}
    assert read
    assert read <= names(path)


def test_who_names_a_field_comes_before_who_only_applies_by_it() -> None:
    groups = grouped(shipped(), Filter(field="entity.nature"))
    assert [group.kind for group in groups] == ["named", "concerned"]
    assert len(groups[0].entries) < len(groups[1].entries)


def test_a_value_that_is_worked_out_is_looked_for_by_itself() -> None:
    found = set(ids(Filter(field="person.birth_date")))
    assert "nat.age.individual" in found
    assert found < set(ids(Filter(field="person.certificate_number")))


@pytest.mark.parametrize("label", ["网站名称", "Website name", "ｗｅｂｓｉｔｅ  NAME"])
def test_a_field_is_meant_by_words_of_its_label_in_either_language(label: str) -> None:
    assert "service.name" in shipped().names_meant(label)
    assert set(ids(Filter(field="service.name"))) <= set(ids(Filter(field=label)))


def test_what_is_no_field_finds_nothing() -> None:
    assert ids(Filter(field="no such thing")) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_rules_read_and_whom_they_concern_has_a_name(language: str) -> None:
    catalogue, library = Catalogue(language), shipped().library
    said = {read_text(read, catalogue) for found in library.entries for read in found.reads}
    assert [text for text in said if "explaining." in text or "outline." in text] == []
    paths = {path for found in library.entries for path in found.paths}
    assert [path for path in paths if name_label(library, path, catalogue) == path] == []
    labels = [*(f"explaining.worked_out.{path}" for path in BEHIND)]
    labels += [*(f"explaining.kind.{kind}" for kind in KINDS), *(f"outline.order.{one}" for one in ORDERS)]
    assert [label for label in labels if not catalogue.has(label)] == []


# The user's own packs


def test_a_rule_of_an_overlay_is_local_and_so_is_one_it_changes(packs: Packs) -> None:
    packs.national = a_rule("nat.one", NAMED) + a_rule("nat.two", NAMED, severity="warn")
    adapt = '[[adapt]]\nrule = "nat.two"\nseverity = "block"\ncites = ["overlay-high"]\n'
    adapt += 'reason = { zh_CN = "理由", en = "Reason" }\n'
    packs.add_overlay(a_rule("local.rule", NAMED, cites="overlay-high") + adapt)
    search = made(packs)
    assert ids(Filter(is_local=True), search) == ["nat.two", "local.rule"]
    assert ids(Filter(province="99"), search) == ["nat.one", "nat.two", "local.rule"]


def test_the_library_is_made_anew_for_another_day_or_other_packs() -> None:
    rulebooks = Rulebooks()
    first = rulebooks.search(TODAY)
    assert rulebooks.search(TODAY) is first
    assert rulebooks.search(TODAY.replace(year=2030)) is not first


def test_progress_is_told_province_by_province() -> None:
    told: list[tuple[int, int]] = []
    Rulebooks().search(TODAY, lambda done, total: told.append((done, total)))
    count = len(available_provinces())
    assert told == [(number, count) for number in range(1, count + 1)]
