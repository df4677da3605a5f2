"""Whether a pack may go in as it is: what an entry's shape cannot say, bounds, conflicts, what is missing."""

from __future__ import annotations
