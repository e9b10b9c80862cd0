"""What the grammar reads in English: one line a case, ``text = kind value approx (noun)``."""

from __future__ import annotations

import datetime

import pytest
from expressions_notation import found, line

from compliance_kit.text.expressions import find_expressions

NUMBERS = [
    ("one hundred and twenty-three thousand", "= number 123000"),
    ("two hundred five", "= number 205"),
    ("forty-two", "= number 42"),
    ("one million two hundred thousand", "= number 1200000"),
    ("three trillion", "= number 3000000000000"),
    ("two thousand and nineteen", "= number 2019"),
    ("1,234,567.89", "= number 1234567.89"),
    ("-4.5", "= number -4.5"),
    ("minus two", "= number -2"),
    ("negative 12.5", "= number -12.5"),
    ("two point five", "= number 2.5"),
    ("point five", "= number 0.5"),
    (".08", "= number 0.08"),
    ("12k", "= number 12000"),
    ("1.5 million", "= number 1500000"),
    ("3.2bn", "= number 3200000000"),
    ("322 hundred", "= number 32200"),
    ("a hundred", "= number 100"),
    ("half a million", "= number 500000"),
    ("a dozen", "= number 12"),
    ("two dozen", "= number 24"),
    ("half a dozen", "= number 6"),
    ("3 dozens", "= number 36"),
    ("dozens", "= number 12 over"),
    ("hundreds of thousands", "= number 100000 over"),
    ("tens of millions", "= number 10000000 over"),
    ("several hundred", "= number 100 over"),
    ("a few thousand", "= number 1000 over"),
    ("three and a half", "= number 3.5"),
    ("1 1/2", "= number 1.5"),
    ("2½", "= number 2.5"),
    ("1e10", "= number 10000000000"),
    ("about 300", "= number 300 about"),
    ("some 300", "= number 300 about"),
    ("300+", "= number 300 over"),
    ("300 or so", "= number 300 about"),
    ("two or three", "= range:number 2..3 about"),
    ("5 to 10", "= range:number 5..10"),
    ("10,000-15,000", "= range:number 10000..15000"),
    ("between 5 and 10", "= range:number 5..10"),
    ("nearly two million", "= number 2000000 under"),
]

ORDINALS = [
    ("the third time", "third = ordinal 3"),
    ("twenty-first", "= ordinal 21"),
    ("his 3rd visit", "3rd = ordinal 3"),
    ("the one hundred and first", "one hundred and first = ordinal 101"),
    ("a second time", "second = ordinal 2"),
    ("No. 1", "= ordinal 1"),
    ("the second day", "second = ordinal 2"),
]

PERCENT = [
    ("9.2%", "= percent 9.2"),
    ("9.2 percentage points", "= percentage-point 9.2"),
    ("fifty percent", "= percent 50"),
    ("200 per cent", "= percent 200"),
    ("2.5 per cent", "= percent 2.5"),
    ("-3.2%", "= percent -3.2"),
    ("between 5 and 10 percent", "= range:percent 5..10"),
    ("5-10 percent", "= range:percent 5..10"),
    ("5% to 10%", "= range:percent 5..10"),
    ("five to ten percent", "= range:percent 5..10"),
    ("more than 90 percent", "= percent 90 over"),
    ("at least 3%", "= percent 3 over"),
    ("up to 15 percent", "= percent 15 up to"),
    ("one percent", "= percent 1"),
    ("two thirds", "= fraction 2/3"),
    ("two-thirds", "= fraction 2/3"),
    ("three fifths", "= fraction 0.6"),
    ("three quarters", "= fraction 0.75"),
    ("one-third", "= fraction 1/3"),
    ("2 hundredths", "= fraction 0.02"),
    ("1/3", "= fraction 1/3"),
    ("nearly half of them", "nearly half = fraction 0.5 under"),
    ("threefold", "= multiple 3"),
    ("five-fold", "= multiple 5"),
    ("3 times more", "3 times = multiple 3"),
    ("25 basis points", "= measure 25 basis-point"),
]

