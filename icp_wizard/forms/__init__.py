"""The papers: what the applicant prints, signs and copies from, as PDF bytes.

Pure: plain values in, bytes out, no clock, no file but our own fonts. Nothing here decides whether a paper is
needed or whether an answer is right. Start with `model.py`, then `f02_service_principal_letter.py`.
"""
