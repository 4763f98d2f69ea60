"""The sums of the bank: what a question gives is reckoned anew, and its answer says the same.

Each figure that a question gives is looked for in its stem, each that follows in the answer or
the rubric, so that neither can be changed alone.
"""

import re
from math import exp, factorial, sqrt
from pathlib import Path

from interviews.bankfile.check.prose import prose
from interviews.bankfile.read import read_bank

FOLDER = Path(__file__).parents[2] / "fixtures" / "bank"
BANK = {
    triple.code: triple
    for path in sorted(FOLDER.glob("*.yaml"))
    for triple in read_bank(path.read_text("utf-8"), path.name)
}
SURE = 1.96  # the 95 % that an answer means by "误差"


def gives(code: str, *figures: str) -> None:
    """The stem of `code` holds `figures`: what one reckons with is given, not invented."""
    missing = [figure for figure in figures if figure not in BANK[code].stem]
    assert not missing, f"the stem of {code} lacks {missing}"


def says(code: str, *phrases: str) -> None:
    text = "\n".join(text for field, text in prose(BANK[code]) if field != "stem")
    missing = [phrase for phrase in phrases if phrase not in text]
    assert not missing, f"{code} does not say {missing}"


def margin(share: float, count: int) -> float:
    return SURE * sqrt(share * (1 - share) / count)


def erlang_c(seats: int, calls: float, seconds: float, within: float) -> float:
    """The share of calls answered within `within` seconds, when `seats` sit there."""
    load = calls * seconds / 1800
    last = load**seats / factorial(seats) * seats / (seats - load)
    waits = last / (sum(load**n / factorial(n) for n in range(seats)) + last)
    return 1 - waits * exp(-(seats - load) * within / seconds)


def test_a_quarter_of_mystery_shoppers_is_weighted_back():
    base, extra = 40 * 2, 10 * 4
    weighted = sqrt(0.75**2 * 0.25 / 60 + 0.25**2 * 0.25 / 60)

    assert base + extra == 120
    assert round(margin(0.5, 120) * 100) == 9
    assert round(SURE * weighted * 100) == 10
    gives("CS-0226", "40 家", "120 次")
    says("CS-0226", "正负 9 个百分点", "正负 10 左右", "一家店只有两到六次")


def test_the_hours_of_one_person_are_the_same_in_both_questions():
    week = 34
    assert round(168 / week) == 5
    says("CS-0326", "一周 168 小时", f"实际顶 {week} 小时", "得 5 个人")

    english, japanese = (count * 12 / 60 * 7 / (week * 0.75) for count in (900, 300))
    assert round(english + japanese) == 66
    assert (round(english), round(japanese * 2) / 2) == (49, 16.5)
    assert round(1200 * 12 / 60) == 240
    gives("CS-0330", "900 件", "300 件", "12 分钟", f"{week} 小时", "75%", "14 万元", "20 万元")
    says("CS-0330", "240 小时", "25 个半小时", "要 66 人", "英语约 50，日语十六七个")
    says("CS-0330", "六十六人上下")


def test_two_sites_are_dearer_than_one():
    one, abroad, home = 66 * 14, 25 * 20, (66 - 25) * 14

    assert (one, abroad, home, abroad + home) == (924, 500, 574, 1074)
    assert abroad + home - one == 150
    says("CS-0330", "924 万", "500 万", "41 人 574 万", "合计 1074 万", "多花一百五十万")


def test_what_a_customer_is_worth():
    plain, complained = 36 / 0.02, 36 / 0.05
    later = [36 / (share + 0.01) for share in (0.02, 0.05)]
    needed = 2_000_000 / 24_000
    line = 36 / (later[1] + needed) - 0.01

    assert [round(value) for value in (plain, complained, plain - complained)] == [1800, 720, 1080]
    assert [round(value) for value in (*later, needed, later[1] + needed)] == [1200, 600, 83, 683]
    assert (round(line * 100, 2), round(36 / (complained + needed) * 100, 2)) == (4.27, 4.48)
    gives("CS-0324", "36 元", "2%", "5%", "2.4 万户", "1%", "200 万元")
    says("CS-0324", "1800 元", "720 元", "1080 元", "1200 元", "600 元", "83 元", "683 元")
    says("CS-0324", "折现约 4.27%，不折现约 4.48%")


