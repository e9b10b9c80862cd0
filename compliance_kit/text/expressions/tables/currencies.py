"""Names of currencies: our short list of everyday names, and CLDR's full names from Babel."""

from __future__ import annotations

import re
from functools import lru_cache

from babel import Locale

from compliance_kit.text.expressions.normal import chinese

ZH_EVERYDAY: dict[str, str] = {
    "元人民币": "CNY", "元人民币钱": "CNY", "人民币元": "CNY", "元": "CNY", "圆": "CNY",
    "块钱": "CNY",
    "块": "CNY", "人民币": "CNY", "美元": "USD", "美金": "USD", "美刀": "USD", "欧元": "EUR",
    "英镑": "GBP",
    "镑": "GBP", "日元": "JPY", "日圆": "JPY", "港元": "HKD", "港币": "HKD", "港纸": "HKD",
    "韩元": "KRW",
    "韩圆": "KRW", "韩币": "KRW", "新台币": "TWD", "台币": "TWD", "新台币元": "TWD",
    "元新台币": "TWD", "元台币": "TWD", "元港币": "HKD", "块美金": "USD", "日币": "JPY",
    "卢布": "RUB",
    "俄罗斯卢布": "RUB", "卢比": "INR", "印度卢比": "INR", "印尼盾": "IDR", "印尼卢比": "IDR",
    "巴基斯坦卢比": "PKR", "斯里兰卡卢比": "LKR", "尼泊尔卢比": "NPR", "澳元": "AUD", "澳币": "AUD",
    "澳大利亚元": "AUD", "加元": "CAD", "加币": "CAD", "加拿大元": "CAD", "新西兰元": "NZD",
    "纽西兰元": "NZD", "纽西兰币": "NZD",
    "纽元": "NZD",
    "新加坡元": "SGD", "新元": "SGD", "新币": "SGD", "坡币": "SGD", "瑞士法郎": "CHF",
    "瑞郎": "CHF",
    "法郎": "CHF", "瑞典克朗": "SEK", "挪威克朗": "NOK", "丹麦克朗": "DKK", "冰岛克朗": "ISK",
    "捷克克朗": "CZK", "克朗": "SEK", "泰铢": "THB", "泰国铢": "THB", "越南盾": "VND",
    "越盾": "VND",
    "林吉特": "MYR",
    "马来西亚林吉特": "MYR", "马币": "MYR", "菲律宾比索": "PHP", "比索": "PHP", "墨西哥比索": "MXN",
    "阿根廷比索": "ARS", "智利比索": "CLP", "哥伦比亚比索": "COP", "古巴比索": "CUP",
    "雷亚尔": "BRL",
    "巴西雷亚尔": "BRL", "兰特": "ZAR", "南非兰特": "ZAR", "土耳其里拉": "TRY", "里拉": "TRY",
    "里亚尔": "SAR", "沙特里亚尔": "SAR", "伊朗里亚尔": "IRR", "卡塔尔里亚尔": "QAR",
    "迪拉姆": "AED",
    "阿联酋迪拉姆": "AED", "第纳尔": "KWD", "科威特第纳尔": "KWD", "伊拉克第纳尔": "IQD",
    "塞尔维亚第纳尔": "RSD", "马其顿第纳尔": "MKD", "波黑马克": "BAM", "马尔代夫卢比": "MVR",
    "马尔代夫拉菲亚": "MVR", "索尔": "PEN", "新索尔": "PEN",
    "西非法郎": "XOF", "中非法郎": "XAF", "谢克尔": "ILS", "新谢克尔": "ILS", "埃及镑": "EGP",
    "福林": "HUF", "匈牙利福林": "HUF", "兹罗提": "PLN", "波兰兹罗提": "PLN", "列伊": "RON",
    "列弗": "BGN",
    "格里夫纳": "UAH", "乌克兰格里夫纳": "UAH", "坚戈": "KZT", "哈萨克斯坦坚戈": "KZT",
    "图格里克": "MNT",
    "蒙古图格里克": "MNT", "澳门元": "MOP", "澳门币": "MOP", "葡币": "MOP", "奈拉": "NGN",
    "先令": "KES",
    "肯尼亚先令": "KES", "塔卡": "BDT", "孟加拉塔卡": "BDT", "缅元": "MMK", "缅币": "MMK",
    "基普": "LAK",
    "瑞尔": "KHR", "朝元": "KPW", "马克": "DEM", "德国马克": "DEM", "比特币": "XBT", "SDR": "XDR",
    "特别提款权": "XDR",
    "阿富汗尼": "AFN", "欧": "EUR", "円": "JPY", "令吉": "MYR", "美圆": "USD", "帕塔卡": "MOP",
    "澳门帕塔卡": "MOP",
    "玻利瓦尔": "VES", "阿塞拜疆马纳特": "AZN", "索莫尼": "TJS", "苏姆": "UZS", "克瓦查": "ZMW",
    "宽扎": "AOA", "比尔": "ETB", "埃塞俄比亚比尔": "ETB", "塞地": "GHS", "乌吉亚": "MRU",
}  # fmt: skip
"""Chinese names as they follow a figure. A bare 法郎, 克朗 or 里拉 is the best known."""

