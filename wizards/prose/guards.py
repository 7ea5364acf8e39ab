"""What makes of a figure something else than the fact its words name: another year, a part, a plan, a change."""

from __future__ import annotations

import re

from wizards.lexicon import Expressions, any_of
from wizards.prose.mentions import Mention, Passage

_SAID = Expressions("prose_phrases")
_OTHER, _PLANNED = _SAID["another_thing"], _SAID["planned_figure"]
_SET = re.compile(r"年[初度](?:设定|确定|下达|批复|制定)?的?(?=[\u4e00-\u9fff]{0,12}(?:目标|计划|任务))")
_RESULT = any_of("result")
_SETS = _SAID["sets_a_target"]
_UNSAID = _SAID["unsaid"]
_OF = re.compile(r"的(?!成绩|成效|目标|要求|水平)|[以之]?[上下内外前后]|[-~—]|倍|左右|[(（][^)）]{0,8}(?:目标|计划)")
_BEHIND = 12
_ASIDE_OF_TIME = re.compile(r"[□年][底末]?[之以]?前[\u4e00-\u9fff]{0,4}\($")
"""12月底前(省级1篇): what stands in brackets behind a deadline is a part of what is due."""
_PLACES = re.compile(r"\d(?:个|座|所|处)?(?:乡镇|[镇乡村县区校]|社区|学校|标段|水厂|站点)(?![内外次])")
_THOSE = re.compile(r"的(?:有|共|约|只有|仅)+[^,。;]{0,4}\d[^,。;]{0,4}[,;]$")
_LISTS = (",", ";")
_NEEDED = re.compile(r"(?<![供反适响相对])应(?!急|用|届|对|达|不|为|在|到|保持|确保)(?=[\u4e00-\u9fff])")
_MONTHS = re.compile(
    r"(?<![\d.])(?:(?P<first>\d{1,2})月?份?[-—~至到、和])?(?P<last>\d{1,2})月(?:份|当月)?(?P<end>底|末|(?P<day>\d{1,2})[日号])?"
)
_LEAD = r"(?:其中|截至|截止|到|至)?[,:]?(?:(?:19|20)\d\d年)?"
_PERIOD_LEADS = re.compile(
    rf"{_LEAD}(?:(?P<period>[上下]半年|[前第]?[一二三四]个?季度|当月|当季|汛期)|(?P<months>{_MONTHS.pattern}))"
)
_LONGEST_LEAD = 40
_UP_TO = re.compile(r"截[至止]")
_YEAR_END = re.compile(r"(?:19|20)\d\d年(?:年?[底末]|12月(?:[底末]|31日))(?![之以]?前)")
_ANY_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)")


def is_planned(mention: Mention, name: str = "") -> bool:
    """Whether the words make it the target; those of the ``name`` of the fact itself do not (采购计划完成率)."""
    if not name:
        return _PLANNED.search(mention.clause) is not None
    return any(word not in name for word in _PLANNED.findall(mention.clause))


def is_no_single_amount(mention: Mention) -> bool:
    """Whether a figure is no amount of something: without unit, per something, from–to, or nothing at all."""
    return not mention.unit or bool(mention.per) or mention.is_range or mention.value <= 0


def is_result(passage: Passage, mention: Mention, name: str) -> bool:
    """Whether the words make it what was done, and nothing before them in the sentence sets a target."""
    if not any(word not in name for word in _RESULT.findall(mention.clause)):
        return False
    start, _ = passage.sentences[mention.sentence]
    return _SETS.search(passage.struck, start, mention.start) is None


def subject_words(mention: Mention) -> str:
    """Return the words left of a figure that can name a fact."""
    words = _SET.sub("", mention.clause) if "年" in mention.clause else mention.clause
    return _UNSAID.sub("", words)


def is_named_otherwise(passage: Passage, mention: Mention, year: int | None) -> bool:
    """Whether what stands behind a figure, or the year before it, makes it another thing than its name says."""
    if mention.is_rate and mention.clause.endswith("的"):  # 合格率的95%以上来自
        return True
    if _OF.match(passage.struck, mention.end, mention.end + _BEHIND):
        return True
    if _is_aside_of_time(passage, mention):
        return True
    return _is_of_some_places(passage, mention) or is_other_time(passage, mention, year)


def _is_aside_of_time(passage: Passage, mention: Mention) -> bool:
    start = mention.start - len(mention.clause)
    return (
        passage.struck[start - 1 : start] == "("
        and _ASIDE_OF_TIME.search(passage.struck[max(0, start - 12) : start]) is not None
    )


