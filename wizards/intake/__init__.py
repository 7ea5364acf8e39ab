"""Bringing in what is already there: Excel, CSV, a paste, another session. Bytes in, a plan out; nothing is set here.

``plan_file`` and ``plan_paste`` look; the clerk sees the plan; ``take`` makes the document with what was chosen.
"""

from wizards.intake.bringing import plan_any, plan_file, plan_paste, plan_source
from wizards.intake.model import Aside, SeveralSheets, Unreadable
from wizards.intake.plans import Plan, Proposal
from wizards.intake.sources import session_source
from wizards.intake.taking import new_paths, take

__all__ = [
    "Aside",
    "Plan",
    "Proposal",
    "SeveralSheets",
    "Unreadable",
    "new_paths",
    "plan_any",
    "plan_file",
    "plan_paste",
    "plan_source",
    "session_source",
    "take",
]
