#!/usr/bin/env python3
"""Verify a Hattama record: an independent reading of record-format.md.

    verify.py DIR|URL [--key VKEY] [--policy FILE] [--since CHECKPOINT] [--json]
    verify.py --key VKEY --receipt ENTRY.json RECEIPT.tlog-proof

Exit status: 0 every property holds, 1 something is broken, 2 the check could not be run.

A record is a list of facts that nobody can quietly rewrite.  Its publication is a folder of static files:
a signed `checkpoint` that states how many entries there are and the root of a Merkle tree over them, the
entries in bundles of 256, the hashes of the tree in tiles, and the published figures.  This program trusts
none of them and goes from the outside to the inside:

1. Bytes.    The signed size says which files there must be.  Every entry is hashed; the root that follows
             is compared with the signed one, and every hash in every tile with the one it should be.
2. Entries.  Each must be the only serialisation of its value and have exactly the members of its kind:
             one meaning, one text, one hash.
3. Order.    The entries are replayed.  What one refers to must stand before it; revisions, annulments,
             journals and announcements must follow from the state that the entries before have made.
4. Figures.  The findings a protocol explains must be those that its form's checks give.  Announcements
             and summaries are compared with the figures at the size they name, the results with the last.
5. Keys.     After the replay it is known which key is the newest; that one must have signed the checkpoint.
             A key, witnesses or an older checkpoint of the reader's own are compared, too.

It does not prove that a protocol says what was in the ballot box.  A violation is told as `property: place:
message` (ids of section 8; the place is `entry N` or a file).  Nothing stops at the first one: an entry
that cannot be read is left out of the replay, so that an early fault may bring others after it.  Where the
page is silent, NOTES.md says how this program decided.  Beyond the standard library it needs the package
`cryptography`, for Ed25519.
"""
import argparse, base64, hashlib, json, os, re, struct, sys, unicodedata, urllib.error, urllib.request
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from fractions import Fraction
from types import SimpleNamespace
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

NOT_GIVEN, MOST = "not given by the source", 2**53 - 1

class Malformed(ValueError):
    """What was read does not have the form that the page asks for."""

def need(truth, message):
    if not truth:
        raise Malformed(message)
    return truth

# ---- Files, hashes, signatures (section 1) ----

def reader(place):
    """A function from a path to its bytes, or None where there is no such file."""
    def from_url(path):
        try:
            with urllib.request.urlopen(place.rstrip("/") + "/" + path, timeout=30) as answer:
                return answer.read()
        except urllib.error.HTTPError as error:
            if error.code in (403, 404, 410):
                return None
            raise

    def from_folder(path):
        try:
            with open(os.path.join(place, path), "rb") as file:
                return file.read()
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
            return None
    return from_url if re.match("https?://", place) else from_folder

def tile_path(prefix, number, width):
    digits = f"{number:,}".split(",")
    groups = [group.zfill(3) for group in digits]
    name = "/".join([prefix, *("x" + group for group in groups[:-1]), groups[-1]])
    return name if width == 256 else f"{name}.p/{width}"

def load(read, prefix, count):
    """Yield (path, number, width, bytes or None) of each tile of `count` things.
    After 64 missing in a row it stops: a false size of 10^15 must not keep a reader busy for ever."""
    tiles = (count + 255) // 256
    with ThreadPoolExecutor(8) as pool:
        for start in range(0, tiles, 64):
            part = [(tile_path(prefix, n, min(256, count - 256 * n)), n, min(256, count - 256 * n))
                    for n in range(start, min(start + 64, tiles))]
            found = list(pool.map(read, [path for path, _, _ in part]))
            yield from ((*tile, data) for tile, data in zip(part, found))
            if all(data is None for data in found):
                return

def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()

def tree_root(hashes):
    """RFC 6962: pairing level by level, the odd one carried up, splits at the same powers of two."""
    while len(hashes) > 1:
        odd = hashes[len(hashes) & ~1:]
        hashes = [sha(b"\1", a, b) for a, b in zip(hashes[::2], hashes[1::2])] + odd
    return hashes[0] if hashes else sha()

def unbase64(text, size=None):
    data = base64.b64decode(text, validate=True)
    need(base64.b64encode(data).decode() == text and size in (None, len(data)), "not base64 of that length")
    return data

def parse_key(text, kind=1):
    name, number, packed = (text.split("+", 2) + ["", ""])[:3]
    data = unbase64(packed, 33)
    key_id = sha(name.encode(), b"\n", data)[:4]
    need(re.fullmatch(r"\S+", name) and data[0] == kind and number == key_id.hex(), "not a key of its id")
    return SimpleNamespace(name=name, id=key_id, public=data[1:], text=text)

def signed(key, signature, message):
    try:
        return Ed25519PublicKey.from_public_bytes(key.public).verify(signature, message) is None
    except (InvalidSignature, ValueError):
        return False

def parse_note(raw):
    """The note's text must be whole; faults of its signature lines are kept in `problem`, to go on with."""
    text, gap, tail = raw.decode().partition("\n\n")
    lines = text.split("\n")
    need(gap and len(lines) == 3 and lines[0], "not three lines and an empty one")
    need(re.fullmatch("0|[1-9][0-9]{0,15}", lines[1]), "the size is not a number")
    note = SimpleNamespace(text=(text + "\n").encode(), origin=lines[0], size=int(lines[1]),
                           root=unbase64(lines[2], 32), signatures=[], problem=None)
    try:
        need(tail.endswith("\n"), "the last line does not end")
        for line in tail[:-1].split("\n"):
            name, packed = need(re.fullmatch(r"— (\S+) (\S+)", line), "a bad signature line").groups()
            data = unbase64(packed)
            note.signatures.append((name, data[:4], data[4:]))
    except ValueError as error:
        note.problem = str(error)
    return note

def signatures_by(note, key):
    return [data for name, key_id, data in note.signatures if (name, key_id) == (key.name, key.id)]

