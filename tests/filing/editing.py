"""Any edit that fits a draft, for property tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from pydantic import MISSING

from icp_wizard.filing.edits import Edit, insert_edit, remove_edit, set_edit
from icp_wizard.filing.ids import PREFIXES, counting_id
from icp_wizard.filing.places import lookup
from icp_wizard.filing.plain import references
from icp_wizard.store.history import ids_in
from tests.filing.model_paths import answer_paths, model_paths

if TYPE_CHECKING:
    from icp_wizard.filing.draft import Draft

LISTS = [path for path, kind in model_paths().items() if kind == "list" and not path.startswith("envelope")]
LEAVES = answer_paths()
WORDS = st.text(max_size=6)


def expanded(data: Any, pattern: str) -> list[str]:
    """The paths a pattern stands for in a draft."""
    head, star, rest = pattern.partition(".*")
    if not star:
        return [pattern]
    items = lookup(data, head)
    ids = [item["id"] for item in items] if isinstance(items, list) else []
    return [path for item in ids for path in expanded(data, f"{head}.{item}{rest}")]


def edits_for(draft: Draft) -> st.SearchStrategy[Edit]:
    """One edit the draft accepts: of any kind, at any place."""
    data = draft.data()
    lists = [path for pattern in LISTS for path in expanded(data, pattern)]
    there = [path for path in lists if isinstance(lookup(data, path), list)]
    in_use = {person for _, person in references(data)}
    items = [f"{path}.{item['id']}" for path in there for item in lookup(data, path)]
    removable = [path for path in items if path.rpartition(".")[2] not in in_use]
    absent = [path for path in lists if lookup(data, path) is MISSING]
    empty = [path for path in there if path.startswith(("wanted", "record")) and not lookup(data, path)]
    kinds = [_sets(data), _confirms(data), st.sampled_from(there).map(lambda path: _inserted(data, path))]
    kinds += [st.sampled_from(absent).map(lambda path: set_edit(data, path, []))] if absent else []
    kinds += [st.sampled_from(empty).map(lambda path: set_edit(data, path, MISSING))] if empty else []
    kinds += [st.sampled_from(removable).map(lambda path: remove_edit(data, path))] if removable else []
    kinds += [st.sampled_from(items).map(lambda path: _moved_first(data, path))] if items else []
    return st.one_of(kinds)


def _sets(data: Any) -> st.SearchStrategy[Edit]:
    paths = [(path, kind) for pattern, kind in LEAVES.items() for path in expanded(data, pattern)]
    return st.sampled_from(paths).flatmap(
        lambda pair: _values(data, *pair).map(lambda value: set_edit(data, pair[0], value))
    )


def _values(data: Any, path: str, kind: str) -> st.SearchStrategy[Any]:
    people = [person["id"] for person in data["people"]]
    is_role = path.endswith(("principal", "legal_representative"))
    known: dict[str, st.SearchStrategy[Any]] = {
        "text": WORDS,
        "flag": st.booleans(),
        "texts": st.lists(WORDS, max_size=3),
        "id": st.sampled_from(people) if is_role and people else st.none() if is_role else st.just("x1"),
    }
    return st.one_of(known[kind], st.none(), st.just(MISSING))


def _confirms(data: Any) -> st.SearchStrategy[Edit]:
    keys = st.sampled_from(["sure", "sure@d1", "local.sure.of-it@p1"])
    values = st.sampled_from([True, False, None, MISSING])
    return st.tuples(keys, values).map(lambda pair: set_edit(data, f"confirmations.{pair[0]}", pair[1]))


def _inserted(data: Any, path: str) -> Edit:
    name = path.rpartition(".")[2]
    item: dict[str, Any] = {"id": counting_id(name, set(ids_in(data)))}
    if name == "services":
        item |= {"domains": [{"id": f"{PREFIXES['domains']}{item['id']}"}], "access": []}
    return insert_edit(data, path, item)


def _moved_first(data: Any, path: str) -> Edit:
    place, _, item = path.rpartition(".")
    ids = [other["id"] for other in lookup(data, place)]
    before = ids[ids.index(item) - 1] if ids.index(item) else None
    return Edit(kind="move", path=path, old={"after": before}, new={"after": None})
