"""Whatever may be chosen for a rule makes a pack that loads, and the rule in it is the one chosen."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icp_wizard.filing.checks import CHECKS
from icp_wizard.filing.codes import CODES
from icp_wizard.filing.outline import Kind
from icp_wizard.rules.compiling.compilation import start, with_pack
from icp_wizard.rules.drafting import (
    READABLE,
    Condition,
    DraftedOverride,
    DraftedRule,
    DraftedScenario,
    DraftedSource,
    Naming,
    added,
    conditions_of,
    fragment,
    new_pack,
    operators_of,
    opposite_of,
    problems_of,
    scope_of,
)
from icp_wizard.rules.drafting.model import LISTED, OFFERED_KINDS, OFFERED_ORDERS
from icp_wizard.rules.loading import SHIPPED
from icp_wizard.rules.paths import kind_of
from icp_wizard.rules.reading.pack_file import parse_pack, read_pack
from icp_wizard.rules.vocabulary import TOPICS
from icp_wizard.text import clean, is_unseen

if TYPE_CHECKING:
    from icp_wizard.rules import Rulebook
    from icp_wizard.rules.compiling.compilation import Compilation
    from icp_wizard.rules.drafting import Readable

DAY = date(2026, 11, 29)
NAMING = Naming("local.drafted", "local-2026-11-29", DAY)
SOURCE = DraftedSource("虚构管理局", "电话答复", "记录 1", "2026-11")
RULE = DraftedRule(zh="要求", source=SOURCE, demand=Condition("entity.supervisor", "filled"))


@cache
def shipped() -> Compilation:
    compiled = start(CHECKS)
    compiled = with_pack(compiled, read_pack(SHIPPED / "national.toml"), "national")
    return with_pack(compiled, read_pack(SHIPPED / "huawei.toml"), "provider")


def pack_of(drafted: DraftedRule | DraftedOverride, naming: Naming = NAMING) -> str:
    return added(new_pack("local", {"zh_CN": "规则", "en": "Rules"}, DAY), fragment(drafted, naming))


def loaded(text: str) -> Rulebook:
    """The rulebook with this overlay, in which at most shipped rules want the contrary."""
    pack = parse_pack(text.encode(), "local.toml")
    compiled = with_pack(shipped(), pack, "overlay")
    assert {mistake.code for mistake in pack.in_order()} <= {"conflict", "no_answer_fits"}
    return compiled.rulebook()


# What may be chosen

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12).map(clean)
LINES = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="{}"), min_size=1, max_size=60
).map(clean)


def givens(readable: Readable, operator: str) -> st.SearchStrategy[tuple[str, ...]]:
    kind = readable.field.kind
    if operator in ("filled", "blank"):
        return st.just(())
    if operator == "eq":
        return st.sampled_from([("yes",), ("no",)])
    if operator in ("ge", "lt"):
        return st.integers(0, 1200).map(lambda months: (str(months),))
    if operator not in LISTED:
        return st.sampled_from([(path,) for path, other in READABLE.items() if other.field.kind is kind])
    codes = [code.code for code in CODES[readable.field.options]] if readable.field.options else ["44", "31"]
    word = WORDS if kind is Kind.TEXT else st.sampled_from(codes)
    return st.lists(word, min_size=1, max_size=3, unique=True).map(tuple)


@st.composite
def conditions(draw: st.DrawFn) -> Condition:
    readable = draw(st.sampled_from(list(READABLE.values())))
    operator = draw(st.sampled_from(operators_of(readable.field)))
    return Condition(readable.path, operator, draw(givens(readable, operator)))


SOURCES = st.builds(
    DraftedSource,
    LINES,
    LINES,
    LINES,
    st.sampled_from(["2026", "2026-11", "2026-11-29", "unknown"]),
    st.sampled_from(["high", "medium", "low"]),
)
RULES = st.builds(
    DraftedRule,
    zh=LINES,
    en=LINES,
    topic=st.sampled_from(TOPICS),
    severity=st.sampled_from(["block", "warn", "info"]),
    source=SOURCES,
    when=st.lists(conditions(), max_size=2).map(tuple),
    demand=st.none() | conditions(),
    applies_to=st.sampled_from([(), *((kind,) for kind in OFFERED_KINDS)]),
    orders=st.sampled_from([(), OFFERED_ORDERS]),
)


@settings(max_examples=120)
@given(RULES)
def test_what_has_no_problem_loads_and_reads_back_as_chosen(drafted: DraftedRule) -> None:
    if problems_of(drafted):
        return
    rule = loaded(pack_of(drafted)).rule("local.drafted", DAY)
    assert rule is not None
    assert rule.text == {"zh_CN": drafted.zh, "en": drafted.zh if is_unseen(drafted.en) else drafted.en}
    assert (rule.topic, rule.declared, rule.scope) == (drafted.topic, drafted.severity, scope_of(drafted))
    assert (rule.applies_to, rule.orders, rule.collected_on) == (drafted.applies_to, drafted.orders, DAY)
    assert conditions_of(rule) == (drafted.when, drafted.demand)


@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    st.text(st.characters(exclude_categories=["Cs"])),
)
def test_any_character_at_all_comes_back_as_it_was(publisher: str, zh: str) -> None:
    drafted = replace(RULE, zh=zh, source=replace(SOURCE, publisher=publisher))
    data = tomllib.loads(pack_of(drafted))
    assert data["source"][0]["publisher"] == publisher
    assert data["rule"][0]["text"]["zh_CN"] == zh


@pytest.mark.parametrize("en", ["", " ", "\ufeff", "\u200c", "\u2800\u3164", "\U000e0100"])
def test_an_english_text_of_nothing_visible_is_none(en: str) -> None:
    drafted = replace(RULE, en=en)
    assert problems_of(drafted) == ()
    assert tomllib.loads(pack_of(drafted))["rule"][0]["text"] == {"zh_CN": "要求", "en": "要求"}


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_reason_stands_as_it_was_given(reason: str) -> None:
    drafted = DraftedOverride(rule="nat.authorization.signing-date", zh=reason, source=SOURCE)
    data = tomllib.loads(pack_of(drafted))
    assert [entry["rule"] for entry in data["adapt"]] == ["nat.authorization.signing-date"]
    assert data["adapt"][0].keys() == {"rule", "severity", "reason", "cites", "collected_on"}
    assert data["adapt"][0]["reason"]["zh_CN"] == reason


# What is to be mended


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"zh": " "}, ("zh", "empty")),
        ({"zh": "\u200c\ufe0f"}, ("zh", "empty")),
        ({"zh": "{x}"}, ("zh", "braces")),
        ({"en": "}"}, ("en", "braces")),
        ({"zh": "长" * 2001}, ("zh", "long")),
        ({"zh": "a\x1b[2Jb"}, ("zh", "control")),
        ({"demand": None}, ("severity", "only_advice")),
        ({"demand": Condition("entity.colour", "filled")}, ("demand", "no_field")),
        ({"demand": Condition("entity.name", "ge", ("1",))}, ("demand", "no_operator")),
        ({"demand": Condition("entity.nature", "in")}, ("demand", "no_value")),
        ({"demand": Condition("service.remark", "contains_any", ("\u3164",))}, ("demand", "no_value")),
        ({"demand": Condition("service.remark", "contains_any", ("@words",))}, ("demand", "reference")),
        ({"demand": Condition("domain.expires_on", "ge", ("三",))}, ("demand", "months")),
        ({"when": (Condition("service.principal", "eq_field", ("x",)),)}, ("when.0", "no_value")),
        ({"source": replace(SOURCE, publisher="")}, ("source.publisher", "empty")),
        ({"source": replace(SOURCE, title="\u200c")}, ("source.title", "empty")),
        ({"source": replace(SOURCE, as_of="2026-13")}, ("source.as_of", "as_of")),
        (
            {"when": (Condition("domain.name", "filled"), Condition("access.resource", "filled"))},
            ("demand", "apart"),
        ),
    ],
)
def test_what_is_missing_or_wrong_is_said_where_it_is(
    changes: dict[str, Any], problem: tuple[str, str]
) -> None:
    assert problems_of(RULE) == ()
    assert problem in problems_of(replace(RULE, **changes))


@pytest.mark.parametrize(
    ("value", "present", "is_sound"),
    [
        ("3", 5, True),
        ("drei", 5, False),
        ("是", ("a",), True),
        ("", ("a",), False),
        ("\u200c", "a", False),
        ("\u200c，\u200c", ("a",), False),
        ("true", True, True),
        ("$x", "a", False),
    ],
)
def test_a_param_is_typed_as_the_kind_of_value_it_is(value: str, present: object, is_sound: bool) -> None:
    override = DraftedOverride(rule="r", change="param", param="p", value=value, zh="因为", source=SOURCE)
    assert (problems_of(override, {"p": present}) == ()) is is_sound
    assert ("param", "no_param") in problems_of(override, {})


# Parts


@pytest.mark.parametrize("path", READABLE)
def test_every_field_offered_is_a_path_that_rules_read(path: str) -> None:
    assert kind_of(path) is not None
    readable = READABLE[path]
    for operator in operators_of(readable.field):
        assert opposite_of(opposite_of(Condition(path, operator))) == Condition(path, operator)


def test_a_scenario_is_written_as_the_loader_takes_it() -> None:
    scenario = DraftedScenario(
        "fires", "gd-company", DAY, "fires", ("local.drafted",), {"wanted.entity.remark": '"'}, ("people",)
    )
    text = added(new_pack("local", {"zh_CN": "规则", "en": "Rules"}, DAY), fragment(RULE, NAMING, [scenario]))
    loaded(text)
    assert tomllib.loads(text)["scenario"] == [
        {
            "name": "fires",
            "sample": "gd-company",
            "as_of": DAY,
            "set": {"wanted.entity.remark": '"'},
            "unset": ["people"],
            "fires": ["local.drafted"],
        }
    ]


def test_a_scenario_with_an_unknown_key_is_reported() -> None:
    text = pack_of(RULE) + '\n[[scenario]]\nname = "x"\nexpects = ["local.drafted"]\n'
    pack = parse_pack(text.encode(), "local.toml")
    with_pack(shipped(), pack, "overlay")
    assert [(mistake.code, mistake.found) for mistake in pack.in_order()] == [("unknown_key", "expects")]


def test_what_stands_in_a_pack_is_the_beginning_of_what_stands_in_it_then() -> None:
    before = 'id = "desk" # ours\r\nlayer="overlay"\r\n# end, without a line end'
    after = added(before, fragment(RULE, NAMING))
    assert after.startswith(before + "\r\n")
    assert after.count("\n") == after.count("\r\n")
