"""PHP: `Types.php` with a class of documented properties for each object of an answer, `Operations.php` with a method for
each operation."""

from __future__ import annotations

import textwrap

from document import JSON, Document, Operation, camel
from schema import Field, Many, Map, Maybe, Named, Plain, Record, Shape, Union, Words

PLAIN = {
    "text": "string",
    "time": "string",
    "whole": "int",
    "number": "float",
    "flag": "bool",
    "bytes": "string",
    "anything": "mixed",
    "null": "null",
}
#: Words PHP keeps for itself that a schema might be called.
TAKEN = {
    *("abstract", "array", "bool", "callable", "case", "class", "clone", "const", "default", "echo", "empty", "enum"),
    *("false", "float", "fn", "for", "function", "global", "if", "int", "interface", "iterable", "list", "match", "mixed"),
    *("namespace", "never", "new", "null", "object", "parent", "print", "private", "public", "readonly", "return", "self"),
    *("static", "string", "switch", "throw", "trait", "true", "try", "unset", "use", "var", "void", "while", "yield"),
    *("page", "value"),
}
#: Parameters of nearly every operation, which the trait's own words explain.
COMMON = ("Idempotency-Key", "If-Match")
WIDTH = 120
MADE = "Made from the API's OpenAPI document by clients/generate; not for editing."


def write(document: Document) -> dict[str, str]:
    """Every file by its place."""
    return {"src/Types.php": Types(document).text(), "src/Operations.php": Operations(document).text()}


class Types:
    """The objects of answers."""

    def __init__(self, document: Document) -> None:
        self.document = document
        pages = (operation.answer for operation in document.operations if operation.page)
        self.pages = {shape.name for shape in pages if isinstance(shape, Named)}

    def text(self) -> str:
        records = [name for name, (_, shape) in self.document.types.items() if isinstance(shape, Record)]
        classes = "\n\n".join(self.record(name) for name in records if self.is_answered(name))
        head = f"<?php\n\n// What the API answers. {MADE}\n\ndeclare(strict_types=1);\n\nnamespace Pennypost\\Type;\n\n"
        return head + "use Pennypost\\Page;\nuse Pennypost\\Value;\n\n" + classes + "\n"

    def is_answered(self, name: str) -> bool:
        return name in answered(self.document)

    def record(self, name: str) -> str:
        words, shape = self.document.types[name]
        assert isinstance(shape, Record)
        lines = comment_lines(words or f"{name}.") + [""]
        items = next((f.shape.inner for f in shape.fields if f.name == "data" and isinstance(f.shape, Many)), None)
        page = name in self.pages and items is not None
        if page:
            lines += [f"@extends Page<{self.typed(items)}>", ""]
        for field in shape.fields:
            kind = self.typed(field.shape) + ("" if field.required else "|null")
            kind = kind.replace("|null|null", "|null")
            lines += comment_lines(f"@property {kind} ${field.name} {field.doc}", "  ")
        holds = {field.name: spec for field in shape.fields if (spec := self.holds(field.shape))}
        body = ["", "{", "}"]
        if holds:
            pairs = [f"        '{field}' => '{spec}'," for field, spec in holds.items()]
            body = ["", "{", "    protected const HOLDS = [", *pairs, "    ];", "}"]
        parent = "Page" if page else "Value"
        return "\n".join(comment(lines, 0)) + f"\nfinal class {identifier(name)} extends {parent}" + "\n".join(body)

    def holds(self, shape: Shape) -> str:
        """How a field's value is made an object: a class, `[]` or `{}` behind it for lists and maps of it."""
        if isinstance(shape, Named):
            inner = self.document.types[shape.name][1]
            return identifier(shape.name) if isinstance(inner, Record) else self.holds(inner)
        if isinstance(shape, Maybe):
            return self.holds(shape.inner)
        if isinstance(shape, (Many, Map)):
            inner = self.holds(shape.inner)
            return inner and inner + ("[]" if isinstance(shape, Many) else "{}")
        if isinstance(shape, Union) and shape.property:
            pairs = zip(shape.tags, (self.holds(variant) for variant in shape.variants))
            return shape.property + ":" + ",".join(f"{tag}={kind}" for tag, kind in pairs)
        return ""

    def typed(self, shape: Shape | None) -> str:
        return typed(self.document, shape, "")


