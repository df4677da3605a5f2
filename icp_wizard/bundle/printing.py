"""Which answers hold characters that no font at hand can draw: to be said before anything is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from icp_wizard.assessment.labels import full_label
from icp_wizard.filing.display import answer_in_words
from icp_wizard.filing.outline import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from icp_wizard.assessment import Assessment, FieldView
    from icp_wizard.bundle.papers import Paper
    from icp_wizard.forms.model import Unprintable
    from icp_wizard.forms.own_font import OwnFont
    from icp_wizard.i18n import Catalogue


class ToWriteByHand(NamedTuple):
    """An answer, and the code points in it that are left as boxes on paper."""

    view: FieldView
    codes: tuple[str, ...]


def unprintable_answers(assessment: Assessment, font: OwnFont | None) -> tuple[ToWriteByHand, ...]:
    """The answers that cannot be printed whole, in the order they are asked."""
    from icp_wizard.bundle.papers import CHINESE
    from icp_wizard.forms.typeface import code_of, unprintable

    found = []
    for view in assessment.fields:
        if view.is_repeat or not view.placed.path or view.placed.field.kind is Kind.PERSON:
            continue  # whoever is chosen for a role is named by the name asked below
        text = answer_in_words(assessment.answers, view.placed.path, CHINESE)
        if chars := unprintable([text], font):
            found.append(ToWriteByHand(view, tuple(code_of(char) for char in chars)))
    return tuple(found)


def unprintable_lines(assessment: Assessment, font: OwnFont | None, catalogue: Catalogue) -> tuple[str, ...]:
    """These answers by label, never by value; nothing where all can be printed."""
    return tuple(
        catalogue.text(
            "bundle.by_hand.answer",
            label=full_label(found.view, catalogue),
            codes=catalogue.listed(found.codes),
        )
        for found in unprintable_answers(assessment, font)
    )


def boxes_on(papers: Sequence[Paper]) -> tuple[Unprintable, ...]:
    """Every box left on the papers, with the paper; the packet's pages are those of the single ones."""
    from dataclasses import replace

    from icp_wizard.bundle.papers import PACKET

    alone = (paper for paper in papers if paper.name != PACKET)
    return tuple(replace(mark, paper=paper.name) for paper in alone for mark in paper.rendered.unprintable)


def box_lines(papers: Sequence[Paper], catalogue: Catalogue) -> list[str]:
    """Where by hand a character is to be written, a paper a line."""
    by_paper: dict[tuple[str, int], list[str]] = {}
    for mark in boxes_on(papers):
        by_paper.setdefault((mark.paper, mark.page), []).append(mark.code)
    return [
        catalogue.text("bundle.by_hand.box", paper=paper, page=page, codes=catalogue.listed(codes))
        for (paper, page), codes in by_paper.items()
    ]
