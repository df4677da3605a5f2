"""The commands a person may type in place of an answer: words behind a colon, and the question mark."""

from __future__ import annotations

from typing import Final

WORDS: Final[dict[str, str]] = {
    "back": "back",
    "b": "back",
    "上一题": "back",
    "skip": "skip",
    "s": "skip",
    "跳过": "skip",
    "undo": "undo",
    "u": "undo",
    "撤销": "undo",
    "remove": "remove",
    "r": "remove",
    "删除": "remove",
    "copy": "copy",
    "复制": "copy",
    "up": "up",
    "上移": "up",
    "down": "down",
    "下移": "down",
    "quit": "quit",
    "q": "quit",
    "退出": "quit",
    "why": "why",
    "w": "why",
    "为什么": "why",
    "rule": "rule",
    "规则": "rule",
    "changed": "changed",
    "c": "changed",
    "变化": "changed",
    "findings": "findings",
    "f": "findings",
    "提示": "findings",
}
"""What may stand behind the colon, and the command it means."""


def order_in(line: str) -> str | None:
    """The command a line gives; empty for a colon with no known word, None where it is an answer."""
    word = line.strip()
    if word in ("?", "？"):
        return "why"
    if not word.startswith((":", "：")):
        return None
    return WORDS.get(word[1:].strip().lower(), "")