def test_the_graded_service_lacks_four_people():
    hours = [150 * 6 * 40 / 60, 850 * 3 * 25 / 60, 2000 * 1.5 * 15 / 60]
    lacking = sum(hours) - 20 * 100

    assert [round(hour) for hour in hours] == [600, 1062, 750]
    assert (round(sum(hours)), round(lacking / 100)) == (2412, 4)
    assert 0 < 3 * 100 - (lacking - hours[2] * 0.2) < 100
    gives("CS-0229", "20 名", "100 小时", "150 家", "6 单", "40 分钟", "850 家", "3 单、25 分钟")
    gives("CS-0229", "2000 家", "1.5 单、15 分钟")
    says(
        "CS-0229",
        "A 级 600 小时",
        "B 级 1060 多",
        "C 级 750",
        "2400 出头",
        "差 400 多",
        "省 150 小时",
    )


def test_a_budget_that_grows_with_the_calls():
    moving = 6700 * 1.12
    total = moving + (8000 - 6700)
    saved = 6700 * 1.12 * 0.38 / 2

    assert [round(value, -2) for value in (moving, total, total - 6800)] == [7500, 8800, 2000]
    assert (round(saved), round(saved * 9 / 12, -1)) == (1426, 1070)
    gives("CS-0313", "12%", "8000 万元", "6800 万元", "6700 万元", "38%")
    says("CS-0313", "7500 万", "1300 万", "8800 万", "差 2000 万", "1400 多万", "一千零七十万左右")


def test_a_way_out_taken_away_earns_less_than_it_seems():
    kept = 80_000 * 0.3 * (3 + 2 + 1) * 18
    calls = 80_000 * 0.5 * 3

    assert (round(kept / 10_000), calls, calls * 8) == (259, 120_000, 960_000)
    assert round((kept - calls * 8) / 10_000) == 163
    gives("CS-0322", "8 万人", "18 元", "8 元")
    says("CS-0322", "2.4 万人", "约 259 万", "12 万通", "96 万", "一百六十来万")


def test_the_seats_of_a_morning_peak():
    load = 120 * 240 / 1800
    table = {seats: round(erlang_c(seats, 120, 240, 20) * 100) for seats in (18, 19, 20, 21)}

    assert (load, load / 0.8, round(20 / 0.75), round(20 / 0.85 + 0.49)) == (16, 20, 27, 24)
    assert table == {18: 55, 19: 71, 20: 82, 21: 89}
    assert round(erlang_c(20, 120, 264, 20) * 100) == 60
    gives("CS-0125", "120 通", "240 秒", "80%", "25%", "55%、71%、82%、89%")
    says("CS-0125", "有 16 个人", "坐 20 个", "排 27 人", "是 82%", "掉到 71%", "24 人在班")


def test_the_silent_households():
    met = 200_000 * 0.09
    told, complained = met * 0.3, 600
    silent = met - told - complained
    low, high = ((0.09 + sign * margin(0.09, 1000)) * 200_000 for sign in (-1, 1))
    lost = silent * (0.08 - 0.03)

    assert [round(value) for value in (met, told, silent, lost)] == [18000, 5400, 12000, 600]
    assert (round(low, -3), round(high, -3)) == (14_000, 22_000)
    assert (met / complained, lost * 70, met * 0.1) == (30, 42_000, 1800)
    gives("CS-0230", "20 万", "600 件", "1000 户", "9%", "三成", "8%", "3%", "70 元")
    says(
        "CS-0230",
        "1.8 万户",
        "一万四到两万二",
        "三十户",
        "5400 户",
        "1.2 万户",
        "4.2 万元",
        "1800 件",
    )


def test_the_seconds_that_can_be_saved():
    saved = 40 + 10 + 10

    assert (310 + 20 + 90, 420 - saved) == (420, 360)
    gives("CS-0120", "420 秒", "通话 310、保持 20、话后 90")
    says("CS-0120", "能省 40 秒", "省 10 秒", "再压 10 秒", "这 60 秒", "下周能到 360")


def test_the_notices_go_out_in_four_lots():
    asked = 180_000 * 0.02

    assert (asked, asked / 900, 180_000 / 4, 11 + 7) == (3600, 4, 45_000, 18)
    gives("CS-0214", "18 万会员", "11 万人", "7 万人", "2%", "900 通")
    says("CS-0214", "是 3600 通", "分四批、每批 4.5 万人")


