"""Saving while somebody types (自动保存): when, by which thread, and what to do when it does not work."""
