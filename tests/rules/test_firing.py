"""What rules say about items: statuses, causes, materials, confirmations, scopes."""

from __future__ import annotations

from datetime import date

import pytest

from icp_wizard.conditions import Reading, State
from icp_wizard.rules import MaterialNeed, fire, required_materials
from tests.rules.making import TODAY, MemorySubject, Packs, a_rule, fired, outcome_of

Items = dict[str, dict[str, dict[str, object]]]

IRRELEVANT = Reading(State.IRRELEVANT)
LETTER = """
[[material]]
id = "letter"
title = { zh_CN = "授权书", en = "Letter" }
kind = "free"
[[material]]
id = "permit"
title = { zh_CN = "居住证", en = "Permit" }
kind = "issued"
[[confirmation]]
id = "holds"
ask = { zh_CN = "属实吗", en = "Is it so" }
"""
SITE = 'when = [{ field = "entity.remark", filled = true }]\ndemand = [{ field = "entity.name", eq = "甲" }]'


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ({"entity.remark": None, "entity.name": "乙"}, None),
        ({"entity.name": "乙"}, "undecided"),
        ({"entity.remark": "r", "entity.name": "甲"}, "met"),
        ({"entity.remark": "r"}, "todo"),
        ({"entity.remark": "r", "entity.name": "乙"}, "fires"),
        ({"entity.remark": "r", "entity.name": None}, "fires"),
        ({"entity.remark": "r", "entity.name": IRRELEVANT}, None),
        ({"entity.remark": IRRELEVANT, "entity.name": "乙"}, None),
        ({"entity.remark": Reading(State.MALFORMED, "?"), "entity.name": "甲"}, "undecided"),
    ],
)
def test_when_and_effect_make_the_status(
    packs: Packs, answers: dict[str, object], status: str | None
) -> None:
    packs.national = a_rule("nat.a", SITE)
    assert fired(packs.rulebook(), MemorySubject(answers)) == ({"nat.a": status} if status else {})


def test_an_outcome_tells_because_of_what_and_what_to_change(packs: Packs) -> None:
    packs.national = a_rule("nat.a", SITE)
    found = outcome_of(packs.rulebook(), MemorySubject({"entity.remark": "r", "entity.name": "乙"}), "nat.a")
    assert [cause.path for cause in found.because] == ["entity.remark"]
    assert [(cause.path, cause.value) for cause in found.causes] == [("entity.name", "乙")]
    assert found.about == ("entity.name",)


def test_an_undecided_outcome_names_what_would_settle_it(packs: Packs) -> None:
    packs.national = a_rule("nat.a", SITE)
    found = outcome_of(packs.rulebook(), MemorySubject(), "nat.a")
    assert [cause.path for cause in found.because] == ["entity.remark"]
    assert found.causes == ()
    assert str(found.status) == "undecided"


def test_advice_is_shown_where_it_applies_and_is_never_pending(packs: Packs) -> None:
    when = 'when = [{ field = "entity.remark", filled = true }]\nat = "entity.name"'
    packs.national = a_rule("nat.a", when, severity="info")
    rulebook = packs.rulebook()
    assert fired(rulebook, MemorySubject({"entity.remark": "r"})) == {"nat.a": "advice"}
    assert fired(rulebook, MemorySubject()) == {}
    assert rulebook.rules[0].is_advice
    assert rulebook.rules[0].at == "entity.name"


KINDS = [
    ('applies_to = ["person"]', ("person",), "met"),
    ('applies_to = ["person"]', ("enterprise",), None),
    ('applies_to = ["org"]', ("person",), None),
    ('applies_to = ["org"]', ("enterprise",), "met"),
    ('applies_to = ["government", "public_institution"]', ("enterprise",), None),
    ('applies_to = ["government", "public_institution"]', ("public_institution",), "met"),
    ('applies_to = ["person", "org"]', ("enterprise",), "met"),
    ('applies_to = ["org", "sole_trader"]', ("org", "enterprise"), "met"),
    ('applies_to = ["org"]', ..., "undecided"),
    ('applies_to = ["person", "org"]', ..., "met"),
    ("", ..., "met"),
]


