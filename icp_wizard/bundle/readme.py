"""README.txt: what to do with the bundle, in order, Chinese first and then English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icp_wizard.assessment.authority import authority_lines
from icp_wizard.assessment.texts import (
    finding_text,
    gap_texts,
    material_about,
    material_title,
    pack_notice,
    place_name,
    slot_title,
)
from icp_wizard.bundle.enclosing import FOLDER
from icp_wizard.bundle.papers import PACKET
from icp_wizard.bundle.remarks import remarks
from icp_wizard.bundle.steps import is_signed
from icp_wizard.i18n import LANGUAGES, Catalogue
from icp_wizard.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from icp_wizard.assessment import Assessment, MaterialView
    from icp_wizard.bundle.enclosing import Enclosed
    from icp_wizard.bundle.papers import Paper

_RULER = "=" * 72
_ALWAYS = ("resolve", "console", "upload", "verify", "submit", "sms", "wait", "open")
"""Steps of every filing, after the papers."""


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
    if notice := pack_notice(assessment, catalogue):
        lines += [notice, ""]
    lines += [text("bundle.readme.privacy"), text("bundle.readme.newest"), ""]
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
    todo = [paper for paper in papers if not _is_done(assessment, paper)]
    steps = [*_print_step(todo, catalogue), *_copy_steps(todo, catalogue)]
    for view in assessment.materials:
        has_form = any(option.form for option in view.options)
        if not view.is_undecided and not view.is_ready and not has_form:
            steps.append(_material_step(assessment, view, catalogue))
    steps += [text("bundle.readme.photograph")] if is_signed(assessment) else []
    steps += [text(f"bundle.readme.{step}") for step in _ALWAYS]
    if images:
        at = len(steps) - len(_ALWAYS) + _ALWAYS.index("upload")
        steps[at] = "\n".join((text("bundle.readme.upload_named"), *_uploads(assessment, images, catalogue)))
    return [f"{number}. {step}" for number, step in enumerate(steps, 1)]


def _is_done(assessment: Assessment, paper: Paper) -> bool:
    """Whether a form was signed and pictured before."""
    wanted = [
        view
        for view in assessment.materials
        if not view.is_undecided and paper.form_id in {option.form for option in view.options if option.form}
    ]
    return bool(wanted) and all(view.is_ready for view in wanted)


def _print_step(papers: Sequence[Paper], catalogue: Catalogue) -> Iterator[str]:
    """Print the packet, and sign in this order."""
    forms = [paper for paper in papers if paper.form_id and not paper.template]
    for packet in (paper for paper in papers if paper.name == PACKET and forms):
        said = catalogue.text("bundle.readme.packet", packet=packet.name, title=packet.title)
        yield "\n".join((said, *(f"   - {form.title}  {form.name}" for form in forms)))


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
    return catalogue.text(f"bundle.readme.get.{kind}", title=named)


def _uploads(assessment: Assessment, images: Sequence[Enclosed], catalogue: Catalogue) -> Iterator[str]:
    """Which file goes to which place of the console."""
    for image in images:
        about = place_name(assessment, image.slot.about, catalogue)
        title = slot_title(image.slot, catalogue)
        named = catalogue.text("bundle.readme.about", title=title, about=about) if about else title
        yield f"   - {named}  {image.name}"


def _advices(assessment: Assessment, catalogue: Catalogue) -> list[str]:
    lines: dict[tuple[str, ...], None] = {}
    for finding in assessment.advices:
        if finding.outcome is not None:
            text = finding_text(assessment, finding, catalogue, with_item=False)
            authority = authority_lines(assessment, finding.outcome.rule, catalogue)
            lines[f"- {text}", *(f"  {line}" for line in authority)] = None  # of five websites said once
    return ["", catalogue.text("bundle.readme.advices"), *(line for each in lines for line in each)]


def _contents(papers: Sequence[Paper], images: Sequence[Enclosed], catalogue: Catalogue) -> list[str]:
    listed = [f"  {paper.name}  {paper.title}" for paper in papers]
    if images:
        listed.append(f"  {FOLDER}  {catalogue.text('bundle.entry.materials')}")
    names = ("draft.json", "assessment.json", "rules/rulebook.json", "manifest.json")
    return [*listed, *(f"  {name}  {catalogue.text(f'bundle.entry.{name}')}" for name in names)]
