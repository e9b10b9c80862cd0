"""What the grammar reads in Chinese: one line a case, ``text = kind value approx (noun)``."""

from __future__ import annotations

import datetime

import pytest
from expressions_notation import found, line

from compliance_kit.text.expressions import find_expressions

NUMBERS = [
    ("共有25万6千人", "25万6千 = number 256000 (人)"),
    ("3万4000", "3万4000 = number 34000"),
    ("1,100万", "1,100万 = number 11000000"),
    ("一万五千亿", "一万五千亿 = number 1500000000000"),
    ("二十万亿", "二十万亿 = number 20000000000000"),
    ("一万零十二", "一万零十二 = number 10012"),
    ("16.4亿", "16.4亿 = number 1640000000"),
    ("250亿", "250亿 = number 25000000000"),
    ("九百十二万", "九百十二万 = number 9120000"),
    ("一百九十万零三千", "一百九十万零三千 = number 1903000"),
    ("销量三万五", "三万五 = number 35000"),
    ("一百六", "一百六 = number 160"),
    ("两百零八", "两百零八 = number 208"),
    ("壹拾贰万叁仟肆佰伍拾陆", "壹拾贰万叁仟肆佰伍拾陆 = number 123456"),
    ("一千零一", "一千零一 = number 1001"),
    ("二〇二六", "二〇二六 = number 2026"),
    ("负四", "负四 = number -4"),
    ("-4.5", "-4.5 = number -4.5"),
    ("负二十五", "负二十五 = number -25"),
    ("三点一四", "三点一四 = number 3.14"),
    ("零点五", "零点五 = number 0.5"),
    ("一点二亿", "一点二亿 = number 120000000"),
    ("１２３４．５", "１２３４．５ = number 1234.5"),
    ("1,234,567.89", "1,234,567.89 = number 1234567.89"),
    ("５，０００", "５，０００ = number 5000"),
    ("三個人", "三 = number 3 (个)"),
    ("兩萬五千輛", "兩萬五千 = number 25000 (辆)"),
    ("3.5万余人次", "3.5万余 = number 35000 over (人次)"),
    ("开行1500列", "1500 = number 1500 (列)"),
    ("几十人", "几十 = number 10 over (人)"),
    ("几十万人", "几十万 = number 100000 over (人)"),
    ("数百名", "数百 = number 100 over (名)"),
    ("数十家", "数十 = number 10 over (家)"),
    ("十几个", "十几 = number 10 over (个)"),
    ("30多人", "30多 = number 30 over (人)"),
    ("二十来个人", "二十来 = number 20 about (个)"),
    ("两三个", "两三 = range:number 2..3 about (个)"),
    ("三五个", "三五 = range:number 3..5 about (个)"),
    ("十七八个", "十七八 = range:number 17..18 about (个)"),
    ("两三百人", "两三百 = range:number 200..300 about (人)"),
    ("七八千人", "七八千 = range:number 7000..8000 about (人)"),
    ("上千名", "上千 = number 1000 over (名)"),
    ("近百家", "近百 = number 100 under (家)"),
    ("百余名", "百余 = number 100 over (名)"),
    ("上百万人", "上百万 = number 1000000 over (人)"),
    ("半百", "半百 = number 50"),
]

ORDINALS = [
    ("第三次", "第三 = ordinal 3 (次)"),
    ("第10届", "第10 = ordinal 10 (届)"),
    ("第二百五十", "第二百五十 = ordinal 250"),
    ("第一，要坚持", "第一 = ordinal 1"),
    ("第3至5名", "第3至5 = range:ordinal 3..5 (名)"),
]

