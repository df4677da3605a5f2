"""Home page addresses: what a website answers at.

Huawei Cloud's console takes the registrable name here and nothing more (填写互联网信息服务信息, 首页 URL:
只填一级域名), so that the value is a domain name like those it is compared with.
"""

from __future__ import annotations

import re
from typing import Final

from icp_wizard.identifiers import domain
from icp_wizard.identifiers.model import Check, info, squeeze

_BEHIND_HOST: Final = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?/*[^/?#]+[/?#]+.*[^/?#].*", re.DOTALL)

normalise = domain.normalise
"""The host alone."""


def check(raw: str) -> Check:
    """Judge a home page address as typed; a path is left out, and that is said.

    >>> check("http://www.example.com/").value
    'example.com'
    """
    judged = domain.check(raw)
    if not judged.ok or not _BEHIND_HOST.fullmatch(squeeze(raw).replace("\\", "/")):
        return judged
    return Check(judged.value, (*judged.problems, info("home_url", "path")))
