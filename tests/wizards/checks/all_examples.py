"""All examples of the rules: what makes each speak, and what looks alike and must not."""

from __future__ import annotations

from tests.wizards.checks.examples_basic import BASIC_SILENT, BASIC_SPEAK
from tests.wizards.checks.examples_chapters import CHAPTERS_SILENT, CHAPTERS_SPEAK
from tests.wizards.checks.examples_copies import COPIES_SILENT, COPIES_SPEAK
from tests.wizards.checks.examples_funds import FUNDS_SILENT, FUNDS_SPEAK
from tests.wizards.checks.examples_judging import JUDGING_SILENT, JUDGING_SPEAK
from tests.wizards.checks.examples_limits import LIMITS_SILENT, LIMITS_SPEAK
from tests.wizards.checks.examples_missed import MISSED_SILENT, MISSED_SPEAK
from tests.wizards.checks.examples_money import MONEY_SILENT, MONEY_SPEAK
from tests.wizards.checks.examples_names import NAMES_SILENT, NAMES_SPEAK
from tests.wizards.checks.examples_near import NEAR_SILENT, NEAR_SPEAK
from tests.wizards.checks.examples_own_columns import OWN_SILENT, OWN_SPEAK
from tests.wizards.checks.examples_reasons import REASONS_SILENT, REASONS_SPEAK
from tests.wizards.checks.examples_sentences import SENTENCES_SILENT, SENTENCES_SPEAK
from tests.wizards.checks.examples_taken_over import TAKEN_SILENT, TAKEN_SPEAK
from tests.wizards.checks.examples_texts import TEXTS_SILENT, TEXTS_SPEAK
from tests.wizards.checks.examples_values import VALUES_SILENT, VALUES_SPEAK
from tests.wizards.checks.examples_weights import WEIGHTS_SILENT, WEIGHTS_SPEAK

ALL_SPEAK = [
    *BASIC_SPEAK,
    *VALUES_SPEAK,
    *FUNDS_SPEAK,
    *CHAPTERS_SPEAK,
    *SENTENCES_SPEAK,
    *JUDGING_SPEAK,
    *REASONS_SPEAK,
    *MONEY_SPEAK,
    *WEIGHTS_SPEAK,
    *TEXTS_SPEAK,
    *NAMES_SPEAK,
    *TAKEN_SPEAK,
    *COPIES_SPEAK,
    *NEAR_SPEAK,
    *MISSED_SPEAK,
    *LIMITS_SPEAK,
    *OWN_SPEAK,
]

ALL_SILENT = [
    *BASIC_SILENT,
    *VALUES_SILENT,
    *FUNDS_SILENT,
    *CHAPTERS_SILENT,
    *SENTENCES_SILENT,
    *JUDGING_SILENT,
    *REASONS_SILENT,
    *MONEY_SILENT,
    *WEIGHTS_SILENT,
    *TEXTS_SILENT,
    *NAMES_SILENT,
    *TAKEN_SILENT,
    *COPIES_SILENT,
    *NEAR_SILENT,
    *MISSED_SILENT,
    *LIMITS_SILENT,
    *OWN_SILENT,
]
