"""An explanation at three depths: one line; because of what, and what to do; the whole rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from icp_wizard.i18n import Catalogue


LINE, REASONS, WHOLE = 1, 2, 3
"""The depths: what is said; because of what, and what to do; the whole rule."""


class Part(NamedTuple):
    """A heading in words, and the lines under it."""

    heading: str
    lines: tuple[str, ...]


class Explanation(NamedTuple):
    """What is to be said of one thing: `line`, then `reasons`, then the `whole` of every rule behind it.

    `path` is where to go to do something about it (a stored path or key), `rules` are ids of the rules.
    """

    line: str
    reasons: tuple[Part, ...] = ()
    whole: tuple[Part, ...] = ()
    path: str = ""
    rules: tuple[str, ...] = ()

    def parts(self, depth: int) -> tuple[Part, ...]:
        """What stands below the line: the reasons from `REASONS` on, and with `WHOLE` all, each part once."""
        further = (found for found in self.whole if found not in self.reasons)
        return ((), self.reasons, (*self.reasons, *further))[depth - LINE]


def part(catalogue: Catalogue, name: str, lines: Iterable[str], **values: object) -> Iterator[Part]:
    """A part under the heading `explaining.part.<name>`; none where there is nothing to say."""
    said = tuple(dict.fromkeys(line for line in lines if line))
    if said:
        yield Part(catalogue.text(f"explaining.part.{name}", **values), said)


def text_lines(explanation: Explanation, depth: int) -> Iterator[str]:
    """An explanation as plain lines, parts indented below their headings."""
    yield explanation.line
    for found in explanation.parts(depth):
        yield found.heading
        yield from (f"  {line}" for line in found.lines)
