"""Pages from the web: polite, bounded, and never into a private network unasked."""

from __future__ import annotations

import gzip
import socket
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from compliance_kit.audit.sources import http
from compliance_kit.audit.sources.http import Fetcher
from compliance_kit.audit.sources.interface import Failure, PageInput
from compliance_kit.audit.sources.web import WebSource, read_list, read_sitemap, site_path
from compliance_kit.errors import InputError
from server import Server, send

PAGE = "<html><title>页</title></html>".encode("gb18030")


def fetcher(**options: float | bool) -> Fetcher:
    return Fetcher(**{"interval": 0.0, "allow_private": True, **options})  # type: ignore[arg-type]


def html(handler: BaseHTTPRequestHandler, number: int) -> None:
    if handler.path == "/robots.txt":
        send(handler, b"", 404)
    else:
        send(handler, PAGE, Content_Type="text/html; charset=gb2312")


def test_a_page_with_its_charset_and_path(server: Server) -> None:
    server.answer = html
    (page,) = WebSource([f"{server.url}/zh/"], fetcher()).pages()
    assert isinstance(page, PageInput)
    assert (page.data, page.charset, page.site_path) == (PAGE, "gb2312", "zh/index.html")
    assert page.path == f"{server.url}/zh/"


def test_robots_txt_is_kept_and_read_once(server: Server) -> None:
    def answer(handler: BaseHTTPRequestHandler, number: int) -> None:
        if handler.path == "/robots.txt":
            send(handler, b"User-agent: *\nDisallow: /drafts/\n", Content_Type="text/plain")
        else:
            html(handler, number)

    server.answer = answer
    addresses = [f"{server.url}/drafts/a.html", f"{server.url}/b.html", f"{server.url}/c.html"]
    first, second, third = WebSource(addresses, fetcher()).pages()
    assert isinstance(first, Failure)
    assert "robots.txt" in first.message
    assert isinstance(second, PageInput)
    assert isinstance(third, PageInput)
    assert [path for path, _ in server.requests] == ["/robots.txt", "/b.html", "/c.html"]


def test_a_robots_txt_that_fails_refuses_all(server: Server) -> None:
    server.answer = lambda handler, number: send(handler, b"", 503)
    (found,) = WebSource([f"{server.url}/a"], fetcher()).pages()
    assert isinstance(found, Failure)
    assert [path for path, _ in server.requests] == ["/robots.txt"]


def test_a_private_address_is_refused_before_any_request(server: Server) -> None:
    server.answer = html
    (found,) = WebSource([f"{server.url}/"], fetcher(allow_private=False)).pages()
    assert isinstance(found, Failure)
    assert "--allow-private" in found.message
    assert server.requests == []


