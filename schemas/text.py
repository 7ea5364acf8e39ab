"""Text from outside: cleaned once on entry, shown safely everywhere, turned into file names.

What a colleague's file or a paste contains must neither drive the terminal nor spoil a Word file. ``clean`` is for
what is stored, ``show`` for what is displayed (screens, messages, the command line), ``safe_file_name`` for names
of files that are made from names of projects and units.
"""

from __future__ import annotations

import os
import re
import unicodedata

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\u2028\u2029]")
_NOT_STORED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_JOIN = re.compile(r"[ \u3000]*\n\s*")
# Controls, format characters (bidi, zero width, tags), line and paragraph separators, surrogates: everything a
# terminal acts on or a reader cannot see. Newline and tab are the only ones that stay.
_NOT_SHOWN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f]"
)
_SPLITS_WORDS = re.compile(r"""[\s"'&|;<>()$`\\!*?\[\]{}~#%^]""")
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\s]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3])(\.|$)", re.IGNORECASE)
_NAME_CHARACTERS = 100
_NAME_BYTES = 200


def clean(text: str, multiline: bool) -> str:
    """Return ``text`` as it may be stored.

    Line breaks of every kind become LF; control characters (C0, C1, DEL) and lone surrogates are dropped. In a
    one-line field lines are joined with a space and a tab becomes a space.
    """
    text = _NOT_STORED.sub("", _BREAKS.sub("\n", text))
    if multiline:
        return text
    if "\n" in text:
        text = _JOIN.sub(" ", text.strip("\n"))
    return text.replace("\t", " ")


def show(text: str, *, one_line: bool = False) -> str:
    """Return ``text`` as it may reach a terminal: nothing in it acts, nothing in it hides.

    Control characters become their pictures (``␛``), other invisible ones their number (``‹U+202E›``). Newlines and
    tabs stay, unless ``one_line`` asks for pictures of them too.
    """
    text = _NOT_SHOWN.sub(_picture, text)
    if one_line:
        text = text.replace("\n", "␊").replace("\t", " ")
    return text


def as_word(text: str) -> str:
    """Return ``text`` as one word of a command line to be copied: in quotation marks if it would be more than one."""
    text = show(text, one_line=True)
    if not _SPLITS_WORDS.search(text):
        return text
    if os.name == "nt":
        return f'"{text}"'
    return "'" + text.replace("'", "'\\''") + "'"


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"‹U+{code:04X}›"


def safe_file_name(name: str, suffix: str) -> str:
    """Return one file name made from ``name``, valid on every system, inside the chosen folder.

    Separators, wildcards, controls and blanks become ``_``; device names of Windows get a ``_`` in front; the whole
    is at most 100 characters and 200 bytes. ``suffix`` is appended as it is (``".docx"``).
    """
    stem = unicodedata.normalize("NFC", _NOT_SHOWN.sub("", clean(name, multiline=False)))
    stem = _NOT_IN_NAMES.sub("_", stem).strip("._-~ ")
    if _RESERVED.match(stem):
        stem = "_" + stem
    stem = stem[: _NAME_CHARACTERS - len(suffix)]
    while len((stem + suffix).encode()) > _NAME_BYTES:
        stem = stem[:-1]
    return (stem.rstrip("._-~ ") or "未命名") + suffix


def narrow_with_places(text: str) -> tuple[str, list[int]]:
    """Return ``narrow(text)`` sign by sign, and for each of its characters where it stands in ``text``."""
    signs: list[str] = []
    places: list[int] = []
    for at, sign in enumerate(text):
        spelled = narrow(sign)
        signs.append(spelled)
        places.extend([at] * len(spelled))
    return "".join(signs), places


def narrow(text: str) -> str:
    """Return ``text`` in half-width signs and without blanks, as patterns are looked for."""
    return "".join(unicodedata.normalize("NFKC", text).split())