MONEY = [
    ("530.6 billion yuan", "= money 530600000000 CNY"),
    ("$75.3 million", "= money 75300000 USD"),
    ("$ 75.3 million", "= money 75300000 USD"),
    ("$1.2bn", "= money 1200000000 USD"),
    ("£10m", "= money 10000000 GBP"),
    ("€5 million", "= money 5000000 EUR"),
    ("US$5", "= money 5 USD"),
    ("HK$200,000", "= money 200000 HKD"),
    ("RMB 5 million", "= money 5000000 CNY"),
    ("RMB500", "= money 500 CNY"),
    ("5 million RMB", "= money 5000000 CNY"),
    ("CNY 100", "= money 100 CNY"),
    ("100 USD", "= money 100 USD"),
    ("100 dollars and 50 cents", "= money 100.5 USD"),
    ("50 cents", "= money 0.5 USD"),
    ("150 rupees", "= money 150 INR"),
    ("sixteen dollars", "= money 16 USD"),
    ("half a million dollars", "= money 500000 USD"),
    ("1.3 million U.S. dollars", "= money 1300000 USD"),
    ("two hundred Hong Kong dollars", "= money 200 HKD"),
    ("30 pounds", "= money 30 GBP"),
    ("10,000 yen", "= money 10000 JPY"),
    ("20 euros", "= money 20 EUR"),
    ("300 Swiss francs", "= money 300 CHF"),
    ("5,000 rubles", "= money 5000 RUB"),
    ("$10-15 million", "= range:money 10000000 USD..15000000 USD"),
    ("$10 million to $15 million", "= range:money 10000000 USD..15000000 USD"),
    ("10 to 15 yuan", "= range:money 10 CNY..15 CNY"),
    ("5 to 10 billion yuan", "= range:money 5000000000 CNY..10000000000 CNY"),
    ("between $5 and $10", "= range:money 5 USD..10 USD"),
    ("more than 10 million yuan", "= money 10000000 CNY over"),
    ("around $300", "= money 300 USD about"),
    ("a 5-million-yuan project", "5-million-yuan = money 5000000 CNY"),
    ("500,000 Thai baht", "= money 500000 THB"),
    ("less than £5", "= money 5 GBP under"),
    ("hundreds of millions of dollars", "= money 100000000 USD over"),
]

MEASURES = [
    ("30 km", "= measure 30 kilometer"),
    ("5km", "= measure 5 kilometer"),
    ("a 5-kilometer road", "5-kilometer = measure 5 kilometer"),
    ("5 square kilometers", "= measure 5 square-kilometer"),
    ("200 sq m", "= measure 200 square-meter"),
    ("3,000 hectares", "= measure 3000 hectare"),
    ("2 million tonnes", "= measure 2000000 tonne"),
    ("10 kg", "= measure 10 kilogram"),
    ("20 degrees Celsius", "= measure 20 celsius"),
    ("-5 °C", "= measure -5 celsius"),
    ("350 km/h", "= measure 350 kilometer-per-hour"),
    ("60 miles per hour", "= measure 60 mile-per-hour"),
    ("half a kilometer", "= measure 0.5 kilometer"),
    ("3 to 5 kg", "= range:measure 3 kilogram..5 kilogram"),
    ("500 million kilowatt-hours", "= measure 500000000 kilowatt-hour"),
    ("a 5-year-old boy", "5-year-old = age 5"),
    ("35 years old", "= age 35"),
    ("aged 35", "35 = age 35"),
    ("18 to 25 years old", "= range:age 18..25"),
]

DURATIONS = [
    ("3 days", "= duration 3 day"),
    ("two weeks", "= duration 2 week"),
    ("half a year", "= duration 0.5 year"),
    ("half an hour", "= duration 0.5 hour"),
    ("two and a half years", "= duration 2.5 year"),
    ("one and a half hours", "= duration 1.5 hour"),
    ("a two-year plan", "two-year = duration 2 year"),
    ("3 to 5 days", "= range:duration 3 day..5 day"),
    ("nearly 24 hours", "= duration 24 hour under"),
    ("the past 70 years", "70 years = duration 70 year"),
    ("10 minutes", "= duration 10 minute"),
    ("15 seconds", "= duration 15 second"),
    ("six months", "= duration 6 month"),
]

