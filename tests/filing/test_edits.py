"""Edits are the only way a draft changes; each is refused where it does not fit, each can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import MISSING

from icp_wizard.filing.edits import Edit, apply, insert_edit, invert, move_edit, remove_edit, same, set_edit
from icp_wizard.filing.errors import EditRefused, FilingError, MalformedDraft
from icp_wizard.filing.ids import counting_id
from icp_wizard.filing.new import new_draft
from icp_wizard.filing.places import lookup
from icp_wizard.filing.plain import canonical_json
from tests.filing.editing import edits_for
from tests.filing.making import NAME, a_draft, opened, the_company, the_individual

if TYPE_CHECKING:
    from icp_wizard.filing.draft import Draft


def _set(draft: Draft, path: str, value: Any) -> Draft:
    return apply(draft, [set_edit(draft.data(), path, value)])


def _refused(draft: Draft, *edits: Edit) -> str:
    before = canonical_json(draft.data())
    with pytest.raises(FilingError) as caught:
        apply(draft, edits)
    assert canonical_json(draft.data()) == before
    return caught.value.message_id


@pytest.mark.parametrize("value", ["甲", None, MISSING])
@pytest.mark.parametrize("before", ["乙", None, MISSING])
def test_any_state_of_an_answer_can_follow_any_other(before: Any, value: Any) -> None:
    draft = _set(a_draft(), NAME, before)
    edit = set_edit(draft.data(), NAME, value)
    after = apply(draft, [edit])
    assert same(lookup(after.data(), NAME), value)
    assert apply(after, invert([edit])) == draft


def test_setting_below_an_address_nobody_gave_and_taking_it_back_leaves_no_trace() -> None:
    draft = a_draft()
    edit = set_edit(draft.data(), "wanted.entity.certificate_address.region", "440305")
    assert apply(apply(draft, [edit]), [edit.inverse()]) == draft


def test_an_item_is_inserted_where_it_is_said_to_be() -> None:
    draft = a_draft()
    edit = Edit(kind="insert", path="people.p3", new={"after": "p1", "item": {"id": "p3", "name": "丙"}})
    after = apply(draft, [edit])
    assert [person.id for person in after.people] == ["p1", "p3", "p2"]
    assert apply(after, [edit.inverse()]) == draft


def test_an_item_goes_with_all_it_holds_and_comes_back_with_it() -> None:
    draft = the_company()
    edit = remove_edit(draft.data(), "wanted.services.s1")
    after = apply(draft, [edit])
    assert after.data()["wanted"]["services"] == []
    assert apply(after, [edit.inverse()]) == draft


@pytest.mark.parametrize(("after", "order"), [(None, "p2 p1 p3"), ("p3", "p1 p3 p2")])
def test_an_item_is_moved(after: str | None, order: str) -> None:
    draft = a_draft(people=[{"id": "p1"}, {"id": "p2"}, {"id": "p3"}])
    edit = Edit(kind="move", path="people.p2", old={"after": "p1"}, new={"after": after})
    moved = apply(draft, [edit])
    assert " ".join(person.id for person in moved.people) == order
    assert apply(moved, [edit.inverse()]) == draft


def test_a_group_is_taken_back_from_its_end() -> None:
    draft = a_draft()
    person = Edit(kind="insert", path="people.p3", new={"after": None, "item": {"id": "p3"}})
    role = Edit(kind="set", path="wanted.entity.principal", new="p3")
    name = Edit(kind="set", path="people.p3.name", new="丙")
    after = apply(draft, [person, role, name])
    assert apply(after, invert([person, role, name])) == draft


REFUSED = [
    ("stale", Edit(kind="set", path=NAME, old="别的", new="甲")),
    ("stale", Edit(kind="set", path=NAME, old=None, new="甲")),
    ("stale", Edit(kind="remove", path="people.p2", old={"after": None, "item": {"id": "p2"}})),
    ("stale", Edit(kind="remove", path="people.p2", old={"after": "p1", "item": {"id": "p2", "name": "乙"}})),
    ("stale", Edit(kind="move", path="people.p2", old={"after": None}, new={"after": None})),
    ("not_a_leaf", Edit(kind="set", path="wanted.entity.certificate_address", old={}, new="甲")),
    ("not_a_leaf", Edit(kind="set", path=NAME, new={"a": 1})),
    ("not_a_leaf", Edit(kind="set", path="wanted.services.s1.domains.d1", old={"id": "d1"}, new=None)),
    ("not_a_leaf", Edit(kind="set", path="people.p1.id", old="p1", new="p9")),
    ("not_a_leaf", Edit(kind="set", path="people", old=[{"id": "p1"}, {"id": "p2"}], new=MISSING)),
    ("not_a_leaf", Edit(kind="set", path="format", old=1, new=2)),
    ("not_a_leaf", Edit(kind="set", path="envelope.title", old="", new="甲")),
    ("no_such_item", Edit(kind="set", path="people.p9.name", new="甲")),
    ("no_such_item", Edit(kind="remove", path="people.p9", old={"after": None, "item": {"id": "p9"}})),
    ("no_such_item", Edit(kind="move", path="people.p9", old={"after": None}, new={"after": None})),
    ("no_such_item", Edit(kind="move", path="people.p1", old={"after": None}, new={"after": "p9"})),
    ("no_such_item", Edit(kind="move", path="people.p1", old={"after": None}, new={"after": "p1"})),
    ("no_such_item", Edit(kind="insert", path="people.p3", new={"after": "p9", "item": {"id": "p3"}})),
    ("item_exists", Edit(kind="insert", path="people.p1", new={"after": None, "item": {"id": "p1"}})),
    ("bad_item", Edit(kind="insert", path="people.p3", new={"after": None, "item": {"id": "p4"}})),
    ("bad_item", Edit(kind="insert", path="people.p3", new={"after": None, "item": "甲"})),
    ("bad_item", Edit(kind="insert", path="people.p3")),
    (
        "no_such_list",
        Edit(kind="insert", path="record.services.r1", new={"item": {"id": "r1"}}),
    ),
    ("no_such_list", Edit(kind="insert", path="people.p1.x", new={"after": None, "item": {"id": "x"}})),
    ("not_an_object", Edit(kind="set", path="wanted.entity.name.first", new="甲")),
    ("not_an_object", Edit(kind="set", path="intent.province.x.y", new="甲")),
    ("malformed", Edit(kind="set", path=NAME, new=12)),
    ("malformed", Edit(kind="set", path="wanted.entity.principal", new="p9")),
    ("malformed", Edit(kind="set", path="record.services", new="无")),
    ("malformed", Edit(kind="insert", path="people.s1", new={"after": None, "item": {"id": "s1"}})),
]


@pytest.mark.parametrize(("reason", "edit"), REFUSED)
def test_an_edit_that_does_not_fit_is_refused(reason: str, edit: Edit) -> None:
    draft = (
        a_draft()
        if reason != "not_an_object"
        else a_draft(wanted={"entity": {"name": "甲"}}, intent={"province": "44"})
    )
    assert _refused(draft, edit) == f"filing.error.{reason}"


def test_a_person_with_a_role_stays() -> None:
    draft = the_company()
    edit = remove_edit(draft.data(), "people.p2")
    assert _refused(draft, edit) == "filing.error.person_in_use"
    without = opened(draft, "wanted.services.s1.principal")
    assert len(apply(without, [edit]).people) == 1


def test_a_person_named_by_the_record_stays() -> None:
    draft = _set(a_draft(), "record.entity.principal", "p2")
    assert _refused(draft, remove_edit(draft.data(), "people.p2")) == "filing.error.person_in_use"


def test_a_refusal_says_where_and_never_what() -> None:
    with pytest.raises(MalformedDraft) as caught:
        _set(a_draft(), NAME, ["秘密"])
    assert "秘密" not in repr(caught.value.values) + repr(caught.value)
    assert caught.value.values["path"] == NAME


def test_a_confirmation_may_be_called_anything_a_pack_calls_it() -> None:
    draft = _set(a_draft(), "confirmations.local.sure.of-it@d1", True)
    assert draft.confirmations == {"local.sure.of-it@d1": True}
    assert _set(draft, "confirmations.local.sure.of-it@d1", MISSING).confirmations == {}


@pytest.mark.parametrize(
    ("left", "right"),
    [(None, MISSING), (None, False), (0, False), (1, True), (1, 1.0), ("", None), ([], None), ([1], [True])],
)
def test_answers_that_only_look_alike_differ(left: Any, right: Any) -> None:
    assert not same(left, right)
    assert not same({"a": left}, {"a": right})
    assert same(left, left)
    assert same(right, right)


def test_an_item_is_appended_to_the_list_that_is_there() -> None:
    draft = a_draft()
    assert insert_edit(draft.data(), "people", {"id": "p3"}).new == {"after": "p2", "item": {"id": "p3"}}
    assert insert_edit(draft.data(), "materials", {"id": "m1"}).new == {"after": None, "item": {"id": "m1"}}


@given(st.data())
@settings(max_examples=120)
def test_any_edits_applied_and_inverted_give_the_same_draft(data: st.DataObject) -> None:
    start = data.draw(st.sampled_from([a_draft(), the_company(), the_individual(), new_draft(counting_id)]))
    draft, done = start, []
    for _ in range(data.draw(st.integers(1, 8))):
        edit = data.draw(edits_for(draft))
        before, draft = draft, apply(draft, [edit])
        assert apply(draft, [edit.inverse()]) == before
        done.append(edit)
    assert apply(start, done) == draft
    assert apply(draft, invert(done)) == start
    assert canonical_json(apply(draft, invert(done)).data()) == canonical_json(start.data())


@pytest.mark.parametrize(
    ("item", "by", "expected"),
    [("s1", 1, "s2 s1 s3"), ("s2", -1, "s2 s1 s3"), ("s2", 1, "s1 s3 s2"), ("s3", -1, "s1 s3 s2")],
)
def test_an_item_moves_by_one_place_and_back(item: str, by: int, expected: str) -> None:
    draft = a_draft(wanted={"services": [{"id": "s1"}, {"id": "s2"}, {"id": "s3"}]})
    edit = move_edit(draft.data(), f"wanted.services.{item}", by)
    assert edit is not None
    moved = apply(draft, [edit])
    assert [service["id"] for service in moved.data()["wanted"]["services"]] == expected.split()
    assert apply(moved, [edit.inverse()]) == draft


def test_an_item_at_the_end_moves_no_further() -> None:
    draft = a_draft(wanted={"services": [{"id": "s1"}, {"id": "s2"}]})
    assert move_edit(draft.data(), "wanted.services.s1", -1) is None
    assert move_edit(draft.data(), "wanted.services.s2", 1) is None
    with pytest.raises(EditRefused):
        move_edit(draft.data(), "wanted.services.s9", 1)
