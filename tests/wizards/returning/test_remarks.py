"""What a reviewer left in the returned report: at the value it speaks of, or said to have no place; never elsewhere."""

from __future__ import annotations

from copy import deepcopy
from difflib import SequenceMatcher
from typing import Any

import pytest

from tests.tiers import some_always
from tests.wizards.intake.documents import docx, p
from tests.wizards.returning.returned import Returned
from wizards.compose import compose
from wizards.evaluation import evaluate
from wizards.intake import Unreadable
from wizards.intake.word import WordDocument, read_word
from wizards.returning.noted import places_of
from wizards.returning.paper import Paper
from wizards.returning.place_matching import PlaceMatcher
from wizards.returning.remarks import MOST, read_remarks, unknown, with_remarks
from wizards.returning.spot import Spot

SAMPLES = ["mof-2020", "mof-2020-half", "dachuan-2018-printed", "linxiang-2021", "chenggong-2019", "fund-2019"]
ROWS = "performance.indicators"


def paper_of(returned: Returned, document: Any) -> Paper:
    form, policy = returned.opened.in_force.form, returned.opened.in_force.policy
    made = evaluate(form, policy, document)
    return Paper(compose(form, made.assessment, made.sheet), form, document)


def spots(document: WordDocument) -> list[Spot]:
    return [spot for spot in places_of(document) if spot.text or spot.in_table]


def changed_since(document: Any) -> tuple[dict[str, Any], str]:
    """The session as it went on: a row gone, a row more, values and texts changed; and the row that is gone."""
    later = deepcopy(dict(document))
    rows = later["performance"]["indicators"]
    gone = rows.pop(2)
    more = {"id": "zzzzzzzz", "level1": rows[0].get("level1"), "name": "新加的一项", "target": "3个", "actual": "3个"}
    rows.insert(1, more)
    for row in rows[::3]:
        row["actual"] = "77%"
    for slot, text in list(later["texts"].items())[:4]:
        later["texts"][slot] = f"{text[:20]}（改过）{text[20:]}"
    return later, f"{ROWS}.{gone.get('catalogue') or gone['id']}"


@pytest.mark.parametrize("sample", some_always(SAMPLES, 3))
@pytest.mark.parametrize("later", [False, True], ids=["same", "later"])
def test_every_place_of_the_report_is_found_again_and_none_is_mistaken(sample: str, later: bool) -> None:
    returned = Returned(sample)
    document = returned.opened.document
    if later and len(document.get("performance", {}).get("indicators", ())) < 4:
        pytest.skip("这张表没有可以删去的指标行")
    ours, now, gone = paper_of(returned, document), document, "nothing"
    if later:
        now, gone = changed_since(document)
    here = paper_of(returned, now)
    matcher = PlaceMatcher(here.places)
    seen = spots(read_word(returned.data()))
    truth = [place for place in ours.places if place.spot.text or place.spot.in_table]
    blocks = SequenceMatcher(None, [one.text for one in seen], [one.spot.text for one in truth], autojunk=False)
    found = asked = 0
    for first, second, length in blocks.get_matching_blocks():
        for spot, place in zip(seen[first : first + length], truth[second : second + length], strict=True):
            want = ours.path_in(place, "")
            got = {here.path_in(one, "") for one in matcher.find(spot)} - {""}
            assert len(got) > 1 or got <= {want}, spot
            if want and not want.startswith(gone):
                asked += 1
                found += got == {want}
    assert asked > 20 and found >= 0.98 * asked


@pytest.mark.parametrize(
    ("words", "nth", "path"),
    [
        ("90%", 2, f"{ROWS}.quality.actual"),
        ("农村供水工程维修养护", 0, "profile.title"),
        ("年度资金总额", 0, "funds.lines.total"),
        ("项目概况", 0, "texts.overview"),
        ("自评结论", 0, "texts.conclusion"),
        ("项目支出绩效自评表", 0, ""),
        ("2023年度", 0, "profile.fiscal_year"),
        ("98.00%", 0, "funds.lines.total.executed"),
    ],
)
def test_a_comment_is_put_where_it_hangs(words: str, nth: int, path: str) -> None:
    (remark,) = Returned().comment(words, "请核对\n再报", nth=nth).read()
    assert (remark["path"], remark["quote"]) == (path, words)
    assert (remark["by"], remark["date"], remark["text"]) == ("李某", "2024-04-02", "请核对\n再报")