PERCENT = [
    ("增长9.2%", "9.2% = percent 9.2"),
    ("下降9.2个百分点", "9.2个百分点 = percentage-point 9.2"),
    ("百分之五点五", "百分之五点五 = percent 5.5"),
    ("百分之百", "百分之百 = percent 100"),
    ("百分之七十", "百分之七十 = percent 70"),
    ("百分之０．５", "百分之０．５ = percent 0.5"),
    ("１０％", "１０％ = percent 10"),
    ("三成", "三成 = percent 30"),
    ("六成五", "六成五 = percent 65"),
    ("打八折", "八折 = percent 80"),
    ("七五折", "七五折 = percent 75"),
    ("9.5折", "9.5折 = percent 95"),
    ("千分之五", "千分之五 = percent 0.5"),
    ("5‰", "5‰ = percent 0.5"),
    ("-3.2%", "-3.2% = percent -3.2"),
    ("负百分之三", "负百分之三 = percent -3"),
    ("10%至15%", "10%至15% = range:percent 10..15"),
    ("10-15%", "10-15% = range:percent 10..15"),
    ("百分之十到百分之十五", "百分之十到百分之十五 = range:percent 10..15"),
    ("超过半数", "超过半数 = fraction 0.5 over"),
    ("九成以上", "九成以上 = percent 90 over"),
    ("约三分之一", "约三分之一 = fraction 1/3 about"),
    ("五分之三", "五分之三 = fraction 0.6"),
    ("二又三分之一", "二又三分之一 = fraction 7/3"),
    ("约占1/3", "约占1/3 = fraction 1/3 about"),
    ("万分之一", "万分之一 = fraction 0.0001"),
    ("一半", "一半 = fraction 0.5"),
    ("3倍", "3倍 = multiple 3"),
    ("两倍半", "两倍半 = multiple 2.5"),
    ("十几倍", "十几倍 = multiple 10 over"),
]

MONEY = [
    ("货值5306亿元", "5306亿元 = money 530600000000 CNY"),
    ("一千多万元", "一千多万元 = money 10000000 CNY over"),
    ("三十几万元", "三十几万元 = money 300000 CNY over"),
    ("二百余万元", "二百余万元 = money 2000000 CNY over"),
    ("10至15元", "10至15元 = range:money 10 CNY..15 CNY"),
    ("1.2亿—1.5亿元", "1.2亿—1.5亿元 = range:money 120000000 CNY..150000000 CNY"),
    ("3至5万元", "3至5万元 = range:money 30000 CNY..50000 CNY"),
    ("三到五千万元", "三到五千万元 = range:money 30000000 CNY..50000000 CNY"),
    ("500至1万元", "500至1万元 = range:money 500 CNY..10000 CNY"),
    ("约10亿美元", "约10亿美元 = money 1000000000 USD about"),
    ("20萬港幣", "20萬港幣 = money 200000 HKD"),
    ("5万新台币", "5万新台币 = money 50000 TWD"),
    ("人民币3.5亿元", "人民币3.5亿元 = money 350000000 CNY"),
    ("3.5亿元人民币", "3.5亿元人民币 = money 350000000 CNY"),
    ("¥99.5", "¥99.5 = money 99.5 CNY"),
    ("￥９９", "￥９９ = money 99 CNY"),
    ("US$5亿", "US$5亿 = money 500000000 USD"),
    ("$3.2", "$3.2 = money 3.2 USD"),
    ("RMB 500万", "RMB 500万 = money 5000000 CNY"),
    ("三百六十五块", "三百六十五块 = money 365 CNY"),
    ("十块五", "十块五 = money 10.5 CNY"),
    ("三块钱", "三块钱 = money 3 CNY"),
    ("5角", "5角 = money 0.5 CNY"),
    ("3元5角2分", "3元5角2分 = money 3.52 CNY"),
    ("一百二十欧元", "一百二十欧元 = money 120 EUR"),
    ("2,300亿日圆", "2,300亿日圆 = money 230000000000 JPY"),
    ("30英镑", "30英镑 = money 30 GBP"),
    ("50美分", "50美分 = money 0.5 USD"),
    ("1000万卢布", "1000万卢布 = money 10000000 RUB"),
    ("5万韩元", "5万韩元 = money 50000 KRW"),
    ("10000越南盾", "10000越南盾 = money 10000 VND"),
    ("不到100元", "不到100元 = money 100 CNY under"),
    ("100元左右", "100元左右 = money 100 CNY about"),
    ("至少30元", "至少30元 = money 30 CNY over"),
    ("最多500元", "最多500元 = money 500 CNY up to"),
    ("超6亿元", "超6亿元 = money 600000000 CNY over"),
    ("近38亿元", "近38亿元 = money 3800000000 CNY under"),
    ("壹佰贰拾元整", "壹佰贰拾元整 = money 120 CNY"),
    ("100至200亿元", "100至200亿元 = range:money 10000000000 CNY..20000000000 CNY"),
    ("10万-20万元", "10万-20万元 = range:money 100000 CNY..200000 CNY"),
    ("50元以上", "50元以上 = money 50 CNY over"),
    ("上亿元", "上亿元 = money 100000000 CNY over"),
    ("万亿元级", "万亿元 = money 1000000000000 CNY"),
]

