"""Writes the generated part of an SDK, or with `--check` compares it with what is there."""

import argparse
import importlib
import sys
from pathlib import Path

import document

HERE = Path(__file__).resolve().parent
DOCUMENT = HERE.parent.parent / "openapi" / "mailserver.json"


def main() -> int:
    parser = argparse.ArgumentParser(prog="clients/generate")
    parser.add_argument("language", choices=["python", "php"])
    parser.add_argument("--check", action="store_true", help="write nothing, fail where something differs")
    parser.add_argument("--document", type=Path, default=DOCUMENT)
    parser.add_argument("--to", type=Path, help="the SDK's folder")
    asked = parser.parse_args()
    root = asked.to or HERE.parent / asked.language
    made = importlib.import_module(f"write_{asked.language}").write(document.load(asked.document))
    differ = [name for name, text in made.items() if not is_same(root / name, text)]
    if asked.check:
        for name in differ:
            print(f"{asked.language}/{name} is not what the document says: run clients/generate", file=sys.stderr)
        return 1 if differ else 0
    for name in differ:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(made[name])
    return 0


def is_same(path: Path, text: str) -> bool:
    return path.exists() and path.read_text() == text


sys.exit(main())
