"""The report that comes back (退回修改): its remarks, and what was changed because of them."""
