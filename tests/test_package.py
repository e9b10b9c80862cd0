"""The built wheel behaves like the checkout: a fresh environment, an empty folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def copy_of_the_tree(target: Path) -> Path:
    """A copy without what earlier builds left, so that the build sees what git has."""
    shutil.copytree(
        ROOT,
        target,
        ignore=shutil.ignore_patterns(
            ".git",
            ".venv*",
            "*.egg-info",
            "build",
            "dist",
            "__pycache__",
            ".*_cache",
            ".hypothesis",
            "demo-out",
        ),
    )
    return target


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tree = copy_of_the_tree(tmp_path_factory.mktemp("tree") / "compliance-kit")
    subprocess.run(
        [sys.executable, "-m", "build", "--outdir", str(tree / "dist"), str(tree)],
        check=True,
        capture_output=True,
    )
    return tree / "dist"


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin folder of a fresh environment with the wheel in it.

    The dependencies are this environment's own (they are not what is tested), seen through a
    path file; the project itself is not among them.
    """
    venv = tmp_path_factory.mktemp("fresh") / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True, capture_output=True)
    python = venv / "bin" / "python"
    wheel = next(built.glob("*.whl"))
    subprocess.run(
        [str(python), "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", str(wheel)],
        check=True,
        capture_output=True,
    )
    site = subprocess.run(
        [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    dependencies = sorted({p for p in sys.path if p.endswith("site-packages")})
    (Path(site) / "dependencies.pth").write_text("\n".join(dependencies), encoding="utf-8")
    return venv / "bin"


def run(program: Path, *args: str, folder: Path) -> subprocess.CompletedProcess[str]:
    env = {"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "en_US.UTF-8"}
    return subprocess.run(
        [str(program), *args], cwd=folder, env=env, capture_output=True, text=True, check=False
    )


def test_wheel_and_sdist_hold_rules_catalogues_and_models(built: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        names = set(wheel.namelist())
    assert "compliance_kit/rules/editorial.yaml" in names
    assert "compliance_kit/locales/zh_Hans/LC_MESSAGES/ckit.mo" in names
    assert "compliance_kit/starter/translate-zh_en.argosmodel" in names
    assert not any(name.startswith(("tests/", "training/", "rules/")) for name in names)
    with tarfile.open(next(built.glob("*.tar.gz"))) as sdist:
        inner = {name.partition("/")[2] for name in sdist.getnames()}
    assert {"rules/editorial.yaml", "locales/zh_Hans/LC_MESSAGES/ckit.mo"} <= inner
    assert "compliance_kit/starter/translate-en_zh.argosmodel" in inner


def test_the_wheel_runs_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    where = run(
        installed / "python",
        "-c",
        "import compliance_kit; print(compliance_kit.__file__)",
        folder=tmp_path,
    )
    assert str(installed.parent) in where.stdout

    (tmp_path / "page.html").write_text(
        "<html><head><title>页面</title></head><body><p>没有备案号的页面。</p></body></html>",
        encoding="utf-8",
    )
    audit = run(installed / "ckit", "audit", "page.html", folder=tmp_path)
    assert audit.returncode == 1, audit.stderr
    assert "editorial/lang" in audit.stdout

    chinese = run(installed / "ckit", "--lang", "zh", "audit", "page.html", folder=tmp_path)
    assert "错误" in chinese.stdout

    (tmp_path / "note.txt").write_text("今天天气很好。\n", encoding="utf-8")
    translate = run(installed / "ckit", "translate", "note.txt", "--to", "en", folder=tmp_path)
    assert translate.returncode in (0, 1), translate.stderr
    assert (tmp_path / "note.en.txt").read_text(encoding="utf-8").strip()
