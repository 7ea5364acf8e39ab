"""The disk (磁盘): its one door, whole files or none, where the user's folders are, what can go wrong there."""
