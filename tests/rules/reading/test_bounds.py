"""Packs of strangers: what is too much is refused before it costs anything, and stops nothing else."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from icp_wizard.conditions.operands import MOST_ITEMS
from icp_wizard.filing.checks import CHECKS
from icp_wizard.rules.checks.workload import MOST_WORK, work_of
from icp_wizard.rules.compiling.compilation import start, with_pack
from icp_wizard.rules.keeping import digest_of
from icp_wizard.rules.loading import MORE_IN_SHIPPED, MOST_BYTES, MOST_FILES, PacksBroken, load_rulebook
from icp_wizard.rules.reading.bounds import DEEPEST, LONGEST_TEXT, MOST_ENTRIES, MOST_PATTERNS, MOST_PERIODS
from icp_wizard.rules.reading.names import MOST_LEAVES
from icp_wizard.rules.reading.pack_file import MOST_COMPARED, MOST_MISTAKES, PackFile, parse_pack
from tests.rules.making import Packs, a_rule, head

if TYPE_CHECKING:
    from pathlib import Path

    from icp_wizard.rules import Loaded

LEAF = '{ field = "entity.name", ne = "x" }'


def own_rule(lines: str, rule_id: str = "local.a") -> str:
    return a_rule(rule_id, lines, severity="warn", cites="overlay-high")


def checked(text: str) -> PackFile:
    """An overlay of these lines, checked above nothing."""
    pack = parse_pack((head("mine", "overlay") + text).encode(), "mine.toml")
    with_pack(start(()), pack, "overlay")
    return pack


def codes(text: str) -> set[str]:
    return {mistake.code for mistake in checked(text).mistakes}


def bomb(kind: str, first: str, other: str) -> str:
    """A table whose names each stand for fifty of the one before."""
    lines = [f"[{kind}]\nn0 = [{first}]"]
    lines += [f"n{level} = [{', '.join([other % (level - 1)] * 50)}]" for level in range(1, 12)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[gap]]\n" * (MOST_ENTRIES + 1), "too_many"),
        (own_rule(f"facts = [{', '.join(['1'] * (MOST_ITEMS + 1))}]"), "too_many_items"),
        ("a" + ".a" * 20000 + " = 1\n", "too_deep"),
        ('"a"' + '. "a"' * DEEPEST + " = 1\n", "too_deep"),
        (own_rule('at = "entity.name"') * (MOST_PERIODS + 1), "too_many_periods"),
        ('[[adapt]]\nrule = "nat.a"\n' * (MOST_PERIODS + 1), "too_many_periods"),
        ("[list]\n" + "".join(f'n{n} = ["a"]\n' for n in range(MOST_ENTRIES)), "too_many"),
        ("x = " + "9" * 5000 + "\n", "number_bounds"),
        ("x = 0x" + "f" * 9000 + "\n", "number_bounds"),
        ("x = 1e999\n", "number_bounds"),
        (own_rule("demand = [" + "{ matches = 'a' }, " * (MOST_PATTERNS + 1) + "]"), "too_many_patterns"),
        (own_rule(f'params = {{ a = "{"长" * (LONGEST_TEXT + 1)}" }}\nat = "entity.name"'), "long_text"),
        (own_rule('params = { a = "\\u001b[31m" }\nat = "entity.name"'), "control_characters"),
        (own_rule('params = { "\\u202e" = 1 }\nat = "entity.name"'), "control_characters"),
        (bomb("define", LEAF, '"n%d"'), "define_too_large"),
        (bomb("list", '"a"', '"@n%d"'), "too_many_items"),
    ],
)
def test_what_is_beyond_a_bound_is_refused(text: str, expected: str) -> None:
    found = codes(text)
    assert expected in found


def test_entries_written_in_one_line_are_counted_too() -> None:
    text = "gap = [" + "{}, " * (MOST_ENTRIES + 1) + "]\n"
    assert [mistake.code for mistake in parse_pack(text.encode(), "mine.toml").mistakes] == ["too_many"]


def test_a_named_condition_may_be_as_large_as_the_bound() -> None:
    within = "[define]\na = [" + f"{LEAF}, " * MOST_LEAVES + "]\n"
    assert codes(within) == set()
    assert codes(within + f'b = ["a", {LEAF}]\n') == {"define_too_large"}


def work(text: str) -> int:
    pack = checked(text)
    names = with_pack(start(()), parse_pack(head("none", "overlay").encode(), "none.toml"), "overlay").names
    return work_of(pack.data, names)


def test_the_work_of_conditions_grows_with_leaves_items_and_steps() -> None:
    leaf, other = f"demand = [{LEAF}]", 'demand = [{ field = "entity.name", %s }]'
    assert work(own_rule(leaf)) == 10
    assert work(own_rule(f"when = [{LEAF}]\n{leaf}")) == 20
    assert work(own_rule(other % f"contains_none = {['x'] * 400}")) > 100
    assert work(own_rule(other % "not_matches = '^.{1,20}$'")) > work(own_rule(other % "not_matches = 'a'"))


def test_what_is_carried_with_a_rule_is_work_too() -> None:
    lists = "[list]\nlong = [" + "'a', " * MOST_ITEMS + "]\n"
    params = ", ".join(f'p{number} = "@long"' for number in range(MOST_WORK // (MOST_ITEMS // 4) + 1))
    assert codes(lists + own_rule('params = { a = "@long" }\nat = "entity.name"')) == {"advice_severity"}
    assert codes(lists + own_rule(f'params = {{ {params} }}\nat = "entity.name"')) == {"too_much_work"}
    assert codes(lists + f'[[adapt]]\nrule = "nat.a"\nparams = {{ {params} }}\n') == {"too_much_work"}


def test_work_is_counted_for_all_own_packs_together(packs: Packs) -> None:
    rules = "".join(
        own_rule("demand = [" + f"{LEAF}, " * 25 + "]", f"local.r{number}")
        for number in range(MOST_WORK // 250 * 2 // 3)
    )
    packs.add_overlay(rules, name="a.toml")
    packs.add_overlay(rules.replace("local.r", "local.s"), name="b.toml")
    loaded = packs.load()
    told = [(mistake.file, mistake.code) for mistake in loaded.mistakes]
    assert told in ([("b.toml", "too_much_work")], [("b.toml", "too_big_together")])
    assert loaded.rulebook.rules


def test_named_conditions_are_counted_wherever_they_are_named() -> None:
    define = "[define]\na = [" + f"{LEAF}, " * MOST_LEAVES + "]\n"
    many = own_rule("demand = [" + '"a", ' * 20 + "]")
    assert codes(define + many) == {"too_much_work"}


def test_shipped_packs_are_not_bound_by_work() -> None:
    rules = "".join(
        a_rule(f"nat.r{number}", "demand = [" + f"{LEAF}, " * 40 + "]")
        for number in range(MOST_WORK // 400 + 1)
    )
    pack = parse_pack((head("national", "national") + rules).encode(), "national.toml")
    with_pack(start(()), pack, "national")
    assert pack.mistakes == []


def test_of_very_many_mistakes_the_first_are_told() -> None:
    found = checked("".join(own_rule("spelt = 1", f"local.r{n}") for n in range(MOST_MISTAKES + 50))).mistakes
    assert len(found) == MOST_MISTAKES + 1
    assert found[-1].code == "more_mistakes"


def test_suggestions_are_looked_for_no_longer_than_bearable() -> None:
    sources = "".join(
        f'[[source]]\nkey = "{"source" * 8}{n}"\npublisher = "p"\ntitle = "t"\nlocator = "l"\n'
        'confidence = "low"\nas_of = "2026"\n'
        for n in range(500)
    )
    cites = ", ".join(f'"{"sauce" * 9}{n}"' for n in range(MOST_MISTAKES))
    pack = checked(sources + own_rule('at = "entity.name"\n').replace('cites = ["', f'cites = [{cites}, "'))
    unknown = [mistake for mistake in pack.mistakes if mistake.code == "unknown_source"]
    assert unknown[0].suggestion
    assert not unknown[-1].suggestion
    assert pack.compared < 2 * MOST_COMPARED


def loaded(folder: Path) -> Loaded:
    return load_rulebook(overlays=folder, checks=CHECKS)


def test_too_many_files_are_not_read_at_all(tmp_path: Path) -> None:
    for number in range(MOST_FILES + 1):
        (tmp_path / f"{number:03}.toml").write_text("nonsense", encoding="utf-8")
    found = loaded(tmp_path)
    assert [(mistake.code, mistake.number) for mistake in found.mistakes] == [("too_many_files", MOST_FILES)]


def test_files_that_are_too_big_together_are_refused_from_there_on(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        text = head(name, "overlay")
        (tmp_path / f"{name}.toml").write_text(
            text + "#" * (MOST_BYTES // 2 - len(text.encode())), encoding="utf-8"
        )
    found = loaded(tmp_path)
    assert [(mistake.file, mistake.code) for mistake in found.mistakes] == [("c.toml", "too_big_together")]
    assert [pack.id for pack in found.rulebook.packs][2:] == ["a", "b"]


def hostile(folder: Path) -> None:
    """Files that are no packs, or none that anybody should read whole."""
    (folder / "big.toml").write_bytes(b"#" * 10_000_000)
    (folder / "folder.toml").mkdir()
    (folder / "loop.toml").symlink_to(folder / "loop.toml")
    (folder / "none.toml").symlink_to(folder / "nothing")
    (folder / "nul.toml").write_bytes(b'id = "\0"\n')
    (folder / "root.toml").symlink_to("/")
    (folder / "\x1b[31m\n.toml").write_text("nonsense", encoding="utf-8")


def test_what_is_no_pack_is_reported_and_ignored(tmp_path: Path) -> None:
    hostile(tmp_path)
    found = loaded(tmp_path)
    assert [(mistake.file, mistake.code) for mistake in found.mistakes] == [
        ("·[31m·.toml", "syntax_end"),
        ("big.toml", "too_big"),
        ("folder.toml", "is_folder"),
        ("loop.toml", "no_file"),
        ("none.toml", "no_file"),
        ("nul.toml", "syntax"),
        ("root.toml", "is_folder"),
    ]
    assert found.rulebook.rules


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_neither_pipes_nor_devices_are_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "zero.toml").symlink_to("/dev/zero")
    assert {mistake.code for mistake in loaded(tmp_path).mistakes} == {"no_regular_file"}
    assert digest_of(tmp_path) == digest_of(tmp_path)


def test_the_digest_reads_no_more_than_the_loader(tmp_path: Path) -> None:
    (tmp_path / "big.toml").write_bytes(b"#" * (MOST_BYTES + 1))
    before = digest_of(tmp_path)
    (tmp_path / "big.toml").write_bytes(b"x" * (MOST_BYTES + 2))
    assert digest_of(tmp_path) == before
    (tmp_path / "big.toml").write_bytes(b"#")
    assert digest_of(tmp_path) != before


def test_a_shipped_pack_may_hold_more(packs: Packs) -> None:
    gaps = '[[gap]]\ntopic = "age"\nnote = { zh_CN = "未查到", en = "Not known" }\n' * (MOST_ENTRIES + 1)
    packs.national = gaps + "#" * MOST_BYTES
    assert len(packs.rulebook().gaps) == MOST_ENTRIES + 1
    before = digest_of(None, packs.root / "shipped")
    packs.national += "\n"
    assert digest_of(None, packs.write_shipped()) != before


def test_a_shipped_pack_is_bounded_too(packs: Packs) -> None:
    packs.national = "#" * MOST_BYTES * MORE_IN_SHIPPED
    with pytest.raises(PacksBroken) as caught:
        packs.load()
    (mistake,) = caught.value.mistakes
    assert (mistake.code, mistake.number) == ("too_big", MOST_BYTES * MORE_IN_SHIPPED >> 10)
