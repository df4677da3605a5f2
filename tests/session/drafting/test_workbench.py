"""A drafted rule is tried before it is kept, kept whole or not at all, and then judges the open draft."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from icp_wizard.errors import Problem
from icp_wizard.filing.equality import same_filing
from icp_wizard.filing.plain import parse_draft
from icp_wizard.rules.drafting import Condition, DraftedOverride, DraftedRule
from icp_wizard.samples import sample_draft
from icp_wizard.session.drafting import RuleRefused
from icp_wizard.session.drafting.privacy import personal_parts
from tests.session.drafting.making import CONTENT, NO_PORTAL, SOURCE, Bench

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KEY = "local.site-content@s1"
OVERRIDE = DraftedOverride(rule="nat.authorization.signing-date", zh="现在只认一个月", source=SOURCE)
OWN = """# 客服组自己的规则
id = "desk"   # 不要改
layer = "overlay"
version = "2026.11.1"
title = { zh_CN = "客服组", en = "Desk" }

# 说明写在这里
"""


def own_pack(bench: Bench, text: str = OWN, name: str = "desk.toml") -> Path:
    bench.packs.mkdir(parents=True, exist_ok=True)
    path = bench.packs / name
    path.write_bytes(text.encode())
    bench.desk.rulebooks.reload()
    bench.session.judge_again()
    return path


def state_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())} if folder.is_dir() else {}


def test_a_kept_rule_judges_the_open_draft_at_once_and_is_marked_local(bench: Bench) -> None:
    path = bench.save()
    finding = bench.session.assessment.finding_by_key[KEY]
    assert finding.status == "fires"
    assert finding.outcome is not None
    assert finding.outcome.rule.is_from_overlay
    assert path == bench.packs / "local.toml"


def test_a_kept_pack_is_private_and_so_is_its_folder(bench: Bench) -> None:
    path = bench.save()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_preview_says_what_the_rule_would_say_and_writes_nothing(bench: Bench) -> None:
    preview = bench.workbench.preview(NO_PORTAL, bench.workbench.targets(NO_PORTAL)[0])
    assert [finding.key for finding in preview.findings] == [KEY]
    assert KEY not in bench.session.assessment.finding_by_key
    assert not bench.packs.exists()


def test_one_source_of_medium_confidence_only_warns(bench: Bench) -> None:
    preview = bench.workbench.preview(NO_PORTAL, bench.workbench.targets(NO_PORTAL)[0])
    assert preview.rule is not None
    assert preview.rule.cap is not None
    assert (preview.rule.severity, preview.rule.cap.reason) == ("warn", "weak_sources")


def test_a_pack_that_is_there_is_added_to_and_keeps_every_byte(bench: Bench) -> None:
    path = own_pack(bench)
    bench.save()
    bench.save(replace(NO_PORTAL, zh="另一条"))
    assert path.read_bytes().startswith(OWN.encode())
    assert [rule["id"] for rule in tomllib.loads(path.read_text())["rule"]] == [
        "local.site-content",
        "local.site-content-2",
    ]


def test_a_source_that_is_in_the_pack_is_not_written_again(bench: Bench) -> None:
    path = bench.save()
    bench.save(replace(NO_PORTAL, zh="另一条"))
    assert path.read_text().count("[[source]]") == 1


def test_a_pack_with_carriage_returns_keeps_them(bench: Bench) -> None:
    text = "\ufeff" + OWN.replace("\n", "\r\n")
    path = own_pack(bench, text)
    bench.save()
    content = path.read_bytes()
    assert content.startswith(text.encode())
    assert content.count(b"\n") == content.count(b"\r\n")
    assert KEY in bench.session.assessment.finding_by_key


def test_a_linked_pack_stays_a_link(bench: Bench, tmp_path: Path) -> None:
    real = tmp_path / "shared.toml"
    real.write_text(OWN, encoding="utf-8")
    bench.packs.mkdir(parents=True)
    (bench.packs / "desk.toml").symlink_to(real)
    bench.save()
    assert (bench.packs / "desk.toml").is_symlink()
    assert "local.site-content" in real.read_text(encoding="utf-8")


def test_a_rule_that_would_not_load_is_refused_in_the_loaders_words(bench: Bench) -> None:
    path = bench.save(OVERRIDE_AS_WARNING)
    before = state_of(bench.packs)
    with pytest.raises(RuleRefused) as refused:
        bench.save(OVERRIDE_AS_WARNING)
    assert [mistake.code for mistake in refused.value.mistakes] == ["adapted_twice"]
    assert state_of(path.parent) == before


OVERRIDE_AS_WARNING = replace(OVERRIDE, change="param", param="most_months", value="1")


def test_a_broken_pack_is_not_offered_and_does_not_stop_a_new_one(bench: Bench) -> None:
    path = own_pack(bench, 'id = "desk"\nlayer = "overlay"\n')
    assert [target.file for target in bench.workbench.targets(NO_PORTAL)] == ["local.toml"]
    bench.save()
    assert path.read_text() == 'id = "desk"\nlayer = "overlay"\n'
    assert KEY in bench.session.assessment.finding_by_key


def test_a_pack_of_another_province_is_not_offered(bench: Bench) -> None:
    own_pack(bench, OWN.replace('layer = "overlay"', 'layer = "overlay"\nprovince = "31"'))
    assert [target.is_new for target in bench.workbench.targets(NO_PORTAL)] == [True]


def test_what_a_province_says_is_changed_in_a_pack_of_that_province_alone(bench: Bench) -> None:
    rulebook = bench.session.assessment.rulebook
    rule = next(rule for rule in rulebook.rules if rule.layer == "province" and not rule.is_advice)
    drafted = replace(OVERRIDE, rule=rule.id, severity="info")
    own_pack(bench)  # holds everywhere
    (target,) = bench.workbench.targets(drafted)
    assert target == ("local-44.toml", True, "44")
    bench.workbench.save(drafted, target)
    assert [pack.province for pack in bench.session.assessment.rulebook.packs if pack.id == "local-44"] == [
        "44"
    ]


def test_a_changed_figure_holds_with_its_own_source(bench: Bench) -> None:
    bench.save(OVERRIDE_AS_WARNING)
    rule = bench.session.assessment.rulebook.rule(OVERRIDE.rule, bench.session.as_of)
    assert rule is not None
    assert rule.params["most_months"] == 1
    assert rule.is_from_overlay


def test_a_lifted_rule_leaves_the_reason_in_its_place(bench: Bench) -> None:
    bench.save(replace(OVERRIDE, change="lift"))
    assessment = bench.session.assessment
    assert OVERRIDE.rule not in {rule.id for rule in assessment.rulebook.rules}
    assert assessment.finding_by_key["local.other"].status == "advice"


def test_a_change_that_does_not_fit_everywhere_is_kept_for_the_province_alone(bench: Bench) -> None:
    own, everywhere = bench.workbench.targets(OVERRIDE_AS_WARNING)
    assert (own.province, everywhere.province) == ("44", "")
    with pytest.raises(RuleRefused) as refused:  # Henan has lifted it
        bench.workbench.save(OVERRIDE_AS_WARNING, everywhere)
    assert {mistake.code for mistake in refused.value.mistakes} == {"lifted_already"}
    assert not bench.packs.exists()


def test_a_lowered_national_block_is_refused(bench: Bench) -> None:
    rules = bench.session.assessment.rulebook.rules
    rule = next(r for r in rules if r.layer == "national" and r.declared == "block" and not r.adaptations)
    with pytest.raises(RuleRefused) as refused:
        bench.save(replace(OVERRIDE, rule=rule.id, severity="info"))
    assert [mistake.code for mistake in refused.value.mistakes] == ["lowers_block"]


# The disk


@pytest.mark.usefixtures("bound_by_modes")
def test_a_folder_that_may_not_be_written_leaves_all_as_it_was(bench: Bench) -> None:
    own_pack(bench)
    before = state_of(bench.packs)
    bench.packs.chmod(0o500)
    with pytest.raises(Problem) as refused:
        bench.save()
    bench.packs.chmod(0o700)
    assert refused.value.message_id == "rules.drafting.unwritable.read_only"
    assert state_of(bench.packs) == before
    assert KEY not in bench.session.assessment.finding_by_key


def test_a_full_disk_leaves_all_as_it_was(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    own_pack(bench)
    before = state_of(bench.packs)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Problem) as refused:
        bench.save()
    assert refused.value.message_id == "rules.drafting.unwritable.full"
    assert state_of(bench.packs) == before


def test_a_full_disk_is_said_of_the_preview_too(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(tempfile, "TemporaryDirectory", full)
    with pytest.raises(Problem) as refused:
        bench.save()
    assert refused.value.message_id == "rules.drafting.unwritable.full"


@pytest.mark.usefixtures("bound_by_modes")
def test_a_pack_that_may_not_be_read_does_not_stop_a_new_one(bench: Bench) -> None:
    own_pack(bench).chmod(0o000)
    bench.desk.rulebooks.reload()
    bench.session.judge_again()
    bench.save()
    assert KEY in bench.session.assessment.finding_by_key


def test_a_new_pack_never_takes_the_place_of_one_that_has_come_meanwhile(bench: Bench) -> None:
    (target,) = bench.workbench.targets(NO_PORTAL)
    path = own_pack(bench, name=target.file)
    with pytest.raises(Problem) as refused:
        bench.workbench.save(NO_PORTAL, target)
    assert refused.value.message_id == "rules.drafting.unwritable.taken"
    assert path.read_text(encoding="utf-8") == OWN


# Personal data


def test_nothing_of_the_draft_but_codes_is_in_the_pack(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench(
        wanted__entity__name="金丝雀公司",
        wanted__services__s1__name="金丝雀网站",
        wanted__services__s1__remark="金丝雀备注",
        wanted__services__s1__domains__d1__name="canary.cn",
        people__p1__name="金丝雀",
        people__p1__mobile="13700000007",
        people__p1__email="canary@example.com",
        people__p1__certificate_number="440305190202020027",
    )
    demands = [
        NO_PORTAL.demand,
        Condition("service.remark", "contains_any", ("用途",)),
        Condition("entity.name", "contains_none", ("协会",)),
        Condition("entity.principal.mobile", "filled"),
        Condition("service.principal", "eq_field", ("entity.principal",)),
        Condition("domain.expires_on", "ge", ("3",)),
    ]
    for demand in demands:
        path = bench.save(replace(NO_PORTAL, demand=demand))
    text = path.read_text(encoding="utf-8")
    assert text.count("[[scenario]]") >= len(demands)
    for canary in ("金丝雀", "canary", "13700000007", "440305190202020027"):
        assert canary not in text


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"zh": "样例甲的电话打不通"}, "zh"),
        ({"en": "Call 13800000000 first"}, "en"),
        ({"source": replace(SOURCE, locator="yangli-xugou.cn 的驳回")}, "source.locator"),
        (
            {"demand": Condition("service.remark", "contains_any", ("深圳市样例虚构乌有科技有限公司",))},
            "demand",
        ),
    ],
)
def test_a_text_that_names_the_customer_is_to_be_mended(
    bench: Bench, changes: dict[str, Any], part: str
) -> None:
    assert (part, "personal") in bench.workbench.problems(replace(NO_PORTAL, **changes))


@pytest.mark.parametrize("text", ["虚构某甲乙的网站", "原名：虚构旧称有限公司"])
def test_nor_may_it_name_who_has_no_role_or_what_was_filed(text: str) -> None:
    data = sample_draft("gd-company").data()
    data["people"].append({"id": "p9", "name": "虚构某甲乙"})
    data["record"]["entity"] = {"name": "虚构旧称有限公司"}
    typed = replace(NO_PORTAL, zh=text)
    assert personal_parts(typed, sample_draft("gd-company")) == ()
    assert personal_parts(typed, parse_draft(data)) == (("zh", "personal"),)


def test_of_a_change_only_what_will_be_written_is_looked_at(bench: Bench) -> None:
    typed = replace(OVERRIDE_AS_WARNING, value="13800000000")
    assert ("value", "personal") in bench.workbench.problems(typed)
    assert bench.workbench.problems(replace(typed, change="lift")) == ()


def test_a_text_in_general_words_is_fine(bench: Bench) -> None:
    assert bench.workbench.problems(NO_PORTAL) == ()
    assert bench.workbench.problems(DraftedRule()) != ()


def test_the_draft_is_left_alone(bench: Bench) -> None:
    before = bench.session.draft
    bench.save()
    assert same_filing(bench.session.draft, before)
    assert bench.session.value(CONTENT) == ["unit_portal"]


@pytest.mark.parametrize(
    "text",
    [
        "身份证110101199003074557的人",
        "打13800138000问",
        "信用代码91440300MA5XXXX14M",
        "写信到jia@example.com",
    ],
)
def test_what_looks_like_somebodys_number_is_refused_whosever_it_is(bench: Bench, text: str) -> None:
    found = bench.workbench.problems(replace(NO_PORTAL, zh=text))
    assert [(problem.part, problem.code) for problem in found] == [("zh", "personal")]