def signed_by(note, key):
    own = signatures_by(note, key)
    return bool(own) and all(signed(key, data, note.text) for data in own)

def cosigned_by(note, key):
    return any(len(data) == 72 and signed(key, data[8:], b"cosignature/v1\ntime %d\n" % struct.unpack(
        ">Q", data[:8]) + note.text) for data in signatures_by(note, key))

def split_bundle(data, width):
    """The entries of a bundle as far as they can be read, and what is wrong with it."""
    entries, at = [], 0
    while len(entries) < width and at + 2 <= len(data):
        end = at + 2 + int.from_bytes(data[at:at + 2], "big")
        if end > len(data):
            break
        entries.append(data[at + 2:end])
        at = end
    whole = len(entries) == width and at == len(data)
    return entries, None if whole else f"{len(entries)} entries of {width} and {len(data) - at} bytes more"

def read_entries(read, size, report):
    entries = []
    for path, _, width, data in load(read, "tile/entries", size):
        found, problem = ([], "missing") if data is None else split_bundle(data, width)
        if problem:
            report("tree.bundle", path, problem)
        entries += found + [None] * (width - len(found))
    return entries

def check_tiles(read, size, hashes, report):
    """`hashes` are those of the entries, None where an entry is missing; then level by level up."""
    level = 0
    while size >> 8 * level:
        for path, n, width, data in load(read, f"tile/{level}", size >> 8 * level):
            if data is None or len(data) != 32 * width:
                report("tree.tiles", path, "missing" if data is None else f"not {width} hashes of 32 bytes")
                continue
            bad = [256 * n + j for j, h in enumerate(hashes[256 * n:256 * n + width])
                   if h is not None and h != data[32 * j:32 * j + 32]]
            if bad:
                what = f"level {level} hash" if level else "entry"
                report("tree.tiles", path, f"not what the entries give: {what} {str(bad[:5])[1:-1]}"
                                           + (" and more" if bad[5:] else ""))
        groups = [hashes[k:k + 256] for k in range(0, len(hashes) - 255, 256)]
        hashes = [None if None in group else tree_root(group) for group in groups]
        level += 1

# ---- One serialisation (section 2) ----

def refuse(token):
    raise Malformed(f"{token} is not an integer")

DECODE = json.JSONDecoder(parse_float=refuse, parse_constant=refuse).decode
ENCODE = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode

def plain(value):
    """Raise where a value holds what no entry may: null, a number too great, a string not in NFC."""
    if type(value) in (dict, list):
        for item in value if type(value) is list else [*value, *value.values()]:
            plain(item)
    elif type(value) is str:
        need(unicodedata.is_normalized("NFC", value), f"{value!r:.60} is not in normalisation form C")
    else:
        need(value is not None and abs(value) <= MOST, "null, or a number beyond 2^53-1")

def parse(raw):
    """(value, what is wrong with its serialisation); the value is None where there is none to go on with."""
    value = None
    try:
        text = raw.decode()
        read = DECODE(text)
        again = ENCODE(read).encode()
        value = read if type(read) is dict else None
        # Walking every value is slow; these three tests let nearly every entry pass without.
        if "null" in text or re.search("[0-9]{16}", text) or not unicodedata.is_normalized("NFC", text):
            plain(read)
        need(again == raw and value is not None, "not an object in its one serialisation")
    except (ValueError, RecursionError) as error:
        return value, str(error)
    return value, None

# ---- The members of each kind (sections 2, 4, 6): a checker takes a value and raises Malformed ----

def matching(pattern, what, further=lambda v: True):
    def checker(v):
        try:
            need(type(v) is str and re.fullmatch(pattern, v), "")
            further(v)
        except ValueError:
            raise Malformed(f"{v!r:.60} is not {what}") from None
    return checker

def integer(low=-MOST, high=MOST):
    return lambda v: need(type(v) is int and low <= v <= high, f"{v!r:.60} is not an integer in its range")

def one_of(*allowed):
    return lambda v: need(type(v) is str and v in allowed, f"{v!r:.60} is none of {', '.join(allowed)}")

def array(item, low=0, high=MOST):
    def checker(v):
        need(type(v) is list and low <= len(v) <= high, "not an array of the right length")
        for one in v:
            item(one)
    return checker

def table(item):
    def checker(v):
        need(type(v) is dict, "not an object")
        for key, one in v.items():
            code(key)
            item(one)
    return checker

def members(**spec):
    """Exactly these members; one whose name ends in _ may be absent."""
    known = {name.rstrip("_"): checker for name, checker in spec.items()}
    required = {name for name in spec if not name.endswith("_")}

    def checker(v):
        need(type(v) is dict, "not an object")
        need(required <= v.keys(), f"missing: {', '.join(sorted(required - v.keys()))}")
        for name, one in v.items():
            need(name in known, f"unknown member {name!r:.60}")
            try:
                known[name](one)
            except Malformed as error:
                raise Malformed(f"{name}: {error}") from None
    return checker

def expression(v, was=False, depth=50):
    """The depth is bounded so that nothing that walks an expression later can run out of stack."""
    if type(v) in (int, str):
        return
    need(type(v) is list and v and type(v[0]) is str and depth, "not an expression")
    if v[0] == "was":
        need(was and len(v) == 2 and type(v[1]) is str, "`was` stands in scope revision, with one code")
        return
    need(v[0] == "+" and len(v) > 1 or v[0] in ("-", "*") and len(v) == 3, "not an expression")
    for part in v[1:]:
        expression(part, was, depth - 1)

def condition(v, was=False, depth=50):
    need(type(v) is list and len(v) > 1 and type(v[0]) is str and depth, "not a condition")
    compares, arity = v[0] in COMPARE, {"not": 2, "kind": 2, "and": len(v), "or": len(v)}
    need(len(v) == (3 if compares else arity.get(v[0])), "not a condition")
    if v[0] == "kind":
        return text(v[1])
    for part in v[1:]:
        (expression if compares else condition)(part, was, depth - 1)

