"""The text of a session file (会话文件的文字): bytes to a document and back, and why a text is none."""
