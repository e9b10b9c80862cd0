"""Chinese words around numbers: classifiers, durations, approximations, day parts."""

from __future__ import annotations

from compliance_kit.text.values import Approx

_CLASSIFIERS = """
列 个 位 名 家 辆 台 套 件 条 项 次 场 座 所 种 张 份 本 部 只 头 架
艘 批 组 届 期 户 款 篇 首 幅 支 根 棵 层 轮 例 宗 笔 瓶 双 对 间 栋
幢 枚 颗 人 人次 架次 名额 匹 册 株 盏 袋 箱 盒 桶 碗 杯 剂 票 席 班
站 省 市 类 队 处 片 把 字 页 句 段 枝 粒 车 艇 具 尊 扇 顶 员 口 门
级 局 盘 分 环 步 遍 趟 章 股 行 排 朵 束 帧 集 幕 折子 包 捆 卷 罐
滴 桌 床 顿 县 国 镇 村 乡 点 项目 起 回 代 声 道 面 块 节 世 周年 针
通 发 胎 孩 男 女 大类 大 平 路
"""
CLASSIFIERS: tuple[str, ...] = tuple(_CLASSIFIERS.split())
"""What a number counts directly; any figure or longer numeral may stand before these."""

_SINGLE = """
列 个 位 名 家 辆 台 套 件 条 项 次 场 座 所 种 张 份 本 部 只 头 架
艘 批 组 届 期 户 款 篇 首 幅 支 根 棵 层 轮 例 宗 笔 瓶 双 对 间 栋
幢 枚 颗 人 人次 架次 匹 册 株 盏 箱 盒 碗 杯 剂 票 席 站 省 市 类 队
处 页 句 段 粒 具 局 分 遍 趟 章 集 县 起 周年 针
"""
SINGLE = frozenset(_SINGLE.split())
"""What a single Chinese digit may count (三个); the others make words (三角, 四面, 五行)."""

ONE = SINGLE - frozenset("部站省市类队处句段具局分章县起针") - {"周年"}
"""What 一 may count: the rest are words more often than counts (一起, 一部, 一些)."""

ARABIC_ONLY = frozenset("国点回代声道面块世通发男女大平路")
"""Classifiers that follow only figures in ASCII digits (4大航空, 3路公交)."""

DURATIONS: dict[str, str] = {
    "日": "day", "年": "year", "年时间": "year", "个年头": "year", "个月": "month",
    "个多月": "month", "天": "day",
    "个工作日": "day", "周": "week", "个星期": "week", "星期": "week", "个礼拜": "week",
    "小时": "hour",
    "个小时": "hour", "个多小时": "hour", "钟头": "hour", "个钟头": "hour", "个钟": "hour",
    "分钟": "minute", "分多钟": "minute", "秒钟": "second", "秒": "second", "个季度": "quarter",
    "个世纪": "century", "个多世纪": "century", "个多星期": "week", "昼夜": "day",
}  # fmt: skip

HALVED: dict[str, str] = {
    "年": "year", "个月": "month", "小时": "hour", "个小时": "hour", "天": "day",
    "个世纪": "century",
    "世纪": "century", "分钟": "minute", "个钟头": "hour", "个多月": "month", "个多小时": "hour",
    "个星期": "week", "秒": "second", "个多世纪": "century",
}  # fmt: skip
"""What may follow 半 as a length of time."""

BEFORE: dict[str, Approx] = {
    "约": "about", "约摸": "about", "约莫": "about", "大约": "about", "大概": "about",
    "大致": "about", "约为": "about", "约合": "about",
    "约占": "about", "左右": "about", "将近": "under", "近": "under", "接近": "under",
    "几近": "under",
    "逾": "over", "超": "over", "超过": "over", "超出": "over", "突破": "over", "至少": "over",
    "最少": "over", "起码": "over", "不少于": "over", "不低于": "over", "不下": "over",
    "不下于": "over",
    "高于": "over", "多于": "over", "大于": "over", "不止": "over", "至多": "up to",
    "最多": "up to",
    "不超过": "up to", "不多于": "up to", "不高于": "up to", "不大于": "up to", "多达": "up to",
    "高达": "up to", "不到": "under", "不足": "under", "低于": "under", "少于": "under",
    "未满": "under",
    "不满": "under", "未达": "under", "小于": "under", "上": "over", "过": "over", "至少有": "over",
    "达到或超过": "over", "超过了": "over", "突破了": "over", "接近于": "under", "大约有": "about",
    "约有": "about", "有近": "under", "差不多": "about", "将近有": "under", "未到": "under",
    "大于等于": "over", "小于等于": "up to", "大于或等于": "over", "小于或等于": "up to",
    "≥": "over", "≤": "up to", "≈": "about", ">=": "over", "<=": "up to", "至少为": "over",
    "至多为": "up to", "不小于": "over",
}  # fmt: skip
"""Words before a figure. 上 and 过 count only before a bare unit (上千, 过万)."""

AFTER: dict[str, Approx] = {
    "左右": "about", "上下": "about", "以上": "over", "开外": "over", "之多": "up to",
    "有余": "over",
    "多": "over", "余": "over", "以下": "under", "以内": "up to", "上下浮动": "about",
    "许": "about",
    "或以上": "over", "及以上": "over", "及以下": "up to", "或更多": "over", "出头": "over",
    "不到": "under", "及其以上": "over", "甚至更多": "over",
}  # fmt: skip

NOT_ABOUT_AFTER = frozenset("纽合条节预签契违公邀特誓租盟和婚赴相立履大失守爽简隐括制")
"""Characters before 约 that make another word (纽约, 合约, 条约); 大约 is listed itself."""

NOT_NEAR_AFTER = frozenset("附临靠邻最新亲就远")
NOT_OVER_AFTER = frozenset("英中西德意法反赶高女乙甲村")

DAY_PARTS: dict[str, int] = {
    "凌晨": 0, "清晨": 0, "清早": 0, "早上": 0, "早晨": 0, "上午": 0, "早": 0, "今早": 0,
    "明早": 0, "昨夜": 12,
    "中午": 12, "正午": 12,
    "午间": 12, "下午": 12, "午后": 12, "傍晚": 12, "晚上": 12, "晚间": 12, "夜间": 12, "夜里": 12,
    "深夜": 12,
    "当晚": 12, "今晚": 12, "昨晚": 12, "明晚": 12, "晚": 12, "夜": 12, "午夜": 12, "当天下午": 12,
}  # fmt: skip
"""Parts of the day before a clock time, with what they add to hours below twelve."""

ZONES: dict[str, str] = {
    "北京时间": "Asia/Shanghai", "京时间": "Asia/Shanghai", "台北时间": "Asia/Taipei",
    "香港时间": "Asia/Hong_Kong", "东京时间": "Asia/Tokyo", "首尔时间": "Asia/Seoul",
    "格林尼治时间": "UTC", "格林威治时间": "UTC", "格林尼治标准时间": "UTC", "世界时": "UTC",
    "世界标准时间": "UTC", "协调世界时": "UTC", "纽约时间": "America/New_York",
    "美国东部时间": "America/New_York", "美东时间": "America/New_York",
    "美国西部时间": "America/Los_Angeles",
    "莫斯科时间": "Europe/Moscow", "伦敦时间": "Europe/London", "巴黎时间": "Europe/Paris",
    "柏林时间": "Europe/Berlin", "悉尼时间": "Australia/Sydney",
}  # fmt: skip
"""Named times before a date or a clock time, to IANA zones."""

SEASONS = {"春": "spring", "夏": "summer", "秋": "autumn", "冬": "winter"}

WEEKDAYS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7, "末": 0}