def check_of_form(v):
    CHECK(v)
    own, tolerance, was = v["scope"] in ("protocol", "revision"), v.get("tolerance"), v["scope"] == "revision"
    need(("holds" in v) == own and ("rule" in v) != own, "`holds` is for protocol and revision, else `rule`")
    for name in v.keys() & {"holds", "when"}:
        condition(v[name], was)
    if tolerance and own:
        need(v["holds"][0] in ("=", "<=", ">="), "a tolerance goes with =, <= or >=")
        need(tolerance.keys() in ({"bound", "value"}, {"bound", "of", "parts"}), "tolerance: not its members")
        expression(tolerance.get("of", 0), was)

def form_of_form(v):
    """Between the checks of a form `silences` goes downwards and never round."""
    FORM(v)
    rest, grave = {check["code"]: check for check in v["checks"]}, ("notice", "warning", "error").index
    for check in v["checks"]:
        for other in (rest.get(name) for name in check.get("silences", [])):
            need(other and other["scope"] == check["scope"] and grave(other["severity"]) <= grave(
                check["severity"]), f"{check['code']!r} silences one unknown, graver, or of another scope")
    while rest:  # take away what silences nothing that is left; what cannot be taken away is a circle
        free = [c for c, check in rest.items() if not any(s in rest for s in check.get("silences", []))]
        need(free, f"checks silence each other in a circle: {', '.join(rest)}")
        rest = {c: check for c, check in rest.items() if c not in free}

def rule_of_contest(v):
    kind = v.get("kind") if type(v) is dict else None
    need(type(kind) is str and kind in RULES, "unknown kind of rule")
    RULES[kind](v)

def form_of_opening(v):
    OPENING(v)
    need(parse_key(v["key"]).name == v["origin"], "the key's name is not the origin")

def pair(v):
    array(count, 2, 2)(v)
    need(v[1], "a fraction over 0")

def anything(v):
    pass

code = matching("[^\x00-\x1f\x7f-\x9f]+", "a code")
text = matching("(?s:.*)", "a string")
key_text = matching("(?s:.*)", "a key", parse_key)
moment = matching("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}", "a time",
                  datetime.fromisoformat)
day = matching("[0-9]{4}-[0-9]{2}-[0-9]{2}", "a day", date.fromisoformat)
hour = matching("([01][0-9]|2[0-3]):[0-5][0-9]", "an hour")
hash_text = matching("[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]", "a hash")
texts, count, roles, figures = table(text), integer(0), array(code, 1), array(integer(0, 10**9))
basis, door = one_of("copy", "original"), one_of("archive", "file", "entry", "device", "scan")
BASES = ("votes_for_options", "valid", "ballots_found", "took_part", "registered")
base = one_of(*BASES)
COMPARE = {"=": lambda a, b: a == b, "!=": lambda a, b: a != b, "<": lambda a, b: a < b,
           "<=": lambda a, b: a <= b, ">": lambda a, b: a > b, ">=": lambda a, b: a >= b}
CHECK = members(
    code=code, holds_=anything, law_=anything, rule_=code, severity=one_of("error", "warning", "notice"),
    scope=one_of("protocol", "revision", "turnout", "siblings", "equal", "summary"), silences_=array(code),
    texts=table(texts), when_=anything, tolerance_=members(
        bound=one_of("inclusive", "exclusive"), value_=count, of_=anything, parts_=pair))
RULES = {
    "plurality": members(kind=code),
    "majority": members(kind=code, base=base, more_than=pair, otherwise=one_of("run_off", "repeat")),
    "seats": members(
        kind=code, seats=integer(1, 10000), threshold_=members(base=base, share=pair),
        method=one_of("dhondt", "sainte_lague", "sainte_lague_modified", "hare", "droop"),
        independents_=members(cap=count, quota=members(base=base)))}

def fact(**spec):
    return members(at=moment, fact=code, **{"$": integer(1, 1)}, **spec)

OPENING = fact(
    decimals=integer(0, 20), election=code, embargo_=moment, key=key_text, languages=array(code),
    levels=array(members(code=code, name=texts)), notes=array(texts), origin=code, polling_day=day,
    publication_unit_=count, status=one_of("live", "rehearsal", "demonstration", "archive"), title=texts,
    turnout_hours=array(hour))
FORM = fact(bases=members(**{name + "_": expression for name in BASES}), checks=array(check_of_form),
            code=code, lines=array(members(code=code, label=texts)))
FACTS = {
    "opening": form_of_opening,
    "form": form_of_form,
    "contest": fact(
        code=code, display_base=base, form=code, name=texts, rule=rule_of_contest, options=array(members(
            code=code, kind=one_of("candidate", "list", "independent", "against_all"), name=texts,
            nominated_by_=texts))),
    "areas": fact(areas=array(members(
        code=code, level=code, name=texts, parent_=code,
        offset_=matching("[+-][0-9]{2}:[0-9]{2}", "an offset")))),
    "stations": fact(area=code, stations=array(members(
        city_=text, code=code, country_=text, kind_=code, mission_=text, name=texts, registered_=count,
        unit_=code))),
    "turnout": fact(
        area=code, door=door, hour=hour, reason_=text, roles=roles,
        rows=array(lambda v: need(type(v) is list and len(v) == 3 and type(v[0]) is str, "not a row"))),
    "protocol": fact(
        basis=basis, commission_=code, contest=code, door=door, findings_=table(text), lines=figures,
        reason_=text, revision=integer(1), roles=roles, source_version_=count, station=code,
        supersedes_=hash_text),
    "summary": fact(area=code, as_of=count, basis=basis, contest=code, difference=array(integer()), door=door,
                    lines=figures, roles=roles),
    "annulment": fact(commission=code, contest=code, reason=text, roles=roles, station=code,
                      supersedes=hash_text),
    "journal": fact(root=hash_text, size=count),
    "announcement": fact(as_of=count, basis=one_of("best", "original"), contest=code, result=table(anything),
                         roles=roles, stage=one_of("preliminary", "final")),
    "key": fact(key=key_text, signatures=array(text, 2, 2)),
    "closing": fact(reason=text, successor_=code)}