def test_a_tracked_change_is_one_remark_with_both_sides() -> None:
    (remark,) = Returned().change("129.85", "129.58").read()
    assert remark["path"] == "funds.lines.total.executed"
    assert remark["quote"] == "129.85" and "129.58" in remark["text"]


def test_words_taken_out_are_a_remark() -> None:
    (remark,) = Returned().change("36小时", "").read()
    assert (remark["path"], remark["text"]) == (f"{ROWS}.timeliness.actual", "删去“36小时”")


def test_a_row_taken_out_is_the_remark_of_its_row() -> None:
    returned = Returned()
    at = returned.body.index("故障修复时间")
    row = returned.body.rindex("<w:tr>", 0, at)
    mark = '<w:del w:id="901" w:author="李某" w:date="2024-04-02T09:30:00Z"/>'
    properties = returned.body.index("<w:trPr>", row) + len("<w:trPr>")
    returned.body = returned.body[:properties] + mark + returned.body[properties:]
    (remark,) = returned.read()
    assert remark["path"] == f"{ROWS}.timeliness" and remark["text"].startswith("删去这一行")


def test_a_comment_that_hangs_nowhere_is_kept_without_a_place() -> None:
    returned = Returned().comment("90%", "请核对")
    returned.body = returned.body.replace("commentRangeStart", "bookmarkStart").replace("commentReference", "bookmark")
    returned.body = returned.body.replace("commentRangeEnd", "bookmarkEnd")
    (remark,) = returned.read()
    assert (remark["path"], remark["text"]) == ("", "请核对")


def test_a_settled_comment_is_done() -> None:
    returned = Returned().comment("36小时", "请核对")
    w14, w15 = (f"http://schemas.microsoft.com/office/word/20{year}/wordml" for year in ("10", "12"))
    named = f'<w:p xmlns:w14="{w14}" w14:paraId="1A">'
    returned.comments[0] = returned.comments[0].replace("<w:p>", named, 1)
    settled = f'<w15:commentsEx xmlns:w15="{w15}"><w15:commentEx w15:paraId="1A" w15:done="1"/></w15:commentsEx>'
    returned.parts["word/commentsExtended.xml"] = settled.encode()
    rels = returned.parts["word/_rels/document.xml.rels"].decode()
    one = '<Relationship Id="rIdE" Type="x" Target="commentsExtended.xml"/></Relationships>'
    returned.parts["word/_rels/document.xml.rels"] = rels.replace("</Relationships>", one).encode()
    (remark,) = returned.read()
    assert remark["done"] is True


def test_reading_twice_adds_nothing_and_a_second_round_only_what_is_new() -> None:
    first = Returned().comment("36小时", "请核对")
    document = dict(first.opened.document)
    kept = with_remarks(document, unknown(first.read(), document))
    assert unknown(first.read(kept), kept) == []
    second = first.comment("129.85", "和决算不同")
    assert [one["text"] for one in unknown(second.read(kept), kept)] == ["和决算不同"]
    assert {key: value for key, value in kept.items() if key != "remarks"} == document


def test_two_equal_remarks_are_two() -> None:
    returned = Returned().comment("36小时", "请核对").comment("36小时", "请核对", nth=0)
    assert len(unknown(returned.read(), returned.opened.document)) == 2


def test_a_file_of_others_has_remarks_without_a_place() -> None:
    returned = Returned().comment("36小时", "请核对")
    returned.body = returned.body[: returned.body.index("<w:body>")] + (
        '<w:body><w:p><w:commentRangeStart w:id="0"/><w:r><w:t>别的文件</w:t></w:r><w:commentRangeEnd w:id="0"/></w:p>'
        "<w:sectPr/></w:body></w:document>"
    )
    (remark,) = returned.read()
    assert (remark["path"], remark["quote"]) == ("", "别的文件")


def test_more_remarks_than_a_session_can_hold_are_refused() -> None:
    returned = Returned().comment("36小时", "请核对")
    returned.comments *= MOST + 1
    with pytest.raises(Unreadable, match="超过"):
        returned.read()


def test_a_file_without_remarks_has_none() -> None:
    opened = Returned().opened
    assert read_remarks(docx(p("空")), "a.docx", opened.document, opened.in_force.form, None) == []
