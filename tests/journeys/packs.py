"""Packs for journeys: the shipped ones with a rule taken out, and an overlay that adds things."""

from __future__ import annotations

import re
import shutil
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from tests.overlays import DESK

if TYPE_CHECKING:
    from pathlib import Path

OVERLAY = f"""{DESK}
[[material]]
id = "desk_note"
title = {{ zh_CN = "客服登记单", en = "Desk note" }}
kind = "issued"

[[rule]]
id = "local.desk-note"
topic = "materials"
severity = "block"
material = "desk_note"
text = {{ zh_CN = "须附客服登记单", en = "Attach the desk note" }}
cites = ["desk"]
collected_on = 2026-11-23

[[rule]]
id = "local.no-shopping"
topic = "site_content"
severity = "block"
for = "service"
demand = [{{ field = "service.content", has_none = ["shopping"] }}]
text = {{ zh_CN = "本组不受理网络购物", en = "This desk takes no shops" }}
cites = ["desk"]
collected_on = 2026-11-23

[[rule]]
id = "local.letter-always"
topic = "authorization"
severity = "block"
for = "service"
when = [{{ field = "service.principal", eq_field = "entity.legal_representative" }}]
material = "service_principal_letter"
about = "service.principal"
text = {{ zh_CN = "法定代表人自任负责人的也须签授权书", en = "Sign the letter also for oneself" }}
cites = ["desk"]
collected_on = 2026-11-23
"""


def write_overlay(config: Path) -> None:
    """Put the overlay where the user's own packs are."""
    folder = config / "packs"
    folder.mkdir(parents=True)
    (folder / "desk.toml").write_text(OVERLAY, encoding="utf-8")


def packs_copied(folder: Path) -> Path:
    """A copy of the shipped packs."""
    with as_file(files("icp_wizard.rules") / "packs") as shipped:
        copy = folder / "packs"
        shutil.copytree(shipped, copy, ignore=shutil.ignore_patterns("__pycache__", "*.py"))
    return copy


def packs_with(folder: Path, name: str, *replacements: tuple[str, str]) -> Path:
    """A copy of the shipped packs with words of one of them replaced, as a later program may have them."""
    copy = packs_copied(folder)
    path = next(copy.rglob(f"{name}*.toml"))
    text = path.read_text(encoding="utf-8")
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return copy


def packs_without(rule_id: str, folder: Path) -> Path:
    """A copy of the shipped packs with one rule taken out."""
    copy = packs_copied(folder)
    for path in copy.rglob("*.toml"):
        text = path.read_text(encoding="utf-8")
        shorter = re.sub(
            rf'\[\[rule\]\]\nid = "{re.escape(rule_id)}"\n.*?(?=\n\[\[|\n# |\Z)', "", text, flags=re.DOTALL
        )
        if shorter != text:
            path.write_text(shorter, encoding="utf-8")
            return copy
    raise LookupError(rule_id)