def test_a_sole_trader_is_one_by_an_answer_of_its_own(packs: Packs) -> None:
    packs.national = a_rule(
        "nat.a", 'applies_to = ["sole_trader"]\ndemand = [{ field = "entity.name", filled = true }]'
    )
    answers = {"entity.name": "甲", "entity.kinds": ("org", "enterprise")}
    for is_one, status in ((True, "met"), (False, None), (..., "undecided")):
        said = answers if is_one is ... else answers | {"entity.is_sole_trader": is_one}
        assert fired(packs.rulebook(), MemorySubject(said)).get("nat.a") == status


@pytest.mark.parametrize(("line", "kinds", "status"), KINDS)
def test_applies_to_is_a_condition_on_the_kinds_of_the_entity(
    packs: Packs, line: str, kinds: object, status: str | None
) -> None:
    packs.national = a_rule("nat.a", f'{line}\ndemand = [{{ field = "entity.name", filled = true }}]')
    answers = {"entity.name": "甲"} | ({} if kinds is ... else {"entity.kinds": kinds})
    assert fired(packs.rulebook(), MemorySubject(answers)).get("nat.a") == status


@pytest.mark.parametrize(
    ("orders", "order", "status"),
    [
        ('["first"]', "first", "met"),
        ('["first"]', "change", None),
        ('["new"]', "new_access", "met"),
        ('["new", "change"]', "change_all", "met"),
        ('["cancel"]', "cancel_entity", "met"),
        ('["cancel"]', "change", None),
        ('["first"]', ..., "undecided"),
    ],
)
def test_orders_and_their_groups_are_a_condition_on_the_order_type(
    packs: Packs, orders: str, order: object, status: str | None
) -> None:
    packs.national = a_rule(
        "nat.a", f'orders = {orders}\ndemand = [{{ field = "entity.name", filled = true }}]'
    )
    answers = {"entity.name": "甲"} | ({} if order is ... else {"order.type": order})
    assert fired(packs.rulebook(), MemorySubject(answers)).get("nat.a") == status


def test_jurisdiction_comes_first_among_the_causes(packs: Packs) -> None:
    packs.national = a_rule("nat.a", f'applies_to = ["org"]\norders = ["first"]\n{SITE}')
    answers = {"entity.kinds": ("enterprise",), "order.type": "first", "entity.remark": "r"}
    found = outcome_of(packs.rulebook(), MemorySubject(answers), "nat.a")
    assert [cause.path for cause in found.because] == ["entity.kinds", "order.type", "entity.remark"]


def test_a_rule_is_evaluated_once_for_each_item(packs: Packs) -> None:
    packs.national = a_rule("nat.a", 'for = "service"\ndemand = [{ field = "service.name", filled = true }]')
    items: Items = {"service": {"s1": {"service.name": "站"}, "s2": {"service.name": None}, "s3": {}}}
    subject = MemorySubject({}, items)
    assert fired(packs.rulebook(), subject) == {"nat.a@s1": "met", "nat.a@s2": "fires", "nat.a@s3": "todo"}
    assert outcome_of(packs.rulebook(), subject, "nat.a@s2").about == ("services.s2.name",)


def test_what_depends_on_no_item_is_read_alike_from_all(packs: Packs) -> None:
    packs.national = a_rule(
        "nat.a", 'for = "service"\ndemand = [{ field = "service.name", ne_field = "entity.name" }]'
    )
    items = {"service": {"s1": {"service.name": "甲"}, "s2": {"service.name": "乙"}}}
    found = fired(packs.rulebook(), MemorySubject({"entity.name": "甲"}, items))
    assert found == {"nat.a@s1": "fires", "nat.a@s2": "met"}


