"""The words of the field: what an assessment is, what a form is, what is printed.

Only data shapes live here: no files, no screens, no rules that change anything. A file with models of pydantic has no
``from __future__ import annotations``: each annotation would be compiled once more, from its text, at every start.
"""
