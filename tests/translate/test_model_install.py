"""Installing models: from a server that misbehaves, from archives that must not be trusted."""

from __future__ import annotations

import hashlib
import io
import json
import stat
import zipfile
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from compliance_kit.errors import InputError, MissingError, UsageError
from compliance_kit.translate.models import install as installing
from compliance_kit.translate.models import store
from compliance_kit.translate.models.archive import check_archive
from compliance_kit.translate.models.download import fetch
from compliance_kit.translate.models.install import Source, find_in_index, install, remove
from compliance_kit.translate.models.lock import Locked, file_sha256, read_lock, write_lock
from compliance_kit.translate.models.store import Model, installed_models
from server import Server, send

TOP = "translate-zh_en-1_9"


def members(version: str = "1.9", **more: bytes) -> dict[str, bytes]:
    metadata = {"from_code": "zh", "to_code": "en", "package_version": version, "type": "translate"}
    return {
        f"{TOP}/metadata.json": json.dumps(metadata).encode(),
        f"{TOP}/sentencepiece.model": b"pieces",
        f"{TOP}/model/model.bin": bytes(range(256)) * 400,
        f"{TOP}/model/config.json": b"{}",
        **{name.replace("__", "/"): data for name, data in more.items()},
    }


def archive(content: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, data in content.items():
            zipped.writestr(name, data)
    return stream.getvalue()


def good_trial(model: Model, sentence: str) -> str:
    assert (model.path / "model" / "model.bin").is_file()
    return "The weather is fine."


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "packages"
    monkeypatch.setattr(store, "package_folders", lambda: [folder])
    monkeypatch.setattr(installing, "package_folders", lambda: [folder])
    return folder


def test_a_model_comes_in_whole(server: Server, home: Path, tmp_path: Path) -> None:
    body = archive(members())
    server.answer = lambda handler, number: send(handler, body)
    seen: list[tuple[int, int | None]] = []
    result = install(
        Source(url=f"{server.url}/zh_en.argosmodel"),
        good_trial,
        lock_path=tmp_path / "lock",
        progress=lambda done, total: seen.append((done, total)),
    )
    assert result.model.path == home / TOP
    assert result.locked.sha256 == hashlib.sha256(body).hexdigest()
    assert result.locked.size == len(body)
    assert seen[-1] == (len(body), len(body))
    assert [p.name for p in home.iterdir()] == [TOP]  # nothing left beside it


def test_a_broken_transfer_goes_on_where_it_was(server: Server, tmp_path: Path) -> None:
    body = bytes(range(256)) * 2000

    def answer(handler: BaseHTTPRequestHandler, number: int) -> None:
        start = int((handler.headers.get("Range") or "bytes=0-")[6:-1])
        part = body[start : start + 200_000]
        if start:
            place = f"bytes {start}-{len(body) - 1}/{len(body)}"
            send(handler, part, 206, len(body) - start, Content_Range=place)
        else:
            send(handler, part, 200, len(body))

    server.answer = answer
    target = tmp_path / "model.part"
    fetch(f"{server.url}/m", target, pause=0)
    assert target.read_bytes() == body
    assert [r for _, r in server.requests] == [None, "bytes=200000-", "bytes=400000-"]


def test_a_server_without_ranges_begins_anew(server: Server, tmp_path: Path) -> None:
    body = b"whole file"
    target = tmp_path / "model.part"
    target.write_bytes(b"old half")
    server.answer = lambda handler, number: send(handler, body)
    fetch(f"{server.url}/m", target, pause=0)
    assert target.read_bytes() == body


def test_a_length_that_is_never_kept_is_told(server: Server, tmp_path: Path) -> None:
    server.answer = lambda handler, number: send(handler, b"short", length=1_000_000)
    with pytest.raises(InputError, match="could not be fetched in 3 tries"):
        fetch(f"{server.url}/m", tmp_path / "m", pause=0, attempts=3)


def test_trouble_is_retried_and_a_refusal_is_not(server: Server, tmp_path: Path) -> None:
    codes = [500, 429, 200]
    server.answer = lambda handler, number: send(handler, b"fine", codes[number])
    fetch(f"{server.url}/m", tmp_path / "m", pause=0)
    assert (tmp_path / "m").read_bytes() == b"fine"

    server.requests.clear()
    server.answer = lambda handler, number: send(handler, b"no", 404)
    with pytest.raises(InputError, match="404"):
        fetch(f"{server.url}/none", tmp_path / "n", pause=0)
    assert len(server.requests) == 1


def test_redirects_are_followed(server: Server, tmp_path: Path) -> None:
    def answer(handler: BaseHTTPRequestHandler, number: int) -> None:
        if handler.path == "/old":
            send(handler, b"", 302, Location=f"{server.url}/new")
        else:
            send(handler, b"moved")

    server.answer = answer
    fetch(f"{server.url}/old", tmp_path / "m", pause=0)
    assert (tmp_path / "m").read_bytes() == b"moved"


def test_an_announced_giant_is_refused(server: Server, tmp_path: Path) -> None:
    server.answer = lambda handler, number: send(handler, b"x", length=5 * 1024**3)
    with pytest.raises(InputError, match="more than a model can have"):
        fetch(f"{server.url}/m", tmp_path / "m", pause=0, attempts=1)


def test_only_http_is_fetched(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="http"):
        fetch((tmp_path / "x").as_uri(), tmp_path / "m")


def test_garbage_is_not_kept_for_a_resume(server: Server, home: Path, tmp_path: Path) -> None:
    server.answer = lambda handler, number: send(handler, b"<html>log in first</html>")
    with pytest.raises(InputError, match=r"no whole \.argosmodel"):
        install(Source(url=f"{server.url}/m"), good_trial, lock_path=tmp_path / "lock", pause=0)
    assert list(home.iterdir()) == []


def test_the_index_gives_the_newest_and_a_mirror_its_own_copy(server: Server) -> None:
    index = [
        {
            "from_code": "zh",
            "to_code": "en",
            "package_version": v,
            "links": [f"https://x.test/zh-{v}"],
        }
        for v in ("1.9", "1.10", "1.1")
    ]
    server.answer = lambda handler, number: send(handler, json.dumps(index).encode())
    assert find_in_index("zh", "en", server.url).url == "https://x.test/zh-1.10"
    assert find_in_index("zh", "en", mirror=server.url).url == f"{server.url}/zh-1.10"
    with pytest.raises(MissingError):
        find_in_index("en", "fr", server.url)
    server.answer = lambda handler, number: send(handler, b'{"not": "a list"}')
    with pytest.raises(InputError, match="no Argos package index"):
        find_in_index("zh", "en", server.url)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ({**members(), "other/x": b""}, "one folder"),
        ({**members(), f"{TOP}/../../evil": b"x"}, "leads out"),
        ({**members(), f"{TOP}/a\\..\\b": b"x"}, "leads out"),
        ({**members(), f"{TOP}/C:/x": b"x"}, "leads out"),
        ({k: v for k, v in members().items() if "model.bin" not in k}, "model/model.bin"),
        ({k: v for k, v in members().items() if "sentencepiece" not in k}, "tokenizer"),
        ({**members(), f"{TOP}/metadata.json": b"[]"}, "metadata.json"),
        ({**members(), f"{TOP}/metadata.json": b'{"from_code": 1}'}, "metadata.json"),
        ({**members(), f"{TOP}/bomb": bytes(300 * 1024 * 1024)}, "far more than it holds"),
    ],
)
def test_archives_that_are_no_models(tmp_path: Path, content: dict[str, bytes], words: str) -> None:
    path = tmp_path / "m.argosmodel"
    path.write_bytes(archive(content))
    with pytest.raises(InputError, match=words):
        check_archive(path)