def test_a_shared_value_fires_at_both_items(packs: Packs) -> None:
    packs.national = a_rule(
        "nat.a", 'for = "person"\ndemand = [{ field = "person.mobile", unique_in = "people" }]'
    )
    items = {
        "person": {"p1": {"person.mobile": "1"}, "p2": {"person.mobile": "1"}, "p3": {"person.mobile": "2"}}
    }
    subject = MemorySubject({}, items)
    assert fired(packs.rulebook(), subject) == {"nat.a@p1": "fires", "nat.a@p2": "fires", "nat.a@p3": "met"}
    causes = outcome_of(packs.rulebook(), subject, "nat.a@p1").causes
    assert [cause.path for cause in causes] == ["persons.p1.mobile", "persons.p2.mobile"]


def test_a_rule_for_materials_says_nothing_while_there_is_none(packs: Packs) -> None:
    packs.national = a_rule(
        "nat.a",
        'for = "material"\nwhen = [{ field = "material.kind", in = ["permit"] }]\n'
        'demand = [{ field = "material.expires_on", gt = { months_ahead = "$months" } }]\n'
        "params = { months = 1 }",
    )
    rulebook = packs.rulebook()
    on_the_day = {"material.kind": "permit", "material.expires_on": date(2026, 12, 24)}
    after = {"material.kind": "permit", "material.expires_on": date(2026, 12, 25)}
    assert fired(rulebook, MemorySubject()) == {}
    subject = MemorySubject({}, {"material": {"m1": on_the_day, "m2": after, "m3": {"material.kind": "x"}}})
    assert fired(rulebook, subject) == {"nat.a@m1": "fires", "nat.a@m2": "met"}


def test_a_material_is_required_until_it_is_there(packs: Packs) -> None:
    packs.national = LETTER + a_rule("nat.a", 'for = "person"\nmaterial = "letter"')
    rulebook = packs.rulebook()
    people: Items = {"person": {"p1": {}, "p2": {}}}
    subject = MemorySubject({}, people, provided=[("letter", "p1")])
    assert fired(rulebook, subject) == {"nat.a@p1": "met", "nat.a@p2": "todo"}
    assert outcome_of(rulebook, subject, "nat.a@p2").material == MaterialNeed(("letter",), "p2")


def test_one_of_several_materials_is_enough(packs: Packs) -> None:
    packs.national = LETTER + a_rule("nat.a", 'material = { one_of = ["letter", "permit"] }')
    rulebook = packs.rulebook()
    assert fired(rulebook, MemorySubject(provided=[("permit", None)])) == {"nat.a": "met"}
    assert outcome_of(rulebook, MemorySubject(), "nat.a").material == MaterialNeed(("letter", "permit"))


ABOUT = 'for = "service"\nmaterial = "letter"\nabout = "service.principal"'


def test_services_with_one_principal_need_one_letter(packs: Packs) -> None:
    packs.national = LETTER + a_rule("nat.a", ABOUT)
    items = {
        "service": {key: {"service.principal": p} for key, p in (("s1", "p2"), ("s2", "p2"), ("s3", "p3"))}
    }
    needs = required_materials(fire(packs.rulebook(), MemorySubject({}, items), TODAY))
    assert [(need.about, [outcome.item for outcome in asking]) for need, asking in needs] == [
        ("p2", ["s1", "s2"]),
        ("p3", ["s3"]),
    ]


@pytest.mark.parametrize(
    ("principal", "status"), [(..., "todo"), (None, "todo"), (IRRELEVANT, None), ("p2", "met")]
)
def test_whom_a_material_is_about_may_not_be_known_yet(
    packs: Packs, principal: object, status: str | None
) -> None:
    packs.national = LETTER + a_rule("nat.a", ABOUT)
    own = {} if principal is ... else {"service.principal": principal}
    subject = MemorySubject({}, {"service": {"s1": own}}, provided=[("letter", "p2"), ("letter", None)])
    assert fired(packs.rulebook(), subject).get("nat.a@s1") == status


def test_a_material_that_may_be_required_is_named(packs: Packs) -> None:
    packs.national = LETTER + a_rule(
        "nat.a", 'when = [{ field = "entity.remark", filled = true }]\nmaterial = "letter"'
    )
    found = outcome_of(packs.rulebook(), MemorySubject(), "nat.a")
    assert (found.status, found.material) == ("undecided", MaterialNeed(("letter",)))


