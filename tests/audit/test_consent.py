"""Cookies and trackers on pages: platforms, banners, live and blocked scripts, other hosts."""

from __future__ import annotations

import pytest

from compliance_kit.audit.auditor import Auditor, Options
from compliance_kit.audit.extract.cookies import known_platforms
from compliance_kit.audit.extract.trackers import (
    foreign_hosts,
    live_trackers,
    registrable,
    service_of,
    services,
)
from compliance_kit.audit.page import Page
from compliance_kit.audit.rules import load_packs
from compliance_kit.audit.sources.interface import PageInput
from compliance_kit.config import Audit, Site, SiteConfig

RULES = load_packs()
GA = "https://www.google-analytics.com/analytics.js"


def page(markup: str) -> Page:
    return Page(f"<meta charset=utf-8>{markup}".encode(), "index.html")


def outcomes(markup: str, rule: str, config: SiteConfig | None = None) -> list[str]:
    base = config or SiteConfig()
    settings = SiteConfig(site=base.site, audit=base.audit, rules={rule: RULES.find(rule).severity})
    auditor = Auditor(RULES, settings, Options(profiles=()))
    source = PageInput("index.html", "index.html", data=markup.encode(), charset="utf-8")
    return [f.outcome for f in auditor.audit(source)[0].findings]


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.google-analytics.com/analytics.js", "Google Analytics"),
        ("//hm.baidu.com/hm.js?abc", "Baidu Tongji"),
        ("https://www.googletagmanager.com/gtag/js?id=G-1", "Google Analytics"),
        ("https://www.googletagmanager.com/gtm.js?id=GTM-1", "Google Tag Manager"),
        ("https://www.facebook.com/tr?id=1", "Meta Pixel"),
        ("https://www.facebook.com/plugins/like.php", "Facebook"),
        ("https://example.com/google-analytics.com/x.js", None),
        ("https://notgoogle-analytics.com/x.js", None),
        ("/js/analytics.js", None),
        ("http://[bad", None),
    ],
)
def test_services_by_address(address: str, name: str | None) -> None:
    service = service_of(address)
    assert (service.name if service else None) == name


@pytest.mark.parametrize(
    ("markup", "live"),
    [
        (f'<script src="{GA}"></script>', True),
        (f'<script async type="module" src="{GA}"></script>', True),
        (f'<script type="text/plain" src="{GA}"></script>', False),
        (f'<script type="text/plain" class="optanon-category-C0002" src="{GA}"></script>', False),
        (f'<script data-cookieconsent="statistics" type="text/plain" src="{GA}"></script>', False),
        (f'<script data-src="{GA}"></script>', False),
        (f'<script data-category="analytics" src="{GA}"></script>', False),
        (f'<link rel="preconnect" href="{GA}">', False),
        (f'<link rel="dns-prefetch" href="{GA}">', False),
        (f'<a href="{GA}">Google Analytics</a>', False),
        (f"<p>The page loaded {GA} before.</p>", False),
        ('<script>s.src="https://hm.baidu.com/hm.js?1"</script>', True),
        ("<script>s.src='//www.google-analytics.com/ga.js'</script>", True),
        ('<script>var blocked = ["hm.baidu.com"]</script>', False),
        ('<img src="https://www.facebook.com/tr?id=1" width="1" height="1">', True),
        ('<iframe src="https://www.youtube.com/embed/1"></iframe>', False),
        ('<script type="application/ld+json">{"url": "//hm.baidu.com"}</script>', False),
    ],
)
def test_live_trackers(markup: str, live: bool) -> None:
    assert bool(live_trackers(page(markup))) is live


@pytest.mark.parametrize("platform", known_platforms(), ids=lambda p: p.name)
def test_every_platform_makes_the_banner_unknown(platform: object) -> None:
    """With a platform's script there is a notice, and its buttons are unknown, not missing."""
    source = getattr(platform, "sources", ("",))[0]
    markup = (
        f'<script src="https://x.example/{source}"></script><script src="{GA}"></script><p>x</p>'
    )
    assert outcomes(markup, "gdpr/cookie-consent") == []
    if getattr(platform, "draws", True):
        assert outcomes(markup, "gdpr/cookie-reject") == ["unknown"]


def test_a_preconnect_is_no_platform() -> None:
    markup = f'<link rel="preconnect" href="https://cdn.cookielaw.org"><script src="{GA}"></script>'
    assert outcomes(markup, "gdpr/cookie-consent") == ["fail"]