class Operations:
    """The operations."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def text(self) -> str:
        methods = "\n\n".join(self.method(operation) for operation in self.document.operations)
        return (
            f"<?php\n\n// What the API does. {MADE}\n\ndeclare(strict_types=1);\n\nnamespace Pennypost;\n\n"
            "/**\n * Every operation of the API, one method each. `$idempotencyKey` names what is asked, so that it is done\n"
            " * once however often it is asked; one is made where none is given. With `$ifMatch`, the `etag()` of what was\n"
            " * read, a change is refused with 412 when somebody else was faster.\n */\ntrait Operations\n{\n" + methods + "\n}\n"
        )

    def method(self, operation: Operation) -> str:
        names: dict[str, str] = {}
        places = (("path", operation.in_path), ("query", operation.in_query), ("header", operation.in_header))
        for place, fields in places:
            for field in fields:
                name = variable(field.name)
                while name in names.values() or name == "body":
                    name += "_"
                names[place + field.name] = name
        docs = [*operation.doc.split("\n\n"), *(["@deprecated"] if operation.deprecated else [])]
        lines = [line for words in docs for line in [*comment_lines(words), ""]]
        given, optional = [], []
        for field in operation.in_path:
            given.append(f"{native(self.document, field.shape)} ${names['path' + field.name]}")
            lines += self.parameter(field, names["path" + field.name])
        if operation.body:
            given.append(self.body(operation))
            lines += self.body_lines(operation)
        for place, fields in places[1:]:
            for field in fields:
                kind, name = native(self.document, field.shape), names[place + field.name]
                lines += [] if field.name in COMMON else self.parameter(field, name)
                if field.required:
                    given.append(f"{kind} ${name}")
                else:
                    optional.append(f"{'?' if kind != 'mixed' else ''}{kind} ${name} = null")
        answer = self.answer(operation)
        if answer not in ("void", "string", "array", "mixed"):
            answer = "Type\\" + identifier(answer)
        if operation.answer and answer in ("array", "mixed"):
            lines.append(f"@return {typed(self.document, operation.answer, 'Type' + chr(92))}")
        lines.append("@throws Failure")
        answer = ("?" if operation.maybe else "") + answer
        head = f"    public function {method_name(operation.id)}({', '.join(given + optional)}): {answer}"
        head_lines = [head, "    {"]
        if len(head) > WIDTH:
            listed = [f"        {it}," for it in given + optional]
            head_lines = [f"    public function {method_name(operation.id)}(", *listed, f"    ): {answer} {{"]
        return "\n".join([*comment(lines, 4), *head_lines, *self.call(operation, names, answer.removeprefix("?")), "    }"])

    def parameter(self, field: Field, name: str) -> list[str]:
        kind = typed(self.document, field.shape, "Type\\") + ("" if field.required else "|null")
        return comment_lines(f"@param {kind.replace('|null|null', '|null')} ${name} {field.doc}", "  ")

    def body(self, operation: Operation) -> str:
        assert operation.body
        if operation.body.shape == Plain("bytes"):
            return "string $body"
        return "array|Value $body" if operation.body.required else "array|Value|null $body = null"

    def body_lines(self, operation: Operation) -> list[str]:
        assert operation.body
        if operation.body.shape == Plain("bytes"):
            return ["@param string $body"]
        fields = self.fields(operation)
        if not fields:
            return ["@param array<string, mixed>|Value $body"]
        shape = ", ".join(f"{it.name}{'' if it.required else '?'}: {sent(self.document, it.shape)}" for it in fields)
        lines = [f"@param array{{{shape}}}|Value $body"]
        for field in fields:
            lines += comment_lines(f"  `{field.name}`: {field.doc}", "    ")
        return lines

    def fields(self, operation: Operation) -> tuple[Field, ...]:
        name = operation.body and self.document.record(operation.body.shape)
        return tuple(field for field in self.document.fields(name) if not field.read_only) if name else ()

    def answer(self, operation: Operation) -> str:
        if operation.answer is None:
            return "void"
        record = self.document.record(operation.answer)
        return record or native(self.document, operation.answer)

    def call(self, operation: Operation, names: dict[str, str], answer: str) -> list[str]:
        given = [f"'{operation.method}'", f"'{operation.path}'"]

        def pairs(place: str, fields: tuple[Field, ...]) -> str:
            return "[" + ", ".join(f"'{it.name}' => ${names[place + it.name]}" for it in fields) + "]"

        if operation.in_path:
            given.append("at: " + pairs("path", operation.in_path))
        if operation.in_query:
            given.append("query: " + pairs("query", operation.in_query))
        if operation.body:
            given.append("body: $body")
            if operation.body.kind != JSON:
                given.append(f"type: '{operation.body.kind}'")
            maps = [field.name for field in self.fields(operation) if self.is_object(field.shape)]
            if maps:
                given.append("objects: [" + ", ".join(f"'{name}'" for name in maps) + "]")
        if operation.in_header:
            given.append("headers: " + pairs("header", operation.in_header))
        if answer == "void":
            return wrapped("$this->request(", given)
        if answer == "string":
            return wrapped("return $this->request(", given, ")->content;")
        if answer in ("array", "mixed"):
            return wrapped("return $this->request(", given, ")->json();")
        return wrapped(f"return $this->{'page' if operation.page else 'callOrNull' if operation.maybe else 'call'}({answer}::class, ", given)

    def is_object(self, shape: Shape) -> bool:
        while isinstance(shape, (Named, Maybe)):
            shape = self.document.types[shape.name][1] if isinstance(shape, Named) else shape.inner
        return isinstance(shape, (Map, Record, Union))


def answered(document: Document) -> set[str]:
    """The types that answers lead to."""
    found: set[str] = set()

    def visit(shape: Shape | None) -> None:
        if isinstance(shape, Named) and shape.name not in found:
            found.add(shape.name)
            visit(document.types[shape.name][1])
        elif isinstance(shape, (Many, Map, Maybe)):
            visit(shape.inner)
        elif isinstance(shape, Union):
            for variant in shape.variants:
                visit(variant)
        elif isinstance(shape, Record):
            for field in shape.fields:
                visit(field.shape)

    for operation in document.operations:
        visit(operation.answer)
    return found


def typed(document: Document, shape: Shape | None, prefix: str) -> str:
    """A shape as documentation writes it."""
    if isinstance(shape, Plain):
        return PLAIN[shape.kind]
    if isinstance(shape, Named):
        inner = document.types[shape.name][1]
        return prefix + identifier(shape.name) if isinstance(inner, Record) else typed(document, inner, prefix)
    if isinstance(shape, Many):
        return f"list<{typed(document, shape.inner, prefix)}>"
    if isinstance(shape, Map):
        return "Value" if not prefix else "\\Pennypost\\Value"
    if isinstance(shape, Maybe):
        return typed(document, shape.inner, prefix) + "|null"
    if isinstance(shape, Words):
        return "|".join(f"'{word}'" for word in shape.words) + "|string"
    if isinstance(shape, Union):
        kinds = dict.fromkeys(typed(document, variant, prefix) for variant in shape.variants)
        return "|".join(kinds)
    return "mixed"


def sent(document: Document, shape: Shape) -> str:
    """A shape as documentation writes what is sent."""
    if isinstance(shape, Named):
        inner = document.types[shape.name][1]
        return sent(document, inner)
    if isinstance(shape, (Record, Map)):
        return "array<string, mixed>"
    if isinstance(shape, Many):
        return f"list<{sent(document, shape.inner)}>"
    if isinstance(shape, Maybe):
        return sent(document, shape.inner) + "|null"
    if isinstance(shape, Union):
        return "|".join(dict.fromkeys(sent(document, variant) for variant in shape.variants))
    if isinstance(shape, Words) and len(shape.words) > 8:
        return "string"
    return typed(document, shape, "")


def native(document: Document, shape: Shape) -> str:
    """A shape as PHP declares it."""
    while isinstance(shape, (Named, Maybe)):
        shape = document.types[shape.name][1] if isinstance(shape, Named) else shape.inner
    if isinstance(shape, Plain):
        return PLAIN[shape.kind]
    if isinstance(shape, Words):
        return "string"
    return "array" if isinstance(shape, (Many, Map)) else "mixed"


def identifier(name: str) -> str:
    name = camel(name) + ("_" if name.endswith("_") else "")
    return name + "_" if name.lower() in TAKEN else name


def method_name(name: str) -> str:
    name = camel(name.replace("_", " "))
    return name[:1].lower() + name[1:]


def variable(name: str) -> str:
    name = camel(name.replace("_", " "))
    return name[:1].lower() + name[1:]


def comment_lines(words: str, indent: str = "") -> list[str]:
    words = words.replace("*/", "* /")
    wrap = textwrap.TextWrapper(
        WIDTH - 8, subsequent_indent=indent, drop_whitespace=True, break_long_words=False, break_on_hyphens=False
    )
    return [line.rstrip() for line in wrap.wrap(words)]


def comment(lines: list[str], indent: int) -> list[str]:
    space = " " * indent
    while lines and not lines[-1]:
        lines.pop()
    return [f"{space}/**", *(f"{space} * {line}".rstrip() for line in lines), f"{space} */"]


def wrapped(head: str, given: list[str], end: str = ");") -> list[str]:
    line = f"        {head}{', '.join(given)}{end}"
    if len(line) <= WIDTH:
        return [line]
    first, _, kind = head.partition("(")
    items = [*([kind.strip(" ,")] if kind else []), *given]
    return [f"        {first}(", *(f"            {it}," for it in items), f"        {end}"]