_AFTER_YUAN = (
    "人民币", "港币", "美金", "新台币", "台币", "澳币", "加币", "新币", "澳门币", "日币", "韩币",
)  # fmt: skip
"""What tells the currency behind 元 or 块 (20块港币)."""

_MAJOR = "USD EUR GBP CNY RMB HKD JPY CAD AUD INR KRW SGD TWD CHF NZD MOP THB RUB MYR BTC"
MAJOR_CODES = tuple(_MAJOR.split())
"""The best known codes, and BTC."""

ZH_PREFIX: dict[str, str] = {
    "人民币": "CNY", "RMB": "CNY", "CNY": "CNY", "CN¥": "CNY", "¥": "CNY", "￥": "CNY",
    "美元": "USD", "MOP": "MOP",
    "港币": "HKD", "港元": "HKD", "新台币": "TWD", "台币": "TWD", "欧元": "EUR",
    "日元": "JPY", "日币": "JPY", "澳门币": "MOP",
}  # fmt: skip

SYMBOLS: dict[str, str] = {
    "$": "USD", "US$": "USD", "US $": "USD",
    "U.S.$": "USD", "USD$": "USD", "HK$": "HKD", "HKD$": "HKD",
    "NT$": "TWD",
    "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD", "S$": "SGD", "R$": "BRL",
    "MOP$": "MOP", "MX$": "MXN", "€": "EUR", "£": "GBP", "₩": "KRW", "₽": "RUB", "₹": "INR",
    "₫": "VND",
    "฿": "THB", "₺": "TRY", "₴": "UAH", "₪": "ILS", "₱": "PHP", "₦": "NGN", "₸": "KZT", "₮": "MNT",
    "CN¥": "CNY", "RMB¥": "CNY", "JP¥": "JPY", "Rs": "INR", "Rs.": "INR", "RM": "MYR", "RMB": "CNY",
    "Rp": "IDR", "zł": "PLN", "₲": "PYG", "₡": "CRC", "₵": "GHS", "GH₵": "GHS", "₾": "GEL",
    "₼": "AZN", "₭": "LAK", "৳": "BDT", "៛": "KHR", "֏": "AMD", "U.S. $": "USD", "U$S": "USD",
    "J$": "JMD", "TT$": "TTD", "RD$": "DOP", "EC$": "XCD", "N$": "NAD", "Can$": "CAD",
    "CAN$": "CAD", "Cdn$": "CAD", "CAD$": "CAD", "AUD$": "AUD", "NZD$": "NZD", "SGD$": "SGD",
    "SG$": "SGD", "NTD$": "TWD", "TWD$": "TWD", "AR$": "ARS", "CLP$": "CLP", "COL$": "COP",
    "COP$": "COP", "BZ$": "BZD", "Bds$": "BBD", "FJ$": "FJD", "GY$": "GYD", "MXN$": "MXN",
    "Mex$": "MXN", "KSh": "KES", "Ksh": "KES", "USh": "UGX", "TSh": "TZS", "SFr": "CHF",
    "SFr.": "CHF", "Php": "PHP", "PhP": "PHP", "S/": "PEN", "S/.": "PEN", "Kč": "CZK",
}  # fmt: skip
"""Signs and letter signs before (some also behind) a figure; ``¥`` depends on the language."""

_SIGN_ENDS = frozenset(word[-1] for word in (*SYMBOLS, *ZH_PREFIX)) | {"$"}


def may_end_sign(char: str) -> bool:
    """Whether a currency's sign, code or name before a figure can end with ``char``."""
    return char in _SIGN_ENDS or ("A" <= char <= "Z")


LONGEST_SIGN = max(map(len, (*SYMBOLS, *ZH_PREFIX)))