MEASURES = [
    ("200公里", "200公里 = measure 200 kilometer"),
    ("约60平方米", "约60平方米 = measure 60 square-meter about"),
    ("三十亩地", "三十亩 = measure 30 mu"),
    ("5万公顷", "5万公顷 = measure 50000 hectare"),
    ("3.5万吨", "3.5万吨 = measure 35000 tonne"),
    ("20摄氏度", "20摄氏度 = measure 20 celsius"),
    ("零下20摄氏度", "零下20摄氏度 = measure -20 celsius"),
    ("-5℃", "-5℃ = measure -5 celsius"),
    ("5亿千瓦时", "5亿千瓦时 = measure 500000000 kilowatt-hour"),
    ("10km", "10km = measure 10 kilometer"),
    ("5到10公斤", "5到10公斤 = range:measure 5 kilogram..10 kilogram"),
    ("时速350公里", "时速350公里 = measure 350 kilometer-per-hour"),
    ("50多公里", "50多公里 = measure 50 kilometer over"),
    ("三公里多", "三公里多 = measure 3 kilometer over"),
    ("256GB", "256GB = measure 256 gigabyte"),
    ("25个基点", "25个基点 = measure 25 basis-point"),
    ("30万标箱", "30万标箱 = measure 300000 teu"),
    ("8岁", "8岁 = age 8"),
    ("18至25岁", "18至25岁 = range:age 18..25"),
    ("六十多岁", "六十多岁 = age 60 over"),
    ("60岁以上", "60岁以上 = age 60 over"),
    ("三十歲", "三十歲 = age 30"),
]

DURATIONS = [
    ("半年", "半年 = duration 0.5 year"),
    ("一个半小时", "一个半小时 = duration 1.5 hour"),
    ("两个半月", "两个半月 = duration 2.5 month"),
    ("两年半", "两年半 = duration 2.5 year"),
    ("1个月", "1个月 = duration 1 month"),
    ("三個月", "三個月 = duration 3 month"),
    ("10年", "10年 = duration 10 year"),
    ("十年", "十年 = duration 10 year"),
    ("2分鐘前", "2分鐘 = duration 2 minute"),
    ("3天", "3天 = duration 3 day"),
    ("两周", "两周 = duration 2 week"),
    ("近两小时", "近两小时 = duration 2 hour under"),
    ("近10年来", "10年 = duration 10 year"),
    ("一年多", "一年多 = duration 1 year over"),
    ("一个多月", "一个多月 = duration 1 month over"),
    ("3至5天", "3至5天 = range:duration 3 day..5 day"),
    ("数十年", "数十年 = duration 10 year over"),
    ("两三年", "两三年 = range:duration 2 year..3 year about"),
    ("三十多年", "三十多年 = duration 30 year over"),
    ("半个世纪", "半个世纪 = duration 0.5 century"),
    ("5000多年", "5000多年 = duration 5000 year over"),
    ("15秒", "15秒 = duration 15 second"),
    ("前三季度", "前三季度 = duration 3 quarter"),
]

