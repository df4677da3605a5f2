"""`what-if DRAFT`: the same draft in another province, as another kind of entity, or on another day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from icp_wizard import regions
from icp_wizard.assessment.silence import pack_notice
from icp_wizard.commands import closed_words, exits, streams
from icp_wizard.commands.layout import wrapped
from icp_wizard.commands.parsing import day, province
from icp_wizard.commands.sources import the_found
from icp_wizard.explaining.provinces.words import province_title
from icp_wizard.explaining.what_if.data import outlook_data, what_if_data
from icp_wizard.explaining.what_if.outcome import outlooks, what_if
from icp_wizard.explaining.what_if.words import Table, sections
from icp_wizard.filing.attached import at_hand
from icp_wizard.filing.plain import readable_json

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from datetime import date

    from icp_wizard.assessment import Assessment
    from icp_wizard.commands.context import Context
    from icp_wizard.commands.parsing import Parser
    from icp_wizard.explaining.what_if.outcome import WhatIf
    from icp_wizard.filing.draft import Draft


def declare(parser: Parser) -> None:
    """Its arguments."""
    parser.positional("draft_or_file")
    parser.option("--province", metavar="province", convert=province, is_repeated=True)
    parser.option("--nature", metavar="nature", convert=closed_words.nature)
    parser.option("--on", metavar="date", convert=day)
    parser.flag("--json")
    parser.flag("--values")


def run(context: Context, options: argparse.Namespace) -> int:
    """What differs; without a province, a nature or a day the draft in every province with rules for it."""
    draft, pictures = the_found(context, options.draft_or_file)
    draft = at_hand(draft, pictures)
    now = context.assess(draft)
    nature, on = getattr(options, "nature", None), getattr(options, "on", None)
    provinces = list(dict.fromkeys(getattr(options, "province", ())))
    if not provinces and nature is None and on is None:
        return _everywhere(context, draft, now, options)
    home = draft.data()["intent"].get("province")
    cases = {
        code: what_if(draft, now, context.loaded(code).rulebook, province=code, nature=nature, on=on)
        for code in provinces or [home]
    }
    if getattr(options, "json", False):
        supposed = {"nature": nature, "on": on.isoformat() if on else None}
        streams.out_json(readable_json({"cases": _data(context, cases, supposed, options)}))
        return exits.FINE
    for number, (code, case) in enumerate(cases.items()):
        if number:
            streams.out("")
        for line in _lines(context, case, _heading(context, code, nature, on), options):
            streams.out(line)
    return exits.FINE


def _everywhere(context: Context, draft: Draft, now: Assessment, options: argparse.Namespace) -> int:
    every = [region.code[:2] for region in regions.provinces()]
    with_pack = [code for code in every if code in context.rulebooks.provinces]
    judged = outlooks(draft, {code: context.loaded(code).rulebook for code in with_pack}, now.as_of)
    found = tuple(outlook for outlook in judged if outlook.has_pack)
    without = [code for code in every if code not in {outlook.province for outlook in found}]
    if getattr(options, "json", False):
        data = {"provinces": [outlook_data(one) for one in found], "without_pack": without}
        streams.out_json(readable_json(data))
        return exits.FINE
    for line in Table(found, draft.data()["intent"].get("province") or "", context.catalogue).lines():
        streams.out(line)
    if without:
        names = context.catalogue.listed(province_title(code, context.catalogue) for code in without)
        for line in wrapped(context.text("explaining.compare.these.no_pack", names=names), streams.width()):
            streams.out(line)
    return exits.FINE


def _heading(context: Context, code: str | None, nature: str | None, on: date | None) -> str:
    named = [province_title(code, context.catalogue)] if code else []
    named += [context.text(f"codes.nature.{nature}")] if nature else []
    named += [on.isoformat()] if on else []
    return context.text("explaining.what_if.heading", supposed=context.catalogue.listed(named))


def _lines(context: Context, case: WhatIf, heading: str, options: argparse.Namespace) -> Iterator[str]:
    width = streams.width()
    yield heading
    if notice := pack_notice(case.then, context.catalogue):
        yield from wrapped(notice, width)
    found = sections(case, context.catalogue, with_values=getattr(options, "values", False))
    if not found:
        yield context.text("explaining.what_if.same")
    for section in found:
        yield section.title
        for line in section.lines:
            first, *rest = wrapped(line.text, width - 4)
            yield f"  {first}"
            yield from (f"    {piece}" for piece in rest)
    yield context.text("explaining.what_if.untouched")


def _data(
    context: Context, cases: dict[str, WhatIf], supposed: dict[str, Any], options: argparse.Namespace
) -> list[dict[str, Any]]:
    with_values = getattr(options, "values", False)
    return [
        {"province": code, **supposed, **what_if_data(case, context.catalogue, with_values=with_values)}
        for code, case in cases.items()
    ]
