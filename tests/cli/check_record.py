#!/usr/bin/env python3
"""Check records against docs/record.schema.json, and against the bytes that they point at.

    check_record.py RECORDS.ndjson        doc.path is found from the current folder; null: only the schema is checked

Prints a line for each fault and exits 1 if there is one. It knows as much of JSON Schema as that schema uses;
beyond it, it checks that members come in the schema's order, that every span lies in the input and cuts no
character, that every text is what its spans hold, that ids count up from 0, that indices point at something, and
that nothing is within itself.
"""
import hashlib
import json
import pathlib
import re
import sys

SCHEMA = json.loads((pathlib.Path(__file__).resolve().parents[2] / "docs" / "record.schema.json").read_text(encoding="utf-8"))
TYPES = {"object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "boolean": bool,
         "null": type(None)}


def is_of(value, name):
    return isinstance(value, TYPES[name]) and (name == "boolean" or not isinstance(value, bool))


def faults(value, schema, where=""):
    """Yields what is wrong with `value`, by JSON Schema."""
    if "$ref" in schema:
        yield from faults(value, SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]], where)
    if "anyOf" in schema:
        found = [list(faults(value, option, where)) for option in schema["anyOf"]]
        if all(found):
            yield from found[-1]
    if "const" in schema and value != schema["const"] or "enum" in schema and value not in schema["enum"]:
        yield f"{where}: {value!r} is not allowed"
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    if types and not any(is_of(value, name) for name in types):
        yield f"{where}: {value!r} is not {' or '.join(types)}"
        return
    if isinstance(value, str) and "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{where}: {value!r} does not match {schema['pattern']}"
    if is_of(value, "number") and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{where}: {value} is out of range"
    if isinstance(value, list):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            yield f"{where}: {len(value)} items"
        for i, item in enumerate(value):
            prefix = schema.get("prefixItems", [])
            yield from faults(item, prefix[i] if i < len(prefix) else schema.get("items", {}), f"{where}[{i}]")
    if isinstance(value, dict) and "properties" in schema:
        if list(value) != list(schema["properties"]):
            yield f"{where}: members {list(value)}, not {list(schema['properties'])}"
        for name, member in value.items():
            yield from faults(member, schema["properties"].get(name, {}), f"{where}.{name}")


def fold(slices):
    return " ".join(word for part in slices for word in re.split(r"[ \t\n\v\f\r]+", part) if word)


def span_faults(value, text, where=""):
    """Yields every span that does not hold what it says."""
    if isinstance(value, dict):
        for name, member in value.items():
            yield from span_faults(member, text, f"{where}.{name}")
        words = value.get("text", value.get("title") if "spans" in value else None)
        if isinstance(words, str) and value.get("spans"):
            try:
                held = fold(text[s:e].decode() for s, e in value["spans"])
            except UnicodeDecodeError:
                return
            if held != words:
                yield f"{where}: says {words!r}, the spans hold {held!r}"
    elif isinstance(value, list) and len(value) in (2, 3) and all(is_of(v, "integer") for v in value[:2]):
        start, end = value[:2]
        if not start < end <= len(text):
            yield f"{where}: [{start}, {end}) of {len(text)} bytes"
        else:
            try:
                text[start:end].decode()
            except UnicodeDecodeError:
                yield f"{where}: [{start}, {end}) cuts a character"
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from span_faults(item, text, f"{where}[{i}]")


def index_faults(record):
    entities, statements = record["entities"], record["statements"]
    for name, items in ("entities", entities), ("statements", statements):
        if [item["id"] for item in items] != list(range(len(items))):
            yield f".{name}: ids do not count up from 0"
    for entity in entities:
        if len(entity["mentions"]) != len(entity["mention_kinds"]):
            yield f".entities[{entity['id']}]: mentions and their kinds differ in number"
    named = [number for s in statements for number in (s["speaker"], *s["with"])] + [v["entity"] for s in statements for v in s["via"]]
    named += [party["entity"] for party in [s["addressee"] for s in statements] + [record["doc"]["outlet"]] if party]
    if any(entity is not None and entity >= len(entities) for entity in named):
        yield ".entities: one that is named is not there"
    for statement in statements:
        outer, steps = statement["within"], 0
        while outer is not None and outer < len(statements) and steps <= len(statements):
            outer, steps = statements[outer]["within"], steps + 1
        if outer is not None:
            yield f".statements[{statement['id']}]: within itself, or nothing"


def check(record):
    found = list(faults(record, SCHEMA))
    if found:
        return found
    found += index_faults(record)
    if record["doc"]["path"] is not None:
        text = pathlib.Path(record["doc"]["path"]).read_bytes()
        if record["doc"]["bytes"] != len(text) or record["doc"]["id"] != "sha256:" + hashlib.sha256(text).hexdigest():
            return found + [".doc: of other bytes"]
        found += span_faults(record, text)
    return found


def main():
    status = 0
    with open(sys.argv[1], encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            for fault in check(json.loads(line)):
                print(f"{sys.argv[1]}:{number}: {fault}")
                status = 1
    sys.exit(status)


if __name__ == "__main__":
    main()
