"""Which lists grow and shrink, and behind which field."""

from __future__ import annotations

from icp_wizard.assessment.labels import full_label
from icp_wizard.filing.ids import counting_id
from icp_wizard.filing.new import new_draft
from icp_wizard.i18n import Catalogue
from icp_wizard.rules import Status
from tests.assessment.making import assessed
from tests.filing.making import changed, opened, the_company

SERVICE = "wanted.services.s1"
TWO = [{"id": "d1", "name": "yi-xugou.cn"}, {"id": "d2"}]


def test_a_new_draft_offers_one_more_behind_the_last_of_each() -> None:
    found = {view.path: view for view in assessed(new_draft(counting_id)).collections}
    assert {path: view.after for path, view in found.items()} == {
        f"{SERVICE}.domains": f"{SERVICE}.domains.d1.is_filed",
        f"{SERVICE}.access": f"{SERVICE}.access.a1.to_address",
        "wanted.services": f"{SERVICE}.access.a1.to_address",
    }
    assert not any(view.can_shrink for view in found.values())


def test_a_list_that_is_long_enough_is_not_too_short_because_its_rule_waits_for_something_else() -> None:
    new = assessed(new_draft(counting_id))
    assert new.finding_by_key["hw.type.service@s1"].status is Status.TODO
    assert not [view.path for view in new.collections if view.is_too_short]


def test_of_two_one_may_go() -> None:
    found = assessed(changed(the_company(), {f"{SERVICE}.domains": TWO})).collections
    assert [(view.kind, view.items) for view in found if view.can_shrink] == [("domain", ("d1", "d2"))]


def test_documents_are_offered_where_a_pre_approval_is_concerned() -> None:
    assert not [view for view in assessed(the_company()).collections if view.kind == "pre_approval"]
    concerned = assessed(changed(the_company(), {f"{SERVICE}.involves": ["drugs"]}))
    (view,) = [view for view in concerned.collections if view.kind == "pre_approval"]
    assert (view.items, view.step, view.after) == ((), "service:s1", f"{SERVICE}.involves")


def test_what_is_asked_of_several_is_asked_item_by_item_and_says_of_which() -> None:
    assessment = assessed(changed(the_company(), {f"{SERVICE}.domains": TWO}))
    views = [view for view in assessment.fields if view.placed.step == "intent" and ".domains." in view.key]
    assert [view.key.split(".")[4] for view in views] == ["d1", "d1", "d2", "d2"]
    assert full_label(views[2], Catalogue("zh_CN")) == "域名 2：域名"
    alone = [view for view in assessed(the_company()).fields if ".domains." in view.key]
    assert full_label(alone[0], Catalogue("zh_CN")) == "域名"


def too_short(**changes: object) -> list[tuple[str, tuple[str, ...]]]:
    """Which lists are found too short in the company with other answers about its website."""
    draft = changed(the_company(), {f"{SERVICE}.{leaf}": value for leaf, value in changes.items()})
    return [(view.kind, view.items) for view in assessed(draft).collections if view.is_too_short]


def test_a_list_is_too_short_while_a_rule_would_be_met_by_one_more() -> None:
    one = [{"id": "q1", "kind": "drugs"}]
    assert too_short(involves=[]) == []
    assert too_short(involves=["drugs"]) == [("pre_approval", ())]
    assert too_short(involves=["drugs"], pre_approvals=one) == []
    assert too_short(involves=["drugs", "news"], pre_approvals=one) == [("pre_approval", ("q1",))]


def test_a_rule_that_fewer_would_meet_wants_no_more() -> None:
    assert too_short(domains=TWO) == []


def test_an_answer_of_several_codes_that_is_open_wants_no_further_website() -> None:
    found = assessed(opened(the_company(), f"{SERVICE}.involves")).collections
    assert [view.kind for view in found if view.is_too_short] == []
