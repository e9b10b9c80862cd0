"""Names of units of measurement, to CLDR unit ids (pinyin for units that CLDR lacks)."""

from __future__ import annotations

from functools import lru_cache

ZH: dict[str, str] = {
    "公里": "kilometer", "千米": "kilometer", "km": "kilometer", "KM": "kilometer", "米": "meter",
    "公尺": "meter", "厘米": "centimeter", "公分": "centimeter", "毫米": "millimeter",
    "cm": "centimeter",
    "mm": "millimeter", "微米": "micrometer", "纳米": "nanometer", "nm": "nanometer",
    "分米": "decimeter",
    "海里": "nautical-mile", "英里": "mile", "英尺": "foot", "英寸": "inch", "码": "yard",
    "华里": "li",
    "光年": "light-year", "里": "li", "尺": "chi", "寸": "cun", "丈": "zhang",
    "平方公里": "square-kilometer", "平方千米": "square-kilometer", "平方米": "square-meter",
    "平米": "square-meter", "平方厘米": "square-centimeter", "平方英里": "square-mile",
    "平方英尺": "square-foot", "平方毫米": "square-millimeter", "㎡": "square-meter",
    "m²": "square-meter",
    "km²": "square-kilometer", "公顷": "hectare", "亩": "mu", "公亩": "are", "英亩": "acre",
    "顷": "qing",
    "立方米": "cubic-meter", "方": "cubic-meter", "立方公里": "cubic-kilometer",
    "m³": "cubic-meter", "km2": "square-kilometer", "m2": "square-meter",
    "mm2": "square-millimeter",
    "cm2": "square-centimeter", "㎢": "square-kilometer",
    "立方厘米": "cubic-centimeter", "立方英尺": "cubic-foot", "升": "liter", "公升": "liter",
    "毫升": "milliliter", "ml": "milliliter", "mL": "milliliter", "ML": "milliliter",
    "加仑": "gallon",
    "吨": "tonne", "公吨": "tonne", "千克": "kilogram", "公斤": "kilogram", "kg": "kilogram",
    "KG": "kilogram", "克": "gram", "毫克": "milligram", "mg": "milligram", "微克": "microgram",
    "斤": "jin", "市斤": "jin", "两": "liang", "磅": "pound", "盎司": "ounce", "克拉": "carat",
    "摄氏度": "celsius", "℃": "celsius", "°C": "celsius", "华氏度": "fahrenheit", "℉": "fahrenheit",
    "°F": "fahrenheit", "开尔文": "kelvin", "度": "degree", "°": "degree",
    "千瓦时": "kilowatt-hour", "度电": "kilowatt-hour", "千瓦": "kilowatt", "兆瓦": "megawatt",
    "吉瓦": "gigawatt", "瓦": "watt", "瓦特": "watt", "kW": "kilowatt", "MW": "megawatt",
    "GW": "gigawatt", "kWh": "kilowatt-hour", "马力": "horsepower", "焦耳": "joule",
    "千焦": "kilojoule",
    "卡路里": "calorie", "千卡": "kilocalorie", "大卡": "kilocalorie", "伏": "volt", "伏特": "volt",
    "千伏": "kilovolt", "安培": "ampere", "欧姆": "ohm", "赫兹": "hertz", "兆赫": "megahertz",
    "吉赫": "gigahertz", "帕": "pascal", "百帕": "hectopascal", "千帕": "kilopascal",
    "兆帕": "megapascal", "牛顿": "newton", "桶": "barrel", "立方": "cubic-meter",
    "公里每小时": "kilometer-per-hour", "km/h": "kilometer-per-hour", "米每秒": "meter-per-second",
    "m/s": "meter-per-second", "节": "knot", "分贝": "decibel", "dB": "decibel",
    "GB": "gigabyte", "TB": "terabyte", "MB": "megabyte", "KB": "kilobyte", "PB": "petabyte",
    "Mbps": "megabit-per-second", "Gbps": "gigabit-per-second", "兆": "megabyte", "字节": "byte",
    "比特": "bit", "像素": "pixel", "万像素": "pixel", "兆字节": "megabyte", "吉字节": "gigabyte",
    "GHz": "gigahertz", "MHz": "megahertz", "Hz": "hertz", "g": "gram", "L": "liter", "m": "meter",
    "英担": "hundredweight", "蒲式耳": "bushel", "标准箱": "teu", "TEU": "teu", "个标准箱": "teu",
    "个标箱": "teu", "标箱": "teu", "基点": "basis-point", "个基点": "basis-point",
    "微克/立方米": "microgram-per-cubic-meter", "毫克/升": "milligram-per-liter",
}  # fmt: skip

ZH_SPEED = {
    "公里": "kilometer-per-hour", "千米": "kilometer-per-hour", "英里": "mile-per-hour",
}  # fmt: skip
"""Units that 时速 before the figure turns into speeds."""