@pytest.mark.parametrize(
    ("answer", "status"),
    [(..., "todo"), (True, "met"), (False, "fires"), (None, "fires"), (IRRELEVANT, None)],
)
def test_only_yes_confirms(packs: Packs, answer: object, status: str | None) -> None:
    packs.national = LETTER + a_rule("nat.a", 'for = "domain"\nconfirm = "holds"')
    answers = {} if answer is ... else {"confirmations.holds@d1": answer}
    found = fired(packs.rulebook(), MemorySubject(answers, {"domain": {"d1": {}}}))
    assert found.get("nat.a@d1") == status


def test_a_confirmation_of_the_whole_draft_has_a_key_without_item(packs: Packs) -> None:
    packs.national = LETTER + a_rule("nat.a", 'confirm = "holds"')
    found = outcome_of(packs.rulebook(), MemorySubject({"confirmations.holds": True}), "nat.a")
    assert (found.status, found.confirm, found.about) == ("met", "holds", ("confirmations.holds",))


@pytest.mark.parametrize("effect", ['confirm = "holds"', 'demand = [{ field = "entity.name", eq = "a" }]'])
@pytest.mark.parametrize(
    ("is_so", "nature", "is_about"),
    [(True, "person", False), (False, "person", True), (False, IRRELEVANT, False)],
)
def test_what_a_rule_is_about_besides_leads_on_only_where_it_fires(
    packs: Packs, effect: str, is_so: bool, nature: object, is_about: bool
) -> None:
    packs.national = LETTER + a_rule("nat.a", f'{effect}\nabout = "entity.nature"')
    answers = {
        "confirmations.holds": is_so,
        "entity.name": "a" if is_so else "b",
        "entity.nature": nature,
    }
    found = outcome_of(packs.rulebook(), MemorySubject(answers), "nat.a")
    assert ("entity.nature" in found.about) is is_about
    assert len(found.about) == 1 + is_about


@pytest.mark.parametrize(
    ("as_of", "is_in_force"),
    [
        (date(2026, 1, 31), False),
        (date(2026, 2, 1), True),
        (date(2026, 3, 31), True),
        (date(2026, 4, 1), False),
    ],
)
def test_a_period_holds_from_its_first_to_its_last_day(packs: Packs, as_of: date, is_in_force: bool) -> None:
    period = (
        'valid_from = 2026-02-01\nvalid_to = 2026-03-31\ndemand = [{ field = "entity.name", filled = true }]'
    )
    packs.national = a_rule("nat.a", period)
    assert bool(fired(packs.rulebook(), MemorySubject(), as_of)) is is_in_force


def test_a_corrected_figure_takes_over_on_its_first_day(packs: Packs) -> None:
    demand = 'demand = [{ field = "totals.services_after", le = "$most" }]'
    packs.national = a_rule("nat.a", f"valid_to = 2026-06-30\n{demand}\nparams = {{ most = 5 }}") + a_rule(
        "nat.a", f"valid_from = 2026-07-01\n{demand}\nparams = {{ most = 3 }}"
    )
    rulebook = packs.rulebook()
    subject = MemorySubject({"totals.services_after": 4})
    assert fired(rulebook, subject, date(2026, 6, 30)) == {"nat.a": "met"}
    assert fired(rulebook, subject, date(2026, 7, 1)) == {"nat.a": "fires"}
    old, new = rulebook.rule("nat.a", date(2026, 6, 30)), rulebook.rule("nat.a", date(2026, 7, 1))
    assert old and new
    assert (old.params["most"], new.params["most"]) == (5, 3)


def test_outcomes_keep_the_order_of_the_packs(packs: Packs) -> None:
    demand = 'demand = [{ field = "entity.name", filled = true }]'
    packs.national = a_rule("nat.b", demand) + a_rule("nat.a", demand)
    packs.provider = a_rule("hw.a", demand)
    assert list(fired(packs.rulebook(), MemorySubject())) == ["nat.b", "nat.a", "hw.a"]
