from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from schemas.paths import row_key, row_keys

WORDS = st.sampled_from(["a", "b", "a.b", "", "c"])
ROWS = st.lists(
    st.one_of(st.dictionaries(st.sampled_from(["id", "source", "other"]), st.one_of(WORDS, st.just(7))), WORDS),
    max_size=8,
)


@given(ROWS, st.sampled_from([None, "source"]))
def test_all_keys_at_once_are_the_keys_one_by_one(rows: list[Any], natural: str | None) -> None:
    assert row_keys(rows, natural) == [row_key(rows, index, natural) for index in range(len(rows))]