DATES = [
    ("4月20日", "4月20日 = date month=4 day=20"),
    ("2019 年 10 月 30 日", "2019 年 10 月 30 日 = date 2019-10-30"),
    ("2024年10月17日", "2024年10月17日 = date 2024-10-17"),
    ("二〇二六年一月三十一日", "二〇二六年一月三十一日 = date 2026-01-31"),
    ("二零一九年十二月", "二零一九年十二月 = date year=2019 month=12"),
    ("25日", "25日 = date day=25"),
    ("2014年", "2014年 = date year=2014"),
    ("1月", "1月 = date month=1"),
    ("一月二十三", "一月二十三 = date month=1 day=23"),
    ("98年", "98年 = date year=1998"),
    ("2026-01-31", "2026-01-31 = date 2026-01-31"),
    ("2026.1.31", "2026.1.31 = date 2026-01-31"),
    ("2026/01/31", "2026/01/31 = date 2026-01-31"),
    ("31/1/2026", "31/1/2026 = date 2026-01-31"),
    ("1/31/2026", "1/31/2026 = date 2026-01-31"),
    ("2014年至2016年", "2014年至2016年 = date-range year=2014..year=2016"),
    ("2014-2016年", "2014-2016年 = date-range year=2014..year=2016"),
    ("2019年6月1日-6月30日", "2019年6月1日-6月30日 = date-range 2019-06-01..2019-06-30"),
    ("3月和5月之间", "3月和5月之间 = date-range month=3..month=5"),
    ("5月1日至3日", "5月1日至3日 = date-range month=5 day=1..month=5 day=3"),
    ("3至5月", "3至5月 = date-range month=3..month=5"),
    ("18-20日", "18-20日 = date-range day=18..day=20"),
    ("周一", "周一 = date weekday=1"),
    ("星期三", "星期三 = date weekday=3"),
    ("禮拜天", "禮拜天 = date weekday=7"),
    ("周一至周五", "周一至周五 = date-range weekday=1..weekday=5"),
    ("9月26日（星期一）", "9月26日（星期一） = date month=9 day=26 weekday=1"),
    ("20世纪90年代", "20世纪90年代 = date decade=1990"),
    ("上世纪80年代", "上世纪80年代 = date decade=1980"),
    ("九十年代", "九十年代 = date decade=1990"),
    ("2000年代中期", "2000年代中期 = date part=mid decade=2000"),
    ("21世纪", "21世纪 = date century=21"),
    ("十九世纪末", "十九世纪末 = date part=late century=19"),
    ("第三季度", "第三季度 = date quarter=3"),
    ("2019年第三季度", "2019年第三季度 = date year=2019 quarter=3"),
    ("一季度", "一季度 = date quarter=1"),
    ("Q3营收", "Q3 = date quarter=3"),
    ("上半年", "上半年 = date half=1"),
    ("2019年上半年", "2019年上半年 = date year=2019 half=1"),
    ("9月上旬", "9月上旬 = date month=9 part=early"),
    ("2019年5月下旬", "2019年5月下旬 = date year=2019 month=5 part=late"),
    ("2019年底", "2019年底 = date year=2019 part=late"),
    ("3月底", "3月底 = date month=3 part=late"),
    ("2018年春季", "2018年春季 = date year=2018 season=spring"),
    ("2020财年", "2020财年 = date year=2020 fiscal=True"),
    ("公元618年", "公元618年 = date year=618"),
]

