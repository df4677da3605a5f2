"""Local drafts: one SQLite database with every edit ever accepted, so that nothing typed is lost.

Here lives how drafts are kept, saved, undone, recovered and erased. What an answer means never does, and no
word is shown from here. Start with `store.py` (the database) and `writer.py` (saving off the interface).
"""
