"""A service like another one says the same, but for what no two services share."""

from __future__ import annotations

from icp_wizard.filing.new import like

SERVICE = {
    "id": "s1",
    "record_id": "s9",
    "kind": "website",
    "name": "样例",
    "content": ["shopping"],
    "remark": None,
    "home_urls": ["a.cn"],
    "domains": [{"id": "d1", "name": "a.cn", "is_filed": True}, {"id": "d2"}],
    "access": [{"id": "a1", "from_address": "1.2.3.4"}],
    "pre_approvals": [{"id": "v1", "kind": "news", "number": "样例第1号"}],
    "principal": "p1",
    "later": {"kept": [1]},
}


def test_what_is_its_own_is_left_out_and_ids_are_new() -> None:
    numbers = iter(range(20, 40))
    copied = like(SERVICE, lambda collection: f"{collection[0]}{next(numbers)}")
    ids = [copied["id"], *(copied[key][0]["id"] for key in ("domains", "access", "pre_approvals"))]
    assert len({*ids, "s1", "d1", "d2", "a1", "v1"}) == 9
    assert copied["domains"] == [{"id": copied["domains"][0]["id"]}]
    assert copied["access"] == [{"id": copied["access"][0]["id"]}]
    assert copied["pre_approvals"][0] | {"id": "v1"} == SERVICE["pre_approvals"][0]  # type: ignore[index]
    same = ("kind", "name", "content", "remark", "principal", "later")
    assert {key: copied[key] for key in same} == {key: SERVICE[key] for key in same}
    assert not {"record_id", "home_urls"} & copied.keys()
