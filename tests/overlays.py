"""The head of a pack of a user's own, for tests: who it is, and on whose word."""

from __future__ import annotations

DESK = """
id = "desk"
layer = "overlay"
version = "2026.11.1"
title = { zh_CN = "客服组约定", en = "Desk's own rules" }

[[source]]
key = "desk"
publisher = "虚构客服组"
title = "内部约定"
locator = "desk/1"
confidence = "high"
as_of = "2026-11"
"""
