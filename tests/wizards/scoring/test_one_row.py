"""One-row sessions with scores worked out by hand: one line each, and each recomputed from its explanation."""

from __future__ import annotations

import pytest

from tests.wizards.scoring.builders import a_policy, number, score_row

TABLE = """
# target | actual | unit | direction | weight | reverse | score | met | completion
# met, missed: higher is better, a bare number counts as ≥
48 | 48 | | | 10 | | 10 | yes | 100.00
48 | 46 | | | 10 | | 9.58 | no | 95.83
85500 | 86193 | 人 | | 10 | | 10 | yes | 100.81
66000人 | 70229人 | | | 10 | | 10 | yes | 106.41
≥95% | 97% | | | 10 | | 10 | yes | 102.11
≥95% | 95% | | | 10 | | 10 | yes | 100.00
≥95% | 94.99% | | | 10 | | 10 | no | 99.99
≥95% | 90% | | | 10 | | 9.47 | no | 94.74
95%以上 | 97% | | | 10 | | 10 | yes | 102.11
不低于95% | 76% | | | 10 | | 8 | no | 80.00
>90% | 95% | | | 10 | | 10 | yes | 105.56
>90% | 90% | | | 10 | | 10 | no | 100.00
至少12次 | 9次 | | | 5 | | 3.75 | no | 75.00
不少于3次 | 3次 | | | 5 | | 5 | yes | 100.00
三百人 | 150人 | | | 10 | | 5 | no | 50.00
100 | 33 | | | 10 | | 3.3 | no | 33.00
3 | 1 | | | 10 | | 3.33 | no | 33.33
3 | 2 | | | 10 | | 6.67 | no | 66.67
48 | 0 | | | 10 | | 0 | no | 0.00
48 | -3 | | | 10 | | 0 | no | -6.25
12台 | 11台 | | | 10 | | 9.17 | no | 91.67
1.5 | 1.2 | | | 10 | | 8 | no | 80.00
# half up, once
8 | 1 | | | 1 | | 0.13 | no | 12.50
8 | 1 | | | 0.2 | | 0.03 | no | 12.50
200 | 199 | | | 1 | | 1 | no | 99.50
1000 | 999 | | | 5 | | 5 | no | 99.90
400 | 1 | | | 2 | | 0.01 | no | 0.25
400 | 1 | | | 1 | | 0 | no | 0.25
# over-fulfilled: never more than the weight
100 | 120 | | | 10 | | 10 | yes | 120.00
100 | 130 | | | 10 | | 10 | yes | 130.00
100 | 1000 | | | 10 | | 10 | yes | 1000.00
1,000 | 2,500 | | | 10 | | 10 | yes | 250.00
≥1% | 99% | | | 10 | | 10 | yes | 9900.00
# equal to more than 0 counts as ≥
=100% | 100% | | | 10 | | 10 | yes | 100.00
=100% | 98% | | | 10 | | 9.8 | no | 98.00
=100% | 120% | | | 10 | | 10 | yes | 120.00
100 | 100 | | equal | 10 | | 10 | yes | 100.00
100 | 120 | | equal | 10 | ratio | 8.33 | no | 83.33
100 | 120 | | equal | 10 | linear | 8 | no | 80.00
100 | 80 | | equal | 10 | | 8 | no | 80.00
# a target of 0
=0 | 0 | | | 10 | | 10 | yes |
0 | 0 | 人 | | 10 | | 10 | yes |
0人 | 0人 | | | 10 | | 10 | yes |
0人 | 1人 | | | 10 | | 0 | no |
=0 | 3 | | | 10 | | 0 | no |
=0 | -1 | | | 10 | | 0 | no |
0次 | 0.5次 | | equal | 10 | | 0 | no |
≤0 | 0 | | | 10 | | 10 | yes |
≤0 | 2 | | | 10 | ratio | 0 | no |
≤0 | 2 | | | 10 | linear | 0 | no |
≥0 | 0 | | | 10 | | 10 | yes |
0 | 5 | | higher | 10 | | 10 | yes |
0 | 0 | | lower | 10 | | 10 | yes |
0 | 1 | | lower | 10 | | 0 | no |
# below 0
≥-5% | -3% | | | 10 | | 10 | yes |
≥-5% | -6% | | | 10 | | 0 | no |
≤-5% | -6% | | | 10 | | 10 | yes |
≤-5% | -4% | | | 10 | | 0 | no |
-5 | -5 | | equal | 10 | | 10 | yes |
-5 | -4 | | equal | 10 | | 0 | no |
# lower is better, under both formulas
≤100 | 90 | | | 10 | | 10 | yes | 100.00
≤100 | 100 | | | 10 | | 10 | yes | 100.00
≤100 | 125 | | | 10 | ratio | 8 | no | 80.00
≤100 | 125 | | | 10 | linear | 7.5 | no | 75.00
≤100 | 150 | | | 10 | ratio | 6.67 | no | 66.67
≤100 | 150 | | | 10 | linear | 5 | no | 50.00
≤100 | 199 | | | 10 | ratio | 5.03 | no | 50.25
≤100 | 199 | | | 10 | linear | 0.1 | no | 1.00
≤100 | 200 | | | 10 | ratio | 5 | no | 50.00
≤100 | 200 | | | 10 | linear | 0 | no | 0.00
≤100 | 250 | | | 10 | ratio | 4 | no | 40.00
≤100 | 250 | | | 10 | linear | 0 | no | 0.00
<0.1% | 0% | | | 10 | | 10 | yes | 100.00
<0.1% | 0.1% | | | 10 | ratio | 10 | no | 100.00
<0.1% | 0.1% | | | 10 | linear | 10 | no | 100.00
<0.1% | 0.2% | | | 10 | ratio | 5 | no | 50.00
<0.1% | 0.2% | | | 10 | linear | 0 | no | 0.00
≤334人次 | 334人次 | | | 10 | | 10 | yes | 100.00
≤334人次 | 362人次 | | | 10 | ratio | 9.23 | no | 92.27
≤334人次 | 362人次 | | | 10 | linear | 9.16 | no | 91.62
不超过1060万元 | 1012.41万元 | | | 10 | | 10 | yes | 100.00
≤1060万元 | 1166万元 | | | 10 | ratio | 9.09 | no | 90.91
≤1060万元 | 1166万元 | | | 10 | linear | 9 | no | 90.00
80以下 | 100 | | | 8 | ratio | 6.4 | no | 80.00
80以下 | 100 | | | 8 | linear | 6 | no | 75.00
≤5% | -2% | | | 10 | | 10 | yes | 100.00
# the direction of the row overrides the sign
100 | 125 | | lower | 10 | ratio | 8 | no | 80.00
100 | 125 | | lower | 10 | linear | 7.5 | no | 75.00
≥100 | 90 | | lower | 10 | | 10 | yes | 100.00
≤100 | 90 | | higher | 10 | | 9 | no | 90.00
≤100 | 110 | | higher | 10 | | 10 | yes | 110.00
<100 | 100 | | lower | 10 | | 10 | no | 100.00
>100 | 100 | | higher | 10 | | 10 | no | 100.00
75%左右 | 60% | | higher | 10 | | 8 | no | 80.00
75%左右 | 75% | | lower | 10 | | 10 | yes | 100.00
# ranges: both bounds belong to them
90%-110% | 90% | | | 10 | | 10 | yes |
90%-110% | 110% | | | 10 | | 10 | yes |
90%-110% | 89.99% | | | 10 | | 0 | no |
90%~110% | 110.01% | | | 10 | | 0 | no |
≥90%或≤110% | 90.29% | | | 10 | | 10 | yes |
≥90%且≤110% | 120% | | | 10 | | 0 | no |
3-5年 | 4年 | | | 10 | | 10 | yes |
3-5年 | 6年 | | | 10 | | 0 | no |
90-110 | 100% | % | | 10 | | 10 | yes |
90%-110% | 100人 | | | 10 | | | unknown |
# deadlines
30日内 | 25日 | | | 10 | | 10 | yes |
30日内 | 30天 | | | 10 | | 10 | yes |
30日内 | 31日 | | | 10 | | 0 | no |
5日内 | 3 | | | 10 | | 10 | yes |
5日内 | 6 | 日 | | 10 | | 0 | no |
30日内 | 按时完成 | | | 10 | | | unknown |
30日内 | 2个月 | | | 10 | | | unknown |
2022年12月底前 | 已完成 | | | 10 | | | unknown |
15个工作日内 | 12日 | | | 10 | | 10 | yes |
15个工作日内 | 16日 | | | 10 | | | unknown |
15日内 | 16个工作日 | | | 10 | | 0 | no |
15日内 | 12个工作日 | | | 10 | | | unknown |
≤48小时 | 2天 | | | 10 | | 10 | yes | 100.00
≥3公里 | 1500米 | | | 10 | | 5 | no | 50.00
# a date against a date; years that are not written are those of the assessed one
2022年12月31日前 | 2022年11月20日 | | | 10 | | 10 | yes |
2022年12月31日前 | 2022年12月31日 | | | 10 | | 10 | yes |
2022年12月31日前 | 2023年1月2日 | | | 10 | | 0 | no |
2022年12月31日 | 2023年3月31日 | | | 10 | | 0 | no |
12月底前 | 11月 | | | 10 | | 10 | yes |
12月底前 | 12月 | | | 10 | | 10 | yes |
9月前 | 7月 | | | 10 | | 10 | yes |
9月前 | 9月 | | | 10 | | | unknown |
9月前 | 10月8日 | | | 10 | | 0 | no |
2022年12月前 | 2022年10月 | | | 10 | | 10 | yes |
年底前 | 12月20日 | | | 10 | | 10 | yes |
年度内 | 2023年2月 | | | 10 | | | unknown |
第三季度末前 | 9月30日 | | | 10 | | 10 | yes |
上半年 | 7月 | | | 10 | | 0 | no |
每月10日前 | 每月8日 | | | 10 | | 10 | yes |
每月10日前 | 12日 | | | 10 | | 0 | no |
每季度结束后5日内 | 3日 | | | 10 | | 10 | yes |
11月底完成100% | 100% | | | 10 | | 10 | yes | 100.00
11月底完成100% | 80% | | | 10 | | 8 | no | 80.00
11月底完成100% | 11月 | | | 10 | | 10 | yes |
2022.12 | 2022.11 | | | 10 | | 10 | yes |
12月底前 | 12月底前 | | | 10 | | | unknown |
12月底前 | 预计12月完成 | | | 10 | | | unknown |
2022年1月至12月 | 2022年1月-11月 | | | 10 | | 10 | yes |
# a change against a change
较上年增长10% | 增长12% | | | 10 | | 10 | yes | 120.00
较上年增长10% | 8% | | | 10 | | 8 | no | 80.00
较上年增长10% | 下降2% | | | 10 | | 0 | no | -20.00
同比下降5% | 下降6% | | | 10 | | 10 | yes | 120.00
同比下降5% | 增长1% | | | 10 | | 0 | no | -20.00
增幅不超过5% | 增长4% | | | 10 | | 10 | yes |
较上年增长10% | 有所增长 | | | 10 | | | unknown |
# a bare number takes the unit of its partner, unless that is absurd and the number alone fits
≥8万亩 | 8 | | | 10 | | 10 | yes | 100.00
≥8万亩 | 6 | | | 10 | | 7.5 | no | 75.00
≤90万元 | 90 | | | 10 | | 10 | yes | 100.00
≥5.29亿元 | 5.3 | | | 10 | | 10 | yes | 100.19
≥8万亩 | 80000 | | | 10 | | | unknown |
≥95% | 0.97 | | | 10 | | | unknown |
100% | 1 | | | 10 | | | unknown |
≤0.9‰ | 0.008% | | | 10 | | 10 | yes | 100.00
# as published tables write it
2022年6-12月 | 2022年6-12月 | | | 10 | | 10 | yes |
2022.1-2022.12 | 2022.1-2022.12 | | | 10 | | 10 | yes |
≥3次/年 | 3次 | | | 10 | | 10 | yes | 100.00
1批次 | 1批 | | | 10 | | 10 | yes | 100.00
50台（套） | 40台 | | | 10 | | 8 | no | 80.00
≥2篇 | 2篇（省级1篇） | | | 10 | | 10 | yes | 100.00
≥500户 | 400户（其中脱贫户12户） | | | 10 | | 8 | no | 80.00
≥5% | 增长5.2% | | | 10 | | 10 | yes | 104.00
≥5% | 下降1% | | | 10 | | | unknown |
每月1次 | 12次 | | | 10 | | 10 | yes | 100.00
≤300元/平方米 | 280元 | | | 10 | | | unknown |
20221231 | 20221220 | | | 10 | | 10 | yes |
次月10日前 | 次月8日 | | | 10 | | 10 | yes |
95%以上（含95%） | 95% | | | 10 | | 10 | yes | 100.00
≤8mg/L | 6.5mg/L | | | 10 | | 10 | yes | 100.00
≤35微克/立方米 | 33μg/m³ | | | 10 | | 10 | yes | 100.00
≤18/10万 | 6.5/10万 | | | 10 | | 10 | yes | 100.00
46处 | 46个 | | | 10 | | 10 | yes | 100.00
5公顷 | 80亩 | | | 10 | | 10 | yes | 106.67
1个月内 | 20天 | | | 10 | | 10 | yes |
30天内 | 1个月 | | | 10 | | | unknown |
人均1.2万元 | 1.2万元 | | | 10 | | 10 | yes | 100.00
200元/月/人 | 200元/人/月 | | | 10 | | 10 | yes | 100.00
# how often: a bare count is of each month or of the year, and nobody knows which
每月1次 | 10次 | | | 10 | | | unknown |
每季度1次 | 全年3次 | | | 10 | | 7.5 | no | 75.00
4次/年 | 每季度1次 | | | 10 | | 10 | yes | 100.00
1次/月 | 12次 | | | 10 | | 10 | yes | 100.00
每校1次 | 46次 | | | 10 | | | unknown |
每校1次 | 每校1次 | | | 10 | | 10 | yes | 100.00
# nothing at all where little is good
0起 | 无 | | | 10 | | 10 | yes |
≤5起 | 未发生 | | | 10 | | 10 | yes | 100.00
≥5场 | 无 | | | 10 | | | unknown |
# about: no tolerance is given
75%左右 | 75% | | | 10 | | | unknown | 100.00
约75% | 60% | | | 10 | | | unknown | 80.00
# not decidable
≥95% | ≥95% | | | 10 | | | unknown |
≥95% | 98%以上 | | | 10 | | | unknown |
95% | 约95% | | | 10 | | | unknown |
95% | 100%-110% | | | 10 | | | unknown |
95% | 完成 | | | 10 | | | unknown |
48 | | | | 10 | | | unknown |
 | 100% | | | 10 | | | unknown |
 | | | | 10 | | | unknown |
逐年递减 | 0人 | | | 10 | | | unknown |
有效改善 | 有效改善 | | | 10 | | | unknown |
# units
48万人 | 46万人 | | | 10 | | 9.58 | no | 95.83
48万人 | 460000人 | | | 10 | | 9.58 | no | 95.83
48万人 | 46万人次 | | | 10 | | | unknown |
100% | 98人 | | | 10 | | | unknown |
48万人 | 46 | | | 10 | | 9.58 | no | 95.83
48 | 46万人 | | | 10 | | 9.58 | no | 95.83
48 | 46万人 | 万人 | | 10 | | 9.58 | no | 95.83
48万人 | 46 | 万人 | | 10 | | 9.58 | no | 95.83
48万人 | 461025 | 人 | | 10 | | 9.6 | no | 96.05
48万 | 46万 | | | 10 | | 9.58 | no | 95.83
95 | 97% | % | | 10 | | 10 | yes | 102.11
95% | 97 | | | 10 | | 10 | yes | 102.11
95 | 97% | 人 | | 10 | | | unknown |
5‰ | 0.6% | | lower | 10 | ratio | 8.33 | no | 83.33
1亿元 | 9000万元 | | | 10 | | 9 | no | 90.00
100元/人·年 | 95元/人·年 | | | 10 | | 9.5 | no | 95.00
# not applicable
不适用 | | | | 10 | | | unknown |
48 | 不适用 | | | 10 | | | unknown |
48 | 不 适 用 | | | 10 | | | unknown |
# full width, thousands marks, phrases
４８ | ４６ | | | 10 | | 9.58 | no | 95.83
≥９５％ | ９０％ | | | 10 | | 9.47 | no | 94.74
≧95％ | １００％ | | | 10 | | 10 | yes | 105.26
＜０.１％ | ０％ | | | 10 | | 10 | yes | 100.00
8，676人 | 4338人 | | | １０ | | 5 | no | 50.00
100% | 已完成100% | | | 10 | | 10 | yes | 100.00
# weights
48 | 46 | | | | | | no | 95.83
48 | 46 | | | 若干 | | | no | 95.83
48 | 46 | | | 10% | | | no | 95.83
48 | 46 | | | -5 | | | no | 95.83
48 | 46 | | | 10分 | | 9.58 | no | 95.83
48 | 46 | | | 0 | | 0 | no | 95.83
48 | 48 | | | 3.333 | | 3.333 | yes | 100.00
48 | 46 | | | 3.333 | | 3.194 | no | 95.83
48 | 46 | | | 12.5 | | 11.98 | no | 95.83
# an aside behind a time is said of a part
12月底前（省级1篇） | 12月20日（省级2篇） | | | 10 | | 10 | yes |
12月底前（省级1篇） | 12月20日 | | | 10 | | 10 | yes |
2022年11月底前（省级2篇） | 2022年12月20日（省级2篇） | | | 10 | | 0 | no |
12月底前（省级1篇） | 1篇 | | | 10 | | | unknown |
12月底前（共3篇） | 3篇 | | | 10 | | 10 | yes | 100.00
"""

ROWS = [
    tuple(cell.strip() for cell in line.split("|")) for line in TABLE.strip().splitlines() if not line.startswith("#")
]


def test_the_table_is_long_enough() -> None:
    assert len(set(ROWS)) == len(ROWS) >= 120
    assert {len(row) for row in ROWS} == {9}


@pytest.mark.parametrize("row", ROWS, ids=["_".join(filter(None, row[:6])) for row in ROWS])
def test_one_row(row: tuple[str, ...]) -> None:
    target, actual, unit, direction, weight, reverse, expected, met, completion = row
    typed = {"target": target, "actual": actual, "unit": unit, "direction": direction or None, "weight": weight}
    indicator = {key: value for key, value in typed.items() if value}
    scored = score_row(indicator, policy=a_policy(reverse=reverse or "ratio"))
    assert scored.computed == number(expected)
    assert scored.met == met
    assert scored.completion_rate == number(completion)
    assert scored.excluded == ("适" in target + actual)
    if scored.computed is not None:
        assert str(scored.computed) == expected, "written without needless zeros"
    if completion:
        assert str(scored.completion_rate) == completion, "written with the places of the form"
