"""The tree of edits of one draft: what is in force, what undo and redo lead to.

The start is node 0. Undo leads from the head to before the first edit of its group, redo to the end of the
group of the newest child. A group is a run of edits with the same group number along one branch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from icp_wizard.store.errors import StoreDamaged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from icp_wizard.filing.edits import Edit


class Node(NamedTuple):
    """An edit and its place in the tree."""

    sequence: int
    parent: int
    edit: Edit


class Travel(NamedTuple):
    """What to apply to the draft at the old head to stand at the new one."""

    edits: tuple[Edit, ...]
    head: int


class Group(NamedTuple):
    """One group of the history: no values, only what was touched when."""

    number: int
    head: int
    at: str
    step: str
    paths: tuple[str, ...]
    is_in_force: bool


class History:
    """All edits of a draft, undone branches included. Grows, never forgets. Not for several threads."""

    def __init__(self, nodes: Iterable[Node] = ()) -> None:
        self._nodes: dict[int, Node] = {}
        self._newest_child: dict[int, int] = {}
        self.last = 0
        self.last_group = 0
        for node in nodes:
            self.add(node)

    def add(self, node: Node) -> None:
        """Add an edit after the node it names; StoreDamaged when that is not there or the number is taken."""
        is_parent_known = node.parent == 0 or node.parent in self._nodes
        if node.sequence != self.last + 1 or not is_parent_known:
            raise StoreDamaged
        self._nodes[node.sequence] = node
        self._newest_child[node.parent] = node.sequence
        self.last = node.sequence
        self.last_group = max(self.last_group, node.edit.group)

    def append(self, head: int, edits: Iterable[Edit]) -> tuple[Node, ...]:
        """Add edits behind one another after the head. Those without a group (0) form a new one."""
        new_group = self.last_group + 1
        added = []
        for edit in edits:
            grouped = edit if edit.group else edit.model_copy(update={"group": new_group})
            node = Node(self.last + 1, head, grouped)
            self.add(node)
            added.append(node)
            head = node.sequence
        return tuple(added)

    def chain(self, head: int) -> tuple[Node, ...]:
        """The edits in force at a head, oldest first."""
        return tuple(reversed(list(self._upwards(head))))

    def undo(self, head: int) -> Travel | None:
        """Back over the group that ends at the head; None at the start."""
        from icp_wizard.filing.edits import invert

        group = self._group_ending_at(head)
        return Travel(invert([node.edit for node in group]), group[0].parent) if group else None

    def redo(self, head: int) -> Travel | None:
        """Forward over the newest group after the head; None where there is none."""
        first = self._newest_child.get(head)
        if first is None:
            return None
        nodes = [self._nodes[first]]
        while following := self._child_in_group(nodes[-1]):
            nodes.append(following)
        return Travel(tuple(node.edit for node in nodes), nodes[-1].sequence)

    def groups(self, head: int) -> tuple[Group, ...]:
        """Every group, oldest first, and whether it is in force at the head."""
        in_force = {node.sequence for node in self._upwards(head)}
        runs: dict[int, list[Node]] = {}
        for node in self._nodes.values():
            before = self._nodes.get(node.parent)
            is_same_run = before is not None and before.edit.group == node.edit.group and node.parent in runs
            run = runs.pop(node.parent) if is_same_run else []
            runs[node.sequence] = [*run, node]
        return tuple(_group(run, run[-1].sequence in in_force) for _, run in sorted(runs.items()))

    def edits(self) -> Iterator[Edit]:
        """Every edit ever accepted, in the order it came."""
        return (node.edit for node in self._nodes.values())

    def _upwards(self, head: int) -> Iterator[Node]:
        while head:
            if head not in self._nodes:
                raise StoreDamaged
            node = self._nodes[head]
            yield node
            head = node.parent

    def _group_ending_at(self, head: int) -> list[Node]:
        group: list[Node] = []
        for node in self._upwards(head):
            if group and node.edit.group != group[0].edit.group:
                break
            group.append(node)
        return group[::-1]

    def _child_in_group(self, node: Node) -> Node | None:
        child = self._nodes.get(self._newest_child.get(node.sequence, 0))
        return child if child and child.edit.group == node.edit.group else None


def _group(run: list[Node], is_in_force: bool) -> Group:
    edit = run[-1].edit
    paths = tuple(dict.fromkeys(node.edit.path for node in run))
    return Group(edit.group, run[-1].sequence, edit.at, edit.step, paths, is_in_force)


def ids_in(value: Any) -> Iterator[str]:
    """Every id of an item in a JSON value."""
    if isinstance(value, dict):
        if isinstance(value.get("id"), str):
            yield value["id"]
        for part in value.values():
            yield from ids_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from ids_in(part)
