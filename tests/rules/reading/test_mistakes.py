"""Mistakes in packs: all at once, each with its file, line, rule, key and a suggestion."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from icp_wizard.i18n import LANGUAGES, Catalogue
from icp_wizard.rules import Mistake
from icp_wizard.rules.compiling.compilation import start, with_pack
from icp_wizard.rules.loading import MOST_BYTES
from icp_wizard.rules.reading.bounds import DEEPEST
from icp_wizard.rules.reading.mistakes import MOST_LINES, mistake_lines, nearest, shown
from icp_wizard.rules.reading.pack_file import PackFile, parse_pack, read_pack
from tests.rules.making import a_rule, head

if TYPE_CHECKING:
    from icp_wizard.rules.rule import Layer

HERE = Path(__file__).parent
BROKEN = HERE / "broken.toml"
SOURCES = HERE.parents[2] / "icp_wizard"
LOCALE = HERE.parents[2] / "locale"
TESTS = ("rules", "conditions", "explaining")


WIDER = head("national", "national") + "".join(
    (
        a_rule(
            "nat.block",
            'for = "person"\nparams = { years = 18 }\n'
            'demand = [{ field = "person.birth_date", le = { years_ago = "$years" } }]',
        ),
        a_rule("nat.weak", 'at = "entity.name"', severity="info"),
        a_rule("nat.lifted", 'at = "entity.name"', severity="info"),
    )
)
LIFTS = head("huawei", "provider") + '[[adapt]]\nrule = "nat.lifted"\noff = true\nbecause = "nat.weak"\n'


def mistakes_in(pack: PackFile, layer: Layer = "overlay") -> tuple[Mistake, ...]:
    """What is wrong with a pack of the user's own, above two packs of a few rules; or with a national one."""
    compilation = start(checks=("fits@1",))
    if layer == "overlay":
        compilation = with_pack(compilation, parse_pack(WIDER.encode(), "national.toml"), "national")
        compilation = with_pack(compilation, parse_pack(LIFTS.encode(), "huawei.toml"), "provider")
    with_pack(compilation, pack, layer)
    return pack.in_order()


def marks(line: str) -> list[str]:
    """The codes that a line of the broken pack is marked with."""
    return line.partition("#!")[2].split()


def one_mistake(content: bytes) -> Mistake:
    (mistake,) = mistakes_in(parse_pack(content, "p.toml"))
    return mistake


def test_every_mistake_is_reported_at_its_line_and_nothing_else() -> None:
    marked = {
        (number, code)
        for number, line in enumerate(BROKEN.read_text("utf-8").splitlines(), 1)
        for code in marks(line)
        if number > 1
    }
    found = [(mistake.line, mistake.code) for mistake in mistakes_in(read_pack(BROKEN))]
    assert set(found) == marked
    assert len(found) == len(marked)


@pytest.mark.parametrize(
    ("when", "code"),
    [
        ('{ field = "entity.nmae", filled = true }', "unknown_path"),
        ('{ field = "service.name", filled = true }', "out_of_scope"),
    ],
)
def test_conditions_of_gaps_are_checked_as_those_of_rules(when: str, code: str) -> None:
    gap = f'[[gap]]\ntopic = "other"\nnote = {{ zh_CN = "x", en = "x" }}\nwhen = [{when}]\n'
    found = mistakes_in(parse_pack((head("mine", "overlay") + gap).encode(), "p.toml"))
    assert code in [mistake.code for mistake in found]