def test_a_redirect_into_a_private_network_is_refused(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answer = lambda handler, number: send(
        handler, b"", 302, Location=f"http://localhost:{server.port}/secret"
    )
    real = socket.getaddrinfo

    def resolve(host: str, port: int, **options: object) -> object:
        answers = real("127.0.0.1", port, type=socket.SOCK_STREAM)
        if host == "public.test":
            return [(*answers[0][:4], ("93.184.216.34", port))]
        return answers

    def connect(address: tuple[str, int], timeout: float) -> socket.socket:
        opened = socket.socket()
        opened.connect(("127.0.0.1", address[1]))
        return opened

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(InputError, match="private address"):
        fetcher(allow_private=False, robots=False).fetch(f"http://public.test:{server.port}/")
    assert [path for path, _ in server.requests] == ["/"]


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://x.test/"])
def test_a_redirect_to_another_scheme_is_refused(server: Server, target: str) -> None:
    server.answer = lambda handler, number: send(handler, b"", 302, Location=target)
    with pytest.raises(InputError, match="only http"):
        fetcher(robots=False).fetch(server.url)


def test_redirects_end(server: Server) -> None:
    server.answer = lambda handler, number: send(handler, b"", 302, Location=f"/{number}")
    with pytest.raises(InputError, match="redirects"):
        fetcher(robots=False).fetch(server.url)
    assert len(server.requests) == http.MAX_REDIRECTS + 1


def test_size_is_bounded_also_when_packed(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "MAX_BODY", 1_000_000)
    bomb = gzip.compress(bytes(50_000_000))
    server.answer = lambda handler, number: send(
        handler, bomb, Content_Encoding="gzip", Content_Type="text/html"
    )
    with pytest.raises(InputError, match="larger"):
        fetcher(robots=False).fetch(server.url)


def test_gzip_is_unpacked_and_damage_told(server: Server) -> None:
    server.answer = lambda handler, number: send(
        handler,
        gzip.compress(PAGE) if handler.path == "/good" else b"\x1f\x8bnonsense",
        Content_Encoding="gzip",
        Content_Type="text/html",
    )
    assert fetcher(robots=False).fetch(f"{server.url}/good").body == PAGE
    with pytest.raises(InputError, match="damaged"):
        fetcher(robots=False).fetch(f"{server.url}/bad")


def test_errors_and_other_types_are_failures(server: Server) -> None:
    def answer(handler: BaseHTTPRequestHandler, number: int) -> None:
        if handler.path == "/pdf":
            send(handler, b"%PDF", Content_Type="application/pdf")
        else:
            send(handler, b"", 500 if handler.path == "/broken" else 404)

    server.answer = answer
    found = list(WebSource([f"{server.url}/pdf", f"{server.url}/broken"], fetcher()).pages())
    assert [isinstance(item, Failure) for item in found] == [True, True]
    assert "application/pdf" in str(found[0])
    assert "500" in str(found[1])


def test_a_server_that_is_not_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(InputError, match="could not be fetched"):
        fetcher(robots=False).fetch(f"http://127.0.0.1:{port}/")


def test_a_sitemap_index_is_followed(server: Server) -> None:
    def answer(handler: BaseHTTPRequestHandler, number: int) -> None:
        space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        if handler.path == "/sitemap.xml":
            entries = "".join(
                f"<sitemap><loc>{server.url}/{name}</loc></sitemap>"
                for name in ("a.xml.gz", "b.xml", "sitemap.xml")
            )
            send(handler, f"<sitemapindex {space}>{entries}</sitemapindex>".encode())
        elif handler.path == "/robots.txt":
            send(handler, b"", 404)
        else:
            name = handler.path.strip("/")[0]
            body = (
                f"<urlset {space}><url><loc> https://x.test/{name}.html </loc></url>"
                "<url><loc>https://x.test/both.html</loc></url></urlset>"
            ).encode()
            send(handler, gzip.compress(body) if handler.path.endswith("gz") else body)

    server.answer = answer
    assert read_sitemap(f"{server.url}/sitemap.xml", fetcher()) == [
        "https://x.test/a.html",
        "https://x.test/both.html",
        "https://x.test/b.html",
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"<html></html>",
        b"not xml",
        b'<!DOCTYPE x [<!ENTITY a "aaaa">]><urlset>&a;</urlset>',
        b"\x1f\x8bnonsense",
    ],
)
def test_what_is_no_sitemap(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "sitemap.xml"
    path.write_bytes(content)
    with pytest.raises(InputError):
        read_sitemap(str(path))


def test_a_list_of_addresses(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("# ours\nhttps://x.test/a\n\nhttp://x.test/b\n", encoding="utf-8")
    assert read_list(path) == ["https://x.test/a", "http://x.test/b"]
    path.write_text("https://x.test/a\nx.test/b\n", encoding="utf-8")
    with pytest.raises(InputError, match=":2:"):
        read_list(path)


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://x.test", "index.html"),
        ("https://x.test/zh/", "zh/index.html"),
        ("https://x.test/zh/a.html?x=1#y", "zh/a.html"),
        ("https://x.test/%E4%B8%AD%E6%96%87.html", "中文.html"),
    ],
)
def test_the_path_below_the_root(url: str, path: str) -> None:
    assert site_path(url) == path
