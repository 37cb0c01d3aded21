"""Python: `types.py` with a dataclass for each record, `_operations.py` with a method for each operation."""

from __future__ import annotations

import keyword
import re
import textwrap

from document import JSON, Document, Operation, camel
from schema import Field, Many, Map, Maybe, Named, Plain, Record, Shape, Union, Words

PLAIN = {
    "text": "str",
    "time": "datetime",
    "whole": "int",
    "number": "float",
    "flag": "bool",
    "bytes": "bytes",
    "anything": "Any",
    "null": "None",
}
#: What the hand-written base of every object is called, and what types are written with.
TAKEN = (
    *("reply", "unknown", "from_json", "to_json"),
    *("list", "dict", "str", "int", "float", "bool", "bytes", "field", "datetime"),
)
WIDTH = 120
MADE = "Made from the API's OpenAPI document by clients/generate; not for editing."


def write(document: Document) -> dict[str, str]:
    """Every file by its place."""
    return {
        "src/pennypost/types.py": Types(document).text(),
        "src/pennypost/_operations.py": Operations(document).text(),
    }


class Types:
    """The types of a document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        pages = (operation.answer for operation in document.operations if operation.page)
        self.pages = {shape.name for shape in pages if isinstance(shape, Named)}

    def text(self) -> str:
        records = [name for name, (_, shape) in self.document.types.items() if isinstance(shape, Record)]
        names = [identifier(name) for name in self.document.types]
        # Pages are made of what they hold, which must stand before them.
        records.sort(key=lambda name: name in self.pages)
        classes = "\n\n\n".join(self.record(name) for name in records)
        aliases = "\n\n".join(self.alias(name) for name in self.in_order(records))
        code = "\n\n\n".join(part for part in (classes, aliases) if part)
        parts = [
            f'"""What the API takes and answers. {MADE}"""',
            "from __future__ import annotations",
            imports(code, {
                "dataclasses": ["dataclass", "field"],
                "datetime": ["datetime"],
                "typing": ["Annotated", "Any", "Literal", "TypeAlias", "Union"],
            }),
            imports(code, {"._json": ["KEEP", "READ_ONLY", "Object", "Tagged"], "._pages": ["Page"]}),
            "__all__ = [\n" + "".join(f'    "{name}",\n' for name in names) + "]",
        ]
        return "\n\n".join(parts) + "\n\n\n" + code + "\n"

    def record(self, name: str) -> str:
        words, shape = self.document.types[name]
        assert isinstance(shape, Record)
        page = name in self.pages
        items = next((f.shape.inner for f in shape.fields if f.name == "data" and isinstance(f.shape, Many)), None)
        base = f"Page[{typed(items)}]" if page and items else "Object"
        lines = ["@dataclass(kw_only=True)", f"class {identifier(name)}({base}):"]
        lines += docstring(words or f"{name}.", 4)
        for field in shape.fields:
            lines += ["", *self.field(field, name in self.document.sent)]
        return "\n".join(lines)

    def field(self, field: Field, sent: bool) -> list[str]:
        kind, default = typed(field.shape), ""
        nullable = isinstance(self.resolved(field.shape), Maybe)
        only = self.only_word(field.shape)
        if field.required and field.read_only and sent:
            default = "READ_ONLY"
        elif field.required and only:
            default = f'"{only}"'
        elif not field.required and nullable and sent:
            default = "KEEP"
        elif not field.required:
            kind, default = kind if nullable or kind == "Any" else f"{kind} | None", "None"
        name = attribute(field.name)
        told = {}
        if name != field.name:
            told["metadata"] = f'{{"json": "{field.name}"}}'
        if field.secret:
            told["repr"] = "False"
        if told:
            given = {"default": default, **told} if default else told
            default = "field(" + ", ".join(f"{key}={value}" for key, value in given.items()) + ")"
        line = f"    {name}: {kind}" + (f" = {default}" if default else "")
        return [line, *docstring(field.doc, 4)]

    def only_word(self, shape: Shape) -> str | None:
        shape = self.resolved(shape)
        return shape.words[0] if isinstance(shape, Words) and len(shape.words) == 1 else None

    def resolved(self, shape: Shape) -> Shape:
        while isinstance(shape, Named):
            shape = self.document.types[shape.name][1]
        return shape

    def alias(self, name: str) -> str:
        words, shape = self.document.types[name]
        line = f"{identifier(name)}: TypeAlias = {typed(shape)}"
        if len(line) > WIDTH and isinstance(shape, Words):
            listed = "".join(f'        "{word}",\n' for word in shape.words)
            line = f"{identifier(name)}: TypeAlias = Union[\n    Literal[\n{listed}    ],\n    str,\n]"
        return "\n".join([line, *docstring(words, 0)])

    def in_order(self, before: list[str]) -> list[str]:
        """What is no record, each after what it is made of."""
        rest = [name for name in self.document.types if name not in before]
        done: list[str] = []

        def visit(name: str) -> None:
            if name in rest and name not in done:
                for other in mentioned(self.document.types[name][1]):
                    visit(other)
                done.append(name)

        for name in rest:
            visit(name)
        return done


class Operations:
    """The operations of a document."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def text(self) -> str:
        methods = "\n\n".join(self.method(operation) for operation in self.document.operations)
        wanted = {"datetime": ["datetime"], "typing": ["Annotated", "Any", "Literal", "Union"], "._json": ["Tagged"]}
        parts = [
            f'"""What the API does. {MADE}"""',
            "from __future__ import annotations",
            imports(methods, wanted),
            "from . import types as t\nfrom ._calls import Calls, segment",
            '\nclass Operations(Calls):\n    """Every operation of the API, one method each."""',
            methods,
        ]
        return "\n\n".join(part for part in parts if part) + "\n"

    def method(self, operation: Operation) -> str:
        names: dict[str, str] = {}
        places = (("path", operation.in_path), ("query", operation.in_query), ("header", operation.in_header))
        for place, fields in places:
            for field in fields:
                name = attribute(snake(field.name), ("self", "body", "t", "segment"))
                while name in names.values():
                    name += "_"
                names[place + field.name] = name
        ahead = [f"{names['path' + it.name]}: {typed(it.shape, 't.')}" for it in operation.in_path]
        if operation.body:
            kind = typed(operation.body.shape, "t.")
            ahead.append(f"body: {kind}" if operation.body.required else f"body: {kind} | None = None")
        named = []
        for place, fields in places[1:]:
            for field in fields:
                kind = typed(field.shape.inner if isinstance(field.shape, Maybe) else field.shape, "t.")
                wanted = f"{names[place + field.name]}: {kind}"
                named.append(wanted if field.required else wanted + " | None = None")
        required = [it for it in named if not it.endswith("None = None")]
        named = required + [it for it in named if it not in required]
        given = ["self", *ahead, *(["*", *named] if named else [])]
        answer = typed(operation.answer, "t.") if operation.answer else "None"
        lines = signature(operation.id, given, answer + (" | None" if operation.maybe else ""))
        words = operation.doc + ("\n\nDeprecated." if operation.deprecated else "")
        lines += docstring(words, 8) + self.call(operation, names, answer)
        return "\n".join(lines)

    def call(self, operation: Operation, names: dict[str, str], answer: str) -> list[str]:
        path = operation.path
        for field in operation.in_path:
            path = path.replace("{" + field.name + "}", "{segment(" + names["path" + field.name] + ")}")
        given = [f'"{operation.method}"', f'{"f" if operation.in_path else ""}"{path}"']
        if operation.in_query:
            listed = ", ".join(f'"{it.name}": {names["query" + it.name]}' for it in operation.in_query)
            given.append("query={" + listed + "}")
        if operation.in_header:
            listed = ", ".join(f'"{it.name}": {names["header" + it.name]}' for it in operation.in_header)
            given.append("headers={" + listed + "}")
        if operation.body:
            given.append("body=body")
            if operation.body.kind != JSON:
                given.append(f'content_type="{operation.body.kind}"')
        if answer == "None":
            return wrapped("self._send(", given, ")")
        if operation.page:
            return wrapped(f"return self._page({answer}, ", given, ")")
        if operation.maybe:
            return wrapped(f"return self._maybe({answer}, ", given, ")")
        record = isinstance(operation.answer, Named) and self.document.record(operation.answer)
        if record or answer in ("str", "bytes"):
            return wrapped(f"return self._call({answer}, ", given, ")")
        return [*wrapped(f"answer: {answer} = self._any({answer}, ", given, ")"), "        return answer"]


