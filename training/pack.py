"""Pack a converted model as a true ``.argosmodel``: a zip with one top folder.

    python -m training.pack --model FOLDER --vocab VOCAB --from zh --to en \
        --card card.md --out X.argosmodel
"""

from __future__ import annotations

import argparse
import json
import zipfile
from pathlib import Path

PACKAGE_VERSION = "0.7"
ARGOS_VERSION = "1.9.0"
NAMES = {"en": "English", "zh": "Chinese"}
#: Fixed, so that packing the same files gives the same bytes.
_STAMP = (2026, 1, 1, 0, 0, 0)


def metadata(source: str, target: str) -> dict[str, object]:
    """The fields of Argos's ``metadata.json``."""
    return {
        "package_version": PACKAGE_VERSION,
        "argos_version": ARGOS_VERSION,
        "type": "translate",
        "from_code": source,
        "from_name": NAMES[source],
        "to_code": target,
        "to_name": NAMES[target],
        "links": [],
    }


def pack(
    model: Path, tokenizer: Path, source: str, target: str, texts: dict[str, str], out: Path
) -> None:
    """Write the package; ``texts`` are further members by name (``README.md``...)."""
    top = f"translate-{source}_{target}-{PACKAGE_VERSION.replace('.', '_')}"
    members: dict[str, bytes] = {
        "metadata.json": json.dumps(metadata(source, target), indent=2).encode("utf-8"),
        "sentencepiece.model": tokenizer.read_bytes(),
    }
    for file in sorted(model.iterdir()):
        members[f"model/{file.name}"] = file.read_bytes()
    members.update({name: text.encode("utf-8") for name, text in texts.items()})
    part = out.with_suffix(".part")
    with zipfile.ZipFile(part, "w") as archive:
        for name in sorted(members):
            entry = zipfile.ZipInfo(f"{top}/{name}", _STAMP)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, members[name], zipfile.ZIP_DEFLATED, compresslevel=9)
    part.replace(out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--vocab", type=Path, required=True)
    parser.add_argument("--from", dest="source", choices=["zh", "en"], required=True)
    parser.add_argument("--to", dest="target", choices=["zh", "en"], required=True)
    parser.add_argument("--card", type=Path, required=True, help="becomes README.md")
    parser.add_argument("--confidence", type=Path, help="becomes confidence.json")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    texts = {"README.md": arguments.card.read_text(encoding="utf-8")}
    if arguments.confidence:
        texts["confidence.json"] = arguments.confidence.read_text(encoding="utf-8")
    pack(
        arguments.model,
        arguments.vocab / "sentencepiece.model",
        arguments.source,
        arguments.target,
        texts,
        arguments.out,
    )
    print(f"{arguments.out}: {arguments.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
