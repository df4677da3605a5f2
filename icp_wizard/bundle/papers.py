"""From an assessment to papers: sheet, checklist, forms and their packet.

All are PDF bytes, and Chinese whatever language is spoken on the screen.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from icp_wizard.assessment import SlotView
from icp_wizard.assessment.doing import is_offline
from icp_wizard.assessment.material_texts import must_show
from icp_wizard.assessment.materials import is_left_alone, lacks_seal
from icp_wizard.assessment.silence import pack_notice
from icp_wizard.bundle.listing import checklist_groups
from icp_wizard.bundle.remarks import remarks
from icp_wizard.bundle.sheet import sheet_pages
from icp_wizard.bundle.steps import has_cover, is_signed_itself, printable_forms
from icp_wizard.conditions import State
from icp_wizard.filing.display import answer_in_words
from icp_wizard.filing.filed import kept_names
from icp_wizard.filing.places import pattern_of
from icp_wizard.forms.items import is_of_an_item
from icp_wizard.i18n import Catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from icp_wizard.assessment import Assessment, FormNeed
    from icp_wizard.bundle.enclosing import Enclosed
    from icp_wizard.filing.scopes import Scope
    from icp_wizard.forms.model import PaperMeta, Rendered
    from icp_wizard.forms.own_font import OwnFont
    from icp_wizard.forms.painter import Section

    Progress = Callable[[str, int, int], None]

CHINESE = Catalogue("zh_CN")
BLANK = "＿＿＿＿＿＿"
"""Stands on a paper for what a change does not ask and nobody knows: written by hand."""
PACKET = "forms/packet.pdf"


@dataclass(frozen=True, slots=True)
class Paper:
    """One PDF of the bundle. `form_id` is empty for sheet, packet and checklist.

    `template` is the official one a filling draft is copied to; other papers have none.
    `is_signed`: it stands in the packet too, to be signed there.
    """

    name: str
    title: str
    form_id: str
    rendered: Rendered
    template: str = ""
    is_signed: bool = False


def all_papers(
    assessment: Assessment, images: Sequence[Enclosed] = (), *, is_incomplete: bool, progress: Progress
) -> tuple[Paper, ...]:
    """Sheet, forms in signing order, those to sign as one packet, checklist.

    `progress(step, done, of)` is called before each and at the end. With nothing to sign there is no packet;
    where nothing of ours is to be signed it is its cover alone.
    """
    needs = printable_forms(assessment)
    has_packet = has_cover(assessment)
    total = len(needs) + 2 + has_packet
    progress("bundle.progress.sheet", 0, total)
    papers = [_sheet(assessment, is_incomplete)]
    signed: list[tuple[FormNeed, Section]] = []
    for number, need in enumerate(needs, 1):
        progress("bundle.progress.form", number, total)
        section = form_section(assessment, need, is_incomplete=is_incomplete)
        signed += [(need, section)] if is_signed_itself(need) else []
        papers.append(_form(section, number, is_signed=is_signed_itself(need)))
    if has_packet:
        progress("bundle.progress.packet", total - 2, total)
        papers.append(_packet(assessment, signed, is_incomplete))
    progress("bundle.progress.checklist", total - 1, total)
    papers.append(_checklist(assessment, images, is_incomplete))
    return tuple(papers)


def form_paper(
    assessment: Assessment,
    needs: Sequence[FormNeed],
    *,
    is_incomplete: bool,
    font: OwnFont | None = None,
) -> Rendered:
    """A form outside any bundle, once for each need of it. Raises FormProblem."""
    from icp_wizard.forms.painter import paint_together
    from icp_wizard.forms.typeface import using

    with using(font):
        sections = [form_section(assessment, need, is_incomplete=is_incomplete) for need in needs]
        return paint_together(sections)


def _meta(assessment: Assessment, form_id: str, title: str, is_incomplete: bool) -> PaperMeta:
    from icp_wizard.forms.model import PaperMeta

    envelope = assessment.answers.draft.envelope
    return PaperMeta(
        form_id=form_id,
        title=title,
        revision=envelope.revision,
        is_sample=envelope.is_sample,
        is_incomplete=is_incomplete,
        as_of=assessment.as_of,
        notice=pack_notice(assessment, CHINESE),
        has_no_seal=lacks_seal(assessment),
        is_offline=is_offline(assessment),
    )


def _sheet(assessment: Assessment, is_incomplete: bool) -> Paper:
    from icp_wizard.forms.filing_sheet import ID, TITLE, render_filing_sheet

    meta = _meta(assessment, ID, TITLE, is_incomplete)
    return Paper("filing-sheet.pdf", TITLE, "", render_filing_sheet(sheet_pages(assessment, CHINESE), meta))


def _checklist(assessment: Assessment, images: Sequence[Enclosed], is_incomplete: bool) -> Paper:
    from icp_wizard.forms.checklist import ID, TITLE, render_checklist

    meta = _meta(assessment, ID, TITLE, is_incomplete)
    groups = checklist_groups(assessment, CHINESE, images)
    found = remarks(assessment, CHINESE)
    rendered = render_checklist(groups, meta, found, has_cover=has_cover(assessment))
    return Paper("checklist.pdf", TITLE, "", rendered)


def form_section(assessment: Assessment, need: FormNeed, *, is_incomplete: bool) -> Section:
    """One form laid out, with what is said on its pages. Raises FormProblem."""
    from icp_wizard.forms.painter import Section
    from icp_wizard.forms.register import form_pages

    material = need.material
    meta = replace(
        _meta(assessment, need.form_id, CHINESE.pack_text(material.title), is_incomplete),
        template=material.template,
        must_show=_must_show(assessment, need),
    )
    return Section(form_pages(need.form_id, form_values(assessment, need), meta), meta)


def _must_show(assessment: Assessment, need: FormNeed) -> str:
    """What must be seen on the paper when it is signed, where the pack says so."""
    said = (picture for picture in need.material.pictures if picture.must_show)
    slots = (SlotView(need.material, need.about, picture) for picture in said)
    return "；".join(must_show(assessment, slot, CHINESE) for slot in slots)


def _form(section: Section, number: int, *, is_signed: bool) -> Paper:
    from icp_wizard.forms.painter import paint

    meta = section.meta
    name = f"forms/{number:02d}-{meta.form_id}.pdf"
    return Paper(name, meta.title, meta.form_id, paint(section.pages, meta), meta.template, is_signed)


def _packet(assessment: Assessment, signed: Sequence[tuple[FormNeed, Section]], is_incomplete: bool) -> Paper:
    from icp_wizard.bundle.packet import packet_of
    from icp_wizard.forms.packet import COVER_TITLE, ID, TITLE, render_packet

    title = TITLE if signed else COVER_TITLE
    meta = _meta(assessment, ID, title, is_incomplete)
    return Paper(PACKET, title, "", render_packet(packet_of(assessment, signed, CHINESE), meta))


def form_values(assessment: Assessment, need: FormNeed) -> dict[str, str]:
    """What the form prints, by the path it needs: of several websites the answers of all, each once.

    What lies in lists also item by item (`forms/items.py`), an answer that is not there as an empty text.
    What it needs the form itself says: a pack of the user's may name fewer.
    """
    from icp_wizard.forms.register import form_of

    form = form_of(need.form_id)
    scopes = [assessment.answers.scope(kind, item) for kind, item in need.wanted_by]
    paths = sorted(form.needs | form.also)
    blanks = dict.fromkeys(form.needs, BLANK)  # without `also` a form can do
    found = {
        path: [_words(assessment, scope, path, blanks.get(path, "")) for scope in scopes] for path in paths
    }
    joined = {
        path: CHINESE.listed(dict.fromkeys(word for words in by_scope for word in words.values() if word))
        for path, by_scope in found.items()
    }
    of_items = {key: word for by_scope in found.values() for words in by_scope for key, word in words.items()}
    return joined | {key: word for key, word in of_items.items() if is_of_an_item(key)}


def _words(assessment: Assessment, scope: Scope, path: str, blank: str) -> dict[str, str]:
    """The answers behind a path by their keys; none where the whole is not answered."""
    reading = scope.read(path)
    if is_left_alone(scope, reading):
        return {path: CHINESE.listed(kept_names(assessment.answers, path, scope.item_id)) or blank}
    if reading.state is not State.VALUE:
        return {}
    return {
        _key(cause.path): answer_in_words(assessment.answers, cause.path, CHINESE) for cause in reading.causes
    }


def _key(stored: str) -> str:
    """`services@s1.name` for the answer stored at `wanted.services.s1.name`."""
    pairs = zip(stored.split("."), pattern_of(stored).split("."), strict=True)
    key = "".join(f"@{part}" if known == "*" else f".{part}" for part, known in pairs)
    return key.removeprefix(".wanted").removeprefix(".")
