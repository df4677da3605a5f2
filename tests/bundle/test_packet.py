"""The packet of a bundle: which papers are in it, which are only named, and what is said of signing."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from icp_wizard.assessment import assess
from icp_wizard.bundle import build_bundle
from icp_wizard.bundle.packet import packet_of
from icp_wizard.bundle.papers import CHINESE, all_papers, form_section
from icp_wizard.bundle.reading import read_archive
from icp_wizard.bundle.steps import is_signed_itself, printable_forms
from tests.assessment.making import assessed, rulebook
from tests.filing.making import TODAY, changed, the_company, the_individual
from tests.forms.making import UNKNOWN_TO_ALL_FONTS
from tests.forms.reading import squeezed
from tests.scenarios.runner import FOLDER, scenarios_of

if TYPE_CHECKING:
    from pathlib import Path

    from icp_wizard.assessment import Assessment
    from icp_wizard.bundle.papers import Paper
    from icp_wizard.filing.draft import Draft
    from icp_wizard.forms.packet import Packet

LETTER = "互联网信息服务负责人授权书"
COMMITMENT = "互联网信息服务备案承诺书（广东，单位版）"
SIGNING = [rule.id for rule in rulebook().rules if rule.topic == "signing"]


def no_progress(step: str, done: int, of: int) -> None:
    """Nobody watches."""


def papers(assessment: Assessment, *, is_incomplete: bool = False) -> dict[str, Paper]:
    found = all_papers(assessment, is_incomplete=is_incomplete, progress=no_progress)
    return {paper.name: paper for paper in found}


def packet(assessment: Assessment) -> Packet:
    needs = [need for need in printable_forms(assessment) if is_signed_itself(need)]
    signed = [(need, form_section(assessment, need, is_incomplete=False)) for need in needs]
    return packet_of(assessment, signed, CHINESE)


def test_papers_stand_in_signing_order_and_the_packet_behind_them() -> None:
    names = ["filing-sheet.pdf", "forms/01-F02.pdf", "forms/02-F05-unit.pdf", "forms/packet.pdf"]
    assert list(papers(assessed(the_company()))) == [*names, "checklist.pdf"]


def test_it_says_who_signs_and_seals_as_the_checklist_does() -> None:
    (paper,) = packet(assessed(the_company())).papers
    assert (paper.section.meta.title, paper.signer, paper.seal) == (LETTER, "法定代表人", "单位公章")
    assert "样例乙𬱖" in paper.about


def test_an_official_template_is_named_with_where_it_is_to_be_had() -> None:
    (commitment,) = packet(assessed(the_company())).elsewhere
    assert commitment.title == COMMITMENT
    assert "下载" in commitment.where
    assert "照填写稿 F05-unit 填写" in commitment.where


def test_with_nothing_of_ours_to_sign_the_cover_says_how_the_templates_are_signed() -> None:
    no_letter = assessed(the_company(), wanted__services__s1__principal="p1")
    found = papers(no_letter)
    names = ["filing-sheet.pdf", "forms/01-F05-unit.pdf", "forms/packet.pdf", "checklist.pdf"]
    assert list(found) == names
    cover = found["forms/packet.pdf"]
    assert (cover.title, cover.rendered.page_count) == ("签署说明", 1)
    assert squeezed(COMMITMENT) in squeezed(cover.rendered.text)
    assert "黑色签字笔" in squeezed(cover.rendered.text)


def test_a_paper_the_unit_writes_and_seals_itself_has_a_cover_that_names_it() -> None:
    found = next(s for s in scenarios_of(FOLDER / "31-walk.yaml") if s.assessment.forms).assessment
    (own,) = (view for view in found.materials if view.key.startswith("same_person_statement"))
    shown = papers(replace(found, materials=(own,), forms=()))
    assert list(shown) == ["filing-sheet.pdf", "forms/packet.pdf", "checklist.pdf"]
    assert squeezed("系同一人") in squeezed(shown["forms/packet.pdf"].rendered.text)
    assert squeezed("见签署打印包的封面") in squeezed(shown["checklist.pdf"].rendered.text)


def test_what_only_may_be_needed_makes_no_packet_and_the_checklist_points_to_none() -> None:
    perhaps = tuple(view._replace(is_undecided=True) for view in assessed(the_company()).materials)
    shown = papers(replace(assessed(the_company()), materials=perhaps, forms=()))
    assert list(shown) == ["filing-sheet.pdf", "checklist.pdf"]
    assert "封面" not in squeezed(shown["checklist.pdf"].rendered.text)


def test_with_nothing_to_sign_there_is_no_packet() -> None:
    nothing = replace(assessed(the_company()), materials=(), forms=())
    assert list(papers(nothing)) == ["filing-sheet.pdf", "checklist.pdf"]


@pytest.mark.parametrize("rule_id", SIGNING)
def test_a_rule_of_signing_taken_away_takes_its_sentence_from_the_cover(rule_id: str) -> None:
    rule = next(rule for rule in rulebook().rules if rule.id == rule_id)
    begins = squeezed(rule.text["zh_CN"].partition("{")[0])
    draft = the_individual() if rule.applies_to == ("person",) else the_company()
    assert begins in cover_of(draft)
    assert begins not in cover_of(draft, without=rule_id)


def test_no_requirement_of_signing_stands_on_a_cover_without_rules() -> None:
    bare = replace(
        rulebook(), rules=tuple(rule for rule in rulebook().rules if rule.order or not rule.is_advice)
    )
    found = squeezed(papers(assess(the_company(), bare, TODAY))["forms/packet.pdf"].rendered.text)
    assert [word for word in ("黑色", "正楷", "鲜章", "30天", "4MB", "涂改") if word in found] == []


def cover_of(draft: Draft, without: str = "") -> str:
    """The packet's text, by the rules without one."""
    fewer = replace(rulebook(), rules=tuple(rule for rule in rulebook().rules if rule.id != without))
    return squeezed(papers(assess(draft, fewer, TODAY))["forms/packet.pdf"].rendered.text)


