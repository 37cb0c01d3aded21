#!/usr/bin/env python3
"""Whether the documents are what they claim to be: OpenAPI 3.1 by an independent validator, and each example in them an
example of its schema. Knows nothing of what stands in them; `lint.yaml` has the rules of this house."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

TOP = Path(__file__).resolve().parent.parent.parent
DOCUMENTS = ("mailserver", "license-server")
# The words of a schema that hold schemas: one, a list of them, or some by name.
INNER, LISTS, NAMED = ("items", "additionalProperties", "not", "propertyNames"), ("allOf", "anyOf", "oneOf"), ("properties", "$defs")


def examples(node: Any, where: str = "#") -> Iterator[tuple[str, Any, Any]]:
    """Every example: where it stands, the schema it is of, and itself. Schemas are known by the word that holds them."""
    if isinstance(node, list):
        for number, inner in enumerate(node):
            yield from examples(inner, f"{where}/{number}")
    if not isinstance(node, dict):
        return
    if isinstance(node.get("schema"), dict):
        yield from beside(node, node["schema"], where)
        yield from of_schema(node["schema"], f"{where}/schema")
    for word, inner in node.items():
        if word == "schemas" and where.endswith("/components"):
            for name, schema in inner.items():
                yield from of_schema(schema, f"{where}/schemas/{name}")
        elif word not in ("schema", "example", "examples"):
            yield from examples(inner, f"{where}/{escaped(word)}")


def beside(node: dict[str, Any], schema: Any, where: str) -> Iterator[tuple[str, Any, Any]]:
    """Those of a media type, a parameter or a header."""
    if "example" in node:
        yield f"{where}/example", schema, node["example"]
    for name, example in node.get("examples", {}).items():
        yield f"{where}/examples/{name}", schema, example.get("value")


def of_schema(schema: Any, where: str) -> Iterator[tuple[str, Any, Any]]:
    """Those of a schema and of all it holds, defaults too."""
    if not isinstance(schema, dict):
        return
    for word in ("example", "default"):
        if word in schema:
            yield f"{where}/{word}", schema, schema[word]
    for number, example in enumerate(schema.get("examples", [])):
        yield f"{where}/examples/{number}", schema, example
    for word in INNER:
        yield from of_schema(schema.get(word), f"{where}/{word}")
    for word in LISTS:
        for number, inner in enumerate(schema.get(word, [])):
            yield from of_schema(inner, f"{where}/{word}/{number}")
    for word in NAMED:
        for name, inner in schema.get(word, {}).items():
            yield from of_schema(inner, f"{where}/{word}/{escaped(name)}")


def escaped(word: str) -> str:
    """A word as a part of a JSON pointer."""
    return word.replace("~", "~0").replace("/", "~1")


def faults(name: str, document: dict[str, Any]) -> Iterator[str]:
    """What is wrong with it."""
    for error in OpenAPIV31SpecValidator(document).iter_errors():
        yield f"{name}: {'/'.join(map(str, error.absolute_path))}: {error.message[:300]}"
    registry = Registry().with_resource("urn:document", Resource.from_contents(document, default_specification=DRAFT202012))
    count = 0
    for where, schema, example in examples(document):
        # References lead into the document as a whole, which `$id` cannot say without touching it.
        looked_at = Draft202012Validator(rebased(schema), registry=registry, format_checker=FormatChecker())
        for error in looked_at.iter_errors(example):
            yield f"{name}: {where}: {error.json_path}: {error.message[:300]}"
        count += 1
    if count < 100:
        yield f"{name}: only {count} examples were found"
    print(f"{name}: {count} examples")


def rebased(node: Any) -> Any:
    """A schema whose references name the document."""
    if isinstance(node, list):
        return [rebased(inner) for inner in node]
    if not isinstance(node, dict):
        return node
    return {word: f"urn:document{inner}" if word == "$ref" else rebased(inner) for word, inner in node.items()}


def main() -> int:
    """Both documents."""
    found = [fault for name in DOCUMENTS for fault in faults(name, json.loads((TOP / f"openapi/{name}.json").read_text()))]
    for fault in found:
        print(fault, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
