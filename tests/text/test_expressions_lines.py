"""Numbers, shares, amounts, dates and times alone and in phrases: a line a case.

``text | reading | reading ...``; a reading that begins with ``=`` covers the whole text, and
``nothing`` says that none is found.
"""

from __future__ import annotations

import pytest
from expressions_notation import cases, found

ENGLISH = """
95 TEUs | = measure 95 teu
CA$26 to CA$100 | = range:money 26 CAD..100 CAD
May to July 1966 | = date-range year=1966 month=5..year=1966 month=7
March to June 2017 | = date-range year=2017 month=3..year=2017 month=6
January to February 2000 | = date-range year=2000 month=1..year=2000 month=2
Jan 31,2026 | = date 2026-01-31
on the 25th | 25th = date day=25
until the 25th | 25th = date day=25
the 4K Smart Television | nothing
At around 1500 hours an ambulance | around 1500 hours = time 15:00 about
5 to 6 per thousand | = range:percent 0.5..0.6
in the second half of this fiscal year | second half of this fiscal year = date half=2 fiscal=True
a year and a half | = duration 1.5 year
three-dimensional | nothing
two-way | nothing
three-pronged | nothing
one-off | nothing
one-third | = fraction 1/3
one in five children | one in five = fraction 0.2
one in six | = fraction 1/6
the 90s' style | 90s = date decade=1990
the '60s | '60s = date decade=1960
the 1950s and '60s | 1950s = date decade=1950 | '60s = date decade=1960
over 35m Instagram posts | over 35m = number 35000000 over
a 35m high tower | 35m = measure 35 meter
over the June-August period | June-August = date-range month=6..month=8
between Thursday and Monday | = date-range weekday=4..weekday=1
2 ½ weeks | = duration 2.5 week
2½ hours | = duration 2.5 hour
shall not exceed 150 million yuan | not exceed 150 million yuan = money 150000000 CNY up to
do not exceed 5 percent | not exceed 5 percent = percent 5 up to
2 gold and silver coins | 2 = number 2
the 2019 Second World Conference | 2019 = date year=2019 | Second = ordinal 2
at each point one by one | nothing
(more than $1.2bn) | more than $1.2bn = money 1200000000 USD over
,around 1,400 | around 1,400 = number 1400 about
：around 1,400 | around 1,400 = number 1400 about
“more than $5 million | more than $5 million = money 5000000 USD over
and 2026-01-31. | 2026-01-31 = date 2026-01-31
at 9:30 am. Then | 9:30 am = time 09:30
released on 31 October. | 31 October = date month=10 day=31
It is on 3 December. | 3 December = date month=12 day=3
in the first half of the year | first half of the year = date half=1
5 bits | = measure 5 bit
5 decimetres | = measure 5 decimeter
5 hectopascals | = measure 5 hectopascal
5 kilojoules | = measure 5 kilojoule
5 newtons | = measure 5 newton
5 ohms | = measure 5 ohm
5 petabytes | = measure 5 petabyte
5 US gallons | = measure 5 gallon
5 micrometres | = measure 5 micrometer
5 short tons | = measure 5 ton
5 gigawatt-hours | = measure 5 gigawatt-hour
5 ares | = measure 5 are
5 hundredweight | = measure 5 hundredweight
5 micrograms per cubic meter | = measure 5 microgram-per-cubic-meter
1 Russian rouble | = money 1 RUB
25 Russian roubles | = money 25 RUB
2 yuan to 10 million yuan | = range:money 2 CNY..10000000 CNY
he paid a dollar | a dollar = money 1 USD
not a cent | a cent = money 0.01 USD
5 feet 10 inches | = measure 70 inch
in 2014-16, it | 2014-16 = date-range year=2014..year=2016
two | = number 2
a hundred | = number 100
a hundred trillion | = number 100000000000000
a hundred trillions | = number 100000000000000
one hundred and five | = number 105
one hundred five | = number 105
1,050.25 | = number 1050.25
1,050,000,000.25 | = number 1050000000.25
2 k | = number 2000
2k | = number 2000
1.2 k | = number 1200
1 e10 | = number 10000000000
2^3 | = number 8
half | = fraction 0.5
half a dozen | = number 6
half dozen | = number 6
a half dozen | = number 6
a dozen | = number 12
dozen | = number 12
3 dozen | = number 36
three dozens | = number 36
half a million | = number 500000
half million | = number 500000
one and a half million | = number 1500000
1 and a half million | = number 1500000
three and two thirds | = number 11/3
two and a half | = number 2.5
three fourths | = fraction 0.75
one quarter | = fraction 0.25
a quarter | = fraction 0.25
a half | = fraction 0.5
three quarters | = fraction 0.75
five eighths | = fraction 0.625
twenty fifths | = fraction 4
twenty and three fifths | = number 20.6
twenty and one fifth | = number 20.2
a fifth | = fraction 0.2
one fifth | = fraction 0.2
a hundred thousandths | = fraction 0.1
one over 20 | = fraction 0.05
1 over 21 | = fraction 1/21
-1/2 | = fraction -0.5
1 1/2 | = number 1.5
-1 1/4 | = number -1.25
16/15 | = fraction 16/15
-2/33 | = fraction -2/33
.08 | = number 0.08
- 1 | = number -1
-1 | = number -1
-4.5 | = number -4.5
negative 5 | = number -5
minus one | = number -1
minus two thousand | = number -2000
123456789101231 | = number 123456789101231
-123456789101231 | = number -123456789101231
192. | 192 = number 192
.23456000 | = number 0.23456000
4.800 | = number 4.800
one million two hundred thousand two hundred five | = number 1200205
one million two hundred and three thousand and five | = number 1203005
one hundred and three and two thirds | = number 311/3
twenty-five | = number 25
twenty five | = number 25
four hundred and forty-five thousand | = number 445000
one trillion | = number 1000000000000
twenty one trillion | = number 21000000000000
twenty-one trillion three hundred | = number 21000000000300
point seven | = number 0.7
two point three | = number 2.3
seventy point two one | = number 70.21
1T | = number 1000000000000
100G | = number 100000000000
3M | = number 3000000
5B | = number 5000000000
10b | = number 10000000000
322 hundred | = number 32200
3 trillion | = number 3000000000000
3 lakh | = number 300000
2 crore | = number 20000000
a couple | nothing
couple of hundred | nothing
a few hundred | = number 100 over
first | = ordinal 1
second | = ordinal 2
the second | second = ordinal 2
11th | = ordinal 11
21st | = ordinal 21
30th | = ordinal 30
2nd | = ordinal 2
a hundred and twenty-first | = ordinal 121
three trillionth | = ordinal 3000000000000
twenty-fifth | = ordinal 25
one hundred and twenty fifth | = ordinal 125
two hundredth | = ordinal 200
two thousandth | = ordinal 2000
hundred thousandth | = ordinal 100000
the twenty second | twenty second = ordinal 22
twentieth | = ordinal 20
1,000th | = ordinal 1000
100% | = percent 100
100 percent | = percent 100
100 percentage | = percent 100
100 per cent | = percent 100
twenty-five percent | = percent 25
twenty percentage points | = percentage-point 20
2.5 percent points | = percentage-point 2.5
5 % | = percent 5
-5% | = percent -5
10 percents | = percent 10
half percent | = percent 0.5
half a percent | = percent 0.5
two and a half percent | = percent 2.5
1/2% | = percent 0.5
between 10 and 20% | = range:percent 10..20
more than 30% | = percent 30 over
ten dollars and fifty cents | = money 10.5 USD
ten dollars fifty cents | = money 10.5 USD
$ 94 million | = money 94000000 USD
$94M | = money 94000000 USD
-$10 | = money -10 USD
$-10 | = money -10 USD
US$ 500 | = money 500 USD
500 us dollars | = money 500 USD
a dollar | = money 1 USD
one dollar | = money 1 USD
twenty dollars | = money 20 USD
two hundred and fifty dollars | = money 250 USD
2,300 dollars | = money 2300 USD
1.5 billion euros | = money 1500000000 EUR
€ 20 | = money 20 EUR
20€ | = money 20 EUR
20 € | = money 20 EUR
100 bucks | = money 100 USD
£ 3.50 | = money 3.50 GBP
3.5 million pounds sterling | = money 3500000 GBP
5 cents | = money 0.05 USD
fifty-five cents | = money 0.55 USD
1 penny | = money 0.01 GBP
75 pence | = money 0.75 GBP
100 yen | = money 100 JPY
¥1000 | = money 1000 CNY
10 thousand won | = money 10000 KRW
5 Singapore dollars | = money 5 SGD
s$10 | = money 10 SGD
C$ 20 billion | = money 20000000000 CAD
100 Canadian dollars | = money 100 CAD
1 million Swedish kronor | = money 1000000 SEK
10 danish kroner | = money 10 DKK
3,000 Mexican pesos | = money 3000 MXN
150 thai baht | = money 150 THB
300 kuwaiti dinar | = money 300 KWD
10 UAE dirhams | = money 10 AED
80 Saudi riyals | = money 80 SAR
6 Vietnamese dong | = money 6 VND
25 bitcoins | = money 25 XBT
1 million israeli shekels | = money 1000000 ILS
4.50 australian dollars | = money 4.50 AUD
10 Turkish lira | = money 10 TRY
3 polish zloty | = money 3 PLN
15 south african rand | = money 15 ZAR
100 brazilian reais | = money 100 BRL
USD10 | = money 10 USD
EUR 1,000 | = money 1000 EUR
10 to 20 dollars | = range:money 10 USD..20 USD
from 5 to 10 | 5 to 10 = range:number 5..10
between one hundred and two hundred | = range:number 100..200
from twenty to thirty | twenty to thirty = range:number 20..30
more than 300 | = number 300 over
less than 20 | = number 20 under
no less than 30 | = number 30 over
at most 500 | = number 500 up to
30 or more | = number 30 over
>= 30 | = number 30 over
<30 | = number 30 under
equal to 50 | 50 = number 50
10,000 - 20,000 | = range:number 10000..20000
one to ten | = range:number 1..10
3 to 4 thousand | = range:number 3000..4000
the third of May | third of May = date month=5 day=3
22 April | = date month=4 day=22
April 22 | = date month=4 day=22
April 22nd | = date month=4 day=22
22nd of April 2019 | = date 2019-04-22
Jan. 5th 2018 | = date 2018-01-05
5th January, 2018 | = date 2018-01-05
Jan-5-2018 | = date 2018-01-05
5-Jan-2018 | = date 2018-01-05
January the 5th | = date month=1 day=5
2018/1/5 | = date 2018-01-05
1/25/2018 | = date 2018-01-25
25/1/2018 | = date 2018-01-25
2018-01-05T09:30:00Z | = datetime 2018-01-05 09:30:00 UTC
Friday, January 5 | = date month=1 day=5 weekday=5
Fri 5 Jan 2018 | = date year=2018 month=1 day=5 weekday=5
May 2016 | = date year=2016 month=5
2016 May | = date year=2016 month=5
May, 2016 | = date year=2016 month=5
May of 2016 | = date year=2016 month=5
from May 4th to 22nd | May 4th to 22nd = date-range month=5 day=4..month=5 day=22
4th-23rd Nov | = date-range month=11 day=4..month=11 day=23
between 4 and 22 May | = date-range month=5 day=4..month=5 day=22
between May 4 and May 22 | = date-range month=5 day=4..month=5 day=22
2015-2018 | = date-range year=2015..year=2018
from 2015 to 2018 | 2015 to 2018 = date-range year=2015..year=2018
last quarter of 2019 | = date year=2019 quarter=4
the fourth quarter of 2019 | fourth quarter of 2019 = date year=2019 quarter=4
2019 Q3 | = date year=2019 quarter=3
second half of 2015 | = date year=2015 half=2
the summer of 2015 | summer of 2015 = date year=2015 season=summer
winter | nothing
early 1990s | = date part=early decade=1990
the nineteen eighties | nineteen eighties = date decade=1980
the 21st century | 21st century = date century=21
the twentieth century | twentieth century = date century=20
7 am | = time 07:00
7:30 pm | = time 19:30
half past seven | = time 07:30
quarter to eight | = time 07:45
ten past five | = time 05:10
five o'clock | = time 05:00
seven thirty pm | = time 19:30
eight am | = time 08:00
12 noon | = time 12:00
3:45:20 pm | = time 15:45:20
three hours | = duration 3 hour
half an hour | = duration 0.5 hour
an hour | nothing
one and a half hours | = duration 1.5 hour
2 and a half years | = duration 2.5 year
from 9 to 11am | 9 to 11am = range:time 09:00..11:00
9am-5pm | = range:time 09:00..17:00
30 years old | = age 30
thirty-year-old | = age 30
25 km | = measure 25 kilometer
ten kilometers | = measure 10 kilometer
2:1 ratio | nothing
six feet | = measure 6 foot
3 m/s | = measure 3 meter-per-second
40 degrees | = measure 40 degree
-20 degrees Celsius | = measure -20 celsius
98.6°F | = measure 98.6 fahrenheit
"""

