"""What is done with the words of ``schemas``: forms, session, scoring, checks, report.

Nothing here draws on a screen; ``storage`` is the only part that writes files.
"""