def test_a_dearer_supplier_and_what_staying_earns():
    month = 330 * 7200

    assert [round(value / 10_000) for value in (month, month * 0.18)] == [238, 43]
    assert (round(month * 0.18 * 3 / 10_000), 330 // 2) == (128, 165)
    assert 48 < 330 * 1500 / 10_000 < 50
    gives("CS-0317", "330 人", "7200 元", "18%", "一半")
    says("CS-0317", "约 238 万", "多 43 万", "共 128 万", "165 人")
    says("CS-0317", "不到 50 万", "三个月约 128 万元")


def test_teaching_costs_less_than_the_returns_it_saves():
    returned = 900 * 0.26
    taught = round(returned * 0.4) / 2

    assert (returned, taught, taught * 600) == (234, 47, 28_200)
    assert (900 * 20 / 60, 900 * 20 / 60 / 120) == (300, 2.5)
    gives("CS-0215", "900 台", "26%", "600 元", "四成")
    says("CS-0215", "300 小时", "2.5 个人", "234 台", "47 台", "2.8 万元")


def test_what_a_machine_takes_is_short():
    seats = 300 * 0.34 * 3.5 / 6
    solved = 400_000 * 0.34

    assert (round(seats, -1), round(300 * 0.28 / 2)) == (60, 42)
    assert (round(solved), round(solved * 0.03, -2), round(solved * 0.003, -1)) == (
        136_000,
        4100,
        410,
    )
    gives("CS-0316", "300 人", "40 万通", "6 分钟", "34%", "3.5 分钟", "答错 3%", "28%")
    says("CS-0316", "60 个席位", "13.6 万通", "四千多通", "四百多人", "42 个", "半年约 42 人")


def test_a_night_without_a_room():
    moving, first_night = 320 + 60, 760

    assert (moving + first_night, moving + first_night - 800) == (1140, 340)
    gives("CS-0114", "320 元", "60 元", "760 元", "800 元")
    says("CS-0114", "共 1140 元，超我权限 340 元", "380 元")


def test_vouchers_that_should_not_have_gone_out():
    used, unused = 19 * 50, (46 - 19) * 50

    assert (used, unused, used + 7 * 20) == (950, 1350, 1090)
    gives("CS-0111", "50 元", "46 张", "19 张", "11 单")
    says("CS-0111", "共 950 元", "27 张最多再损失 1350 元", "损失 1090 元")


def test_a_late_parcel_and_a_star_who_is_moved():
    assert (369 * 0.05, 3 < 40 / 11 < 4) == (18.45, True)
    gives("CS-0012", "5%", "369 元")
    says("CS-0012", "18.45 元")
    gives("CS-0112", "12 人", "40 通")
    says("CS-0112", "11 人分，一人不到四通")


def test_first_contact_and_what_a_solved_case_costs():
    assert (round(238 / 280 * 100), round(262 / 280 * 100, 1), 280 - 238) == (85, 93.6, 42)
    assert (round(250 / 280 * 100, 1), 18 + 13 + 7 + 4) == (89.3, 42)
    gives("CS-0024", "320 通", "280 件", "238 件")
    says("CS-0024", "85%", "42 件", "93.6%", "89.3%")

    calls = [100 / share for share in (0.68, 0.76)]
    hours = [count * seconds for count, seconds in zip(calls, (335, 360), strict=True)]
    assert (380 / 0.76, round(335 / 0.68), [round(count) for count in calls]) == (
        500,
        493,
        [147, 132],
    )
    assert 0.03 < 1 - hours[1] / hours[0] < 0.04
    says("CS-0124", "380 ÷ 0.76 = 500 秒", "≈ 493 秒", "147 通", "132 通", "少三四个点")


def test_a_backlog_melts_slowly():
    standing, net, merged = 360 - 70, 8 * 12 - 70, 8 * 12 - 50

    assert (net, merged, standing) == (26, 46, 290)
    assert (11 < standing / net < 12, 4 < (360 - 110 - 50) / merged < 5) == (True, True)
    gives("CS-0129", "360 张", "8 人", "12 张", "70 张")
    says("CS-0129", "净减 26 张", "290 张，得十一天多", "净减 46 张，四五天见底")


def test_an_ear_can_hold_the_figures_of_a_technical_answer():
    technical = [triple for triple in BANK.values() if triple.category == "technical"]
    counts = {t.code: len(re.findall(r"\d[\d.,]*", t.answer)) for t in technical}

    assert {code: count for code, count in counts.items() if count > 14} == {}
