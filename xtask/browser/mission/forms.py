"""Prints the forms of missions/forms, and the plan, areas, stations and contest of an election, as a mission gives them
to a device: one JSON object for the mock of a mission. Usage: forms.py <root of the repository>."""

import csv
import json
import pathlib
import re
import sys
import tomllib

root = pathlib.Path(sys.argv[1])
TOKEN = re.compile(r"\s*(\d+|[a-z][a-z0-9_]*|<=|>=|!=|[=<>+\-*()])")


def formula(text):
    """A formula's text as the arrays of docs/field-protocol.md."""
    tokens, at = [], 0
    while at < len(text.rstrip()):
        found = TOKEN.match(text, at)
        assert found, text
        tokens.append(found[1])
        at = found.end()

    def peek():
        return tokens[0] if tokens else None

    def joined(word, inner):
        parts = [inner()]
        while peek() == word:
            tokens.pop(0)
            parts.append(inner())
        return parts[0] if len(parts) == 1 else [word, *parts]

    def either():
        return joined("or", both)

    def both():
        return joined("and", negated)

    def negated():
        if peek() == "not":
            tokens.pop(0)
            return ["not", negated()]
        left = total()
        if peek() in ("=", "!=", "<", "<=", ">", ">="):
            return [tokens.pop(0), left, total()]
        return left

    def total():
        left = product()
        while peek() in ("+", "-"):
            left = [tokens.pop(0), left, product()]
        return left

    def product():
        left = single()
        while peek() == "*":
            left = [tokens.pop(0), left, single()]
        return left

    def single():
        token = tokens.pop(0)
        if token == "(":
            inner = either()
            assert tokens.pop(0) == ")"
            return inner
        return int(token) if token.isdigit() else token

    whole = either()
    assert not tokens, text
    return whole


def form(path):
    data = tomllib.loads(path.read_text())
    for section in data["section"]:
        for question in section["question"]:
            if "when" in question:
                question["when"] = formula(question["when"])
        section["questions"] = section.pop("question")
    for rule in data.get("rule", []):
        rule["holds"] = formula(rule["holds"])
        if "when" in rule:
            rule["when"] = formula(rule["when"])
    return {
        **{key: data[key] for key in ("id", "version", "phase", "languages", "not_reviewed", "title", "based_on") if key in data},
        "sections": data["section"], "rules": data.get("rule", []),
    }


election = root / "elections" / "kz-2022-presidential"


def blocks(header, field):
    """Codes and texts of one kind of block: the definition's TOML is newer (1.1) than this Python's."""
    found = []
    for block in re.split(r"\n(?=\[)", (election / "election.toml").read_text()):
        if block.startswith(f"[[{header}]]") or block.startswith(f"[{header}]"):
            code = re.search(r'^code = "(.*)"', block, re.M)
            texts = dict(re.findall(rf'^{field}\.(\w\w) = "(.*)"', block, re.M))
            inline = re.search(rf"^{field} = {{(.*)}}", block, re.M)
            texts = texts or dict(re.findall(r'(\w\w) = "(.*?)"', inline[1] if inline else ""))
            found.append({"code": code and code[1], field: texts})
    return found


contest = blocks("contest", "name")[0]
with open(election / "areas.csv") as file:
    areas = [[row["code"], row["name_en"], row["parent"]] for row in csv.DictReader(file)]
with open(election / "stations.csv") as file:
    stations = sorted([row["code"], row["name_en"], row["area"], row["kind"]] for row in csv.DictReader(file))
print(json.dumps({
    "title": {"en": "Observation of the presidential election", "ru": "Наблюдение за выборами Президента", "kk": "Президент сайлауын байқау"},
    "forms": [form(path) for path in sorted((root / "missions" / "forms").glob("*.toml"))],
    "areas": areas,
    "stations": stations,
    "contest": {
        "code": contest["code"], "title": contest["name"],
        "lines": blocks("form.line", "label"), "options": blocks("contest.option", "name"),
    },
}, ensure_ascii=False))
