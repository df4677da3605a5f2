"""What the authorization letters have in common: parties, services, signature, seal. Texts are their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.forms.letter import Letter, letter_pages
from icp_wizard.forms.linebreak import keep_together
from icp_wizard.forms.model import Form
from icp_wizard.forms.parties import ENTITY, LEGAL_REPRESENTATIVE, certificate, person

if TYPE_CHECKING:
    from collections.abc import Mapping

    from icp_wizard.forms.marks import Page
    from icp_wizard.forms.model import PaperMeta


def authorization(
    form_id: str, title: str, *, taker: str, about: str, opening: str, clauses: tuple[str, ...]
) -> Form:
    """A letter by which the legal representative authorizes the person at the path `taker`.

    `about` is the path of the services it names (`service` or `services`, "" for none), several already
    joined; `opening` has places for `unit`, `giver` and `taker`.
    """
    services = (("服务名称", f"{about}.name"), ("域名", f"{about}.domains.name")) if about else ()

    def lay_out(values: Mapping[str, str], meta: PaperMeta) -> tuple[Page, ...]:
        letter = Letter(
            title=title,
            opening=opening.format(
                unit=values["entity.name"],
                giver=keep_together(values["entity.legal_representative.name"]),
                taker=keep_together(values[f"{taker}.name"]),
            ),
            facts=(*_parties(values, taker), *((label, values[path]) for label, path in services)),
            clauses=clauses,
            signer="法定代表人",
            stamp="fingerprint" if meta.has_no_seal else "seal",
        )
        return letter_pages(letter)

    needs = ENTITY | LEGAL_REPRESENTATIVE | person(taker) | {path for _, path in services}
    return Form(form_id=form_id, title=title, kind="free", needs=needs, lay_out=lay_out)


def _parties(values: Mapping[str, str], taker: str) -> tuple[tuple[str, str], ...]:
    return (
        ("授权单位", values["entity.name"]),
        ("单位证件及号码", certificate(values, "entity")),
        ("法定代表人", values["entity.legal_representative.name"]),
        ("法定代表人证件", certificate(values, "entity.legal_representative")),
        ("被授权人", values[f"{taker}.name"]),
        ("被授权人证件", certificate(values, taker)),
    )
