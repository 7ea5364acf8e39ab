"""What a blank form says where something was to be written."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wizards.lexicon import prompts
from wizards.lexicon.prompts import is_only_prompt, is_prompt

PROMPTS = ["≥**%", "≥XX%", "≥××个", "≥□%", "≥ %", "≥", "□", "___", "优良中低差", "待填", "……", "XX", "指标2："]
WORDS = ["≥95%", "健全", "100%", "☑是□否", "≥12.5亩", "2024年6月底前", "达成", "1：500测图", "5×8小时", "万"]


@pytest.mark.parametrize("text", PROMPTS)
def test_a_prompt_is_known(text: str) -> None:
    assert is_prompt(text) and is_only_prompt(text)


@pytest.mark.parametrize("text", WORDS)
def test_what_was_written_is_none(text: str) -> None:
    assert not is_prompt(text) and not is_only_prompt(text)


def test_a_name_with_a_mark_in_it_is_a_name() -> None:
    assert is_prompt("XX村道路硬化里程") and not is_only_prompt("XX村道路硬化里程")


SIGNS = "≥≤<>=＝%％*＊_Xx×○□…。.、·年月日指标1２人个（）()字请填写优良中差低好坏高待例注说明/|约 不超过"


@given(st.text(SIGNS, max_size=10) | st.lists(st.sampled_from(PROMPTS + WORDS), max_size=3).map("".join))
@settings(max_examples=600)
def test_the_first_look_passes_over_no_prompt(text: str) -> None:
    plain = "".join(unicodedata.normalize("NFKC", text).split()).strip("【】")
    whole = bool(plain) and prompts._SAID["whole"].fullmatch(plain) is not None
    inside = prompts._SAID["inside"].search(prompts._TITLE.sub(prompts._hidden, plain)) is not None
    if "\n" not in text:
        assert is_prompt(text) == (whole or inside)
