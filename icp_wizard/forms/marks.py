"""What can stand on a page, as values with a place: layout makes them, `painter.py` draws them.

Lengths are points (1/72 inch), the origin is the lower left corner of an upright A4 page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from icp_wizard.forms.typeface import Weight

MM = 72 / 25.4
A4_WIDTH = 210 * MM
A4_HEIGHT = 297 * MM


@dataclass(frozen=True)
class Style:
    """How text is set: size and line distance in points, weight, grey from 0 (black) to 1."""

    size: float
    leading: float
    weight: Weight = "regular"
    grey: float = 0.0


@dataclass(frozen=True)
class Text:
    """One line of text; `y` is its baseline, `width` what it measures."""

    x: float
    y: float
    text: str
    style: Style
    width: float


@dataclass(frozen=True)
class Box:
    """A rectangle, with a frame of `line` points (0: none) and perhaps a grey filling."""

    x: float
    y: float
    width: float
    height: float
    line: float = 0.5
    fill: float | None = None


@dataclass(frozen=True)
class Ring:
    """A dashed circle around (x, y): where the seal goes."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class Reserved:
    """Space for ink (signature, date, seal): nothing printed may enter it. Not drawn."""

    name: str
    x: float
    y: float
    width: float
    height: float


Mark: TypeAlias = Text | Box | Ring | Reserved
Page: TypeAlias = tuple[Mark, ...]