def check_form(entry):
    kind = entry.get("fact")
    need(type(kind) is str and kind in FACTS, "unknown kind of fact")
    FACTS[kind](entry)

# ---- Expressions and checks (section 4) ----

def value(e, names):
    if type(e) is int:
        return e
    if type(e) is str:
        return names[e]
    parts = [value(part, names) for part in e[1:]]
    return sum(parts) if e[0] == "+" else parts[0] - parts[1] if e[0] == "-" else parts[0] * parts[1]

def true(c, names, kind, tolerance=None):
    if c[0] in ("and", "or"):
        return (all if c[0] == "and" else any)(true(part, names, kind) for part in c[1:])
    if c[0] in ("not", "kind"):
        return not true(c[1], names, kind) if c[0] == "not" else c[1] == kind
    a, b = value(c[1], names), value(c[2], names)
    if not tolerance:
        return COMPARE[c[0]](a, b)
    p, q = tolerance.get("parts", (1, 1))  # both sides times q: nothing is rounded
    most = value(tolerance["of"], names) * p if "of" in tolerance else tolerance["value"]
    beyond = (abs(a - b) if c[0] == "=" else a - b if c[0] == "<=" else b - a) * q
    return beyond <= most if tolerance["bound"] == "inclusive" else beyond < most

def findings(contest, lines, kind):
    names = named(contest, lines)
    failing = [check for check in contest.checks if ("when" not in check or true(check["when"], names, kind))
               and not true(check["holds"], names, kind, check.get("tolerance"))]
    return {check["code"] for check in failing} - {c for check in failing for c in check.get("silences", [])}

def named(contest, lines):
    return {**dict(zip(contest.codes, lines)), "votes": sum(lines[contest.width:])}

def names_in(e):
    if type(e) is list:
        return set() if e[0] == "kind" else set().union(*map(names_in, e[1:]))
    return {e} if type(e) is str else set()

# ---- Figures and outcome (sections 3, 5, 6, 7) ----

def share(base_name, numerator, denominator, decimals):
    percent = "no share"
    if denominator:
        scaled = (200 * 10**decimals * numerator + denominator) // (2 * denominator)  # half goes up
        digits = str(abs(scaled)).zfill(decimals + 1)
        percent = "-" * (scaled < 0) + digits[:len(digits) - decimals]
        percent += "." + digits[-decimals:] if decimals else ""
    return {"base": base_name, "denominator": denominator, "numerator": numerator, "percent": percent}

def result(s, area, contest, rule, size):
    """The figures of an area as the state `s` has them."""
    rows, outside, copies = [], [], 0
    stations = stations_in = expected = expected_in = 0
    for name in s.under[area]:
        place, (original, copy) = s.places[name], s.standing[contest.code].get(name, (None, None))
        lines = original if original is not None or rule == "original" else copy
        weight, register = s.members[name] if place.kind == "unit" else 1, place.registered
        stations += weight
        expected = None if expected is None or register is None else expected + register
        if lines is None:
            outside.append(register)
        else:
            rows.append(lines)
            stations_in += weight
            expected_in += register or 0
            copies += original is None
    sums = [sum(column) for column in zip(*rows)] if rows else [0] * len(contest.codes)
    totals = {name: value(e, named(contest, sums)) for name, e in contest.bases.items()}
    votes, shown = sums[contest.width:], contest.display_base
    out = {
        "area": area, "basis": rule, "contest": contest.code, "record_size": size,
        "coverage": {"stations": {"in": stations_in, "of": stations},
                     "registered": {"none": "the station list has no expected register"}
                     if expected is None else {"in": expected_in, "of": expected}},
        "lines": dict(zip(contest.codes[:contest.width], sums)),
        "options": [{"option": o["code"], "share": share(shown, v, totals[shown], s.decimals), "votes": v}
                    for o, v in zip(contest.options, votes)],
        "sources": {"copies": copies, "originals": len(rows) - copies}}
    if "took_part" in totals and "registered" in totals:
        out["turnout"] = share("registered", totals["took_part"], totals["registered"], s.decimals)
    if area == s.root:
        # A register of 0 is as unknown as none: with either the waiting voters cannot be counted.
        out["outcome"] = outcome(contest, votes, totals, sum(outside) if all(outside) else None, s.decimals)
    return out

def outcome(contest, all_votes, totals, waiting, decimals):
    rule, majority = contest.rule, contest.rule["kind"] == "majority"
    votes = {o["code"]: v for o, v in zip(contest.options, all_votes) if o["kind"] != "against_all"}
    ranked = sorted(votes, key=lambda c: -votes[c])  # a stable sort: equal ones stay in ballot order
    v = [votes[c] for c in ranked] or [0]
    p, q = rule["more_than"] if majority else (0, 1)
    whole, U = totals[rule["base"]] if majority else 0, waiting or 0
    tie = lambda n: n < len(v) and v[n - 1] == v[n]
    lead = lambda n: n >= len(v) or v[n - 1] - v[n] > U  # over one that does not stand: always enough
    drawing = lambda n: [c for c in votes if votes[c] == v[n]]
    kind, chosen, safe, more = "none", [], False, {}
    if rule["kind"] == "seats":
        given, draw = seats(contest, votes, totals)
        if given:
            kind = "lot" if draw else "seats"
            chosen = [c for c in votes if c in draw] if draw else [c for c in ranked if given.get(c)]
            more["seats"] = {c: n for c, n in given.items() if n}
    elif v[0] and (not majority or q * v[0] > p * whole):
        kind, chosen = ("lot", drawing(0)) if tie(1) else ("elected", ranked[:1])
        safe = kind == "elected" and lead(1) and (not majority or q * v[0] > p * (whole + U))
    elif v[0]:
        run_off = rule["otherwise"] == "run_off" and len(votes) > 1
        if run_off:
            kind, chosen = ("lot", drawing(1)) if tie(2) else ("run_off", ranked[:2])
        else:
            kind = "repeat"
        safe = q * (v[0] + U) <= p * (whole + U) and (not run_off or kind == "run_off" and lead(2))
    if majority:
        more["share"] = share(rule["base"], v[0], whole, decimals)
    decided = kind != "none" and waiting is not None and (waiting == 0 or safe)
    return {**more, "kind": kind, "options": chosen, "state": "decided" if decided else "leading"}