TIMES = [
    ("上午9时30分", "上午9时30分 = time 09:30"),
    ("下午三点半", "下午三点半 = time 15:30"),
    ("晚上8点", "晚上8点 = time 20:00"),
    ("21:00", "21:00 = time 21:00"),
    ("9：30", "9：30 = time 09:30"),
    ("中午12时", "中午12时 = time 12:00"),
    ("凌晨2点15分", "凌晨2点15分 = time 02:15"),
    ("北京时间9时30分", "北京时间9时30分 = time 09:30 Asia/Shanghai"),
    ("15时许", "15时许 = time 15:00 about"),
    ("两点半", "两点半 = time 02:30"),
    ("9:00-17:00", "9:00-17:00 = range:time 09:00..17:00"),
    ("上午9时至11时", "上午9时至11时 = range:time 09:00..11:00"),
    ("下午2时至4时", "下午2时至4时 = range:time 14:00..16:00"),
    ("2016年06月30日09时30分", "2016年06月30日09时30分 = datetime 2016-06-30 09:30"),
    ("25日上午9时30分", "25日上午9时30分 = datetime day=25 09:30"),
    ("5月8日 20:30", "5月8日 20:30 = datetime month=5 day=8 20:30"),
    ("2026-01-31 08:15:30", "2026-01-31 08:15:30 = datetime 2026-01-31 08:15:30"),
    (
        "2026-01-31T08:15:30+08:00",
        "2026-01-31T08:15:30+08:00 = datetime 2026-01-31 08:15:30 +08:00",
    ),
    ("北京时间25日9时", "北京时间25日9时 = datetime day=25 09:00 Asia/Shanghai"),
    ("20:00（北京时间）", "20:00（北京时间） = time 20:00 Asia/Shanghai"),
    ("UTC+8 20:00", "UTC+8 20:00 = time 20:00 +08:00"),
    ("20:00 UTC+8", "20:00 UTC+8 = time 20:00 +08:00"),
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
CASES = [(text, want) for table in TABLES.values() for text, want in table]


@pytest.mark.parametrize(("text", "want"), CASES, ids=[text for text, _ in CASES])
def test_reads(text: str, want: str) -> None:
    assert found(text, "zh") == [want]


@pytest.mark.parametrize(("text", "want"), CASES, ids=[text for text, _ in CASES])
def test_reads_in_a_sentence(text: str, want: str) -> None:
    """The same inside a sentence, after a comma and before one."""
    assert found(f"他说，{text}，大家都同意。", "zh-Hans") == [want]


@pytest.mark.parametrize(
    "text",
    [
        "请稍等一下，他一直在第一时间到场。",
        "万一下雨，三峡大坝照常开放，四川和重庆统一行动。",
        "五一假期和十一黄金周，双十一购物节",
        "党的十九大，全国两会，一带一路，三农问题",
        "唯一的办法，一旦发生，一些人，一样的，一起努力",
        "千万不要忘记老百姓，万一呢",
        "四面八方的客人，五粮液，三星，九龙坡，六安，七星",
        "十分高兴，一切顺利，一定会好，一般来说",
        "渝ICP备20009753号-2，粤公网安备 44030602000001号",
        "版本1.2.3，地址192.168.0.1，https://example.com/2019/05/01/a1.html",
        "邮箱a1@example.com，电话023-67890123，手机13800138000，服务热线400-820-8820",
        "比分3:2，以3-2获胜，以12:10拿下，3比2",
        "CA1234航班，G8501次列车，COVID-19，G20峰会，4S店，5G，3D，ISO9001",
        "民国三十八年，农历正月初一，腊月二十三，农历八月十五",
        "&#8220;引号&#8221;，&nbsp;",
        "一方面，另一方面，进一步，第三方，第一线",
        "半导体，半岛，半决赛，四川，九寨沟，百度，百货",
        "千方百计，千家万户，成千上万，乱七八糟",
        "张三李四王五，三三两两，接二连三",
        "一心一意，一分为二，一举一动，举一反三",
    ],
)
def test_is_not_fooled(text: str) -> None:
    assert found(text, "zh") == []


def test_list_of_years_is_no_range() -> None:
    assert found("2007年和2012年", "zh") == [
        "2007年 = date year=2007",
        "2012年 = date year=2012",
    ]


def test_percentile_number_stays_whole() -> None:
    assert found("百分之七十百分位", "zh")[0] == "百分之七十 = percent 70"


def test_ambiguous_slashed_date_is_left_alone() -> None:
    assert found("3/4/2026", "zh") == []


def test_several_in_one_sentence() -> None:
    assert found("渝新欧班列2019年开行1500列，同比增长9.2%，货值约5306亿元。", "zh") == [
        "2019年 = date year=2019",
        "1500 = number 1500 (列)",
        "9.2% = percent 9.2",
        "约5306亿元 = money 530600000000 CNY about",
    ]


REFERENCE = datetime.date(2020, 3, 15)


@pytest.mark.parametrize(
    ("text", "without", "within"),
    [
        ("去年12月", "12月 = date month=12", "去年12月 = date year=2019 month=12"),
        ("今年5月1日", "5月1日 = date month=5 day=1", "今年5月1日 = date 2020-05-01"),
        ("明年上半年", "上半年 = date half=1", "明年上半年 = date year=2021 half=1"),
        ("上月25日", "25日 = date day=25", "上月25日 = date 2020-02-25"),
        ("本月8日", "8日 = date day=8", "本月8日 = date 2020-03-08"),
        ("昨日9时", "9时 = time 09:00", "昨日9时 = datetime 2020-03-14 09:00"),
        (
            "今年1月至3月",
            "1月至3月 = date-range month=1..month=3",
            "今年1月至3月 = date-range year=2020 month=1..year=2020 month=3",
        ),
    ],
)
def test_relative_dates_need_a_reference(text: str, without: str, within: str) -> None:
    assert found(text, "zh") == [without]
    assert [line(e) for e in find_expressions(text, "zh", reference=REFERENCE)] == [within]


@pytest.mark.parametrize("text", ["去年", "今年以来", "昨日，", "当年"])
def test_relative_words_alone_are_left(text: str) -> None:
    assert find_expressions(text, "zh", reference=REFERENCE) == []


def test_a_list_of_days_shares_its_unit() -> None:
    assert found("26、27日举行", "zh") == ["26 = date day=26", "27日 = date day=27"]
    assert found("据报26日报道", "zh") == ["26日 = date day=26"]
    assert found("10日内办结", "zh") == ["10日 = duration 10 day"]