@pytest.mark.parametrize(
    ("code", "rule", "key", "found", "suggestion"),
    [
        ("unknown_key", "local.shape", "aplies_to", "aplies_to", "applies_to"),
        ("unknown_value", "local.shape", "severity", "blocks", "block"),
        ("missing_key", "local.shape", "text", "", ""),
        ("unknown_value", "local.words", "orders[1]", "frist", "first"),
        ("unknown_value", "local.words", "topic", "ages", "age"),
        ("unknown_source", "local.words", "cites[1]", "goood", "good"),
        ("unknown_confirmation", "local.words", "confirm", "hold", "holds"),
        ("unknown_define", "local.conditions", "when[0]", "onne", "one"),
        ("unknown_path", "local.conditions", "when[1].field", "entity.nmae", "entity.name"),
        ("unknown_list", "local.conditions", "demand[5].in", "@emty", "@empty"),
        ("unknown_param", "local.conditions", "demand[6].le", "$moost", "$most"),
        ("unknown_unit", "local.conditions", "demand[8].le", "year_ago", "years_ago"),
        ("unknown_check", "local.conditions", "demand[12].check", "fit@1", "fits@1"),
        ("unknown_path", "local.conditions", "suggest.field", "entity.remrak", "entity.remark"),
        ("unknown_material", "local.material", "material", "leter", "letter"),
        ("unknown_rule", "local.advise", "rule", "local.advise", "local.advice"),
        ("unknown_table", "", "rules", "rules", "rule"),
        ("unknown_key", "", "compleet", "compleet", "complete"),
    ],
)
def test_a_mistake_names_rule_and_key_and_suggests_what_was_meant(
    code: str, rule: str, key: str, found: str, suggestion: str
) -> None:
    mistakes = mistakes_in(read_pack(BROKEN))
    described = [(m.file, m.code, m.rule, m.key, m.found, m.suggestion) for m in mistakes]
    assert ("broken.toml", code, rule, key, found, suggestion) in described


def test_a_mistake_says_what_is_allowed() -> None:
    mistakes = mistakes_in(read_pack(BROKEN))
    allowed = {(mistake.rule, mistake.key): mistake.expected for mistake in mistakes}
    assert allowed["local.shape", "severity"] == "block | warn | info"
    assert allowed["local.words", "for"] == (
        "draft | service | domain | access | pre_approval | person | material"
    )
    assert allowed["local.conditions", "demand[13].distinct"] == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mistake_has_words_in_both_languages(language: str) -> None:
    catalogue = Catalogue(language)
    for mistake in mistakes_in(read_pack(BROKEN)):
        text = mistake.render(catalogue)
        assert text.startswith(f"broken.toml:{mistake.line}: ")
        assert "rules.mistake" not in text


def test_every_code_has_a_message_and_every_message_a_code() -> None:
    rooms = ("rules", "conditions", "explaining")
    written = "".join(path.read_text("utf-8") for room in rooms for path in (SOURCES / room).rglob("*.py"))
    for language in LANGUAGES:
        path = LOCALE / language / "LC_MESSAGES" / "rules.po"
        codes = re.findall(r'msgid "rules\.mistake\.(\w+)"', path.read_text("utf-8"))
        assert [code for code in codes if f'"{code}"' not in written] == []
        missing = {mistake.code for mistake in mistakes_in(read_pack(BROKEN))} - set(codes)
        assert missing == set()


def test_every_kind_of_mistake_is_made_in_a_test() -> None:
    """In the broken pack, marked there, or where a test of its own expects it by its code."""
    marked = {code for line in BROKEN.read_text("utf-8").splitlines()[1:] for code in marks(line)}
    tests = "".join(
        path.read_text("utf-8") for room in TESTS for path in (HERE.parents[1] / room).rglob("*.py")
    )
    codes = re.findall(
        r'msgid "rules\.mistake\.(\w+)"', (LOCALE / "zh_CN/LC_MESSAGES/rules.po").read_text("utf-8")
    )
    assert [code for code in codes if code not in marked and f'"{code}"' not in tests] == []


def test_a_mistake_reads_as_one_line() -> None:
    mistake = Mistake("mine.toml", 12, "unknown_key", "local.a", "topik", "topik", "id | topic", "topic")
    assert mistake.render(Catalogue("en")) == (
        "mine.toml:12: local.a: topik: there is no such key; found topik; allowed: id | topic; "
        "did you mean topic?"
    )


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b'id = "a"\nid = "b"\n', "syntax_twice", 2),
        (b'id = "a"\n[a]\n[a]\n', "syntax_twice", 3),
        (b'id = "a"\n[[rule]\n', "syntax", 2),
        (b"id = 010\n", "syntax", 1),
        (b'id = "a\n', "syntax", 1),
        (b"a = [\n1,\n", "syntax_end", 2),
        ("id = 1\n# 规则\n".encode("gbk"), "not_utf8", 2),
        (b"a = " + b"[" * 5000 + b"]" * 5000, "too_deep", 0),
        (b"a = " + b"[" * 60 + b"]" * 60, "too_deep", 0),
        (b"a = " + b"{b = " * 60 + b"1" + b"}" * 60, "too_deep", 0),
    ],
)
def test_a_file_that_is_no_pack_gives_one_mistake(content: bytes, code: str, line: int) -> None:
    mistake = one_mistake(content)
    assert (mistake.code, mistake.line) == (code, line)