CHINESE = """
新台币3亿元 | = money 300000000 TWD
新台幣3億元 | = money 300000000 TWD
2元新台币 | = money 2 TWD
2元新台幣 | = money 2 TWD
2攝氏度 | = measure 2 celsius
攝氏2度 | = measure 2 celsius
95標準箱 | = measure 95 teu
85華氏度 | = measure 85 fahrenheit
14千瓦时 | = measure 14 kilowatt-hour
985兆瓦 | = measure 985 megawatt
超过半小时 | = duration 0.5 hour over
约半年 | = duration 0.5 year about
超过96年 | = duration 96 year over
最多91年 | = duration 91 year up to
十分之三 | = fraction 0.3
十分之九 | = fraction 0.9
2037年年中 | = date year=2037 part=mid
2000年1月1日周六 | = date year=2000 month=1 day=1 weekday=6
2000年1月1日（周六） | = date year=2000 month=1 day=1 weekday=6
2026年1月31日星期六 | = date year=2026 month=1 day=31 weekday=6
格林尼治时间上午7:04 | = time 07:04 UTC
格林尼治时间5月9日0时 | = datetime month=5 day=9 00:00 UTC
莫斯科时间9时30分 | = time 09:30 Europe/Moscow
美國東部時間9時30分 | = time 09:30 America/New_York
北京时间25日9时30分 | = datetime day=25 09:30 Asia/Shanghai
北京时间下午三时三十分 | = time 15:30 Asia/Shanghai
8至800000000个百分点 | = range:percentage-point 8..800000000
三一集团 | nothing
三一智慧钢铁 | nothing
18岁以下 | = age 18 under
至少18岁 | = age 18 over
五角星 | nothing
万年青 | nothing
千百年来 | nothing
千村示范 | nothing
万村整治 | nothing
‘十一’期间 | nothing
“十一” | nothing
54块公交电子屏 | 54 = number 54 (块)
立体 | nothing
5越盾 | = money 5 VND
23854越盾 | = money 23854 VND
下半财年 | = date half=2 fiscal=True
下半个财年 | = date half=2 fiscal=True
一年半来 | 一年半 = duration 1.5 year
一年半以来 | 一年半 = duration 1.5 year
80后 | nothing
90后 | nothing
摄氏95度 | = measure 95 celsius
华氏95度 | = measure 95 fahrenheit
剪发剪了96年 | 96年 = duration 96 year
95年来 | 95年 = duration 95 year
Ｓ-400系统 | nothing
14 英里/小时 | = measure 14 mile-per-hour
145公里/小时 | = measure 145 kilometer-per-hour
下午 6 点 19 分 | = time 18:19
下午三时三十分 | = time 15:30
四分之一决赛 | nothing
八分之一决赛 | nothing
半决赛 | nothing
周四至周一期间 | 周四至周一 = date-range weekday=4..weekday=1
六本木 | nothing
不足百万 | = number 1000000 under
和2026-01-31. | 2026-01-31 = date 2026-01-31
时速433至15773公里 | = range:measure 433 kilometer-per-hour..15773 kilometer-per-hour
17460至800000000 | = range:number 17460..800000000
2012年 in the city | 2012年 = date year=2012
学习一学期（211，985大学） | 211 = number 211 | 985 = number 985 (大)
2010年冬奥会 | 2010年 = date year=2010
2022年冬季奥运会 | 2022年冬季 = date year=2022 season=winter
2018年春晚 | 2018年 = date year=2018
2018年春运 | 2018年 = date year=2018
标准 35mm 胶片 | 35mm = measure 35 millimeter
2日圓 | = money 2 JPY
超過2日圆 | = money 2 JPY over
25波蘭茲羅提 | = money 25 PLN
25紐西蘭元 | = money 25 NZD
25馬來西亞令吉 | = money 25 MYR
25北韓元 | = money 25 KPW
25卡達里亞爾 | = money 25 QAR
25日圓 | = money 25 JPY
25平方公尺 | = measure 25 square-meter
25立方公尺 | = measure 25 cubic-meter
25立方公分 | = measure 25 cubic-centimeter
25平方公分 | = measure 25 square-centimeter
25公分 | = measure 25 centimeter
25公釐 | = measure 25 millimeter
25公寸 | = measure 25 decimeter
25呎 | = measure 25 foot
25吋 | = measure 25 inch
25哩 | = measure 25 mile
25浬 | = measure 25 nautical-mile
25碼 | = measure 25 yard
25平方呎 | = measure 25 square-foot
25加侖 | = measure 25 gallon
25安士 | = measure 25 ounce
25品脫 | = measure 25 pint
25夸脫 | = measure 25 quart
25奈米 | = measure 25 nanometer
25納米 | = measure 25 nanometer
25赫茲 | = measure 25 hertz
25匹馬力 | = measure 25 horsepower
25千瓦時 | = measure 25 kilowatt-hour
25百萬瓦 | = measure 25 megawatt
25分貝 | = measure 25 decibel
25公噸 | = measure 25 tonne
25短吨 | = measure 25 ton
25長噸 | = measure 25 long-ton
25位元組 | = measure 25 byte
25平方英寸 | = measure 25 square-inch
25平方码 | = measure 25 square-yard
25英石 | = measure 25 stone
25立方千米 | = measure 25 cubic-kilometer
25百帕斯卡 | = measure 25 hectopascal
25兆帕斯卡 | = measure 25 megapascal
25牛顿 | = measure 25 newton
25Ω | = measure 25 ohm
25μg | = measure 25 microgram
25公亩 | = measure 25 are
25兆瓦时 | = measure 25 megawatt-hour
25吉瓦时 | = measure 25 gigawatt-hour
25千伏 | = measure 25 kilovolt
25百万像素 | = measure 25 megapixel
100至13000000000 | = range:number 100..13000000000
3.5万visits | 3.5万 = number 35000
1.2亿元for | 1.2亿元 = money 120000000 CNY
中午12点 | = time 12:00
三年零六个月 | = duration 42 month
三百六十五 | = number 365
十万八千九百九十一 | = number 108991
五百万 | = number 5000000
五分之六 | = fraction 1.2
负百分之二十 | = percent -20
百分之五点五 | = percent 5.5
两千三百五十万块 | = money 23500000 CNY
3.5亿美元 | = money 350000000 USD
一百二十块五毛 | = money 120.5 CNY
二十日元 | = money 20 JPY
九月二十二号 | = date month=9 day=22
2016年2月29日 | = date 2016-02-29
三月 | = date month=3
半打 | = number 6
一打 | = number 12
两打 | = number 24
十打 | = number 120
十一打 | = number 132
一亿零一 | = number 100000001
16分之15 | = fraction 0.9375
3又1/2 | = number 3.5
三又三分之一 | = fraction 10/3
-1/2 | = fraction -0.5
负三又三分之二 | = fraction -11/3
负三分之二 | = fraction -2/3
1e10 | = number 10000000000
1.1e-5 | = number 0.000011
负一亿 | = number -100000000
负三点二 | = number -3.2
负20 | = number -20
-15 | = number -15
－５０ | = number -50
１２３ | = number 123
１，２３４，５６７ | = number 1234567
七十二亿零五百一十三万八千 | = number 7205138000
十五亿零四 | = number 1500000004
一百零五 | = number 105
两万零五 | = number 20005
二十 | = number 20
廿二 | = number 22
卅五 | = number 35
一千零一 | = number 1001
一万三 | = number 13000
两千五 | = number 2500
八百二 | = number 820
三十万五千 | = number 305000
一百五十万 | = number 1500000
五十五点五五 | = number 55.55
零点五 | = number 0.5
十二点二三 | = number 12.23
壹百贰拾叁 | = number 123
肆佰伍拾 | = number 450
伍仟零壹 | = number 5001
拾万 | = number 100000
壹仟贰佰叁拾肆万伍仟陆佰柒拾捌 | = number 12345678
一兆 | = number 1000000000000
八兆九千亿 | = number 8900000000000
二 | = number 2
零 | = number 0
十 | = number 10
百 | nothing
一百对 | 一百 = number 100 (对)
三对 | 三 = number 3 (对)
两双 | 两 = number 2 (双)
2千 | = number 2000
3万5千 | = number 35000
1百2十 | = number 120
10亿7千万 | = number 1070000000
1.3万 | = number 13000
5 亿 | = number 500000000
5k | = number 5000
1,234.56 | = number 1234.56
第一 | = ordinal 1
第十二 | = ordinal 12
第二百五十 | = ordinal 250
第1名 | 第1 = ordinal 1 (名)
第两千 | = ordinal 2000
第零 | = ordinal 0
第一百万零五百 | = ordinal 1000500
第五十五 | = ordinal 55
百分之百 | = percent 100
百分之一百 | = percent 100
百分之三十 | = percent 30
百分之二十五 | = percent 25
百分之1.5 | = percent 1.5
百分之负三 | = percent -3
百 分 之 五 | = percent 5
20% | = percent 20
２０％ | = percent 20
20 % | = percent 20
-5.6% | = percent -5.6
千分之三 | = percent 0.3
万分之一 | = fraction 0.0001
三成 | = percent 30
三成五 | = percent 35
十成 | = percent 100
半成 | = percent 5
七五折 | = percent 75
八折 | = percent 80
六点六折 | = percent 66
8.5折 | = percent 85
半折 | = percent 50
打六折 | 六折 = percent 60
5到10% | = range:percent 5..10
百分之十到百分之二十 | = range:percent 10..20
十到二十 | = range:number 10..20
从一到二十 | 一到二十 = range:number 1..20
5～8 | = range:number 5..8
大于一千 | = number 1000 over
小于五百 | = number 500 under
超过三万 | = number 30000 over
不少于三十 | = number 30 over
不超过五十 | = number 50 up to
一千以上 | = number 1000 over
大于等于30 | = number 30 over
两千到三千 | = range:number 2000..3000
三到五万 | = range:number 30000..50000
二三十 | = range:number 20..30 about
七八百 | = range:number 700..800 about
三四万 | = range:number 30000..40000 about
十七八 | = range:number 17..18 about
五块 | = money 5 CNY
五块钱 | = money 5 CNY
十块五 | = money 10.5 CNY
三块二毛五 | = money 3.25 CNY
两毛钱 | = money 0.2 CNY
五毛 | = money 0.5 CNY
八分钱 | = money 0.08 CNY
1元5角 | = money 1.5 CNY
100人民币 | = money 100 CNY
人民币五百元 | = money 500 CNY
五百元人民币 | = money 500 CNY
￥500 | = money 500 CNY
¥ 1,000.50 | = money 1000.50 CNY
$50 | = money 50 USD
50$ | = money 50 USD
50刀 | = money 50 USD
五十美金 | = money 50 USD
一百万欧元 | = money 1000000 EUR
3千英镑 | = money 3000 GBP
伍佰港币 | = money 500 HKD
十五万日圆 | = money 150000 JPY
两亿韩元 | = money 200000000 KRW
200新加坡元 | = money 200 SGD
三十泰铢 | = money 30 THB
1000卢布 | = money 1000 RUB
20瑞士法郎 | = money 20 CHF
十加元 | = money 10 CAD
五澳元 | = money 5 AUD
二百印度卢比 | = money 200 INR
100墨西哥比索 | = money 100 MXN
4.5万亿元 | = money 4500000000000 CNY
十亿三千万元 | = money 1030000000 CNY
一角 | nothing
六十美分 | = money 0.6 USD
5美元50美分 | = money 5.5 USD
10到20元 | = range:money 10 CNY..20 CNY
50比特币 | = money 50 XBT
三百迪拉姆 | = money 300 AED
六百丹麦克朗 | = money 600 DKK
六万越南盾 | = money 60000 VND
两千里拉 | = money 2000 TRY
2010年10月1日 | = date 2010-10-01
二零一六年二月 | = date year=2016 month=2
二〇一八年一月五日 | = date 2018-01-05
一九九八年 | = date year=1998
2016-12-12 | = date 2016-12-12
2016/12/12 | = date 2016-12-12
2016.12.12 | = date 2016-12-12
16年3月 | = date year=2016 month=3
十二月 | = date month=12
3月5号 | = date month=3 day=5
十五号 | = date day=15
星期五 | = date weekday=5
礼拜天 | = date weekday=7
周日 | = date weekday=7
1月到3月 | = date-range month=1..month=3
一月到三月 | = date-range month=1..month=3
2015年到2018年 | = date-range year=2015..year=2018
2019年第三季度 | = date year=2019 quarter=3
19年三季度 | = date year=2019 quarter=3
二〇一九年上半年 | = date year=2019 half=1
夏天 | nothing
2018年夏天 | = date year=2018 season=summer
九十年代 | = date decade=1990
上世纪八十年代 | = date decade=1980
二十一世纪 | = date century=21
21世纪初 | = date part=early century=21
下午三点 | = time 15:00
早上八点半 | = time 08:30
晚上9点一刻 | = time 21:15
八点四十五分 | = time 08:45
14:30 | = time 14:30
凌晨2点 | = time 02:00
中午十二点 | = time 12:00
三点整 | = time 03:00
下午五点二十 | = time 17:20
八点到十点 | = range:time 08:00..10:00
三天 | = duration 3 day
两个小时 | = duration 2 hour
就这样过了上半年 | 上半年 = date half=1
他等了半年 | 半年 = duration 0.5 year
等了一个半月 | 一个半月 = duration 1.5 month
半个小时 | = duration 0.5 hour
一个半月 | = duration 1.5 month
十年 | = duration 10 year
五周 | = duration 5 week
三十分钟 | = duration 30 minute
两年半 | = duration 2.5 year
三十五岁 | = age 35
三岁半 | = age 3.5
10公里 | = measure 10 kilometer
五十公斤 | = measure 50 kilogram
零下十度 | = measure -10 degree
摄氏二十度 | = measure 20 celsius
一百平方米 | = measure 100 square-meter
"""


CASES = cases(ENGLISH, "en") + cases(CHINESE, "zh")


@pytest.mark.parametrize(("language", "text", "wanted"), CASES, ids=[case[1] for case in CASES])
def test_line(language: str, text: str, wanted: list[str]) -> None:
    assert found(text, language) == wanted