EN_EVERYDAY: dict[str, str] = {
    "yuan": "CNY", "renminbi": "CNY", "rmb": "CNY", "yuan renminbi": "CNY", "chinese yuan": "CNY",
    "yuan rmb": "CNY", "kuai": "CNY", "rmb yuan": "CNY",
    "dollar": "USD", "dollars": "USD", "buck": "USD", "bucks": "USD", "us dollar": "USD",
    "us dollars": "USD", "u.s. dollar": "USD", "u.s. dollars": "USD", "american dollars": "USD",
    "euro": "EUR", "euros": "EUR", "pound": "GBP", "pounds": "GBP", "quid": "GBP",
    "pounds sterling": "GBP", "pound sterling": "GBP", "british pounds": "GBP", "yen": "JPY",
    "japanese yen": "JPY", "won": "KRW", "korean won": "KRW", "south korean won": "KRW",
    "rouble": "RUB", "roubles": "RUB", "ruble": "RUB", "rubles": "RUB", "russian roubles": "RUB",
    "rupee": "INR", "rupees": "INR", "indian rupees": "INR", "pakistani rupees": "PKR",
    "hong kong dollars": "HKD", "hong kong dollar": "HKD", "hk dollars": "HKD", "hk dollar": "HKD",
    "new taiwan dollars": "TWD", "taiwan dollars": "TWD", "taiwanese dollars": "TWD",
    "australian dollars": "AUD", "aussie dollars": "AUD", "canadian dollars": "CAD",
    "new zealand dollars": "NZD", "singapore dollars": "SGD", "franc": "CHF", "francs": "CHF",
    "swiss francs": "CHF", "swiss franc": "CHF", "baht": "THB", "thai baht": "THB", "dong": "VND",
    "ringgit": "MYR", "peso": "MXN", "pesos": "MXN", "philippine pesos": "PHP", "rupiah": "IDR",
    "real": "BRL", "reais": "BRL", "reals": "BRL", "rand": "ZAR", "lira": "TRY", "liras": "TRY",
    "krona": "SEK", "kronor": "SEK", "kroner": "NOK", "krone": "NOK", "dirham": "AED",
    "dirhams": "AED", "riyal": "SAR", "riyals": "SAR", "rial": "IRR", "rials": "IRR",
    "dinar": "KWD",
    "dinars": "KWD", "shekel": "ILS", "shekels": "ILS", "forint": "HUF", "forints": "HUF",
    "zloty": "PLN", "zlotys": "PLN", "zlotych": "PLN", "hryvnia": "UAH", "hryvnias": "UAH",
    "naira": "NGN", "shilling": "KES", "shillings": "KES", "taka": "BDT", "kyat": "MMK",
    "kip": "LAK",
    "riel": "KHR", "tenge": "KZT", "tugrik": "MNT", "pataca": "MOP", "patacas": "MOP", "lev": "BGN",
    "leva": "BGN", "leu": "RON", "lei": "RON", "koruna": "CZK", "korunas": "CZK",
    "deutsche marks": "DEM", "deutschmarks": "DEM", "marks": "DEM", "cedi": "GHS", "cedis": "GHS",
    "birr": "ETB", "afghani": "AFN", "afghanis": "AFN", "bitcoin": "XBT", "bitcoins": "XBT",
    "dram": "AMD", "drams": "AMD", "lari": "GEL", "manat": "AZN", "som": "KGS", "bolivars": "VES",
    "kwacha": "ZMW", "kwanza": "AOA", "gourde": "HTG", "quetzal": "GTQ", "quetzales": "GTQ",
    "colones": "CRC", "colón": "CRC", "colon": "CRC", "guarani": "PYG", "lempira": "HNL",
    "lempiras": "HNL", "balboa": "PAB",
    "sterling": "GBP", "kuna": "HRK", "kunas": "HRK", "cfa francs": "XOF", "cfa franc": "XOF",
    "cfa": "XOF", "greenbacks": "USD", "soms": "KGS", "soles": "PEN",
}  # fmt: skip

