"""The corpus holds its floors: what is planted is found, what is clean stays silent. ``make corpus`` prints it.

In the default run ``test_corpus_record`` holds what is said of every paragraph; this counts.
"""

from __future__ import annotations

import pytest

from tests.wizards.prose.corpus_run import Tally, run

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def tally() -> Tally:
    return run()


def test_clean_paragraphs_stay_silent(tally: Tally) -> None:
    assert [f"{paragraph.text} → {finding.message}" for paragraph, finding in tally.flagged] == []


def test_most_of_what_is_planted_is_found(tally: Tally) -> None:
    assert tally.recall >= 0.9, [paragraph.text for paragraph in tally.missed]
    for kind, count in tally.planted.items():
        assert tally.found[kind] >= count * 0.7, kind


def test_the_corpus_is_large_enough(tally: Tally) -> None:
    assert tally.planted.total() >= 200 and tally.clean >= 250
