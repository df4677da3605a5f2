"""What can be asked of a rulebook, and that it survives being carried as JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest

from icp_wizard.i18n import Catalogue
from icp_wizard.rules import Rulebook, RulebookDamaged, cap_text, fire, rule_text
from tests.rules.making import TODAY, MemorySubject, Packs, a_rule

MANY = (
    '[list]\nwords = ["中国", "国家"]\n'
    '[define]\nnamed = [{ field = "entity.name", filled = true }]\n'
    '[[material]]\nid = "letter"\ntitle = { zh_CN = "授权书", en = "Letter" }\nkind = "free"\n'
    'needs = ["entity.name"]\n'
    '[[confirmation]]\nid = "holds"\nask = { zh_CN = "吗", en = "?" }\n'
    '[[gap]]\ntopic = "seal"\nnote = { zh_CN = "不详", en = "Not known" }\napplies_to = ["org"]\n'
    'orders = ["new"]\nfor = "service"\nwhen = ["named", { field = "service.name", filled = true }]\n'
    + a_rule(
        "nat.many",
        'applies_to = ["org"]\norders = ["new"]\n'
        'when = ["named", { field = "entity.remark", filled = true }]\n'
        'demand = [{ field = "entity.name", starts_none = "@words" }, { any = ['
        '{ field = "entity.remark", eq = "x" }, '
        '{ field = "entity.certificate_expires_on", gt = 2026-01-01 }] }]\n'
        'params = { day = 2026-01-01, holders = ["a", "b"], most = 5 }\n'
        'suggest = { field = "entity.remark", text = "备注 {most}" }\n'
        'fix = { zh_CN = "改", en = "Mend" }\nvalid_from = 2020-01-01\n'
        'dissents = [{ source = "national-medium", says = { zh_CN = "否", en = "No" } }]',
    )
    + a_rule("nat.letter", 'for = "service"\nmaterial = "letter"\nabout = "service.principal"')
    + a_rule("nat.confirm", 'confirm = "holds"')
    + a_rule("nat.off", 'default = "off"\ndemand = [{ count = "services", le = 1 }]')
)


@pytest.fixture
def rulebook(packs: Packs) -> Rulebook:
    packs.national = MANY
    packs.province = '[[adapt]]\nrule = "nat.confirm"\ncites = ["province-low"]'
    return packs.rulebook()


def test_a_rulebook_survives_being_carried(rulebook: Rulebook) -> None:
    carried = json.loads(json.dumps(rulebook.to_data()))
    assert Rulebook.from_data(carried) == rulebook
    assert Rulebook.from_data(carried).to_data() == carried


def test_a_carried_rulebook_judges_alike(rulebook: Rulebook) -> None:
    subject = MemorySubject({"entity.name": "中国某"}, {"service": {"s1": {"service.principal": "p1"}}})
    carried = Rulebook.from_data(json.loads(json.dumps(rulebook.to_data())))
    assert fire(carried, subject, TODAY) == fire(rulebook, subject, TODAY)


DAMAGE: list[Any] = [
    lambda data: None,
    lambda data: [],
    lambda data: data | {"format": 3},
    lambda data: data | {"extra": 1},
    lambda data: {key: value for key, value in data.items() if key != "rules"},
    lambda data: data | {"rules": [data["rules"][0] | {"severity": "fatal"}]},
    lambda data: data | {"rules": [data["rules"][0] | {"when": [{"field": "x", "sounds": 1}]}]},
    lambda data: data | {"rules": [data["rules"][0] | {"when": "x"}]},
    lambda data: data | {"rules": [data["rules"][0] | {"params": {"a": {"date": "soon"}}}]},
    lambda data: data | {"rules": [data["rules"][0] | {"text": "x"}]},
    lambda data: data | {"rules": 5},
    lambda data: data | {"materials": {"letter": {"id": 5}}},
]


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_rulebook_is_refused_in_words(rulebook: Rulebook, damage: Any) -> None:
    with pytest.raises(RulebookDamaged) as caught:
        Rulebook.from_data(damage(rulebook.to_data()))
    assert "rules.error" not in caught.value.render(Catalogue("en"))


def test_readers_of_a_path_are_the_rules_that_use_it_anywhere(rulebook: Rulebook) -> None:
    assert rulebook.readers("entity.remark") == ("nat.many",)
    assert rulebook.readers("entity.kinds") == ("nat.many",)
    assert rulebook.readers("service.principal") == ("nat.letter",)
    assert rulebook.readers("confirmations.holds") == ("nat.confirm",)
    assert rulebook.readers("services") == ()


def test_a_rule_requires_the_leaves_that_hold_in_any_case(rulebook: Rulebook) -> None:
    rule = rulebook.rule("nat.many", TODAY)
    assert rule
    assert [(leaf.paths, leaf.operator) for leaf in rule.required] == [(("entity.name",), "starts_none")]
    assert rule.wanted == ()  # a name left empty starts with nothing


def test_a_rule_knows_its_sources(rulebook: Rulebook) -> None:
    rule = rulebook.rule("nat.confirm", TODAY)
    assert rule
    assert [source.publisher for source in rulebook.sources_of(rule)] == ["Authority", "Blog"]


def test_pack_identities_have_the_hash_of_what_they_say(packs: Packs) -> None:
    first = packs.rulebook().packs
    packs.national = "# only a comment\n"
    same = packs.rulebook().packs
    packs.national = '[list]\nwords = ["中国"]'
    other = packs.rulebook().packs
    assert [identity.id for identity in first] == ["national", "huawei", "99-nowhere"]
    assert first == same
    assert first[0].sha256 != other[0].sha256
    assert (first[2].province, first[2].is_complete) == ("99", False)


def test_gaps_and_confirmations_keep_their_pack(rulebook: Rulebook) -> None:
    assert [(gap.topic, gap.pack, gap.applies_to, gap.orders) for gap in rulebook.gaps] == [
        ("seal", "national", ("org",), ("first", "new_service_here", "new_service_elsewhere", "new_access"))
    ]
    assert rulebook.confirmations["holds"].ask == {"zh_CN": "吗", "en": "?"}


def test_only_params_and_paths_in_braces_are_replaced(packs: Packs) -> None:
    packs.national = a_rule(
        "nat.a", 'params = { most = 5, holders = ["a", "b"] }\nat = "entity.name"', severity="info"
    ).replace('zh_CN = "要求"', 'zh_CN = "{most} {holders} {entity.name}"')
    (rule,) = packs.rulebook().rules
    assert rule_text(rule, Catalogue("zh_CN"), lambda path: f"<{path}>") == "5 a、b <entity.name>"
    assert (
        rule_text(rule, Catalogue("zh_CN"), show=lambda value: f"[{value}]") == "[5] [a]、[b] {entity.name}"
    )
    assert rule_text(rule, Catalogue("en")) == "Requirement"


@pytest.mark.parametrize(
    ("cites", "dissent", "expected"),
    [
        ("national-high", "", ""),
        ("national-medium", "", "rests only on Provider A (2022), so it only warns"),
        ("national-low", "", "rests only on an undated page of Blog, so it only warns"),
        ("national-high", "national-high", "Authority (2025-12) says otherwise, so it only warns"),
    ],
)
def test_a_cap_is_explained(packs: Packs, cites: str, dissent: str, expected: str) -> None:
    says = f'dissents = [{{ source = "{dissent}", says = {{ zh_CN = "否", en = "No" }} }}]' if dissent else ""
    packs.national = a_rule(
        "nat.a", f'demand = [{{ field = "entity.name", filled = true }}]\n{says}', cites=cites
    )
    rulebook = packs.rulebook()
    assert cap_text(rulebook, rulebook.rules[0], Catalogue("en")) == expected