DATES = [
    ("Jan. 31, 2026", "= date 2026-01-31"),
    ("January 31 2026", "= date 2026-01-31"),
    ("31 January 2026", "= date 2026-01-31"),
    ("May 1", "= date month=5 day=1"),
    ("1 May", "= date month=5 day=1"),
    ("the 25th of May", "25th of May = date month=5 day=25"),
    ("on the 25th", "25th = date day=25"),
    ("September 2019", "= date year=2019 month=9"),
    ("in May", "May = date month=5"),
    ("since March", "March = date month=3"),
    ("last December", "December = date month=12"),
    ("in 2014", "2014 = date year=2014"),
    ("the 2014 election", "2014 = date year=2014"),
    ("2026-01-31", "= date 2026-01-31"),
    ("1/31/2026", "= date 2026-01-31"),
    ("31/1/2026", "= date 2026-01-31"),
    ("Monday", "= date weekday=1"),
    ("Monday, Sept. 26, 2019", "= date year=2019 month=9 day=26 weekday=1"),
    ("the 1990s", "1990s = date decade=1990"),
    ("the early 1990s", "early 1990s = date part=early decade=1990"),
    ("the nineties", "nineties = date decade=1990"),
    ("the 21st century", "21st century = date century=21"),
    ("the nineteenth century", "nineteenth century = date century=19"),
    ("Q3", "= date quarter=3"),
    ("Q3 2019", "= date year=2019 quarter=3"),
    ("the third quarter of 2019", "third quarter of 2019 = date year=2019 quarter=3"),
    ("the first half of 2019", "first half of 2019 = date year=2019 half=1"),
    ("fiscal year 2020", "= date year=2020 fiscal=True"),
    ("FY2020", "= date year=2020 fiscal=True"),
    ("summer of 2019", "= date year=2019 season=summer"),
    ("mid-May", "= date month=5 part=mid"),
    ("early 2019", "= date year=2019 part=early"),
    ("the end of 2019", "= date year=2019 part=late"),
    ("late March", "= date month=3 part=late"),
    ("Sept 26-27", "= date-range month=9 day=26..month=9 day=27"),
    ("May 1 to 3, 2019", "= date-range 2019-05-01..2019-05-03"),
    ("June 1 - June 30, 2019", "= date-range 2019-06-01..2019-06-30"),
    ("26-27 September 2019", "= date-range 2019-09-26..2019-09-27"),
    ("from 2014 to 2016", "2014 to 2016 = date-range year=2014..year=2016"),
    ("between March and May", "= date-range month=3..month=5"),
    ("Monday to Friday", "= date-range weekday=1..weekday=5"),
    ("July to September 2019", "= date-range year=2019 month=7..year=2019 month=9"),
]

TIMES = [
    ("9:30 a.m.", "= time 09:30"),
    ("9:30 p.m.", "= time 21:30"),
    ("5pm", "= time 17:00"),
    ("12 a.m.", "= time 00:00"),
    ("21:00", "= time 21:00"),
    ("21:00 GMT", "= time 21:00 UTC"),
    ("9 am Beijing time", "= time 09:00 Asia/Shanghai"),
    ("20:00 UTC+8", "= time 20:00 +08:00"),
    ("5 o'clock", "= time 05:00"),
    ("9:00-17:00", "= range:time 09:00..17:00"),
    ("9:30 a.m. on Sept. 25", "= datetime month=9 day=25 09:30"),
    ("May 8 at 8:30 p.m.", "= datetime month=5 day=8 20:30"),
    ("2026-01-31T08:15:30Z", "= datetime 2026-01-31 08:15:30 UTC"),
    ("6:19 p.m. on Thursday", "= datetime weekday=4 18:19"),
]

