"""`rules` and `doctor`: whose word it is, and what is wrong with the surroundings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import MISSING

from icp_wizard.errors import Problem
from icp_wizard.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran

    Cli = Callable[..., Ran]
    Changed = Callable[..., Path]

RULE = "nat.domain-validity.remaining"


def test_rules_are_listed_by_pack(cli: Cli) -> None:
    ran = cli("rules", "list", lang="en")
    assert ran.code == 0
    assert RULE in ran.out
    assert "not complete yet" not in ran.out
    assert "{" not in ran.out


def test_a_pack_that_does_not_claim_to_be_complete_is_listed_as_such(cli: Cli, data: Path) -> None:
    (data / "config" / "packs").mkdir(parents=True)
    head = 'id = "own"\nlayer = "overlay"\nversion = "1"\ntitle = { zh_CN = "自己的", en = "Own" }\n'
    (data / "config" / "packs" / "own.toml").write_text(head, encoding="utf-8")
    assert "Own (own 1, not complete yet)" in cli("rules", "list", lang="en").out


@pytest.mark.usefixtures("few_packs")
def test_a_pack_for_some_orders_says_for_which(cli: Cli) -> None:
    listed = cli("rules", "list", "--province", "31", lang="en").out
    assert "Shanghai" in listed
    assert "(rules for these orders only so far: change) (31 " in listed
    assert "not complete yet" in listed
    assert cli("rules", "list", "--province", "31", "--json").json["packs"][-1]["covers"] == ["change"]
    rule = "31.service-principal.letter"
    assert "(rules for these orders only so far: change)" in cli("rules", "show", rule, lang="en").out


@pytest.mark.usefixtures("few_packs")
def test_an_order_the_provinces_pack_is_not_for_makes_no_clean_bundle(cli: Cli, changed: Changed) -> None:
    there = changed(intent__province="31")
    assert "还没有上海市的规则" in cli("check", there).out


def test_a_province_adds_its_own(cli: Cli) -> None:
    nationwide = cli("rules", "list", "--json").json["rules"]
    with_province = cli("rules", "list", "--province", "广东", "--json").json["rules"]
    assert len(with_province) > len(nationwide)


def test_each_pack_is_listed_with_the_age_of_its_sources(cli: Cli) -> None:
    ages = [pack["age"] for pack in cli("rules", "list", "--json", "--as-of", "2026-11-29").json["packs"]]
    assert [sorted(age) for age in ages] == [
        ["newest", "old", "oldest", "pack", "rules", "undated", "verified"]
    ] * 2
    said = cli("rules", "list", "--as-of", "2026-11-29", lang="en").out
    for age in ages:
        assert f"Sources of {age['oldest']} to {age['newest']}; {age['rules']} rules in force" in said


def test_doctor_says_how_old_each_pack_is(cli: Cli) -> None:
    signs = {sign["what"]: sign["text"] for sign in cli("doctor", "--json").json}
    assert "只有较早资料的" in signs["packs.age.national"]
    assert {"packs.age.huawei", "packs.age.44"} <= signs.keys()


def test_an_old_source_is_said_beside_the_finding_and_the_rule(cli: Cli, changed: Changed) -> None:
    path = changed(wanted__entity__correspondence_address__region="440100")
    assert "\n      资料为 2022 年，可能已变\n" in cli("check", path, "--as-of", "2026-11-29").out
    ran = cli("rules", "show", "nat.address.same-city", "--province", "44", "--as-of", "2026-11-29")
    assert "资料为 2022 年，可能已变" in ran.out


def test_one_topic_is_enough(cli: Cli) -> None:
    rules = cli("rules", "list", "--topic", "domain_validity", "--json").json["rules"]
    assert {rule["topic"] for rule in rules} == {"domain_validity"}


@pytest.mark.parametrize(("lang", "label"), [("zh_CN", "（域名持有者）"), ("en", " (domain holder)")])
def test_topics_are_named_with_what_they_mean(cli: Cli, lang: str, label: str) -> None:
    ran = cli("rules", "list", "--topic", "x", lang=lang)
    assert f"domain_holder{label}" in ran.err
    assert "commands." not in ran.err
    assert f"domain_holder{label}" in cli("rules", "show", "nat.domain-holder.individual", lang=lang).out


def test_a_rule_is_shown_with_its_sources(cli: Cli) -> None:
    ran = cli("rules", "show", RULE)
    assert "出处" in ran.out
    (source, *_) = cli("rules", "show", RULE, "--json").json["sources"]
    assert source["locator"] in ran.out


def test_a_rule_of_a_province_is_found_without_naming_it(cli: Cli) -> None:
    rules = cli("rules", "list", "--province", "44", "--json").json["rules"]
    own = next(rule["id"] for rule in rules if rule["layer"] == "province")
    assert cli("rules", "show", own).code == 0


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_a_finding_is_explained(cli: Cli, changed: Changed, lang: str) -> None:
    path = changed(wanted__services__s1__domains__d1__expires_on="2026-11-25")
    ran = cli("rules", "explain", RULE, path, lang=lang)
    assert ran.code == 0
    assert f"{RULE}@d1" in ran.out
    assert "wanted.services.s1.domains.d1.expires_on" in ran.out
    assert "2026-11-25" not in ran.out
    assert "2026-11-25" in cli("rules", "explain", RULE, path, "--values").out


@pytest.mark.parametrize(
    ("lang", "ways"), [("zh_CN", ("怎么办", "备好材料：")), ("en", ("What to do", "Provide: "))]
)
def test_a_paper_that_clears_is_what_to_do(cli: Cli, sample: Path, lang: str, ways: tuple[str, ...]) -> None:
    told = cli("rules", "explain", "nat.service-principal.letter", sample, lang=lang).out
    assert [way for way in ways if way not in told] == []


def test_what_cannot_be_judged_yet_names_what_is_open(cli: Cli, changed: Changed) -> None:
    path = changed(wanted__services__s1__principal=MISSING)
    told = cli("rules", "explain", "nat.service-principal.letter", path).out
    assert "才能判断\n  wanted.services.s1.principal" in told


def test_a_rule_that_does_not_apply_says_what_it_depends_on(cli: Cli, sample: Path) -> None:
    ran = cli("rules", "explain", "nat.domain-holder.individual", sample)
    assert "wanted.entity.nature" in ran.out


def test_without_a_draft_the_rule_itself_is_explained(cli: Cli) -> None:
    assert cli("rules", "explain", RULE).out == cli("rules", "show", RULE).out


def test_what_provinces_make_of_a_rule_is_shown_with_it(cli: Cli) -> None:
    told = cli("rules", "show", "nat.age.individual").out.partition("各省的规则包")[2]
    lines = {line.split("省（")[0].split("市（")[0].strip(): line for line in told.splitlines()[1:]}
    assert "[须改正]" in lines["广东"]
    assert "41.age.minor-guardian" in lines["河南"]
    assert "各省的规则包" not in cli("rules", "show", "41.age.minor-guardian").out


def test_a_rule_is_shown_as_a_province_has_it(cli: Cli) -> None:
    ran = cli("rules", "show", "nat.age.individual", "--province", "广东", lang="en")
    assert "Weight: must be mended" in ran.out
    assert (
        cli("rules", "show", "nat.age.individual", "--province", "44", "--json").json["severity"] == "block"
    )


def test_an_explanation_is_there_for_programs_too(cli: Cli, changed: Changed) -> None:
    path = changed(wanted__services__s1__domains__d1__expires_on="2026-11-25")
    told = cli("rules", "explain", RULE, path, "--json").json
    assert told["id"] == RULE
    assert [(f["rule"], f["status"]) for f in told["findings"]] == [(RULE, "fires")]
    assert "2026-11-25" not in str(told["findings"])
    assert cli("rules", "explain", "41.age.minor-guardian", path, "--json").json["findings"] == []


def test_an_answer_is_listed_once_however_often_it_is_read(cli: Cli, changed: Changed) -> None:
    two = [{"id": "d1", "name": "yi-xugou.cn"}, {"id": "d2", "name": "er-xugou.cn"}]
    path = changed(wanted__services__s1__domains=two)
    out = cli("rules", "explain", "nat.domain-holder.individual", path).out
    assert out.count("wanted.entity.nature") == 1


def test_packs_are_named_by_title(cli: Cli, sample: Path, tmp_path: Path) -> None:
    assert "华为云（huawei）" in cli("doctor").out
    cli("bundle", sample, "-o", tmp_path / "b.zip")
    assert "华为云（huawei）" in cli("verify", tmp_path / "b.zip").out


def test_a_healthy_machine_is_fine_and_untouched(cli: Cli, data: Path) -> None:
    ran = cli("doctor")
    assert ran.code == 0
    assert not data.exists()
    assert {"store", "packs", "fonts", "clock"} <= {sign["what"] for sign in cli("doctor", "--json").json}


def test_a_broken_store_is_named_and_left_alone(cli: Cli, data: Path, sample: Path) -> None:
    from icp_wizard.store.schema import FILE_NAME

    cli("drafts", "import", sample)
    content = (data / FILE_NAME).read_bytes()
    (data / FILE_NAME).write_bytes(content[: len(content) // 2])
    ran = cli("doctor", "--json")
    assert ran.code == 1
    (store,) = [sign for sign in ran.json if sign["what"] == "store"]
    assert (store["state"], bool(store["mend"])) == ("bad", True)
    assert (data / FILE_NAME).stat().st_size == len(content) // 2


def test_a_wrong_overlay_is_named(cli: Cli, data: Path, sample: Path) -> None:
    (data / "config" / "packs").mkdir(parents=True)
    (data / "config" / "packs" / "own.toml").write_text("id = 3\n", encoding="utf-8")
    ran = cli("doctor")
    assert ran.code == 1
    assert "own.toml:1" in ran.out
    checked = cli("check", sample)
    assert checked.code == 0
    assert "own.toml:1" in checked.err


def test_a_file_in_the_place_of_the_packs_is_named(cli: Cli, data: Path, sample: Path) -> None:
    (data / "config").mkdir(parents=True)
    (data / "config" / "packs").write_text("", encoding="utf-8")
    ran = cli("doctor")
    assert ran.code == 1
    assert "packs: 应为放规则包的文件夹" in ran.out
    assert "packs: 应为放规则包的文件夹" in cli("check", sample).err


def test_a_folder_in_the_place_of_a_pack_is_called_a_folder(cli: Cli, data: Path) -> None:
    (data / "config" / "packs" / "own.toml").mkdir(parents=True)
    ran = cli("doctor")
    assert ran.code == 1
    assert "own.toml: 是文件夹" in ran.out


@pytest.mark.usefixtures("bound_by_modes")
def test_where_nothing_may_be_read_rules_still_work_and_doctor_says_so(
    cli: Cli, data: Path, sample: Path
) -> None:
    data.mkdir(mode=0)
    try:
        told, checked, listed = cli("doctor"), cli("check", sample), cli("drafts", "list")
    finally:
        data.chmod(0o700)
    assert (told.code, checked.code, listed.code) == (1, 0, 2)
    assert "没有权限" in told.out
    assert "内存" not in listed.err


def test_settings_that_may_not_be_read_are_not_called_wrong(
    cli: Cli, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> str:
        raise PermissionError

    monkeypatch.setattr("pathlib.Path.read_text", refuse)
    with pytest.raises(Problem) as caught:
        read_settings(data)
    assert caught.value.message_id == "settings.forbidden"


def test_broken_settings_are_named(cli: Cli, data: Path) -> None:
    (data / "config").mkdir(parents=True)
    (data / "config" / "settings.toml").write_text("plain = 7", encoding="utf-8")
    assert cli("doctor").code == 1
