"""The words of the field: what an assessment is, what a form is, what is printed.

Only data shapes live here: no files, no screens, no rules that change anything.
"""
