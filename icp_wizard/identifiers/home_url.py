"""Home page addresses: what a website answers at.

Huawei Cloud's console takes the registrable name here and nothing more (填写互联网信息服务信息, 首页 URL:
只填一级域名), so that an address is judged as the domain name it holds.
"""

from __future__ import annotations

from icp_wizard.identifiers import domain

check = domain.check
normalise = domain.normalise