TABLES = {
    "numbers": NUMBERS,
    "ordinals": ORDINALS,
    "percent": PERCENT,
    "money": MONEY,
    "measures": MEASURES,
    "durations": DURATIONS,
    "dates": DATES,
    "times": TIMES,
}
CASES = [
    (text, f"{text} {want}" if want.startswith("=") else want)
    for table in TABLES.values()
    for text, want in table
]


@pytest.mark.parametrize(("text", "want"), CASES, ids=[text for text, _ in CASES])
def test_reads(text: str, want: str) -> None:
    assert found(text, "en") == [want]


@pytest.mark.parametrize(("text", "want"), CASES, ids=[text for text, _ in CASES])
def test_reads_in_a_sentence(text: str, want: str) -> None:
    """The same inside a sentence, before a comma."""
    assert found(f"They said it was {text}, and all agreed.", "en-GB") == [want]


@pytest.mark.parametrize(
    "text",
    [
        "He may march on, and the march may end.",
        "One of them; no one; this one; one another; one's own.",
        "May cause breathing problems. They May Come.",
        "Wait a second. It takes seconds. A split second.",
        "Version 1.2.3 runs on 192.168.0.1, see https://example.com/2019/05/01/a1.html.",
        "Mail a1@example.com or call +86-23-67890123 or 555-1234.",
        "They won 3-2 and lost 0-4.",
        "Flight CA1234, train G8501, COVID-19, the G20, 5G, 3D, H1N1, F-35, ISO 9001.",
        "It was one-on-one, first-class, second-hand and third-party.",
        "The First Lady gave first aid kits.",
        "&#8220;quoted&#8221; &nbsp; &amp;",
        "At first. Someone. Everyone. None. Often. Weight. Height. Tension.",
        "Spring and fall, the sun set on Sat.",
        "渝ICP备20009753号-2",
    ],
)
def test_is_not_fooled(text: str) -> None:
    assert found(text, "en") == []


def test_ambiguous_slashed_date_is_left_alone() -> None:
    assert found("3/4/2026", "en") == []


def test_two_years_are_no_range() -> None:
    assert found("in 2007 and 2012", "en") == ["2007 = date year=2007", "2012 = date year=2012"]


def test_nouns_are_told() -> None:
    assert found("35,000 visits by 12 people", "en") == [
        "35,000 = number 35000 (visits)",
        "12 = number 12 (people)",
    ]


def test_several_in_one_sentence() -> None:
    text = "The fair drew 35,000 visits on Jan. 31, 2026, up 9.2 percentage points."
    assert found(text, "en-US") == [
        "35,000 = number 35000 (visits)",
        "Jan. 31, 2026 = date 2026-01-31",
        "9.2 percentage points = percentage-point 9.2",
    ]


REFERENCE = datetime.date(2020, 3, 15)


@pytest.mark.parametrize(
    ("text", "without", "within"),
    [
        ("last December", "December = date month=12", "last December = date year=2019 month=12"),
        ("this May", "May = date month=5", "this May = date year=2020 month=5"),
        ("next January", "January = date month=1", "next January = date year=2021 month=1"),
        ("in June last year", "June = date month=6", "June last year = date year=2019 month=6"),
    ],
)
def test_relative_dates_need_a_reference(text: str, without: str, within: str) -> None:
    assert found(text, "en") == [without]
    assert [line(e) for e in find_expressions(text, "en", reference=REFERENCE)] == [within]


@pytest.mark.parametrize(
    ("text", "amount"),
    [("车速60 mph。", "60 mph"), ("约5 percent增长", "5 percent"), ("第60中学 opens", "")],
)
def test_an_amount_beside_chinese_characters(text: str, amount: str) -> None:
    assert " ".join(e.text for e in find_expressions(text, "en")) == amount


def test_fixed_spaces_are_spaces() -> None:
    text = "It cost $48.2\u00a0million on July\u00a04, 2026, for 5\u202f000 people."
    assert [e.text for e in find_expressions(text, "en")] == [
        "$48.2\u00a0million",
        "July\u00a04, 2026",
        "5\u202f000",
    ]
