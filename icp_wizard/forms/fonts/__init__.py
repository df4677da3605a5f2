"""The two typefaces of the papers, shipped with the program, and the script that cut them.

Nothing is read from the fonts of the machine: the same order gives the same paper everywhere. No code
of the program lives here. Start with NOTICE.
"""