def seats(contest, votes, totals):
    """(seats by candidate, those that draw a lot); no seats at all where nobody takes part."""
    rule, caps, taking = contest.rule, {}, {}
    for c, kind in ((o["code"], o["kind"]) for o in contest.options if votes.get(o["code"])):
        enough = True
        if kind == "independent" and "independents" in rule:
            caps[c] = rule["independents"]["cap"]
            enough = votes[c] * rule["seats"] >= totals[rule["independents"]["quota"]["base"]]
        elif "threshold" in rule:
            p, q = rule["threshold"]["share"]
            enough = votes[c] * q >= p * totals[rule["threshold"]["base"]]
        if enough:
            taking[c] = votes[c]
    method = largest_remainder if rule["method"] in ("hare", "droop") else highest_averages
    return method(rule["method"], taking, caps, rule["seats"])

def claim(given, claims, left):
    """Give one seat to each of these equal claims, or let them draw where there are fewer seats."""
    if len(claims) > left:
        return left, claims
    for c in claims:
        given[c] += 1
    return left - len(claims), []

def highest_averages(method, votes, caps, left):
    first, step = {"dhondt": (5, 5), "sainte_lague": (5, 10), "sainte_lague_modified": (7, 10)}[method]

    def average(c):  # the divisors times five, so that 1.4 is exact
        return Fraction(votes[c], first if not given[c] else 5 + step * given[c])
    given, draw = dict.fromkeys(votes, 0), []
    averages = {c: average(c) for c in votes if caps.get(c) != 0}
    while left and averages and not draw:
        top = max(averages.values())
        claims = [c for c in averages if averages[c] == top]
        left, draw = claim(given, claims, left)
        averages.update((c, average(c)) for c in claims)
        averages = {c: a for c, a in averages.items() if given[c] != caps.get(c)}
    return given, draw

