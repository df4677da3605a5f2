"""The form that drafts a local rule."""

from __future__ import annotations
