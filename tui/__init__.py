"""The face: the Textual app and the command line. No rules of the field live here."""
