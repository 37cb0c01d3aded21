"""The generators on every shape they know, and on a document larger than their own. Run by clients/test."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
CLIENTS = HERE.parent
sys.path.insert(0, str(HERE))

import document  # noqa: E402
import write_php  # noqa: E402
import write_python  # noqa: E402


def sample() -> dict:
    """The document that holds each shape once, with what the Rust SDK does not make: a stream, and a second path."""
    root = json.loads((CLIENTS / "rust/src/tests/sample.json").read_text())
    stream = {"200": {"description": "Events.", "content": {"text/event-stream": {"schema": {"type": "string"}}}}}
    root["paths"]["/v1/events/stream"] = {"get": {"operationId": "stream_events", "responses": stream}}
    move = root["paths"]["/v1/parcels/{id}/states/{state}"]["post"]
    again = {**move, "operationId": "sample_move_parcel_by_external_id"}
    root["paths"]["/v1/parcels/by-external-id/{id}/states/{state}"] = {"post": again}
    listed = root["paths"]["/v1/parcels"]["get"]["parameters"]
    listed.append({"name": "count", "in": "query", "schema": {"type": "boolean"}})
    root["components"]["schemas"]["ParcelNew"]["required"].append("id")
    root["components"]["schemas"]["ParcelNew"]["properties"]["id"] = {"type": "string", "readOnly": True}
    return root


TRY_PYTHON = """
import json, sys
from pennypost import types as t
value = json.loads(sys.argv[1])
parcel = t.Parcel.from_json(value)
assert isinstance(parcel.target, t.DoorTarget) and parcel.target.street == "Low Road 1", parcel.target
assert parcel.made_at.year == 2026 and parcel.size.unknown == {"depth": 5} and parcel.state == "thrown", parcel
assert parcel.holds[0].weight_grams == 7 and parcel.counts == {"a": 1} and parcel.amount == "much", parcel
assert parcel.unknown == {"new": [{}]}, parcel.unknown
assert parcel.to_json() == value, parcel.to_json()
moon = t.Parcel.from_json({**value, "target": {"kind": "moon"}})
assert moon.target == {"kind": "moon"}, moon.target
assert t.ParcelChange(sender=None).to_json() == {"sender": None} and t.ParcelChange().to_json() == {}
new = t.ParcelNew(type="box", target=t.DoorTarget(street="Low Road 1"), gate_code="1234")
assert new.to_json() == {"type": "box", "target": {"kind": "door", "street": "Low Road 1"}, "gate_code": "1234"}, new.to_json()
assert "1234" not in repr(new)
"""

LOAD_PYTHON = """
import pennypost._json as json, pennypost.types as types
assert len([json.fields(it) for it in map(types.__dict__.get, types.__all__) if json.is_object(it)]) > 100
"""

TRY_PHP = """
require $argv[1] . '/autoload.php';
$parcel = new Pennypost\\\\Type\\\\Parcel(json_decode($argv[2]));
assert($parcel->target instanceof Pennypost\\\\Type\\\\DoorTarget && $parcel->target->street === 'Low Road 1');
assert($parcel->holds[0] instanceof Pennypost\\\\Type\\\\Parcel && $parcel->counts->a === 1 && $parcel->new[0]->x === null);
assert(json_decode(json_encode($parcel), true) === json_decode($argv[2], true));
""".replace("\\\\", "\\")


def parcel() -> dict:
    inner = {"id": "A1", "state": "thrown", "type": "box", "made_at": "2026-01-02T03:04:05Z", "weight_grams": 7}
    inner |= {"labels": ["x"], "target": {"kind": "door", "street": "Low Road 1"}, "sender": None, "price": 1.5}
    more = {"holds": [inner], "counts": {"a": 1}, "amount": "much", "size": {"width": 1, "depth": 5}, "new": [{}]}
    return {**inner, **more}


class Generators(unittest.TestCase):
    def setUp(self) -> None:
        self.home = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.home)

    def load(self, root: dict) -> document.Document:
        path = self.home / "document.json"
        path.write_text(json.dumps(root))
        return document.load(path)

    def made(self, language: str, root: dict) -> Path:
        folder = self.home / language
        shutil.copytree(CLIENTS / language / "src", folder / "src")
        shutil.copy(CLIENTS / "php/autoload.php", folder)
        writer = {"python": write_python, "php": write_php}[language]
        for name, text in writer.write(self.load(root)).items():
            (folder / name).write_text(text)
        return folder

    def run_it(self, *words: str | Path, **given: str) -> None:
        plain = {"PATH": "/usr/bin:/bin", **given}
        done = subprocess.run([str(word) for word in words], capture_output=True, text=True, env=plain)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_python_reads_and_writes_every_shape(self) -> None:
        folder = self.made("python", sample())
        self.run_it(sys.executable, "-B", "-c", TRY_PYTHON, json.dumps(parcel()), PYTHONPATH=str(folder / "src"))
        methods = (folder / "src/pennypost/_operations.py").read_text()
        self.assertIn("def sample_move_parcel_by_external_id(", methods)
        self.assertIn("label: list[str] | None = None", methods)
        self.assertIn("count: bool | None = None", methods)
        self.assertNotIn("stream_events", methods)

    def test_php_reads_and_writes_every_shape(self) -> None:
        folder = self.made("php", sample())
        for name in ("Types", "Operations"):
            self.run_it("php", "-l", folder / f"src/{name}.php")
        self.run_it("php", "-d", "zend.assertions=1", "-r", TRY_PHP, "--", folder, json.dumps(parcel()))
        methods = (folder / "src/Operations.php").read_text()
        self.assertIn("function sampleMoveParcelByExternalId(", methods)
        self.assertIn("?bool $count = null", methods)
        self.assertNotIn("streamEvents", methods)

    def test_a_larger_document_makes_code_that_loads(self) -> None:
        root = json.loads((CLIENTS.parent / "openapi/license-server.json").read_text())
        folder = self.made("python", root)
        self.run_it(sys.executable, "-B", "-c", LOAD_PYTHON, PYTHONPATH=str(folder / "src"))
        folder = self.made("php", root)
        for name in ("Types", "Operations"):
            self.run_it("php", "-l", folder / f"src/{name}.php")

    def test_what_cannot_be_made_is_said(self) -> None:
        twice = sample()
        twice["paths"]["/v1/numbers"]["get"]["operationId"] = "sample_list_parcels"
        lost = sample()
        lost["components"]["schemas"]["Shop"]["properties"]["owner"] = {"$ref": "#/components/schemas/Owner"}
        old = {"openapi": "3.0.3"}
        for root, words in ((twice, "two operations"), (lost, "`Owner`, which is not there"), (old, "not 3.1")):
            with self.assertRaises(SystemExit) as caught:
                self.load(root)
            self.assertIn(words, str(caught.exception))


if __name__ == "__main__":
    unittest.main()