def _is_of_some_places(passage: Passage, mention: Mention) -> bool:
    """Whether a number of places stands before the words, as their subject or as those it is true of.

    边远6乡村庄清洁达标率89%; 合格率偏低的有12处，合格率在80%左右. What should be there (应配备) is no result either.
    """
    if "应" in mention.clause and _NEEDED.search(mention.clause):
        return True
    start = mention.start - len(mention.clause)
    if passage.struck[start - 1 : start] in _LISTS and _THOSE.search(passage.struck[max(0, start - 14) : start]):
        return True
    return _PLACES.search(passage.struck, max(0, start - 6), mention.start) is not None


def is_other(passage: Passage, mention: Mention, year: int | None) -> bool:
    """Whether any word at a figure may make it another thing: all there is to go by when nothing names it."""
    other = _OTHER.search(mention.clause) is not None and _OTHER.search(_PLANNED.sub("", mention.clause)) is not None
    return other or is_named_otherwise(passage, mention, year)


def is_running_total(mention: Mention) -> bool:
    """Whether 累计 is all that sets a figure apart: of one year it is the year's own."""
    return "累计" in mention.clause and not _OTHER.search(mention.clause.replace("累计", ""))


def named_year(passage: Passage, mention: Mention) -> int | None:
    """Return the year whose own figure this is: named right before it in its sentence, and no other in sight."""
    start, end = passage.sentences[mention.sentence]
    clause = mention.clause
    if _YEAR_END.search(passage.plain.text, start, mention.start):
        clause = clause.replace("累计", "")  # up to the end of a year it is all of that year
    elif mention.told_year != mention.year:
        return None
    if not mention.year or _OTHER.search(clause) or _is_of_the_year_itself(passage, mention):
        return None
    years = {int(found[1]) for found in _ANY_YEAR.finditer(passage.plain.text, start, min(end, start + 400))}
    return mention.year if years == {mention.year} else None


def _is_of_the_year_itself(passage: Passage, mention: Mention) -> bool:
    """Whether 全年 stands in a later clause than the year (另2020年结转320万元，全年支付2943万元)."""
    begin = mention.start - len(mention.clause)
    return "全年" in mention.clause and not _ANY_YEAR.search(passage.plain.text, begin, mention.start)


def is_other_time(passage: Passage, mention: Mention, year: int | None) -> bool:
    """Whether a figure is of another year, or of some months of a year only (6月水质合格率91.2%)."""
    return is_other_year(passage, mention, year) or _is_of_some_months(passage, mention)


def _is_of_some_months(passage: Passage, mention: Mention) -> bool:
    """Whether the words right before a figure, or the first ones of its sentence, name a part of a year."""
    known = passage.months.get(mention.start)
    if known is None:
        known = passage.months[mention.start] = _names_months(passage, mention) or _is_led_by_months(passage, mention)
    return known


def _names_months(passage: Passage, mention: Mention) -> bool:
    text, begin = passage.plain.text, mention.start - len(mention.clause)
    if "月" not in text[begin : mention.start]:
        return False
    return any(_is_part_of_year(found) for found in _MONTHS.finditer(text, begin, mention.start))


def _is_led_by_months(passage: Passage, mention: Mention) -> bool:
    if mention.sentence not in passage.leads:
        passage.leads[mention.sentence] = _lead_of_months(passage, mention.sentence)
    end = passage.leads[mention.sentence]
    return end is not None and end <= mention.start


def _lead_of_months(passage: Passage, sentence: int) -> int | None:
    """Where the words end with which a sentence names a part of a year for all that follows."""
    start, _ = passage.sentences[sentence]
    lead = _PERIOD_LEADS.match(passage.plain.text, start, start + _LONGEST_LEAD)
    return lead.end() if lead is not None and (lead["period"] is not None or _is_part_of_year(lead)) else None


def _is_part_of_year(found: re.Match[str]) -> bool:
    """Whether months are fewer than the year; the day something happened on is none, unless all is counted up to it."""
    lead = found.string[max(0, found.start() - 8) : found.start("last")]
    if int(found["last"]) == 12 and (found["end"] or int(found["first"] or 0) == 1 or _UP_TO.search(lead)):
        return False
    return found["day"] is None or bool(_UP_TO.search(lead))


def is_other_year(passage: Passage, mention: Mention, year: int | None) -> bool:
    """Whether the text speaks of another year than the assessed one where the figure stands."""
    if mention.year is not None and mention.year != year:
        return True
    return mention.told_year is not None and mention.told_year != year
