"""The words that explain: every topic has a sentence that speaks of it and one that does not."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from wizards.lexicon import Topic, explaining

SENTENCES: dict[Topic, tuple[str, str]] = {
    "spending": ("结余为中标价低于预算形成", "结余20万元"),
    "payer": ("由施工单位垫付", "资金按时到位"),
    "adjustment": ("年中追加预算40万元", "预算40万元"),
    "deduction": ("按办法扣2分", "得98分"),
    "survey": ("发放问卷300份", "群众满意度93%"),
    "cause": ("受汛期影响,工期滞后", "因此群众受益"),
    "of_money": ("支出较慢", "天气较好"),
    "other_year": ("尾款2023年再支付", "2023年完工"),
    "hollow": ("资金管理制度健全", "质保金待付"),
}


def test_every_topic_has_a_sentence() -> None:
    assert set(SENTENCES) == set(get_args(Topic))


@pytest.mark.parametrize("topic", get_args(Topic))
def test_a_topic_is_found_where_it_is_spoken_of(topic: Topic) -> None:
    speaks, silent = SENTENCES[topic]
    assert explaining(topic).search(speaks)
    assert not explaining(topic).search(silent)


@pytest.mark.parametrize("topic", get_args(Topic))
def test_no_part_is_left_as_its_name(topic: Topic) -> None:
    assert not re.search(r"\{[a-z_]+\}", explaining(topic).pattern)
