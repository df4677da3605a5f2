"""Conditions as values: a tree of leaves under `all`, `any` and named groups.

There is no `not`: operators come in opposite pairs (see `operators.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Left: TypeAlias = Literal["field", "count", "distinct", "check"]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One left side and one operator.

    `paths` are what stands on the left (one path, or several for `distinct` and for the arguments of a
    `check`). `operand` is the right side: a scalar, a date, a RelativeDate, a tuple, or paths for the
    operators that compare with other answers. A `check` has no operator.
    """

    left: Left
    paths: tuple[str, ...]
    operator: str = ""
    operand: object = None
    check: str = ""


@dataclass(frozen=True, slots=True)
class All:
    """True when every child is; without children it is true."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """True when one child is; without children it is false."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Define:
    """A named group: all of `child`, under the name the pack gave it."""

    name: str
    child: All


Node: TypeAlias = Leaf | All | AnyOf | Define


def leaves(node: Node) -> tuple[Leaf, ...]:
    """Every leaf, in author order."""
    if isinstance(node, Leaf):
        return (node,)
    if isinstance(node, Define):
        return leaves(node.child)
    return tuple(leaf for child in node.children for leaf in leaves(child))


def required_leaves(node: Node) -> tuple[Leaf, ...]:
    """The leaves that must all hold for the node to hold: those under no `any`."""
    if isinstance(node, Leaf):
        return (node,)
    if isinstance(node, Define):
        return required_leaves(node.child)
    if isinstance(node, AnyOf):
        return ()
    return tuple(leaf for child in node.children for leaf in required_leaves(child))


def define_depth(node: Node) -> int:
    """How many named groups stand inside each other at most."""
    if isinstance(node, Leaf):
        return 0
    if isinstance(node, Define):
        return 1 + define_depth(node.child)
    return max((define_depth(child) for child in node.children), default=0)
