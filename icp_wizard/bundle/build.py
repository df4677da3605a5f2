"""Building a bundle: papers, draft, assessment and rules into one ZIP, the same bytes for the same input."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from icp_wizard import __version__
from icp_wizard.assessment.data import assessment_data, pack_identities
from icp_wizard.assessment.whether import is_not_said_yet
from icp_wizard.bundle import manifest
from icp_wizard.bundle.archive import Entry, archive
from icp_wizard.bundle.enclosing import enclosed
from icp_wizard.bundle.papers import Paper, all_papers
from icp_wizard.bundle.printing import boxes_on
from icp_wizard.bundle.readme import readme
from icp_wizard.bundle.writing import BUNDLE, check_place, write
from icp_wizard.errors import Problem
from icp_wizard.filing.plain import readable_json

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from icp_wizard.assessment import Assessment, Blocker
    from icp_wizard.bundle.enclosing import Enclosed, Pictures
    from icp_wizard.filing.draft import Draft
    from icp_wizard.forms.model import Unprintable
    from icp_wizard.forms.own_font import OwnFont

    Progress = Callable[[str, int, int], None]


class BundleRefused(Problem):
    """The filing cannot be entered in the console yet; `blockers` say what is in the way."""

    def __init__(self, blockers: tuple[Blocker, ...]) -> None:
        super().__init__("bundle.error.not_enterable", count=len(blockers))
        self.blockers = blockers


class NothingToFile(Problem):
    """There is nothing to enter from a sheet, so that there is no bundle, not even a preview of one."""

    def __init__(self, assessment: Assessment) -> None:
        kind = "few_clicks"
        if assessment.asks_whether:
            kind = "not_said_yet" if is_not_said_yet(assessment) else "asked"
        kind = "not_needed" if assessment.route.order_type == "not_needed" else kind
        super().__init__(f"bundle.error.nothing.{kind}")


@dataclass(frozen=True, slots=True)
class BundleReport:
    """What was written: where, which entries, whether complete, and what could not be printed."""

    path: Path
    names: tuple[str, ...]
    is_complete: bool
    size: int
    unprintable: tuple[Unprintable, ...]


def bundle_name(as_of: date) -> str:
    """A neutral file name: no names of people or companies."""
    return f"icp-bundle-{as_of:%Y%m%d}.zip"


def _no_progress(step: str, done: int, of: int) -> None:
    """Nobody watches."""


def build_bundle(
    assessment: Assessment,
    path: Path,
    *,
    pictures: Pictures | None = None,
    is_incomplete: bool = False,
    progress: Progress = _no_progress,
    font: OwnFont | None = None,
) -> BundleReport:
    """Write the bundle of an assessment to a path, readable by its owner only.

    `pictures` are those the draft names, all of them: what is not at hand is to be left out of a draft
    before it is judged (`filing.attached.at_hand`).

    Below *enterable* it is refused (BundleRefused) unless `is_incomplete`, and then every page is marked.
    `font` is the user's own, for what ours cannot draw.
    Raises NothingToFile where the order has no bundle, and Problem where the file cannot be written; nothing
    half-written stays behind.
    """
    from icp_wizard.forms.typeface import using

    if not assessment.has_bundle:
        raise NothingToFile(assessment)
    is_complete = assessment.readiness.is_enterable
    if not is_complete and not is_incomplete:
        raise BundleRefused(assessment.readiness.enterable)
    check_place(path, BUNDLE)
    images = enclosed(assessment, pictures or {})
    with using(font):
        papers = all_papers(assessment, images, is_incomplete=not is_complete, progress=progress)
    entries = _entries(assessment, papers, images, is_complete)
    content = archive(entries)
    write(path, content, BUNDLE)
    progress("bundle.progress.done", len(papers), len(papers))
    names = tuple(entry.name for entry in entries)
    return BundleReport(path, names, is_complete, len(content), boxes_on(papers))


def _entries(
    assessment: Assessment, papers: tuple[Paper, ...], images: tuple[Enclosed, ...], is_complete: bool
) -> list[Entry]:
    """README, sheet, forms, packet, checklist, pictures, draft, assessment, rules, manifest; so ordered."""
    files = [Entry("README.txt", readme(assessment, papers, images, is_incomplete=not is_complete))]
    files += [Entry(paper.name, paper.rendered.pdf) for paper in papers]
    files += [Entry(image.name, image.content) for image in images]
    judged = assessment_data(assessment, with_values=True)
    files += [
        Entry("draft.json", readable_json(judged_draft(assessment).data()).encode()),
        Entry("assessment.json", readable_json(judged).encode()),
        Entry("rules/rulebook.json", readable_json(assessment.rulebook.to_data()).encode()),
    ]
    texts = {paper.name: paper.rendered.text for paper in papers}
    draft = assessment.answers.draft
    described = manifest.Manifest(
        program=__version__,
        as_of=assessment.as_of.isoformat(),
        revision=draft.envelope.revision,
        is_sample=draft.envelope.is_sample,
        is_complete=is_complete,
        order_type=assessment.route.order_type,
        packs=pack_identities(assessment),
        entries=tuple(manifest.described(entry, texts.get(entry.name)) for entry in files),
    )
    return [*files, Entry(manifest.NAME, manifest.written(described))]


def judged_draft(assessment: Assessment) -> Draft:
    """The draft with the packs it was judged by noted in its envelope."""
    draft = assessment.answers.draft
    envelope = draft.envelope.model_copy(update={"packs": pack_identities(assessment)})
    return draft.model_copy(update={"envelope": envelope})
