"""What helps people along and decides nothing: the words of the field, explained.

Texts are in the catalogues (`locale/*/LC_MESSAGES/guidance.po`). Start with `glossary.py`.
"""

from icp_wizard.guidance.glossary import TERMS, meaning_of, name_of, terms_in

__all__ = ["TERMS", "meaning_of", "name_of", "terms_in"]