def test_of_a_paper_that_wants_no_seal_the_cover_says_so() -> None:
    jiangsu = next(s for s in scenarios_of(FOLDER / "32-organisations.yaml") if s.assessment.forms)
    said = {paper.title: (paper.signer, paper.seal) for paper in packet(jiangsu.assessment).elsewhere}
    wanted = ("互联网信息服务负责人", "不盖，只签名和写日期")
    assert [who for title, who in said.items() if title.startswith("ICP备案信息真实性")] == [wanted] * 2


def test_a_form_that_lacks_answers_is_not_in_it_and_said_to_come() -> None:
    unfinished = assessed(changed(the_company(), {"wanted.services.s1.name": None}))
    (letter, _) = packet(unfinished).elsewhere
    assert letter.title == LETTER
    assert "答案还没有齐" in letter.where
    assert papers(unfinished, is_incomplete=True)["forms/packet.pdf"].rendered.page_count == 1


def test_what_the_rules_in_force_say_of_signing_is_said_once_with_sources() -> None:
    (service,) = the_company().data()["wanted"]["services"]
    domain = {**service["domains"][0], "id": "d2", "name": "er-xugou.cn"}
    other = {**service, "id": "s2", "name": "样例虚构第二官网", "domains": [domain], "access": []}
    two = assessed(changed(the_company(), {"wanted.services": [service, other]}))
    rules = packet(two).rules
    assert any("黑色签字笔" in rule.text for rule in rules)
    assert len(set(rules)) == len(rules)
    assert all(rule.source for rule in rules)


def test_every_page_of_an_incomplete_packet_is_marked() -> None:
    found = papers(assessed(the_company()), is_incomplete=True)["forms/packet.pdf"].rendered
    assert found.text.count("未完成：仅供核对") == found.page_count


def bundled(folder: Path, **answers: Any) -> tuple[dict[str, bytes], Any]:
    dotted = {path.replace("__", "."): value for path, value in answers.items()}
    report = build_bundle(assessed(changed(the_company(), dotted)), folder / "b.zip")
    return read_archive(folder / "b.zip"), report


def test_the_bundle_lists_it_and_its_readme_says_to_print_it_and_in_which_order_to_sign(
    tmp_path: Path,
) -> None:
    contents, _ = bundled(tmp_path)
    entries = {entry["name"]: entry for entry in json.loads(contents["manifest.json"])["entries"]}
    readme = contents["README.txt"].decode("utf-8-sig")
    assert entries["forms/packet.pdf"]["text_sha256"]
    assert "2. 打印 forms/packet.pdf（签署打印包）" in readme
    assert f"   - {LETTER}  forms/01-F02.pdf\r\n3. " in readme
    assert "  forms/packet.pdf  签署打印包" in readme
    assert "2. Print forms/packet.pdf" in readme


def test_the_bundle_is_the_same_bytes_each_time(tmp_path: Path) -> None:
    assert bundled(tmp_path)[0]["forms/packet.pdf"] == bundled(tmp_path)[0]["forms/packet.pdf"]


def test_a_character_no_font_has_is_reported_of_the_single_papers_only(tmp_path: Path) -> None:
    name = f"样例{UNKNOWN_TO_ALL_FONTS}"
    _, report = bundled(tmp_path, people__p2__name=name)
    found = papers(assessed(changed(the_company(), {"people.p2.name": name})))
    alone = [
        replace(mark, paper=each.name)
        for each in found.values()
        if each.name != "forms/packet.pdf"
        for mark in each.rendered.unprintable
    ]
    assert found["forms/packet.pdf"].rendered.unprintable
    assert list(report.unprintable) == alone