def test_a_link_in_an_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "m.argosmodel"
    with zipfile.ZipFile(path, "w") as zipped:
        for name, data in members().items():
            zipped.writestr(name, data)
        link = zipfile.ZipInfo(f"{TOP}/passwd")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        zipped.writestr(link, "/etc/passwd")
    with pytest.raises(InputError, match="link"):
        check_archive(path)


def test_a_damaged_member_is_found(tmp_path: Path) -> None:
    data = bytearray(archive(members()))
    at = data.find(b"model.bin") + 40
    data[at : at + 40] = bytes(40)
    path = tmp_path / "m.argosmodel"
    path.write_bytes(bytes(data))
    with pytest.raises(InputError):
        check_archive(path)


def test_a_model_that_does_not_translate_replaces_nothing(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.argosmodel"
    path.write_bytes(archive(members("1.8")))
    install(Source(path=path), good_trial, lock_path=tmp_path / "lock")

    def bad_trial(model: Model, sentence: str) -> str:
        raise RuntimeError("unexpected end of model.bin")

    new = tmp_path / "new.argosmodel"
    new.write_bytes(archive(members("1.9")))
    with pytest.raises(InputError, match="nothing was changed"):
        install(Source(path=new), bad_trial, lock_path=tmp_path / "lock")
    with pytest.raises(InputError, match="to nothing"):
        install(Source(path=new), lambda model, sentence: " ", lock_path=tmp_path / "lock")
    assert [m.version for m in installed_models()[0]] == ["1.8"]
    assert [p.name for p in home.iterdir()] == [TOP]


def test_a_new_version_replaces_the_old_one(home: Path, tmp_path: Path) -> None:
    for version in ("1.8", "1.9"):
        path = tmp_path / f"{version}.argosmodel"
        path.write_bytes(archive(members(version)))
        result = install(Source(path=path), good_trial, lock_path=tmp_path / "lock")
    assert result.replaced == ("1.8",)
    assert [m.version for m in installed_models()[0]] == ["1.9"]


def test_a_folder_is_installed_too(home: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(archive(members()))) as zipped:
        zipped.extractall(tmp_path)
    install(Source(path=tmp_path / TOP), good_trial, lock_path=tmp_path / "lock")
    assert [m.version for m in installed_models()[0]] == ["1.9"]
    (tmp_path / TOP / "escape").symlink_to("/etc/passwd")
    with pytest.raises(InputError, match="links"):
        install(Source(path=tmp_path / TOP), good_trial, lock_path=tmp_path / "lock")


def test_another_file_than_the_locked_one_is_refused(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "m.argosmodel"
    path.write_bytes(archive(members()))
    lock = tmp_path / "ckit-models.lock"
    write_lock(lock, {"zh-en": Locked("1.9", "", 1, "0" * 64, "")})
    with pytest.raises(InputError, match="SHA-256"):
        install(Source(path=path), good_trial, lock_path=lock)
    write_lock(lock, {"zh-en": Locked("1.9", "", 1, file_sha256(path), "")})
    install(Source(path=path), good_trial, lock_path=lock)
    assert read_lock(lock)["zh-en"].version == "1.9"


def test_stray_and_broken_folders_stop_nothing(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "m.argosmodel"
    path.write_bytes(archive(members()))
    install(Source(path=path), good_trial, lock_path=tmp_path / "lock")
    (home / "stray").mkdir()
    (home / "notes.txt").write_text("x", encoding="utf-8")
    (home / "broken").mkdir()
    (home / "broken" / "metadata.json").write_text("{", encoding="utf-8")
    models, broken = installed_models()
    assert [m.path.name for m in models] == [TOP]
    assert sorted(b.path.name for b in broken) == ["broken", "stray"]


def test_remove(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "m.argosmodel"
    path.write_bytes(archive(members()))
    install(Source(path=path), good_trial, lock_path=tmp_path / "lock")
    assert [m.version for m in remove("zh", "en")] == ["1.9"]
    assert list(home.iterdir()) == []
    with pytest.raises(UsageError):
        remove("zh", "en")
