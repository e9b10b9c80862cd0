"""The AIGC data in pictures' metadata: where they stand, what is wrong, how often they are read."""

from __future__ import annotations

import json
import zlib
from pathlib import Path

import pytest

from compliance_kit.audit import media
from compliance_kit.audit.auditor import Options
from compliance_kit.audit.extract.aigc import FIELDS, aigc_in
from compliance_kit.audit.media import metadata_of
from compliance_kit.audit.runner import Audit
from compliance_kit.audit.sources.files import open_path
from compliance_kit.config import parse_config
from compliance_kit.report.finding import Finding

GOOD = json.dumps({name: "1" if name == "Label" else "x1" for name in FIELDS})
WRONG = json.dumps({"Label": "AIGC", "ContentProducer": "x"})
IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"


def xmp(content: str) -> bytes:
    """An XMP packet with the data in an element."""
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description '
        'xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/">'
        f"<TC260:AIGC>{content}</TC260:AIGC></rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


def in_attribute(content: str) -> bytes:
    quoted = content.replace('"', "&quot;")
    return f'<rdf:Description TC260:AIGC="{quoted}"/>'.encode()


def segment(marker: int, data: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(data) + 2).to_bytes(2, "big") + data


def jpeg(packet: bytes, head: bytes = b"http://ns.adobe.com/xap/1.0/\0") -> bytes:
    return (
        b"\xff\xd8"
        + segment(0xE0, b"JFIF\0" + b"\0" * 9)
        + segment(0xE1, head + packet)
        + segment(0xDA, b"\0" * 10)
        + b"\x01" * 5000
        + b"\xff\xd9"
    )


def chunk(kind: bytes, data: bytes) -> bytes:
    crc = zlib.crc32(kind + data).to_bytes(4, "big")
    return len(data).to_bytes(4, "big") + kind + data + crc


def png(*chunks: bytes) -> bytes:
    head = chunk(b"IHDR", b"\0\0\0\1\0\0\0\1\x08\0\0\0\0")
    body = chunk(b"IDAT", zlib.compress(b"\0\0"))
    return b"\x89PNG\r\n\x1a\n" + head + body + b"".join(chunks) + chunk(b"IEND", b"")


def webp(packet: bytes) -> bytes:
    packet += b"\0" * (len(packet) % 2)
    body = b"WEBPVP8 \x04\0\0\0\1\2\3\4XMP " + len(packet).to_bytes(4, "little") + packet
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def itxt(packet: bytes, *, compressed: bool) -> bytes:
    text = zlib.compress(packet) if compressed else packet
    flags = b"\1\0" if compressed else b"\0\0"
    return chunk(b"iTXt", b"XML:com.adobe.xmp\0" + flags + b"\0\0" + text)


def exif(content: str) -> bytes:
    return b"Exif\0\0II*\0\x08\0\0\0UNICODE\0" + ('{"AIGC":' + content + "}").encode("utf-16-le")


CARRIERS = {
    "element.jpg": lambda content: jpeg(xmp(content)),
    "attribute.jpeg": lambda content: jpeg(in_attribute(content)),
    "exif.jpg": lambda content: jpeg(exif(content)[6:], b"Exif\0\0"),
    "plain.png": lambda content: png(itxt(xmp(content), compressed=False)),
    "packed.png": lambda content: png(itxt(xmp(content), compressed=True)),
    "text.png": lambda content: png(chunk(b"tEXt", b'AIGC\0{"AIGC":' + content.encode() + b"}")),
    "xmp.webp": lambda content: webp(in_attribute(content)),
}


def audit(folder: Path, *profiles: str) -> list[Finding]:
    run = Audit(parse_config(""), Options(profiles or ("cn-mainland",)))
    list(run.run([open_path(folder)]))
    return [finding for finding in run.site_findings() if finding.rule == "cn/ai-metadata"]


def site(folder: Path, files: dict[str, bytes], pages: int = 1) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    images = "".join(f'<img src="{name}?v=1" alt="">' for name in files)
    for number in range(pages):
        text = f"<html lang=en><title>{number}</title><p>News</p>{images}"
        (folder / f"{number}.html").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", CARRIERS)
