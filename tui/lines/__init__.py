"""Filling line by line (逐行填写): the wizard's questions as lines of text, for any terminal and a screen reader.

No rule, text or order of its own: questions come from ``Form.asked``, rows from ``Rows``, state lives in the ``Desk``.
Nothing of Textual is imported, and nothing that moves a cursor or makes a colour is printed.
"""