@pytest.mark.parametrize(("language", "column"), [("zh_CN", "第 7 列"), ("en", "column 7")])
def test_a_syntax_error_is_told_in_the_language_of_the_user(language: str, column: str) -> None:
    told = one_mistake(b"id = 010\n").render(Catalogue(language))
    assert column in told
    assert "after a statement" not in told  # the parser's own words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_limit_is_named(language: str) -> None:
    deep = one_mistake(b"a = " + b"[" * 60 + b"]" * 60).render(Catalogue(language))
    assert str(DEEPEST) in deep
    assert "{" not in deep


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_many_mistakes_of_one_kind_the_first_are_told_and_the_rest_counted(language: str) -> None:
    alike = [Mistake("mine.toml", line, "unknown_key", f"local.{line}") for line in range(1, 61)]
    lines = mistake_lines([*alike, Mistake("mine.toml", 9, "no_cites")], Catalogue(language))
    assert [line.partition(": ")[0] for line in lines[:3]] == ["mine.toml:1", "mine.toml:2", "mine.toml:3"]
    assert (len(lines), "57" in lines[3]) == (5, True)


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("adapt = 5\n", "not_tables"),
        (f'[[confirmation]]\nid = "a"\nask = {{ zh_CN = "{"长" * 2001}", en = "a" }}\n', "long_text"),
    ],
)
def test_further_kinds_of_mistake(lines: str, code: str) -> None:
    before_tables = head("mine", "overlay").partition("[[source]]")[0]
    assert one_mistake((before_tables + lines).encode()).code == code


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_very_many_files_not_everything_is_told(language: str) -> None:
    many = [Mistake(f"{number}.toml", 1, "syntax") for number in range(MOST_LINES + 5)]
    lines = mistake_lines(many, Catalogue(language))
    assert (len(lines), "rules validate" in lines[-1], "5" in lines[-1]) == (MOST_LINES + 1, True, True)


def test_an_empty_file_lacks_everything() -> None:
    found = mistakes_in(parse_pack(b"", "p.toml"))
    assert {(mistake.code, mistake.key) for mistake in found} == {
        ("missing_key", key) for key in ("id", "layer", "version", "title")
    }


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    text = BROKEN.read_text("utf-8")
    plain = mistakes_in(parse_pack(text.encode(), "p.toml"))
    windows = mistakes_in(parse_pack(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(), "p.toml"))
    assert windows == plain


def test_what_cannot_be_read_is_reported(tmp_path: Path) -> None:
    big = tmp_path / "big.toml"
    big.write_bytes(b"#" * (MOST_BYTES + 1))
    found = [read_pack(path).mistakes[0].code for path in (tmp_path, tmp_path / "none.toml", big)]
    assert found == ["is_folder", "no_file", "too_big"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    assert read_pack(tmp_path / "pipe.toml").mistakes[0].code == "no_regular_file"


def test_too_many_entries_are_refused() -> None:
    found = mistakes_in(parse_pack(b"[[rule]]\n" * 2001, "p.toml"))
    assert "too_many" in {mistake.code for mistake in found}
    assert len(found) < 10


def test_a_layer_that_is_not_the_expected_one_is_refused() -> None:
    text = b'id = "a"\nlayer = "overlay"\nversion = "1"\ntitle = { zh_CN = "a", en = "a" }\nprovince = "31"\n'
    found = mistakes_in(parse_pack(text, "p.toml"), "national")
    assert [(mistake.key, mistake.expected) for mistake in found] == [("layer", "national"), ("province", "")]


def test_only_a_like_word_is_suggested() -> None:
    assert nearest("blok", ("block", "warn")) == "block"
    assert nearest("xyz", ("block", "warn")) == ""
    assert nearest(5, ("block", "warn")) == ""


def test_a_shown_value_is_short_and_printable() -> None:
    assert shown("a\nb\x1b[31m\u202ec") == "a·b·[31m·c"
    assert len(shown("长" * 500)) == 80
    assert (shown(True), shown(None), shown([1]), shown({"a": 1})) == ("true", "", "[…]", "{…}")