EN: dict[str, str] = {
    "km": "kilometer", "kms": "kilometer", "kilometer": "kilometer", "kilometre": "kilometer",
    "m": "meter", "meter": "meter", "metre": "meter", "cm": "centimeter",
    "centimeter": "centimeter",
    "centimetre": "centimeter", "mm": "millimeter", "millimeter": "millimeter",
    "millimetre": "millimeter", "nm": "nanometer", "nanometer": "nanometer",
    "nanometre": "nanometer",
    "micrometer": "micrometer", "micron": "micrometer", "mile": "mile", "mi": "mile",
    "nautical mile": "nautical-mile", "foot": "foot", "feet": "foot", "ft": "foot", "inch": "inch",
    "inche": "inch", "yard": "yard", "yd": "yard", "light year": "light-year",
    "light-year": "light-year", "li": "li",
    "square kilometer": "square-kilometer", "square kilometre": "square-kilometer",
    "sq km": "square-kilometer", "sq. km": "square-kilometer", "km2": "square-kilometer",
    "km²": "square-kilometer", "square meter": "square-meter", "square metre": "square-meter",
    "sq m": "square-meter", "sq. m": "square-meter", "m2": "square-meter", "m²": "square-meter",
    "sqm": "square-meter", "square foot": "square-foot", "square feet": "square-foot",
    "sq ft": "square-foot", "sq. ft": "square-foot", "square mile": "square-mile",
    "square inch": "square-inch", "square inche": "square-inch", "square yard": "square-yard",
    "square centimeter": "square-centimeter", "square centimetre": "square-centimeter",
    "hectare": "hectare", "ha": "hectare", "acre": "acre", "mu": "mu",
    "cubic meter": "cubic-meter", "cubic metre": "cubic-meter", "m3": "cubic-meter",
    "m³": "cubic-meter", "cu m": "cubic-meter", "cubic foot": "cubic-foot",
    "cubic feet": "cubic-foot",
    "cubic kilometer": "cubic-kilometer", "cubic kilometre": "cubic-kilometer",
    "cubic centimeter": "cubic-centimeter", "cubic centimetre": "cubic-centimeter",
    "liter": "liter", "litre": "liter", "l": "liter", "milliliter": "milliliter",
    "millilitre": "milliliter", "ml": "milliliter", "gallon": "gallon", "pint": "pint",
    "quart": "quart",
    "ton": "tonne", "tons": "tonne", "tonne": "tonne", "metric ton": "tonne", "short ton": "ton",
    "long ton": "long-ton",
    "kg": "kilogram", "kgs": "kilogram", "kilogram": "kilogram", "kilo": "kilogram",
    "kilogramme": "kilogram", "gram": "gram", "gramme": "gram", "g": "gram", "mg": "milligram",
    "milligram": "milligram", "microgram": "microgram", "μg": "microgram", "lb": "pound",
    "lbs": "pound", "ounce": "ounce", "oz": "ounce", "carat": "carat", "jin": "jin", "catty": "jin",
    "stone": "stone",
    "degree celsius": "celsius", "degrees celsius": "celsius", "degree centigrade": "celsius",
    "degrees centigrade": "celsius", "celsius": "celsius", "°c": "celsius", "℃": "celsius",
    "degrees c": "celsius", "degrees f": "fahrenheit", "degree fahrenheit": "fahrenheit",
    "degrees fahrenheit": "fahrenheit", "fahrenheit": "fahrenheit", "°f": "fahrenheit",
    "℉": "fahrenheit", "degree": "degree", "°": "degree", "kelvin": "kelvin",
    "kilowatt hour": "kilowatt-hour", "kilowatt-hour": "kilowatt-hour", "kwh": "kilowatt-hour",
    "megawatt hour": "megawatt-hour", "megawatt-hour": "megawatt-hour", "mwh": "megawatt-hour",
    "gwh": "gigawatt-hour", "kw": "kilowatt", "mw": "megawatt", "gw": "gigawatt", "watt": "watt",
    "kilowatt": "kilowatt", "megawatt": "megawatt", "gigawatt": "gigawatt",
    "horsepower": "horsepower",
    "hp": "horsepower", "joule": "joule", "calorie": "calorie", "kilocalorie": "kilocalorie",
    "kcal": "kilocalorie", "volt": "volt", "kilovolt": "kilovolt", "kv": "kilovolt",
    "amp": "ampere",
    "ampere": "ampere", "ohm": "ohm", "hertz": "hertz", "hz": "hertz", "mhz": "megahertz",
    "ghz": "gigahertz", "megahertz": "megahertz", "gigahertz": "gigahertz", "pascal": "pascal",
    "barrel": "barrel", "bpd": "barrel-per-day", "barrels per day": "barrel-per-day",
    "bushel": "bushel", "km/h": "kilometer-per-hour", "kph": "kilometer-per-hour",
    "kmh": "kilometer-per-hour", "kilometers per hour": "kilometer-per-hour",
    "kilometres per hour": "kilometer-per-hour", "kilometers an hour": "kilometer-per-hour",
    "kilometres an hour": "kilometer-per-hour", "km per hour": "kilometer-per-hour",
    "mph": "mile-per-hour", "miles per hour": "mile-per-hour", "miles an hour": "mile-per-hour",
    "m/s": "meter-per-second", "meters per second": "meter-per-second",
    "metres per second": "meter-per-second", "knot": "knot", "decibel": "decibel", "db": "decibel",
    "gb": "gigabyte", "tb": "terabyte", "mb": "megabyte", "kb": "kilobyte", "pb": "petabyte",
    "gigabyte": "gigabyte", "terabyte": "terabyte", "megabyte": "megabyte", "kilobyte": "kilobyte",
    "byte": "byte", "mbps": "megabit-per-second", "gbps": "gigabit-per-second", "pixel": "pixel",
    "megapixel": "megapixel", "teu": "teu", "basis point": "basis-point", "bps": "basis-point",
    "bp": "basis-point",
}  # fmt: skip
"""English names in lower case and the singular (a plain plural ``s`` is understood)."""


@lru_cache(maxsize=1)
def english() -> dict[str, str]:
    """:data:`EN` with its plurals."""
    result = dict(EN)
    for name, unit in EN.items():
        if len(name) > 3 and not name.endswith("s") and name.isascii():
            result.setdefault(name + "s", unit)
    return result
