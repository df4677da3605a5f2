"""Catalogues are complete in both languages, and every message id in the code has its message."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from icp_wizard.i18n import DEFAULT_LANGUAGE, LANGUAGES, Catalogue
from tests.catalogues import LOCALE, catalogue, domains, messages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROOT = LOCALE.parent
HAN = re.compile(r"[\u4e00-\u9fff\U00020000-\U0003ffff]")
MESSAGE_ID = re.compile(r"[a-z][a-z0-9_]*(\.[A-Za-z0-9_-]+)+")


def _placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{([a-z_]+)\}", text))


def test_every_language_has_the_same_catalogues() -> None:
    for language in LANGUAGES:
        assert sorted(p.stem for p in (LOCALE / language / "LC_MESSAGES").glob("*.po")) == domains()


@pytest.mark.parametrize("domain", domains())
def test_both_languages_have_the_same_messages(domain: str) -> None:
    ids = [list(messages(language, domain)) for language in LANGUAGES]
    assert set(ids[0]) ^ set(ids[1]) == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("domain", domains())
def test_no_message_is_missing_or_doubtful(domain: str, language: str) -> None:
    found = catalogue(language, domain)
    assert [m.id for m in found if m.id and (not m.string or m.fuzzy)] == []
    assert [m.id for m in found if m.id and not str(m.id).startswith(f"{domain}.")] == []
    assert not found.obsolete


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("domain", domains())
def test_a_message_stands_once(domain: str, language: str) -> None:
    text = (LOCALE / language / "LC_MESSAGES" / f"{domain}.po").read_text(encoding="utf-8")
    ids = re.findall(r'^msgid "(.+)"$', text, re.MULTILINE)
    assert sorted(ids) == sorted(set(ids))
    assert not re.search(r"^#(, fuzzy|~)", text, re.MULTILINE)


@pytest.mark.parametrize("domain", domains())
def test_both_languages_fill_in_the_same_values(domain: str) -> None:
    chinese, english = (messages(language, domain) for language in LANGUAGES)
    assert [i for i in chinese if _placeholders(chinese[i]) != _placeholders(english.get(i, ""))] == []


NAMES = re.compile(r"\{[^}]*\}|icp-wizard|Python|EN|App")
"""What is the same in every language: values, names of programs, what the other language is called."""


@pytest.mark.parametrize("domain", domains())
def test_the_chinese_is_chinese(domain: str) -> None:
    plain = {
        message_id: text
        for message_id, text in messages("zh_CN", domain).items()
        if not HAN.search(text) and not _is_the_same_everywhere(domain, message_id, text)
    }
    assert plain == {}


def _is_the_same_everywhere(domain: str, message_id: str, text: str) -> bool:
    """An example, a name or a sign: without words, or left alone in English too."""
    has_words = re.search(r"[A-Za-z]", NAMES.sub("", text))
    return not has_words or messages("en", domain).get(message_id) == text


@pytest.mark.parametrize("domain", domains())
def test_the_english_is_english(domain: str) -> None:
    """Chinese stands in English texts only where a word of a form or of the law is quoted beside English."""
    chinese = {i: text for i, text in messages("en", domain).items() if HAN.search(text)}
    alone = {i: text for i, text in chinese.items() if not re.search(r"[A-Za-z]{2}|\{", text)}
    assert {i: text for i, text in alone.items() if not _is_example(i)} == {}


def _is_example(message_id: str) -> bool:
    """Examples show what is really typed, and languages are called by their own name."""
    return ".example" in message_id or message_id.startswith(("codes.language.", "screens.keys.language"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_compiled_catalogues_are_those_in_version_control(language: str) -> None:
    told = Catalogue(language)
    for domain in domains():
        wrong = [i for i, text in messages(language, domain).items() if told.text(i) != text]
        assert wrong == [], f"{domain}: compile the catalogues (make does)"


# Ids in the code


def _modules() -> list[Path]:
    return sorted(path for room in ("icp_wizard", "screens") for path in (ROOT / room).rglob("*.py"))


def _literals(node: ast.AST) -> Iterator[str]:
    """Texts that are surely whole: constants, and both branches of a condition."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


TELLING = ("text", "has", "Problem", "EditRefused", "__init__", "FormatProblem", "IdentifierProblem")


def _ids_in(path: Path) -> Iterator[tuple[int, str]]:
    """First arguments of calls that take a message id: `.text(…)`, `Problem(…)` and its subclasses."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and node.args:
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in TELLING:
                for literal in (text for argument in node.args for text in _literals(argument)):
                    if MESSAGE_ID.fullmatch(literal) and literal.partition(".")[0] in domains():
                        yield node.lineno, literal


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_message_the_code_names_is_there(path: Path) -> None:
    known = {message for domain in domains() for message in messages(DEFAULT_LANGUAGE, domain)}
    assert [(line, message) for line, message in _ids_in(path) if message not in known] == []


def test_what_is_used_of_the_messages_is_found_in_the_code() -> None:
    """Messages nobody can name are dead: each id, or a part of it that is put together, is in some module."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in _modules())
    dead = [
        message
        for domain in domains()
        for message in messages(DEFAULT_LANGUAGE, domain)
        if not any(_mentions(code, message, domain))
    ]
    assert dead == []


def _mentions(code: str, message: str, domain: str) -> Iterator[bool]:
    parts = message.split(".")
    yield message in code
    yield from (f"{'.'.join(parts[:n])}.{{" in code for n in range(1, len(parts)))
    yield ".".join(parts[1:]) in code