@pytest.mark.parametrize(
    ("buttons", "expected"),
    [
        ("<button>Accept all</button>", ["fail"]),
        ("<button>Accept all</button><button>Reject all</button>", []),
        ("<button>OK</button><a href='#'>Only necessary</a>", []),
        ("<button>I Agree</button><a href='/privacy'>Learn more</a>", ["fail"]),
        ("<a href='/privacy'>Learn more</a>", []),
        ("<button>同意</button>", ["fail"]),
        ("<button>同意</button><button>不同意</button>", []),
        ("<button>接受</button><button>拒绝</button>", []),
    ],
)
def test_refusing_on_the_first_layer(buttons: str, expected: list[str]) -> None:
    markup = f"<p>News</p><div>We use cookies to measure visits. {buttons}</div>"
    assert outcomes(markup, "gdpr/cookie-reject") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By continuing to browse our site you agree to our use of cookies.", ["fail"]),
        ("By using our website you accept the use of cookies.", ["fail"]),
        ("If you continue, we will set cookies.", ["fail"]),
        ("您继续浏览本网站，即表示您同意我们使用Cookie。", ["fail"]),
        ("繼續瀏覽即代表您同意本網站使用 Cookie。", ["fail"]),
        ("By using this site you accept the terms of use.", []),
        ("We use cookies only if you agree.", []),
        ("Continue reading: a recipe for butter cookies", []),
    ],
)
def test_use_is_no_consent(text: str, expected: list[str]) -> None:
    assert outcomes(f"<p>News</p><div>{text}</div>", "gdpr/cookie-implied") == expected


def test_hosts_of_the_site_are_its_own() -> None:
    markup = (
        '<link rel="canonical" href="https://www.e.com.cn/a.html">'
        '<img src="https://img.e.com.cn/a.jpg"><script src="/js/a.js"></script>'
        '<link rel="stylesheet" href="https://fonts.googleapis.com/css">'
        '<script src="https://cdn.other.com.cn/a.js"></script>'
    )
    hosts = [e.host for e in foreign_hosts(page(markup), ["https://www.e.com.cn/"], [])]
    assert sorted(hosts) == ["cdn.other.com.cn", "fonts.googleapis.com"]
    allowed = foreign_hosts(page(markup), ["https://www.e.com.cn/"], ["*.other.com.cn"])
    assert [e.host for e in allowed] == ["fonts.googleapis.com"]


def test_third_parties_that_the_configuration_allows() -> None:
    markup = '<script src="https://cdn.other.example/a.js"></script><p>News</p>'
    site = Site(url="https://e.cn")
    assert outcomes(markup, "gdpr/third-parties", SiteConfig(site=site)) == ["fail"]
    allowed = SiteConfig(site=site, audit=Audit(allow_hosts=["cdn.other.example"]))
    assert outcomes(markup, "gdpr/third-parties", allowed) == []
    assert outcomes(markup, "gdpr/third-parties") == []  # the site's own host is not known


def test_registrable_domains() -> None:
    assert registrable("www.cq.gov.cn") == registrable("zx.cq.gov.cn") == "cq.gov.cn"
    assert registrable("cdn.ichongqing.info") == "ichongqing.info"


def test_tables_are_clean() -> None:
    names = [service.name for service in services()]
    assert len(names) == len(set(names))
    assert {service.kind for service in services()} == {"measure", "advertise", "embed"}
    for service in services():
        for host in service.hosts:
            assert host == host.lower().strip("/") and "." in host and "://" not in host


def test_a_rule_asks_less_of_a_profile_that_it_binds_less() -> None:
    def levels(*profiles: str) -> list[tuple[str, str]]:
        auditor = Auditor(RULES, SiteConfig(), Options(profiles=profiles))
        found: list[tuple[str, str]] = []
        for path in ("index.html", "news/a.html"):
            source = PageInput(path, path, data=b"<p>News of the day</p>", charset="utf-8")
            report, _summary = auditor.audit(source)
            found += [
                (path, f.severity) for f in report.findings if f.rule == "cn-news/report-channel"
            ]
        return found

    assert levels("cn-mainland") == [("index.html", "warning")]
    assert levels("cn-mainland", "cn-news") == [("index.html", "error"), ("news/a.html", "error")]
