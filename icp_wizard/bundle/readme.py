"""README.txt: what to do with the bundle, in order, Chinese first and then English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.assessment.authority import authority_lines
from icp_wizard.assessment.doing import is_offline
from icp_wizard.assessment.labels import place_name
from icp_wizard.assessment.material_texts import material_about, material_title, slot_title
from icp_wizard.assessment.silence import gap_texts, pack_notice
from icp_wizard.assessment.texts import finding_text
from icp_wizard.bundle.enclosing import FOLDER
from icp_wizard.bundle.missing import missing_lines
from icp_wizard.bundle.papers import PACKET
from icp_wizard.bundle.printing import box_lines
from icp_wizard.bundle.remarks import remarks
from icp_wizard.bundle.steps import is_photographed, is_signed, is_uploaded, signing
from icp_wizard.bundle.uploading import upload_places
from icp_wizard.i18n import LANGUAGES, Catalogue
from icp_wizard.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from icp_wizard.assessment import Assessment, MaterialView
    from icp_wizard.bundle.enclosing import Enclosed
    from icp_wizard.bundle.papers import Paper

_RULER = "=" * 72
_AFTERWARDS = ("verify", "submit", "sms", "wait", "open")
"""Steps of every filing, after what is entered and uploaded."""
_OF_SIGNING = "signing"
"""Topic of advices that say nothing to somebody who has nothing to sign."""


def readme(
    assessment: Assessment, papers: Sequence[Paper], images: Sequence[Enclosed] = (), *, is_incomplete: bool
) -> bytes:
    """The text, with Windows line ends so that the plainest editor shows it right."""
    parts = [_part(assessment, papers, images, Catalogue(language), is_incomplete) for language in LANGUAGES]
    text = f"\n\n{_RULER}\n\n".join(parts) + "\n"
    text = visible(text)  # names are printed as they were typed
    return text.replace("\n", "\r\n").encode("utf-8-sig")


def _part(
    assessment: Assessment,
    papers: Sequence[Paper],
    images: Sequence[Enclosed],
    catalogue: Catalogue,
    is_incomplete: bool,
) -> str:
    text = catalogue.text
    lines = [text("bundle.readme.title"), ""]
    if assessment.answers.draft.envelope.is_sample:
        lines += [text("bundle.readme.sample"), ""]
    if is_incomplete:
        lines += [text("bundle.readme.incomplete"), ""]
        lines += missing_lines(assessment, catalogue)
    if notice := pack_notice(assessment, catalogue):
        lines += [notice, ""]
    lines += [text("bundle.readme.privacy"), text("bundle.readme.newest"), ""]
    if boxes := box_lines(papers, catalogue):
        lines += [text("bundle.by_hand.heading"), *(f"- {line}" for line in boxes), ""]
    lines += _remarks(assessment, catalogue)
    lines += _steps(assessment, papers, images, catalogue)
    lines += _advices(assessment, catalogue)
    if gaps := gap_texts(assessment, catalogue):
        lines += ["", text("bundle.readme.gaps"), *(f"- {gap}" for gap in gaps)]
    lines += ["", text("bundle.readme.contents"), *_contents(papers, images, catalogue)]
    return "\n".join(lines)


def _remarks(assessment: Assessment, catalogue: Catalogue) -> list[str]:
    found = remarks(assessment, catalogue)
    if not found:
        return []
    lines = [catalogue.text("bundle.readme.remarks")]
    for remark in found:
        lines.append(
            "- " + catalogue.text("bundle.readme.remark", severity=remark.severity, text=remark.text)
        )
        fix = catalogue.text("bundle.readme.fix", fix=remark.fix) if remark.fix else ""
        lines += [f"  {line}" for line in (fix, *remark.sources) if line]
    return [*lines, ""]


def _steps(
    assessment: Assessment, papers: Sequence[Paper], images: Sequence[Enclosed], catalogue: Catalogue
) -> list[str]:
    text = catalogue.text
    has_templates = "templates" in signing(assessment)
    todo = [paper for paper in papers if not _is_done(assessment, paper)]
    steps = [*_unfinished_steps(assessment, catalogue)]
    if has_templates or not assessment.to_do:
        steps += [text("bundle.readme.login_templates" if has_templates else "bundle.readme.login")]
    steps += [*_print_step(papers, todo, catalogue), *_copy_steps(todo, catalogue)]
    for view in assessment.materials:
        has_form = any(option.form and option.kind != "issued" for option in view.options)
        if not view.is_undecided and not view.is_ready and not has_form:
            steps.append(_material_step(assessment, view, catalogue))
    steps += [text("bundle.readme.photograph")] if is_photographed(assessment) else []
    steps += _console_steps(assessment, images, catalogue)
    return [f"{number}. {step}" for number, step in enumerate(steps, 1)]


def _console_steps(assessment: Assessment, images: Sequence[Enclosed], catalogue: Catalogue) -> Iterator[str]:
    """What is done in the console: of an order that is no new filing, the steps its rules name."""
    text = catalogue.text
    uploads = "\n".join(_upload_lines(assessment, images, catalogue))
    if assessment.to_do:
        said = [finding_text(assessment, finding, catalogue, with_item=False) for finding in assessment.to_do]
        if any(map(is_uploaded, assessment.materials)):
            yield uploads
        do = "bundle.readme.do_offline" if is_offline(assessment) else "bundle.readme.do"
        yield "\n".join((text(do), *(f"   - {step}" for step in said)))
        return
    yield text("bundle.readme.resolve")
    yield text("bundle.readme.console")
    yield uploads
    yield from (text(f"bundle.readme.{step}") for step in _AFTERWARDS)


def _unfinished_steps(assessment: Assessment, catalogue: Catalogue) -> Iterator[str]:
    """Papers of ours that could not be printed: first of all they are to be finished."""
    for need in assessment.forms:
        if not need.is_printable:
            title = catalogue.pack_text(need.material.title)
            yield catalogue.text("bundle.readme.unfinished", title=title)


def _is_done(assessment: Assessment, paper: Paper) -> bool:
    """Whether a form was signed and pictured before."""
    wanted = [
        view
        for view in assessment.materials
        if not view.is_undecided and paper.form_id in {option.form for option in view.options if option.form}
    ]
    return bool(wanted) and all(view.is_ready for view in wanted)


def _print_step(papers: Sequence[Paper], todo: Sequence[Paper], catalogue: Catalogue) -> Iterator[str]:
    """Print the packet and sign in this order; of a cover alone, read how to sign."""
    ours = [paper for paper in papers if paper.is_signed]
    forms = [paper for paper in ours if paper in todo]
    if ours and not forms:
        return
    kind = "packet" if forms else "cover"
    for packet in (paper for paper in papers if paper.name == PACKET):
        said = catalogue.text(f"bundle.readme.{kind}", packet=packet.name, title=packet.title)
        yield "\n".join((said, *(f"   - {form.title}  {form.name}" for form in forms)))


def _upload_lines(assessment: Assessment, images: Sequence[Enclosed], catalogue: Catalogue) -> Iterator[str]:
    """Where each paper and picture goes in the console, and which pictures are in the bundle already."""
    places: dict[str, dict[str, None]] = {}
    for view in assessment.materials:
        if not view.is_undecided:
            for reason in upload_places(assessment, view, catalogue):
                places.setdefault(reason.text, {})[material_title(view, catalogue)] = None
    of_order = "bundle.readme.upload_of_order" if assessment.to_do else "bundle.readme.upload_where"
    yield catalogue.text(of_order if places else "bundle.readme.upload")
    for place, titles in places.items():
        listed = catalogue.listed(titles)
        yield "   - " + catalogue.text("bundle.readme.upload_to", titles=listed, place=place)
    if images:
        yield "   " + catalogue.text("bundle.readme.upload_named")
        yield from _uploads(assessment, images, catalogue)


def _copy_steps(papers: Sequence[Paper], catalogue: Catalogue) -> Iterator[str]:
    """Copy each filling draft to the official template."""
    for paper in papers:
        if paper.template:
            yield catalogue.text("bundle.readme.copy", form=paper.name, template=paper.template)


def _material_step(assessment: Assessment, view: MaterialView, catalogue: Catalogue) -> str:
    kind = view.options[0].kind
    about = material_about(assessment, view, catalogue)
    title = material_title(view, catalogue)
    named = catalogue.text("bundle.readme.about", title=title, about=about) if about else title
    step = catalogue.text(f"bundle.readme.get.{kind}", title=named)
    note = view.options[0].note
    return "\n".join((step, f"   {catalogue.pack_text(note)}")) if note else step


def _uploads(assessment: Assessment, images: Sequence[Enclosed], catalogue: Catalogue) -> Iterator[str]:
    """Which file goes to which place of the console."""
    for image in images:
        about = place_name(assessment, image.slot.about, catalogue)
        title = slot_title(image.slot, catalogue)
        named = catalogue.text("bundle.readme.about", title=title, about=about) if about else title
        yield f"   - {named}  {image.name}"


def _advices(assessment: Assessment, catalogue: Catalogue) -> list[str]:
    lines: dict[tuple[str, ...], None] = {}
    is_to_sign = is_signed(assessment)
    for finding in assessment.advices:
        if finding.outcome is not None and (is_to_sign or finding.outcome.rule.topic != _OF_SIGNING):
            text = finding_text(assessment, finding, catalogue, with_item=False)
            authority = authority_lines(assessment, finding.outcome.rule, catalogue)
            lines[f"- {text}", *(f"  {line}" for line in authority)] = None  # of five websites said once
    return ["", catalogue.text("bundle.readme.advices"), *(line for each in lines for line in each)]


def _contents(papers: Sequence[Paper], images: Sequence[Enclosed], catalogue: Catalogue) -> list[str]:
    listed = [f"  {paper.name}  {_called(paper, catalogue)}" for paper in papers]
    if images:
        listed.append(f"  {FOLDER}  {catalogue.text('bundle.entry.materials')}")
    names = ("draft.json", "assessment.json", "rules/rulebook.json", "manifest.json")
    return [*listed, *(f"  {name}  {catalogue.text(f'bundle.entry.{name}')}" for name in names)]


def _called(paper: Paper, catalogue: Catalogue) -> str:
    """What a paper is called; one that is not signed as it is, is not to be taken for the real one."""
    if not paper.form_id or paper.is_signed:
        return paper.title
    kind = "filling_draft" if paper.template else "stand_in"
    return catalogue.text(f"bundle.readme.{kind}", title=paper.title)
