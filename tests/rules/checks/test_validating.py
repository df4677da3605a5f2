"""Checking packs for whoever writes them: every mistake, where it is one, what stands there unused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from icp_wizard.filing.checks import CHECKS
from icp_wizard.rules import available_provinces
from icp_wizard.rules.checks.coverage import NATURES, NOT_CONCERNED
from icp_wizard.rules.checks.validating import NothingToValidate, examine
from icp_wizard.rules.loading import SHIPPED
from icp_wizard.rules.vocabulary import TOPICS
from tests.rules.making import TODAY, Packs, a_rule, head

if TYPE_CHECKING:
    from pathlib import Path

    from icp_wizard.rules.checks.validating import Examined

ADVICE = 'at = "entity.name"'
REASON = 'cites = ["overlay-high"]\nreason = { zh_CN = "理由", en = "Reason" }'


def own_advice(rule_id: str, lines: str = ADVICE) -> str:
    return a_rule(rule_id, lines, severity="info", cites="overlay-high")


def examined(packs: Packs, province: str = "") -> Examined:
    """The overlays, checked above the shipped packs of the test."""
    packs.load()
    (found,) = examine([packs.root / "own"], province=province, packs=packs.root / "shipped")
    return found


def codes(found: Examined) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.mistake.code, one.provinces) for one in found.found]


def test_sound_packs_have_no_mistakes(packs: Packs) -> None:
    packs.add_overlay(own_advice("local.a"))
    found = examined(packs)
    assert codes(found) == []
    assert found.rulebook("99").rule("local.a", TODAY) is not None


def test_all_mistakes_of_all_files_are_told(packs: Packs) -> None:
    packs.add_overlay(own_advice("nat.a") + own_advice("local.b", 'att = "x"'), name="a.toml")
    packs.add_overlay("nonsense", name="b.toml")
    found = examined(packs)
    assert [(mistake.code, mistake.file[-6:]) for mistake, _ in found.found] == [
        ("wrong_prefix", "a.toml"),
        ("unknown_key", "a.toml"),
        ("syntax_end", "b.toml"),
    ]


def test_a_mistake_says_in_which_provinces_alone_it_is_one(packs: Packs) -> None:
    packs.province = a_rule("99.a", ADVICE, severity="info", cites="province-high")
    packs.add_overlay(f'[[adapt]]\nrule = "99.a"\norders = ["first"]\n{REASON}')
    assert codes(examined(packs)) == [("unknown_rule", ("",))]
    assert codes(examined(packs, "99")) == []


def test_a_pack_for_one_province_is_tried_there_alone(packs: Packs) -> None:
    packs.province = a_rule("99.a", ADVICE, severity="info", cites="province-high")
    packs.add_overlay(f'[[adapt]]\nrule = "99.a"\norders = ["first"]\n{REASON}', more='province = "99"\n')
    assert codes(examined(packs)) == []
    assert codes(examined(packs, "31")) == []


def test_a_pack_for_a_province_without_a_pack_never_holds(packs: Packs) -> None:
    packs.add_overlay(own_advice("local.a"), more='province = "98"\n')
    ((mistake, _),) = examined(packs).found
    assert (mistake.code, mistake.key, mistake.found) == ("unknown_value", "province", "98")


def test_packs_of_one_folder_are_checked_together(packs: Packs) -> None:
    packs.add_overlay(own_advice("local.a"), name="a.toml")
    packs.add_overlay(own_advice("local.a"), name="b.toml")
    assert codes(examined(packs)) == [("duplicate", ())]


def test_a_broken_pack_does_not_stand_in_the_way_of_others(packs: Packs) -> None:
    packs.add_overlay(own_advice("local.a") + own_advice("local.b", 'att = "x"'), name="a.toml")
    packs.add_overlay(own_advice("local.a"), name="b.toml")
    assert codes(examined(packs)) == [("unknown_key", ())]


def test_what_is_used_nowhere_is_remarked(packs: Packs) -> None:
    packs.add_overlay(
        '[list]\nused = ["甲"]\nunused = ["乙"]\n[define]\n'
        'named = [{ field = "entity.name", in = "@used" }]\nunnamed = ["named"]\n'
        + own_advice("local.a", ADVICE + '\nwhen = ["named"]')
        + '[[material]]\nid = "lease"\ntitle = { zh_CN = "租约", en = "Lease" }\nkind = "issued"\n'
        '[[confirmation]]\nid = "sure"\nask = { zh_CN = "确认", en = "Sure" }\n'
    )
    found = examined(packs)
    assert codes(found) == []
    assert {remark.code for remark in found.remarks} == {"unused"}
    names = {remark.found for remark in found.remarks if not remark.found.startswith("overlay-")}
    assert names == {"unused", "unnamed", "lease", "sure"}


def test_what_only_a_copy_names_is_used(packs: Packs) -> None:
    copy = (
        '[[source]]\nkey = "copy"\npublisher = "p"\ntitle = "t"\nlocator = "l"\nconfidence = "low"\n'
        'as_of = "2026"\ncopy_of = "overlay-low"\n'
    )
    packs.add_overlay(copy + own_advice("local.a").replace('"overlay-high"', '"copy"'))
    assert {remark.found for remark in examined(packs).remarks} == {
        "overlay-high",
        "overlay-medium",
        "overlay-medium-too",
    }


def test_the_shipped_packs_are_checked_as_such() -> None:
    (found,) = examine([SHIPPED], checks=CHECKS)
    assert codes(found) == []
    assert {code for code in found.compiled if code} == set(available_provinces())
    assert not found.is_own


def test_a_file_of_shipped_packs_is_checked_with_its_folder(packs: Packs) -> None:
    packs.national = a_rule("nat.a", 'demand = [{ field = "entity.nmae", filled = true }]')
    packs.province = own_advice("99.a")
    packs.write_shipped()
    province = packs.root / "shipped" / "provinces" / "99-nowhere.toml"
    (found,) = examine([province])
    assert codes(found) == [("unknown_path", ()), ("unknown_source", ())]


def complete(packs: Packs) -> Examined:
    """The shipped packs, with a province that says it is complete, checked."""
    file = packs.write_shipped() / "provinces" / "99-nowhere.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('province = "99"\n', 'province = "99"\ncomplete = true\n'), encoding="utf-8")
    (found,) = examine([file])
    return found


def test_what_a_complete_pack_says_nothing_of_is_reported(packs: Packs) -> None:
    note = 'note = { zh_CN = "未查到", en = "Not known" }\n'
    concerned = ((t, n) for t in TOPICS for n in NATURES if t != "other" and (t, n) not in NOT_CONCERNED)
    packs.province = "".join(
        f'[[gap]]\ntopic = "{topic}"\napplies_to = ["{nature}"]\n{note}'
        for topic, nature in concerned
        if (topic, nature) != ("age", "person")
    )
    found = complete(packs)
    assert codes(found) == [("missing_cell", ())]
    ((mistake, _),) = found.found
    assert (mistake.key, mistake.found, mistake.line > 0) == ("complete", "age: person", True)
    packs.province += f'[[gap]]\ntopic = "age"\n{note}'
    assert codes(complete(packs)) == []


def test_nothing_is_missed_of_a_pack_that_is_broken_or_stands_on_a_broken_one(packs: Packs) -> None:
    packs.province = own_advice("99.a")
    assert codes(complete(packs)) == [("unknown_source", ())]
    packs.province, packs.national = "", own_advice("nat.a")
    assert codes(complete(packs)) == [("unknown_source", ())]


def test_a_province_whose_file_has_no_code_is_reported(tmp_path: Path) -> None:
    (tmp_path / "provinces").mkdir()
    text = head("99-nowhere", "province", 'province = "99"\n')
    (tmp_path / "provinces" / "nowhere.toml").write_text(text, encoding="utf-8")
    (found,) = examine([tmp_path])
    assert "file_name" in [mistake.code for mistake, _ in found.found]


def test_where_there_is_nothing_nothing_is_checked(tmp_path: Path) -> None:
    with pytest.raises(NothingToValidate) as empty:
        examine([tmp_path])
    with pytest.raises(NothingToValidate) as missing:
        examine([tmp_path / "none"])
    ids = [caught.value.message_id for caught in (empty, missing)]
    assert ids == ["rules.error.validate_empty", "rules.error.validate_missing"]
