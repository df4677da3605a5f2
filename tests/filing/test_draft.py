"""A draft keeps what was typed, also what is wrong or unknown; only its shape is judged."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import MISSING

from icp_wizard.filing.draft import Draft
from icp_wizard.filing.errors import MalformedDraft
from icp_wizard.filing.places import lookup
from icp_wizard.filing.plain import canonical_json, parse_draft, readable_json, references
from icp_wizard.i18n import LANGUAGES, Catalogue
from tests.filing.making import NAME, a_draft, changed, the_company

SECRET = "秘密公司13800138000"


def _mistakes(data: object) -> tuple[tuple[str, str], ...]:
    with pytest.raises(MalformedDraft) as caught:
        parse_draft(data)
    assert SECRET not in repr(caught.value) + repr(caught.value.values) + repr(caught.value.__cause__)
    for language in LANGUAGES:
        assert SECRET not in caught.value.render(Catalogue(language))
    return caught.value.mistakes


def _told(data: object, language: str) -> str:
    with pytest.raises(MalformedDraft) as caught:
        parse_draft(data)
    return caught.value.render(Catalogue(language))


@pytest.mark.parametrize(("language", "missing"), [("zh_CN", "缺少 format。"), ("en", "format is missing.")])
def test_one_mistake_is_told_alone(language: str, missing: str) -> None:
    assert missing in _told({}, language)
    assert "0" not in _told({}, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_several_mistakes_the_first_is_told_and_the_rest_counted(language: str) -> None:
    told = _told({"format": 1, "wanted": {"entity": {"name": 3, "supervisor": 3, "remark": 3}}}, language)
    assert "wanted.entity.name" in told
    assert "2" in told


def _entity(**answers: Any) -> dict[str, Any]:
    return {"format": 1, "wanted": {"entity": answers}}


@pytest.mark.parametrize("value", ["甲", "", None, " 原样 "])
def test_an_answer_is_kept_as_it_is(value: Any) -> None:
    draft = parse_draft(_entity(name=value))
    assert lookup(draft.data(), NAME) == value


def test_open_blank_and_empty_are_three_things() -> None:
    drafts = [parse_draft(_entity(**answers)) for answers in ({}, {"name": None}, {"name": ""})]
    assert len({canonical_json(draft.data()) for draft in drafts}) == 3
    assert drafts[0].wanted.entity.name is MISSING
    assert drafts[0] != drafts[1]


def test_an_absent_list_is_open_and_an_empty_one_is_none() -> None:
    absent, empty = parse_draft({"format": 1}), parse_draft({"format": 1, "wanted": {"services": []}})
    assert "services" not in absent.data()["wanted"]
    assert empty.data()["wanted"]["services"] == []


UNKNOWN = {"从后来的版本": [1, None, {"id": "x1", "深": True}], "id": "nobody"}
_ITEMS = {
    "": {},
    "envelope": {},
    "intent": {},
    "intent.migration": {},
    "account": {},
    "record": {},
    "record.entity": {},
    "record.services": [{"id": "r1"}],
    "wanted": {},
    "wanted.entity": {},
    "wanted.entity.certificate_address": {},
    "wanted.services": [{"id": "s1"}],
    "wanted.services.s1.domains": [{"id": "d1"}],
    "wanted.services.s1.access": [{"id": "a1"}],
    "wanted.services.s1.pre_approvals": [{"id": "v1"}],
    "wanted.services.s1.platforms": [{"id": "f1"}],
    "people": [{"id": "p1"}],
    "materials": [{"id": "m1"}],
    "answers_to_findings": [{"id": "n1"}],
    "progress": {},
}


@pytest.mark.parametrize("place", _ITEMS)
def test_unknown_keys_are_kept_at_every_level(place: str) -> None:
    holder = _ITEMS[place]
    known = {"format": 1, "wanted": {"services": [{"id": "s1"}]}} if place else {"format": 1}
    if isinstance(holder, list):
        added: Any = [{**holder[0], "novel": UNKNOWN}]
    else:
        added = {"novel": UNKNOWN}
    data = _put(known, place, added)
    kept = lookup(parse_draft(data).data(), place) if place else parse_draft(data).data()
    assert (kept[0] if isinstance(kept, list) else kept)["novel"] == UNKNOWN


def _put(data: dict[str, Any], place: str, value: Any) -> dict[str, Any]:
    from icp_wizard.filing.places import replaced

    result: dict[str, Any] = {**data, **value} if not place else replaced(data, place, value)
    return result


@pytest.mark.parametrize(
    ("data", "path", "kind"),
    [
        (_entity(name=12), NAME, "text"),
        (_entity(name=True), NAME, "text"),
        (_entity(name=[SECRET]), NAME, "text"),
        (_entity(nature=4), "wanted.entity.nature", "text"),
        (_entity(is_medical=SECRET), "wanted.entity.is_medical", "flag"),
        (_entity(is_medical=1), "wanted.entity.is_medical", "flag"),
        (_entity(certificate_address=SECRET), "wanted.entity.certificate_address", "other"),
        (_entity(certificate_address={"region": 440305}), "wanted.entity.certificate_address.region", "text"),
        (_entity(principal=SECRET), "wanted.entity.principal", "id"),
        (_entity(name="长" * 4001), NAME, "long"),
        ({"format": 1, "wanted": {"services": SECRET}}, "wanted.services", "list"),
        ({"format": 1, "wanted": {"services": None}}, "wanted.services", "list"),
        ({"format": 1, "people": [{"name": SECRET}]}, "people.0.id", "missing"),
        ({"format": 1, "people": [{"id": SECRET}]}, "people.0.id", "id"),
        ({"format": 1, "confirmations": {SECRET: SECRET}}, "confirmations.?", "flag"),
        ({"format": 1, "confirmations": {"a@d1": 1}}, "confirmations.a@d1", "flag"),
        ({"format": 2}, "format", "format"),
        ({"format": True}, "format", "format"),
        ({"format": 1.0}, "format", "format"),
        ({"format": "1"}, "format", "format"),
        ({}, "format", "missing"),
        ([], "", "other"),
        (SECRET, "", "other"),
        (None, "", "other"),
    ],
)
def test_a_wrong_shape_is_named_by_path_alone(data: object, path: str, kind: str) -> None:
    assert _mistakes(data) == ((path, kind),)


def test_all_mistakes_are_reported_at_once() -> None:
    data = {"format": 1, "intent": {"province": 44}, "wanted": {"entity": {"name": 1, "remark": 2}}}
    assert [path for path, _ in _mistakes(data)] == ["intent.province", NAME, "wanted.entity.remark"]


def test_an_id_stands_once_in_a_draft() -> None:
    services = [{"id": "x1", "domains": [{"id": "x1"}]}, {"id": "s2", "access": [{"id": "s2"}]}]
    data = {"format": 1, "people": [{"id": "p1"}, {"id": "p1"}], "wanted": {"services": services}}
    assert _mistakes(data) == (
        ("wanted.services.0.domains.0", "duplicate_id"),
        ("wanted.services.1.access.0", "duplicate_id"),
        ("people.1", "duplicate_id"),
    )


def test_what_is_called_id_elsewhere_is_not_an_id_of_ours() -> None:
    pack = {"id": "local", "version": "1", "sha256": "0" * 64}
    events = [{"id": "p1"}, {"id": "p1"}]
    data = {"envelope": {"packs": [pack, pack]}, "progress": {"events": events}, "novel": [{"id": "p1"}]}
    assert a_draft(**data).data()["novel"] == [{"id": "p1"}]


@pytest.mark.parametrize(
    ("root", "place"),
    [
        ("wanted", "entity.principal"),
        ("wanted", "entity.legal_representative"),
        ("record", "entity.principal"),
        ("record", "entity.legal_representative"),
    ],
)
def test_a_reference_to_nobody_is_malformed(root: str, place: str) -> None:
    role = place.rpartition(".")[2]
    data = {"format": 1, root: {"entity": {role: "p9"}}}
    assert _mistakes(data) == ((f"{root}.{place}", "dangling"),)


@pytest.mark.parametrize("root", ["wanted", "record"])
def test_the_principal_of_a_service_must_be_there(root: str) -> None:
    data = {"format": 1, root: {"services": [{"id": "s7", "principal": "p9"}]}}
    assert _mistakes(data) == ((f"{root}.services.s7.principal", "dangling"),)


def test_references_are_found_in_record_and_wanted() -> None:
    draft = changed(the_company(), {"record.entity.principal": "p1"})
    assert references(draft.data()) == [
        ("record.entity.principal", "p1"),
        ("wanted.entity.legal_representative", "p1"),
        ("wanted.entity.principal", "p1"),
        ("wanted.services.s1.principal", "p2"),
    ]


def test_what_is_nested_beyond_reason_is_malformed_and_no_crash() -> None:
    deep: Any = []
    for _ in range(2000):
        deep = [deep]
    assert _mistakes({"format": 1, "novel": deep}) == (("", "other"),)


def test_written_and_read_again_it_is_the_same_draft() -> None:
    draft = changed(the_company(), {"novel": UNKNOWN, "people.p1.name": "𬱖㛃䶮龘堃"})
    import json

    assert parse_draft(json.loads(readable_json(draft.data()))) == draft
    assert parse_draft(json.loads(canonical_json(draft.data()))) == draft


def test_a_draft_is_frozen() -> None:
    from pydantic import ValidationError

    with pytest.raises(ValidationError):
        a_draft().format = 1  # type: ignore[misc]


def test_the_schema_says_what_a_draft_is() -> None:
    schema = Draft.model_json_schema()
    assert schema["properties"]["format"]["const"] == 1
    assert schema["required"] == ["format"]