def imports(code: str, wanted: dict[str, list[str]]) -> str:
    """The imports among `wanted` that `code` needs."""
    found = {module: [name for name in names if re.search(rf"\b{name}\b", code)] for module, names in wanted.items()}
    return "\n".join(f"from {module} import {', '.join(names)}" for module, names in found.items() if names)


def typed(shape: Shape | None, prefix: str = "") -> str:
    """A shape as Python writes its type."""
    if isinstance(shape, Plain):
        return PLAIN[shape.kind]
    if isinstance(shape, Named):
        return prefix + identifier(shape.name)
    if isinstance(shape, Many):
        return f"list[{typed(shape.inner, prefix)}]"
    if isinstance(shape, Map):
        return f"dict[str, {typed(shape.inner, prefix)}]"
    if isinstance(shape, Maybe):
        inner = typed(shape.inner, prefix)
        return inner if inner == "Any" else f"{inner} | None"
    if isinstance(shape, Words):
        return "Literal[" + ", ".join(f'"{word}"' for word in shape.words) + "] | str"
    if isinstance(shape, Union):
        kinds = list(dict.fromkeys(typed(variant, prefix) for variant in shape.variants))
        if not shape.property:
            return "Union[" + ", ".join(kinds) + "]"
        tags = ", ".join(f'"{tag}": {typed(it, prefix)}' for tag, it in zip(shape.tags, shape.variants))
        return f'Annotated[Union[{", ".join(kinds)}, dict[str, Any]], Tagged("{shape.property}", {{{tags}}})]'
    raise TypeError(shape)


