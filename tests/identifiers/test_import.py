"""Importing the room is quick: what is heavy comes when a text needs it."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("phonenumbers", "email_validator", "publicsuffixlist", "idna", "stdnum", "holidays", "textual")


def loaded_after(code: str) -> set[str]:
    program = f"import sys; {code}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_loads_no_heavy_library() -> None:
    loaded = loaded_after(
        "import icp_wizard.identifiers, icp_wizard.regions, icp_wizard.text, icp_wizard.dates"
    )
    assert loaded.isdisjoint(HEAVY)


def test_common_answers_are_judged_without_the_large_lists() -> None:
    code = (
        "from datetime import date; from icp_wizard import identifiers as i; d = date(2026, 11, 24);"
        "i.check('landline_or_mobile', '020-23456789', d);"
        "i.check('mobile', '13012344321', d); i.check('email', 'name@example.com', d);"
        "i.check('domain', 'example.com', d); i.check('domain', 'example.com.cn', d)"
    )
    assert loaded_after(code).isdisjoint({"phonenumbers", "email_validator", "publicsuffixlist"})