def largest_remainder(method, votes, caps, left):
    given, active, full = dict.fromkeys(votes, 0), dict(votes), True
    while full:  # who reaches a cap by whole quotas leaves, and the rest is shared out anew
        total = sum(active.values())
        quota = Fraction(total, left or 1) if method == "hare" else Fraction(total // (left + 1) + 1)
        whole = {c: int(v / quota) if left else 0 for c, v in active.items()}
        full = [c for c in active if c in caps and whole[c] >= caps[c]]
        for c in full:
            given[c] = caps[c]
            left -= caps[c]
            del active[c]
    given.update(whole)
    left -= sum(whole.values())
    rest, draw = {c: v - whole[c] * quota for c, v in active.items()}, []
    while left and not draw and (able := [c for c in active if given[c] < caps.get(c, MOST)]):
        for size in sorted({rest[c] for c in able}, reverse=True):
            if left and not draw:
                left, draw = claim(given, [c for c in able if rest[c] == size], left)
    return given, draw

# ---- The replay (sections 2 and 3) ----
# One function a kind: the state so far, the index, the entry, its hash, and `must`, which reports the
# property where the truth does not hold and returns the truth.

def new_state():
    return SimpleNamespace(
        opening={}, decimals=2, keys=[], root=None, areas={}, forms={}, contests={}, places={}, under={},
        members={}, chain={}, standing={}, hours={}, journal=None, finals=set(), closed=False, snapshots={})

def before(e, defined, kind, must):
    """What the entry names stands before it."""
    return must(e[kind] in defined, "order.definition", f"{kind} {e[kind]!r} is not defined before")

def define(codes, taken, what, must):
    """Those of `codes` that are new; a second definition is reported and the first one kept."""
    fresh = []
    for name in codes:
        new = name not in taken and name not in fresh
        if must(new, "order.definition", f"{what} {name!r} is defined twice"):
            fresh.append(name)
    return fresh

def door_and_time(s, e, must):
    must(e["door"] != "archive" or s.opening.get("status", "archive") == "archive",
         "protocol.roles", "the door archive in an election that is none")
    if "embargo" in s.opening and e["fact"] != "turnout":
        must(datetime.fromisoformat(e["at"]) >= datetime.fromisoformat(s.opening["embargo"]), "order.embargo",
             f"at {e['at']}, before the embargo")

def explained(reason, e):
    return bool(reason) and (reason != NOT_GIVEN or e["door"] == "archive")

def on_opening(s, i, e, leaf, must):
    if i == 0:
        s.opening, s.decimals, s.keys = e, e["decimals"], [parse_key(e["key"])]
        define([level["code"] for level in e["levels"]], (), "level", must)

def on_form(s, i, e, leaf, must):
    define([line["code"] for line in e["lines"]], ("votes",), "line", must)
    define([check["code"] for check in e["checks"]], (), "check", must)
    if define([e["code"]], s.forms, "form", must):
        s.forms[e["code"]] = e

def on_contest(s, i, e, leaf, must):
    if not define([e["code"]], s.contests, "contest", must):
        return
    s.contests[e["code"]] = None  # defined, but of no use until all that it names is found
    if not before(e, s.forms, "form", must):
        return
    form, rule = s.forms[e["form"]], e["rule"]
    lines, options = ([item["code"] for item in items] for items in (form["lines"], e["options"]))
    used = [*form["bases"].values()]
    for check in form["checks"]:
        used += [check.get("holds"), check.get("when"), check.get("tolerance", {}).get("of")]
    strange = set().union(*map(names_in, used)) - {*lines, *options, "votes"}
    lacking = {e["display_base"], rule.get("base"), rule.get("threshold", {}).get("base"), rule.get(
        "independents", {}).get("quota", {}).get("base")} - {None} - form["bases"].keys()
    sound = must(not strange, "order.definition", f"neither line nor option: {', '.join(sorted(strange))}")
    sound &= must(not lacking, "order.definition", f"the form has no base {', '.join(sorted(lacking))}")
    sound &= len(define(options, {*lines, "votes"}, "line or option", must)) == len(options)
    if sound and len(set(lines)) == len(lines):
        s.standing[e["code"]] = {}
        s.contests[e["code"]] = SimpleNamespace(
            code=e["code"], codes=lines + options, width=len(lines), options=e["options"], rule=rule,
            bases=form["bases"], display_base=e["display_base"], checks=[
                c for c in form["checks"] if c["scope"] == "protocol" and c["severity"] != "notice"])

def on_areas(s, i, e, leaf, must):
    levels = {level["code"] for level in s.opening.get("levels", [])}
    for area in e["areas"]:
        name, parent = area["code"], area.get("parent")
        if not define([name], s.areas, "area", must):
            continue
        must(not s.opening or area["level"] in levels, "order.definition", f"{name!r}: level is not defined")
        must(parent in s.areas if s.root is not None else parent is None, "order.definition",
             f"area {name!r}: the first has no parent, each other an earlier one")
        s.root = name if s.root is None else s.root
        s.areas[name] = [name] + s.areas.get(parent, [])  # itself and all above it
        s.under[name] = []  # the places whose figures count in it

def on_stations(s, i, e, leaf, must):
    before(e, s.areas, "area", must)
    fresh = define([station["code"] for station in e["stations"]], s.places, "station", must)
    for station in {station["code"]: station for station in reversed(e["stations"])}.values():
        if station["code"] in fresh:
            s.places[station["code"]] = SimpleNamespace(
                area=e["area"], kind=station.get("kind", "ordinary"), unit=station.get("unit"),
                registered=station.get("registered"))
    for name in fresh:
        place = s.places[name]
        if place.unit is None:
            s.members.setdefault(name, 0)
            for area in s.areas.get(e["area"], []):
                s.under[area].append(name)
            continue
        unit = s.places.get(place.unit)
        must(place.registered is None and place.kind != "unit", "protocol.unit",
             f"station {name!r} of a unit has a register of its own or is a unit itself")
        if must(unit and unit.kind == "unit" and unit.area == e["area"], "order.definition",
                f"{place.unit!r} is no unit of the area of {name!r}"):
            s.members[place.unit] = s.members.get(place.unit, 0) + 1

def figures_allowed(s, name, must):
    """A place whose figures would show how few people voted has none of its own."""
    place = s.places[name]
    must(place.unit is None, "protocol.unit", f"station {name!r} belongs to a unit")
    must(place.registered is None or place.registered >= s.opening.get("publication_unit", 0),
         "protocol.unit", f"{name!r} expects {place.registered} voters, fewer than the publication unit")

def on_turnout(s, i, e, leaf, must):
    door_and_time(s, e, must)
    if not before(e, s.areas, "area", must):
        return
    whole, seen, slot = len(e["rows"]) == 1 and e["rows"][0][0] == e["area"], set(), (e["area"], e["hour"])
    for name, *numbers in e["rows"]:
        must(all(type(n) is int and 0 <= n <= MOST for n in numbers), "turnout.rows", f"{name!r}: no numbers")
        must(name not in seen, "turnout.rows", f"{name!r} has two rows")
        seen.add(name)
        place = s.places.get(name)
        if not whole and must(place and e["area"] in s.areas.get(place.area, []), "turnout.rows",
                              f"{name!r} is no station of the area"):
            figures_allowed(s, name, must)
    must(explained(e.get("reason"), e) or slot not in s.hours and "reason" not in e, "turnout.rows",
         "a replacement without a reason, or an unfit reason")
    s.hours[slot] = i

def on_protocol(s, i, e, leaf, must):
    before(e, s.contests, "contest", must)
    contest, place = s.contests.get(e["contest"]), s.places.get(e["station"])
    door_and_time(s, e, must)
    must(len(e["roles"]) > 1 or e["door"] == "archive", "protocol.roles", f"one role at the door {e['door']}")
    slot = e["contest"], e["station"]
    last = s.chain.get(slot, SimpleNamespace(revision=0, leaf=None, lines=None, basis=None, original=False))
    must(e["revision"] == last.revision + 1, "order.revision", f"{e['revision']} after {last.revision}")
    must(e.get("supersedes") == last.leaf, "order.revision", "does not supersede the one before")
    must(e["basis"] == "original" or not last.original, "order.basis", "a copy after an original")
    changed = last.revision and (e["lines"] != last.lines or e["basis"] == last.basis)
    must(explained(e.get("reason"), e) or not changed and "reason" not in e, "protocol.reason",
         "a change without a reason, or an unfit reason")
    s.chain[slot] = SimpleNamespace(revision=e["revision"], leaf=leaf, lines=e["lines"], basis=e["basis"],
                                    original=last.original or e["basis"] == "original")
    if before(e, s.places, "station", must):
        figures_allowed(s, e["station"], must)
    if not contest or not must(len(e["lines"]) == len(contest.codes), "protocol.lines",
                               f"{len(e['lines'])} lines, not as many as form and options") or not place:
        return
    given, due = e.get("findings", {}), findings(contest, e["lines"], place.kind)
    must(given.keys() == due and (given or "findings" not in e), "protocol.findings",
         f"are {', '.join(sorted(due)) or 'none'}")
    for name in given:
        must(explained(given[name], e), "protocol.findings", f"{name!r} is not explained")
    s.standing[e["contest"]].setdefault(e["station"], [None, None])[e["basis"] == "copy"] = e["lines"]

def on_summary(s, i, e, leaf, must):
    door_and_time(s, e, must)
    both = before(e, s.contests, "contest", must), before(e, s.areas, "area", must)
    contest = s.contests.get(e["contest"])
    then = s.snapshots.get((e["as_of"], e["area"], e["contest"], "best"))
    if not all(both) or not contest or not must(len(e["lines"]) == len(contest.codes), "protocol.lines",
                                                "not as many lines as form and options"):
        return
    if must(then, "summary.difference", f"there are no figures at size {e['as_of']}"):
        sums = [*then["lines"].values(), *(option["votes"] for option in then["options"])]
        due = [a - b for a, b in zip(e["lines"], sums)]
        must(e["difference"] == due, "summary.difference", f"is {due}")

def on_annulment(s, i, e, leaf, must):
    before(e, s.contests, "contest", must), before(e, s.places, "station", must)
    must(e["reason"], "protocol.reason", "no reason for the annulment")
    last = s.chain.get((e["contest"], e["station"]))
    must(last and last.leaf == e["supersedes"], "order.revision", "does not annul the newest protocol")
    s.standing.get(e["contest"], {}).pop(e["station"], None)

def on_journal(s, i, e, leaf, must):
    last = s.journal or {"size": -1}
    must(e["size"] > last["size"] or (e["size"], e["root"]) == (last["size"], last["root"]), "order.journal",
         f"size {e['size']} after {last['size']}, or another root at the same size")
    s.journal = e

def on_announcement(s, i, e, leaf, must):
    before(e, s.contests, "contest", must)
    final = e["stage"] == "final"
    must(not final or e["basis"] == "original", "order.announcement", "a final one rests on originals only")
    must(final or e["contest"] not in s.finals, "order.announcement", "preliminary after final")
    s.finals |= {e["contest"]} if final else set()
    then = s.snapshots.get((e["as_of"], None, e["contest"], e["basis"]))
    if must(e["as_of"] <= i, "order.announcement", f"as of {e['as_of']}, later than itself") and must(
            then, "announcement.figures", f"there are no figures at size {e['as_of']}"):
        must(ENCODE(then) == ENCODE(e["result"]), "announcement.figures", unlike(then, e["result"]))

def on_key(s, i, e, leaf, must):
    if not must(s.keys, "key.change", "there is no key before it"):
        return
    old, new, origin = s.keys[-1], parse_key(e["key"]), s.opening["origin"]
    message, sound = f"hattama key change\n{origin}\n{old.text}\n{new.text}\n".encode(), new.name == origin
    for key, packed in zip((old, new), e["signatures"]):
        try:
            sound &= signed(key, unbase64(packed), message)
        except ValueError:
            sound = False
    must(sound, "key.change", "both keys must sign it, and the new one's name be the origin")
    # A change that does not verify leads nowhere: trust begins anew with the key that follows.
    s.keys = s.keys + [new] if sound else [new]

def on_closing(s, i, e, leaf, must):
    s.closed = True

ON = {name[3:]: function for name, function in globals().items() if name.startswith("on_")}

def readable(i, raw, report):
    """The entry where it can take part in the replay, else None."""
    if raw is None:
        return None
    entry, problem = parse(raw)
    if problem or len(raw) > 60000:
        report("entry.canonical", i, problem or f"{len(raw)} bytes, more than 60,000")
    try:
        check_form({} if entry is None else entry)
        return entry
    except ValueError as error:
        if entry is not None:
            report("entry.form", i, str(error))

def replay(entries, leaves, report):
    """All entries in order.  Figures at a size that a later entry names are kept when it is reached."""
    s, wanted = new_state(), {}
    values = [readable(i, raw, report) for i, raw in enumerate(entries)]
    for e in values:
        if e and "as_of" in e:
            key = (e.get("area"), e["contest"], e["basis"] if "stage" in e else "best")
            wanted.setdefault(e["as_of"], {})[key] = True
    for i, e in enumerate(values or [None]):
        for area, name, rule in wanted.get(i, ()):
            where, contest = s.root if area is None else area, s.contests.get(name)
            if contest and where in s.areas:
                s.snapshots[i, area, name, rule] = result(s, where, contest, rule, i)

        def must(truth, property, message):
            if not truth:
                report(property, i, message)
            return bool(truth)
        must(not s.closed, "order.opening", "follows a closing")
        fits = (e["fact"] == "opening") == (i == 0) if e else i
        must(fits, "order.opening", "entry 0 is the opening, and no other is")
        if e:
            ON[e["fact"]](s, i, e, base64.urlsafe_b64encode(leaves[i]).decode().rstrip("="), must)
    return s

# ---- The published figures, the reader's own conditions, and the whole ----

def unlike(due, given, path=""):
    """The first difference of two values in words."""
    if type(due) is type(given) is list and len(due) == len(given):
        due, given = dict(enumerate(due)), dict(enumerate(given))
    if type(due) is type(given) is dict:
        for name in [*due, *given]:
            if name not in due or name not in given or ENCODE(due[name]) != ENCODE(given[name]):
                return unlike(due.get(name), given.get(name), f"{path} {name}".strip())
    return f"{path} is {ENCODE(due):.80}, not {ENCODE(given):.80}".replace("null", "absent").strip()

def check_results(read, s, size, report):
    path = f"results/{size}.json"
    raw = read(path)
    if raw is None:
        return report("results.size", path, "missing")
    contests = [contest for contest in s.contests.values() if contest]
    due = [result(s, area, contest, "best", size) for area in s.areas for contest in contests]
    if raw == ENCODE({"$": 1, "basis": "best", "record_size": size, "results": due}).encode():
        return
    given, problem = parse(raw)
    try:
        members(**{"$": integer(1, 1)}, basis=one_of("best"), record_size=integer(size, size),
                results=array(anything))(given)
    except Malformed as error:
        problem = f"{problem}; {error}" if problem else str(error)
    if problem:
        report("results.size", path, problem)
    given = given.get("results") if given else None
    if type(given) is list:
        if len(given) != len(due):
            report("results.figures", path, f"{len(given)} results, not {len(due)}")
        for a, b in zip(due, given):
            if ENCODE(a) != ENCODE(b):
                which = f"area {a['area']!r}, contest {a['contest']!r}"
                report("results.figures", path, f"{which}: {unlike(a, b)}")

def read_policy(path):
    """Lines `log <vkey>`, `witness <name> <vkey>`, `quorum <k>`; all witnesses where no quorum is said."""
    policy = SimpleNamespace(logs=[], witnesses={}, quorum=None)
    with open(path, encoding="utf-8") as file:
        for word, *rest in (line.split() for line in file if line.strip() and not line.startswith("#")):
            if word == "log" and len(rest) == 1:
                policy.logs.append(parse_key(rest[0]).text)
            elif word == "witness" and len(rest) == 2:
                key = parse_key(rest[1], 4)
                policy.witnesses[key.public] = (rest[0], key)  # by key: one witness counts once
            else:
                need(word == "quorum" and len(rest) == 1, f"policy: unknown line {word} …")
                policy.quorum = int(rest[0])
    return policy

def check_note(note, s, trusted, policy, report):
    if not s.keys or note.problem or note.origin != s.keys[-1].name or not signed_by(note, s.keys[-1]):
        report("note.signature", "checkpoint", note.problem or "not signed by the record's newest key")
    reached = {key.text for key in s.keys[:1] + s.keys[-1:]}
    accepted = [[trusted.text]] if trusted else []
    accepted += [policy.logs] if policy and policy.logs else []
    if not all(reached & set(keys) for keys in accepted):
        report("note.key", "checkpoint", "neither the newest key nor the one that leads to it is trusted")
    if policy:
        found = [name for name, key in policy.witnesses.values() if cosigned_by(note, key)]
        asked = len(policy.witnesses) if policy.quorum is None else policy.quorum
        if len(found) < asked:
            report("note.witness", "checkpoint", f"{len(found)} of {asked} cosignatures")

def verify(read, trusted, policy, since, report):
    """Check everything; the checkpoint's note, or None."""
    raw = read("checkpoint")
    try:
        note = parse_note(need(raw is not None and raw, "missing or empty"))
    except ValueError as error:
        return report("note.signature", "checkpoint", str(error))
    entries = read_entries(read, note.size, report)
    leaves = [None if raw is None else sha(b"\0", raw) for raw in entries]
    first = lambda size: len(leaves) >= size and None not in leaves[:size] and tree_root(leaves[:size])
    if first(note.size) != note.root:
        report("tree.root", "checkpoint", "entries are missing, or they give another root")
    check_tiles(read, note.size, leaves, report)
    if since and (since.origin != note.origin or since.size > note.size or first(since.size) != since.root):
        report("tree.extends", "checkpoint", f"does not extend the older checkpoint of size {since.size}")
    s = replay(entries, leaves, report)
    check_note(note, s, trusted, policy, report)
    check_results(read, s, note.size, report)
    return note

def check_receipt(entry, receipt, name, trusted, report):
    """Section 9: the entry's hash and the proof must give the root of a checkpoint that the key signed."""
    head, _, tail = receipt.partition(b"\n\n")
    try:
        first, index, *proof = need(head.count(b"\n") and head, "too short").decode().split("\n")
        need(first == "c2sp.org/tlog-proof@v1", "its first line")
        need(re.fullmatch("index (0|[1-9][0-9]{0,15})", index), "its index")
        proof = [unbase64(line, 32) for line in proof]
        note = parse_note(tail)
    except ValueError as error:
        return report("tree.root", name, f"not a receipt: {error}")
    if note.problem or note.origin != trusted.name or not signed_by(note, trusted):
        report("note.signature", name, note.problem or "the checkpoint is not signed by the key")
    at, last, node = int(index[6:]), note.size - 1, sha(b"\0", entry)
    sound = at <= last
    for other in proof:
        sound &= last > 0
        if at & 1 or at == last:
            node = sha(b"\1", other, node)
            while at and not at & 1:  # the odd one out was carried up some levels
                at, last = at >> 1, last >> 1
        else:
            node = sha(b"\1", node, other)
        at, last = at >> 1, last >> 1
    if not sound or last != 0 or node != note.root:
        report("tree.root", name, "the proof does not lead from this entry to the signed root")
    return note

def main():
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    parser = argparse.ArgumentParser(description="Verify a Hattama record.")
    parser.add_argument("place", nargs="?", metavar="DIR|URL")
    parser.add_argument("--key", metavar="VKEY")
    parser.add_argument("--policy", metavar="FILE")
    parser.add_argument("--since", metavar="CHECKPOINT")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--receipt", nargs=2, metavar=("ENTRY.json", "RECEIPT.tlog-proof"))
    options, violations = parser.parse_args(), []

    def report(property, place, message):
        where = "entry" if type(place) is int else "file"
        violations.append({"property": property, where: place, "message": message})

    def slurp(path):
        with open(path, "rb") as file:
            return file.read()
    try:
        trusted = parse_key(options.key) if options.key else None
        if options.receipt:
            need(trusted, "--receipt needs --key")
            note = check_receipt(*map(slurp, options.receipt), options.receipt[1], trusted, report)
        else:
            policy = read_policy(options.policy) if options.policy else None
            since = parse_note(slurp(options.since)) if options.since else None
            place = need(options.place, "which record?")
            need(re.match("https?://", place) or os.path.isdir(place), "no such folder")
            note = verify(reader(place), trusted, policy, since, report)
    except Exception as error:  # whatever stops the check is no statement about the record
        print(f"could not run: {type(error).__name__}: {error}", file=sys.stderr)
        return 2
    size, root = (note.size, base64.b64encode(note.root).decode()) if note else (None, None)
    if options.json:
        print(json.dumps({"holds": not violations, "size": size, "root": root, "violations": violations}))
    else:
        for v in violations:
            place = f"entry {v['entry']}" if "entry" in v else v["file"]
            print(f"{v['property']}: {place}: {v['message']}")
        print(f"{len(violations)} violations" if violations else f"all holds: size {size}, root {root}")
    return 1 if violations else 0

if __name__ == "__main__":
    sys.exit(main())