def mentioned(shape: Shape) -> list[str]:
    if isinstance(shape, Named):
        return [shape.name]
    if isinstance(shape, (Many, Map, Maybe)):
        return mentioned(shape.inner)
    if isinstance(shape, Union):
        return [name for variant in shape.variants for name in mentioned(variant)]
    return []


def identifier(name: str) -> str:
    return camel(name) + ("_" if name.endswith("_") else "")


def attribute(name: str, taken: tuple[str, ...] = TAKEN) -> str:
    name = "".join(letter if letter.isalnum() else "_" for letter in name)
    name = "_" + name if name[:1].isdigit() else name
    return name + "_" if keyword.iskeyword(name) or name in taken else name


def snake(name: str) -> str:
    return name.replace("-", "_").lower() if "-" in name else name


def docstring(words: str, indent: int) -> list[str]:
    if not words:
        return []
    words = words.replace("\\", "\\\\").replace('"""', "'''")
    space = " " * indent
    paragraphs = words.split("\n\n")
    wrap = textwrap.TextWrapper(WIDTH - indent - 6, break_long_words=False, break_on_hyphens=False)
    lines = [line for paragraph in paragraphs for line in ["", *wrap.wrap(paragraph)]][1:]
    end = " " if lines[-1].endswith('"') else ""
    text = [f'{space}"""{lines[0]}', *(f"{space}{line}" if line else "" for line in lines[1:])]
    return [*text, f'{space}"""'] if len(text) > 1 else [f'{text[0]}{end}"""']


def signature(name: str, given: list[str], answer: str) -> list[str]:
    line = f"    def {name}({', '.join(given)}) -> {answer}:"
    if len(line) <= WIDTH:
        return [line]
    return [f"    def {name}(", *(f"        {it}," for it in given), f"    ) -> {answer}:"]


def wrapped(head: str, given: list[str], end: str) -> list[str]:
    line = f"        {head}{', '.join(given)}{end}"
    if len(line) <= WIDTH:
        return [line]
    first, _, kind = head.partition("(")
    kind = kind.strip(" ,")
    items = [*([kind] if kind else []), *given]
    return [f"        {first}(", *(f"            {it}," for it in items), "        )"]