def test_data_are_read_wherever_they_stand(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(CARRIERS[name](GOOD))
    content = aigc_in(metadata_of(file))
    assert content is not None and json.loads(content) == json.loads(GOOD)


@pytest.mark.parametrize("name", CARRIERS)
def test_what_is_wrong_is_told_with_the_file(tmp_path: Path, name: str) -> None:
    (finding,) = audit(site(tmp_path, {name: CARRIERS[name](WRONG)}))
    assert Path(finding.path) == tmp_path / name and finding.severity == "note"
    assert "ProduceID" in finding.message
    assert audit(site(tmp_path, {name: CARRIERS[name](GOOD)})) == []
    assert audit(site(tmp_path, {name: CARRIERS[name](WRONG)}), "editorial") == []


def test_a_picture_that_says_it_was_generated_needs_the_data(tmp_path: Path) -> None:
    said = f'<rdf:Description Iptc4xmpExt:DigitalSourceType="{IPTC}"/>'.encode()
    (finding,) = audit(site(tmp_path, {"a.jpg": jpeg(said)}))
    assert "AIGC" in finding.message
    assert audit(site(tmp_path, {"a.jpg": jpeg(said + xmp(GOOD))})) == []


@pytest.mark.parametrize(
    "data",
    [
        jpeg(b"<rdf:li>AIGC</rdf:li>"),  # a keyword
        jpeg(b"no metadata of ours"),
        png(),
        b"",
        b"\xff\xd8\xff",
        b"\xff\xd8" + segment(0xE1, b"x")[:3],
        b"\xff\xd8\xff\xe1\x00\x01" + b"x" * 50,
        b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffiTXt",
        png(chunk(b"zTXt", b"AIGC\0\0no zlib")),
        b"RIFF\x10\0\0\0WEBPXMP \xff\xff\xff\x7f",
        b"GIF89a",
    ],
)
def test_other_files_are_silent(tmp_path: Path, data: bytes) -> None:
    assert audit(site(tmp_path, {"a.jpg": data, "b.png": data, "c.webp": data})) == []


def test_each_file_is_read_once_a_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []

    def counting(file: Path) -> str:
        read.append(file)
        return metadata_of(file)

    monkeypatch.setattr(media, "metadata_of", counting)
    folder = site(tmp_path, {"p/a.jpg": jpeg(xmp(WRONG)), "b.png": png()}, pages=30)
    assert len(audit(folder)) == 1 and sorted(f.name for f in read) == ["a.jpg", "b.png"]
    audit(folder, "editorial")
    assert len(read) == 2


def test_pictures_outside_the_site_are_not_opened(tmp_path: Path) -> None:
    (tmp_path / "out.jpg").write_bytes(jpeg(xmp(WRONG)))
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "link.jpg").symlink_to(tmp_path / "out.jpg")
    (folder / "a.html").write_text(
        '<img src="../out.jpg"><img src="link.jpg"><img src="https://x.cn/out.jpg">'
        '<img src="//x.cn/link.jpg"><img src="data:image/png;base64,AA.png">',
        encoding="utf-8",
    )
    assert audit(folder) == []


def test_the_cache_keeps_the_pages_and_the_pictures_are_looked_at_anew(tmp_path: Path) -> None:
    folder = site(tmp_path / "s", {"a.jpg": jpeg(xmp(WRONG))}, pages=3)
    for wrong in (True, True, False):
        (folder / "a.jpg").write_bytes(jpeg(xmp(WRONG if wrong else GOOD)))
        run = Audit(parse_config(""), Options(("cn-mainland",)), cache=tmp_path / "c")
        list(run.run([open_path(folder)]))
        assert any(f.rule == "cn/ai-metadata" for f in run.site_findings()) is wrong


def test_only_text_blocks_of_a_large_file_are_read(tmp_path: Path) -> None:
    file = tmp_path / "large.png"
    file.write_bytes(
        png(chunk(b"iTXt", b"k\0\0\0\0\0" + b"x" * 300_000), itxt(xmp(GOOD), compressed=True))
    )
    assert "AIGC" in metadata_of(file) and len(metadata_of(file)) < 10_000
    bomb = chunk(b"zTXt", b"k\0\0" + zlib.compress(b"a" * 50_000_000))
    file.write_bytes(png(bomb))
    assert len(metadata_of(file)) <= 256 * 1024 + 2
