"""Closed lists of codes an answer may take, with the codes of the filing systems where they are known.

Labels are messages (`codes.<list>.<code>`). System codes: MIIT's data dictionary as access providers
publish it (Huawei's filing API for atomic services, 2025-12, and the provider-side dictionary).
"""

from __future__ import annotations

from typing import NamedTuple

from icp_wizard.filing.outline.parts import OF_CHANGE


class Code(NamedTuple):
    """One option; `system` is its number in the filing systems."""

    code: str
    system: int | None = None


def _codes(**numbers: int | None) -> tuple[Code, ...]:
    return tuple(Code(code, number) for code, number in numbers.items())


_PERSONAL = {
    "resident_id_card": 2,
    "hkmo_travel_permit": 14,
    "hkmo_residence_permit": 41,
    "tw_travel_permit": 11,
    "tw_residence_permit": 42,
    "passport": 7,
    "foreign_permanent_residence": 30,
}

_INSTITUTION = {
    "institution_certificate": 4,
    "institution_credit_code_certificate": 15,
    "institution_organisation_code_certificate": 3,
}
"""A public institution's. Certificates of the same name have other numbers for other natures."""

_CONTENT = [
    "messaging",
    "search",
    "web_portal",
    "mail",
    "news",
    "blog",
    "advertising",
    "unit_portal",
    "shopping",
    "payment",
    "banking",
    "securities",
    "games",
    "music",
    "video",
    "pictures",
    "software",
    "jobs",
    "dating",
    "property",
    "education",
    "site_building",
    "wap",
    "other",
]
"""In the order of the provider's catalogue (华为云 doc_0258): bit n of the system code is the n-th."""

CODES: dict[str, tuple[Code, ...]] = {
    "goal": _codes(
        open=None,
        change=None,
        cancel=None,
        transfer=None,
        migrate=None,
        claim=None,
        unfinished=None,
        unsure=None,
    ),
    "changes": _codes(**dict.fromkeys(OF_CHANGE)),
    "removal": _codes(entity=None, service=None, domain=None, access=None),
    "order_status": _codes(
        draft=None,
        waiting_review=None,
        needs_fix=None,
        refixed=None,
        review_rejected=None,
        to_submit=None,
        sms=None,
        authority=None,
        authority_rejected=None,
        done=None,
    ),
    "unfinished": _codes(go_on=None, correct=None, drop=None),
    "subject": _codes(
        website=None,
        app=None,
        mini_program=None,
        subdomain=None,
        subdomain_elsewhere=None,
        cdn=None,
        protection=None,
        not_public=None,
    ),
    "hosting": _codes(mainland=None, other_provider=None, overseas=None, nowhere=None),
    "nature": _codes(enterprise=4, person=5, public_institution=3),
    "certificate_type": _codes(business_licence=1, **_PERSONAL, **_INSTITUTION),
    "personal_certificate_type": _codes(**_PERSONAL),
    "service_kind": _codes(website=1),
    "content": _codes(**{code: 1 << bit for bit, code in enumerate(_CONTENT)}),
    "language": _codes(
        zh_hans=1,
        zh_hant=2,
        en=12,
        ja=13,
        fr=14,
        ru=15,
        es=16,
        ar=17,
        ug=3,
        kk=4,
        ky=5,
        mn=6,
        bo=7,
        za=8,
        ko=9,
        ii=10,
        hmn=11,
    ),
    "pre_approval": _codes(
        news=1,
        publishing=2,
        education=3,
        healthcare=4,
        drugs=5,
        bulletin_board=6,
        culture=9,
        broadcasting=10,
        ride_hailing=11,
        finance=13,
        after_school=14,
        religion=15,
    ),
    "holder_relation": _codes(entity=None, legal_representative=None, foreign_parent=None, other=None),
    "account": _codes(this=None, other=None),
    "certificate_form": _codes(paper=None, electronic=None),
    "certificate_status": _codes(normal=None, abnormal=None, revoked=None, cancelled=None),
    "used_for": _codes(mini_program=None, official_account=None),
    "working_time": _codes(full_time=None, part_time=None),
    "resource": _codes(
        ecs=None,
        flexus_l=None,
        enterprise_portal=None,
        dedicated_cloud=None,
        nat_gateway=None,
        auth_code=None,
        other=None,
    ),
}

LABELS = {"personal_certificate_type": "certificate_type"}
"""Lists whose labels are those of another list."""


def label_id(options: str, code: str) -> str:
    """Message id of an option's label."""
    return f"codes.{LABELS.get(options, options)}.{code}"