_NATIONAL: dict[str, tuple[str, str]] = {
    "israeli": ("ILS", "shekel shekels"), "brazilian": ("BRL", "real reals reais"),
    "turkish": ("TRY", "lira liras"), "polish": ("PLN", "zloty zlotys zlotych"),
    "russian": ("RUB", "ruble rubles rouble roubles"), "indian": ("INR", "rupee rupees"),
    "mexican": ("MXN", "peso pesos"), "argentine": ("ARS", "peso pesos"),
    "chilean": ("CLP", "peso pesos"), "colombian": ("COP", "peso pesos"),
    "cuban": ("CUP", "peso pesos"), "filipino": ("PHP", "peso pesos"),
    "south african": ("ZAR", "rand rands"), "saudi": ("SAR", "riyal riyals"),
    "qatari": ("QAR", "riyal riyals rial rials"), "omani": ("OMR", "rial rials riyals"),
    "iranian": ("IRR", "rial rials"), "uae": ("AED", "dirham dirhams"),
    "emirati": ("AED", "dirham dirhams"), "moroccan": ("MAD", "dirham dirhams"),
    "kuwaiti": ("KWD", "dinar dinars"), "jordanian": ("JOD", "dinar dinars"),
    "iraqi": ("IQD", "dinar dinars"), "bahraini": ("BHD", "dinar dinars"),
    "algerian": ("DZD", "dinar dinars"), "tunisian": ("TND", "dinar dinars"),
    "serbian": ("RSD", "dinar dinars"), "libyan": ("LYD", "dinar dinars"),
    "danish": ("DKK", "krone kroner krones"), "norwegian": ("NOK", "krone kroner"),
    "swedish": ("SEK", "krona kronor kronas"), "icelandic": ("ISK", "krona kronur"),
    "czech": ("CZK", "koruna korunas koruny crowns"), "hungarian": ("HUF", "forint forints"),
    "ukrainian": ("UAH", "hryvnia hryvnias"), "egyptian": ("EGP", "pound pounds"),
    "lebanese": ("LBP", "pound pounds"), "syrian": ("SYP", "pound pounds"),
    "sudanese": ("SDG", "pound pounds"), "kenyan": ("KES", "shilling shillings"),
    "ugandan": ("UGX", "shilling shillings"), "tanzanian": ("TZS", "shilling shillings"),
    "somali": ("SOS", "shilling shillings"), "nigerian": ("NGN", "naira nairas"),
    "thai": ("THB", "baht bahts"), "vietnamese": ("VND", "dong dongs"),
    "indonesian": ("IDR", "rupiah rupiahs"), "malaysian": ("MYR", "ringgit ringgits"),
    "sri lankan": ("LKR", "rupee rupees"), "nepalese": ("NPR", "rupee rupees"),
    "pakistani": ("PKR", "rupee rupees"), "mauritian": ("MUR", "rupee rupees"),
    "british": ("GBP", "pound pounds"), "canadian": ("CAD", "dollar dollars"),
    "american": ("USD", "dollar dollars"), "bahamian": ("BSD", "dollar dollars"),
    "jamaican": ("JMD", "dollar dollars"), "namibian": ("NAD", "dollar dollars"),
    "fijian": ("FJD", "dollar dollars"), "bermudian": ("BMD", "dollar dollars"),
    "liberian": ("LRD", "dollar dollars"), "zimbabwean": ("ZWL", "dollar dollars"),
    "singaporean": ("SGD", "dollar dollars"), "australian": ("AUD", "dollar dollars"),
    "hongkong": ("HKD", "dollar dollars"), "french": ("FRF", "franc francs"),
    "belgian": ("BEF", "franc francs"), "rwandan": ("RWF", "franc francs"),
    "german": ("DEM", "mark marks"), "finnish": ("FIM", "mark marks markka"),
    "north korean": ("KPW", "won"), "chinese": ("CNY", "yuan yuans renminbi"),
    "bulgarian": ("BGN", "lev levs leva"), "romanian": ("RON", "leu lei"),
    "georgian": ("GEL", "lari laris"), "armenian": ("AMD", "dram drams"),
    "kazakh": ("KZT", "tenge tenges"), "mongolian": ("MNT", "tugrik tugriks"),
    "bangladeshi": ("BDT", "taka takas"), "ethiopian": ("ETB", "birr birrs"),
    "ghanaian": ("GHS", "cedi cedis"), "zambian": ("ZMW", "kwacha kwachas"),
    "costa rican": ("CRC", "colon colons colones"), "albanian": ("ALL", "lek leks"),
    "uzbek": ("UZS", "som soms sum sums"), "uzbekistani": ("UZS", "som soms sum sums"),
    "kyrgyz": ("KGS", "som soms"), "turkmen": ("TMT", "manat manats"),
    "azerbaijani": ("AZN", "manat manats"), "tajik": ("TJS", "somoni somonis"),
    "bosnian": ("BAM", "mark marks"), "west african": ("XOF", "franc francs"),
    "central african": ("XAF", "franc francs"), "dominican": ("DOP", "peso pesos"),
    "uruguayan": ("UYU", "peso pesos"), "macedonian": ("MKD", "denar denars denari"),
    "yemeni": ("YER", "rial rials riyal riyals"), "angolan": ("AOA", "kwanza kwanzas"),
    "maldivian": ("MVR", "rufiyaa"), "cambodian": ("KHR", "riel riels"),
    "burmese": ("MMK", "kyat kyats"), "laotian": ("LAK", "kip kips"), "lao": ("LAK", "kip kips"),
    "haitian": ("HTG", "gourde gourdes"), "bolivian": ("BOB", "boliviano bolivianos"),
    "peruvian": ("PEN", "sol soles"), "venezuelan": ("VES", "bolivar bolivars"),
    "belarusian": ("BYN", "ruble rubles rouble roubles"), "croatian": ("HRK", "kuna kunas"),
}  # fmt: skip
"""Adjectives before names that several countries share: (currency, names)."""

