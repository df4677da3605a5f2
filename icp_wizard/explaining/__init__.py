"""What one may ask of an assessment and of the rules behind it; decides nothing.

Why is this said, because of what, what would clear it, whose word is it; what would the same draft be
elsewhere; what do the packs say, side by side. Everything here reads assessments and rulebooks, or makes
further assessments with `assess`; both front ends and the commands show the same words.
"""

from __future__ import annotations