EN_MINOR: dict[str, tuple[str, int]] = {
    "cent": ("USD", 100), "cents": ("USD", 100), "pence": ("GBP", 100), "penny": ("GBP", 100),
    "fen": ("CNY", 100), "jiao": ("CNY", 10), "kopecks": ("RUB", 100), "paise": ("INR", 100),
    "p": ("GBP", 100), "¢": ("USD", 100), "us cent": ("USD", 100), "us cents": ("USD", 100),
    "u.s. cent": ("USD", 100), "u.s. cents": ("USD", 100), "euro cents": ("EUR", 100),
    "dime": ("USD", 10), "dimes": ("USD", 10), "nickels": ("USD", 20),
} | {
    f"{people} {word}": (code, 100)
    for people, code in {
        "hong kong": "HKD", "australian": "AUD", "canadian": "CAD", "singapore": "SGD",
        "new zealand": "NZD", "euro": "EUR", "american": "USD", "jamaican": "JMD",
    }.items()
    for word in ("cent", "cents")
}  # fmt: skip
"""Parts of a currency: (currency, parts in one)."""

ZH_MINOR: dict[str, tuple[str, int]] = {
    "角": ("CNY", 10), "毛钱": ("CNY", 10), "毛": ("CNY", 10), "分钱": ("CNY", 100),
    "美分": ("USD", 100), "欧分": ("EUR", 100), "便士": ("GBP", 100), "美仙": ("USD", 100),
    "港仙": ("HKD", 100), "澳分": ("AUD", 100), "加分": ("CAD", 100), "戈比": ("RUB", 100),
}  # fmt: skip

_METALS = frozenset({"XAU", "XAG", "XPT", "XPD"})
"""Codes of gold and the like: 2 gold are no money."""

_YEARS = re.compile(r"[(（]")


@lru_cache(maxsize=4)
def names(language: str) -> dict[str, str]:
    """Every name that may follow a figure, with its ISO 4217 code; English names in lower case."""
    result: dict[str, str] = {}
    if language == "zh":
        for tag in ("zh", "zh_Hant"):
            for code, name in Locale.parse(tag).currencies.items():
                if len(name) > 1 and not _YEARS.search(name):
                    result.setdefault(chinese(name), code)
        result.update(ZH_EVERYDAY)
        for name in _AFTER_YUAN:
            result.update({unit + name: ZH_EVERYDAY[name] for unit in ("元", "块", "块钱")})
        return result
    for tag in ("en", "en_GB"):
        locale = Locale.parse(tag)
        plural: dict[str, dict[str, str]] = locale._data["currency_names_plural"]
        forms = [(code, name) for code, name in locale.currencies.items()]
        forms += [(code, name) for code, by in plural.items() for name in by.values()]
        for code, name in forms:
            if not _YEARS.search(name) and code not in _METALS:
                for written in (name.lower(), name.lower().replace(" & ", " and ")):
                    result.setdefault(written, code)
    for people, (code, nouns) in _NATIONAL.items():
        result.update({f"{people} {noun}": code for noun in nouns.split()})
    result.update(EN_EVERYDAY)
    return result


def codes() -> frozenset[str]:
    """ISO 4217 codes that may stand before or behind a figure."""
    return frozenset(Locale.parse("en").currencies) - {"ALL", "TOP", "TRY", "ANG"} | {"RMB"}


_WORDS = "SOS CUP MAD PEN BOB GEL BAM COP CHE SLL STD STN LSL SVC CLE ECS"
_WORDS_TOO = frozenset(_WORDS.split())


def codes_behind() -> frozenset[str]:
    """Codes that stand behind a figure in Chinese text (100 USD) and are no other word."""
    return (codes() | {"TRY"}) - _WORDS_TOO - _METALS | set(MAJOR_CODES)
