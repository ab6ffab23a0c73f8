#!/usr/bin/env python3
"""Verify a Hattama record: an independent reading of record-format.md.

    verify.py DIR|URL [--key VKEY] [--policy FILE] [--since CHECKPOINT] [--json]
    verify.py --key VKEY --receipt ENTRY.json RECEIPT.tlog-proof

Exit status: 0 every property holds, 1 something is broken, 2 the check could not be run.

This program was written from record-format.md by someone who had read nothing else of Hattama, and later
brought into line with the page's corrections by someone who knew the Rust verifier.  It shares no line with
that one; a suite of tampered records holds both to the same findings.  Beyond the standard library it needs
`cryptography`, for Ed25519.

It trusts no file and goes from the outside to the inside:

1. Bytes.    The signed size says which files there must be.  Every entry is hashed; the root that follows is
             compared with the signed one, and every tile with what it should be.
2. Entries.  Each must be the only serialisation of its value and have exactly the members of its kind.
3. Order.    The entries are replayed: what one says must follow from those before it.
4. Figures.  Findings are those of the form's checks, and every published figure is computed again.
5. Keys.     The newest key must have signed the checkpoint.  A key, witnesses and an older checkpoint of the
             reader's own are compared, too.

A violation is told as `property: place: message`, with the ids of section 8 of the page.
"""
import argparse, base64, hashlib, json, os, re, sys, unicodedata, urllib.error, urllib.request
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from fractions import Fraction
from types import SimpleNamespace
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

NOT_GIVEN, MOST, BILLION = "not given by the source", 2**53 - 1, 10**9
DEMONSTRATION = base64.b64decode("TtJUpDfCUmHqt941B3qr1T60RuMGsn/bfTTxPnE9qWI=")
INCOMPLETE = "a bundle is missing or damaged: the entries were read up to there"

class Malformed(ValueError):
    """What was read does not have the form that the page asks for."""

def need(truth, message):
    if not truth:
        raise Malformed(message)
    return truth

# ---- Files and hashes (section 1) ----

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

def tile_path(prefix, number, width=256):
    groups = [group.zfill(3) for group in f"{number:,}".split(",")]
    name = "/".join([prefix, *("x" + group for group in groups[:-1]), groups[-1]])
    return name if width == 256 else f"{name}.p/{width}"

def load(read, prefix, count):
    """Yield (path, number, width, bytes or None, width of what was found) of each tile of `count` things.
    A partial tile may be gone where a full one has come: its beginning is the same."""
    def fetch(number):
        width = min(256, count - 256 * number)
        path = tile_path(prefix, number, width)
        data = read(path)
        if data is None and width < 256:
            return path, number, width, read(tile_path(prefix, number)), 256
        return path, number, width, data, width
    tiles = (count + 255) // 256
    with ThreadPoolExecutor(8) as pool:  # some at a time: a false size must not keep a reader busy for ever
        for start in range(0, tiles, 64):
            yield from pool.map(fetch, range(start, min(start + 64, tiles)))

def split_bundle(data, width):
    entries, at = [], 0
    while len(entries) < width and at + 2 <= len(data):
        end = at + 2 + int.from_bytes(data[at:at + 2], "big")
        entries.append(need(data[at + 2:end], f"entry {len(entries)} of the bundle is empty"))
        at = end
    need(len(entries) == width and at == len(data), f"not exactly {width} entries in {len(data)} bytes")
    return entries

def read_entries(read, size, report):
    """All entries, or those before the first bundle that is missing or damaged."""
    entries = []
    for path, _, width, data, found in load(read, "tile/entries", size):
        try:
            entries += split_bundle(need(data is not None and data, "missing or empty"), found)[:width]
        except Malformed as error:
            report("tree.bundle", path, str(error))
            break
    return entries

def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()

def tree_root(hashes):
    """RFC 6962: pairing level by level, the odd one carried up, splits at the same powers of two."""
    while len(hashes) > 1:
        odd = hashes[len(hashes) & ~1:]
        hashes = [sha(b"\1", a, b) for a, b in zip(hashes[::2], hashes[1::2])] + odd
    return hashes[0] if hashes else sha()

def check_tiles(read, hashes, report):
    level = 0
    while hashes:
        for path, n, width, data, found in load(read, f"tile/{level}", len(hashes)):
            due = hashes[256 * n:256 * n + width]
            if data is None or len(data) != 32 * found or data[:32 * width] != b"".join(due):
                report("tree.tiles", path, "missing" if data is None else "not the hashes of the entries")
        hashes = [tree_root(hashes[k:k + 256]) for k in range(0, len(hashes) - 255, 256)]
        level += 1

# ---- Keys and signatures (section 1) ----

P = 2**255 - 19
ORDER_8 = 0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7

def small(point):
    """Whether a point has small order.  Under such a key anybody can sign anything."""
    return (int.from_bytes(point, "little") & 2**255 - 1) % P in (0, 1, P - 1, ORDER_8, P - ORDER_8)

def on_curve(point):
    square = int.from_bytes(point, "little") & 2**255 - 1
    square = square * square % P
    x = (square - 1) * pow(square * -121665 * pow(121666, -1, P) + 1, -1, P) % P
    return pow(x, (P - 1) // 2, P) in (0, 1)

def unbase64(text, size=None):
    data = base64.b64decode(text, validate=True)
    need(base64.b64encode(data).decode() == text and size in (None, len(data)), "not base64 of that length")
    return data

def is_key_name(name):
    return re.fullmatch(r"[^\s+\x00-\x1f]+", name)

def parse_key(text, kind=1):
    name, number, packed = (text.split("+", 2) + ["", ""])[:3]
    data = unbase64(packed, 33)
    key = SimpleNamespace(name=name, id=sha(name.encode(), b"\n", data)[:4], public=data[1:], text=text)
    need(is_key_name(name) and data[0] == kind and number == key.id.hex(), "not a key of that kind and id")
    need(on_curve(key.public) and not small(key.public), "not a key that can be trusted")
    return key

def signed(key, signature, message):
    try:
        return not small(signature[:32]) and Ed25519PublicKey.from_public_bytes(key.public).verify(
            signature, message) is None
    except (InvalidSignature, ValueError):
        return False

def parse_note(raw):
    """A checkpoint.  Lines after the root are kept in `extra`."""
    need(len(raw) <= 1_000_000 and not re.search(b"[\0-\x09\x0b-\x1f]", raw), "too long, or a control")
    text, gap, tail = raw.decode().rpartition("\n\n")
    need(gap and text.count("\n") > 1, "not three lines and an empty one")
    origin, size, root, *extra = text.split("\n")
    need(origin and all(extra), "an empty line")
    need(re.fullmatch("0|[1-9][0-9]{0,18}", size) and int(size) < 2**63, "the size is not a number")
    need(tail.endswith("\n") and tail.count("\n") <= 100, "no last line, or more than 100 signatures")
    note = SimpleNamespace(text=(text + "\n").encode(), origin=origin, size=int(size), extra=extra,
                           root=unbase64(root, 32), signatures=[])
    for line in tail[:-1].split("\n"):
        name, packed = need(re.fullmatch("— ([^ ]+) ([^ ]+)", line), "a bad signature line").groups()
        data = unbase64(packed)
        need(is_key_name(name) and len(data) > 4, "a bad signature line")
        note.signatures.append((name, data[:4], data[4:]))
    return note

def signed_by(note, key, witness=False):
    """None where the key has not signed; else whether its signatures are all good."""
    def good(data):
        if not witness:
            return signed(key, data, note.text)
        time = int.from_bytes(data[:8], "big")
        return time < 2**63 and signed(key, data[8:], b"cosignature/v1\ntime %d\n" % time + note.text)
    own = [data for name, key_id, data in note.signatures if (name, key_id) == (key.name, key.id)]
    return all(map(good, own)) if own else None

# ---- One serialisation (section 2) ----

def refuse(token):
    raise Malformed(f"found {token}")

DECODE = json.JSONDecoder(parse_float=refuse, parse_constant=refuse).decode
ENCODE = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode

def plain(value, depth=32):
    """Raise where a value holds what no entry may, though it would serialise to the same bytes."""
    if type(value) in (dict, list):
        need(depth, "more than 32 arrays and objects are open")
        for key in value if type(value) is dict else ():
            need(re.fullmatch(r'[ !#-\[\]-~]*', key), f"the key {key!r:.60} is not plain")
        for item in value.values() if type(value) is dict else value:
            plain(item, depth - 1)
    elif type(value) is str:
        need(unicodedata.is_normalized("NFC", value), f"{value!r:.60} is not in normalisation form C")
    else:
        need(value is not None and abs(value) <= MOST, "null, or a number beyond 2^53-1")

def parse(raw):
    """(value or None, what is wrong with its serialisation or None)."""
    value = None
    try:
        text = raw.decode()
        value = DECODE(text)
        need(ENCODE(value).encode() == raw, "not in its one serialisation")
        # Walking every value is slow; these tests let nearly every protocol pass without.
        deep = text.count("[") + text.count("{") > 32
        if deep or not text.isascii() or re.search(r"\\|null|[0-9]{16}", text):
            plain(value)
        return value, None
    except (ValueError, RecursionError) as error:
        return value, str(error) or "it does not parse"

# ---- The form of each kind (sections 2, 4, 6, 7) ----

COMPARE = {"=": lambda a, b: a == b, "!=": lambda a, b: a != b, "<": lambda a, b: a < b,
           "<=": lambda a, b: a <= b, ">": lambda a, b: a > b, ">=": lambda a, b: a >= b}

def is_expression(v):
    if type(v) is not list or not v:
        return type(v) in (int, str)
    if v[0] == "was":
        return len(v) == 2 and type(v[1]) is str
    return (len(v) > 2 if v[0] == "+" else v[0] in ("-", "*") and len(v) == 3) and all(
        map(is_expression, v[1:]))

def is_condition(v):
    if type(v) is not list or not v or type(v[0]) is not str:
        return False
    if v[0] == "kind":
        return len(v) == 2 and type(v[1]) is str
    if v[0] in COMPARE:
        return len(v) == 3 and all(map(is_expression, v[1:]))
    return (v[0] == "not" and len(v) == 2 or v[0] in ("and", "or") and len(v) > 2) and all(
        map(is_condition, v[1:]))

def days(year, month, day):
    """Days since a day long ago, or None.  The calendar repeats after 400 years: a year 0 is as good."""
    try:
        return date(int(year) % 400 + 400, int(month), int(day)).toordinal() + int(year) // 400 * 146_097
    except ValueError:
        return None

def instant(moment):
    def minutes(clock):
        return int(clock[:2]) * 60 + int(clock[3:5])
    at = days(moment[:4], moment[5:7], moment[8:10]) * 86_400 + minutes(moment[11:]) * 60 + int(moment[17:19])
    return at - int(moment[19] + "60") * minutes(moment[20:])

def like(pattern, further=lambda *groups: True):
    def test(v):
        found = type(v) is str and re.fullmatch(pattern, v)
        return found and further(*found.groups())
    return test

def whole(low=0, high=MOST):
    return lambda v: type(v) is int and low <= v <= high

CLOCK, DAY = "(?:[01][0-9]|2[0-3]):[0-5][0-9]", "([0-9]{4})-([0-9]{2})-([0-9]{2})"
OFFSET = f"(?!-00:00)[+-]{CLOCK}"
TESTS = {
    "text": lambda v: type(v) is str, "code": like("[^\x00-\x1f\x7f-\x9f]+"),
    "one": whole(1, 1), "count": whole(), "integer": whole(-MOST), "register": whole(0, BILLION),
    "decimals": whole(0, 255), "day": like(DAY, days), "hour": like(CLOCK), "offset": like(OFFSET),
    "moment": like(f"{DAY}T{CLOCK}:[0-5][0-9]{OFFSET}", days),
    "hash": like("[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]"),
    "counts": lambda v: type(v) is list and all(type(n) is int and n >= 0 for n in v),
    "pair": lambda v: type(v) is list and [type(n) for n in v] == [int, int] and min(v) >= 0,
    "row": lambda v: type(v) is list and [type(n) for n in v] == [str, int, int] and min(v[1:]) >= 0,
    "two": lambda v: type(v) is list and [type(one) for one in v] == [str, str],
    "special": lambda v: type(v) is str and v != "ordinary",
    "silences": lambda v: type(v) is list and v and all(type(one) is str for one in v),
    "findings": lambda v: type(v) is dict and v and all(type(one) is str for one in v.values()),
    "expression": is_expression, "condition": is_condition}
WORDS = {
    "basis": "copy original", "rule_basis": "best original", "door": "archive file entry device scan",
    "stage": "preliminary final", "status": "live rehearsal demonstration archive",
    "scope": "protocol revision turnout siblings equal summary", "severity": "error warning notice",
    "bound": "inclusive exclusive", "option_kind": "candidate list independent against_all",
    "method": "dhondt sainte_lague sainte_lague_modified hare droop", "otherwise": "run_off repeat",
    "outcome_kind": "none elected run_off repeat seats lot", "state": "leading decided"}
# An object has exactly its members, those with ? perhaps not; a member is a text where nothing else is said.
# [x] is an array of x, {x} an object of any names; x is a test, a word of a list, or another object.
FACTS = {
    "opening": "decimals:decimals election embargo?:moment key languages:[text] levels:[level] "
               "notes:[{text}] origin polling_day:day predecessor?:predecessor publication_unit?:count "
               "status:status title:{text} turnout_hours:[hour]",
    "form": "bases:bases checks:[check] code:code lines:[line]",
    "contest": "code:code display_base form name:{text} options:[option] rule:rule",
    "areas": "areas:[area]",
    "stations": "area stations:[station]",
    "turnout": "area door:door hour:hour reason? roles:[text] rows:[row]",
    "protocol": "basis:basis commission? contest door:door findings?:findings lines:counts reason? "
                "revision:count roles:[text] source_version?:count station supersedes?",
    "summary": "area as_of:count basis:basis contest difference:[integer] door:door lines:counts "
               "roles:[text]",
    "annulment": "commission contest reason roles:[text] station supersedes",
    "journal": "root:hash size:count",
    "announcement": "as_of:count basis:rule_basis contest result:result roles:[text] stage:stage",
    "key": "key signatures:two",
    "closing": "reason successor?"}
OBJECTS = {
    "level": "code:code name:{text}", "predecessor": "origin root:hash size:count",
    "bases": "votes_for_options?:expression valid?:expression ballots_found?:expression "
             "took_part?:expression registered?:expression",
    "line": "code:code label:{text}",
    "check": "code:code holds?:condition law? rule? scope:scope severity:severity silences?:silences "
             "texts:{{text}} tolerance?:tolerance when?:condition",
    "tolerance": "bound:bound of?:expression parts?:pair value?:count",
    "option": "code:code kind:option_kind name:{text} nominated_by?:{text}",
    "plurality": "kind", "majority": "base kind more_than:pair otherwise:otherwise",
    "seats": "independents?:independents kind method:method seats:count threshold?:threshold",
    "independents": "cap:count quota:quota", "quota": "base", "threshold": "base share:pair",
    "area": "code:code level name:{text} offset?:offset parent?",
    "station": "city? code:code country? kind?:special mission? name:{text} registered?:register unit?",
    "result": "area basis:rule_basis contest coverage:coverage lines:{count} options:[figures] "
              "outcome?:outcome record_size:count sources:sources turnout?:share",
    "coverage": "registered:registered stations:part", "part": "in:count of:count", "unknown": "none",
    "figures": "option share:share votes:count", "sources": "copies:count originals:count",
    "share": "base denominator:count numerator:count percent",
    "outcome": "kind:outcome_kind options:[text] seats?:{count} share?:share state:state",
    "results": "$:one basis:rule_basis record_size:count results:[result]"}

def members(line):
    found = re.findall(r"(\S+?)(\??)(?::(\S+))?(?: |$)", line)
    required = {name for name, absent, _ in found if not absent}
    return required, {name: kind or "text" for name, _, kind in found}

TESTS |= {name: lambda v, words=words.split(): type(v) is str and v in words for name, words in WORDS.items()}
FACTS = {name: members("$:one at:moment fact " + line) for name, line in FACTS.items()}
OBJECTS = {name: members(line) for name, line in OBJECTS.items()}

def check_members(v, required, kinds, where):
    if type(v) is not dict or not required <= v.keys() <= kinds.keys():
        raise Malformed(f"{where}: {v!r:.60} has not exactly its members")
    for name, one in v.items():
        check_form(one, kinds[name], name)

def check_form(v, kind, where):
    if kind in TESTS:
        if not TESTS[kind](v):
            raise Malformed(f"{where}: {v!r:.60} is no {kind}")
    elif kind[0] in "[{":
        need(type(v) is (list if kind[0] == "[" else dict), f"{where}: {v!r:.60} is no {kind}")
        for one in v.values() if type(v) is dict else v:
            check_form(one, kind[1:-1], where)
    else:
        if kind == "rule":
            kind = v.get("kind") if type(v) is dict else None
            need(kind in ("plurality", "majority", "seats"), "no known kind of rule")
        elif kind == "registered":
            kind = "unknown" if type(v) is dict and "none" in v else "part"
        check_members(v, *OBJECTS[kind], where)

# ---- Expressions and checks (section 4) ----

ACROSS = {  # scope and rule: the tolerance that it takes, and the bases that the form must have
    ("turnout", "non_decreasing"): (None, ()), ("turnout", "reproduces"): (None, ()),
    ("turnout", "rise_against_siblings"): ("parts", ()),
    ("turnout", "last_against_protocol"): ("value", ("took_part",)),
    ("siblings", "share_against_siblings"): ("parts", ("votes_for_options",)),
    ("siblings", "turnout_against_siblings"): ("parts", ("took_part", "registered")),
    ("equal", "equal_vectors"): ("value", ()), ("summary", "equals_sum"): (None, ())}

def largest(e, limits, former=False):
    """The largest absolute value that an expression can have, which must fit 127 bits at every step."""
    if type(e) is list and e[0] == "was":
        need(former, "only the scope revision has a revision before")
        e = e[1]
    if type(e) is not list:
        need(type(e) is int or e in limits, f"{e!r} is no line and no option")
        return abs(e) if type(e) is int else limits[e]
    parts = [largest(part, limits, former) for part in e[1:]]
    most = parts[0] * parts[1] if e[0] == "*" else sum(parts)
    need(most < 2**127, "a formula could come to more than 127 bits")
    return most

def check_condition(c, limits, former):
    for part in c[1:] if c[0] != "kind" else ():
        (largest if c[0] in COMPARE else check_condition)(part, limits, former)

def check_tolerance(check, limits, former):
    holds, tolerance = check["holds"], check["tolerance"]
    p, q = tolerance.get("parts", (1, 1))
    need(holds[0] in ("=", "<=", ">=") and q, "a tolerance goes with =, <= or >=, and with q > 0")
    need(tolerance.keys() in ({"bound", "value"}, {"bound", "of", "parts"}), "a tolerance of another shape")
    gap, of = sum(largest(side, limits, former) for side in holds[1:]), tolerance.get("of", 0)
    need(gap * q < 2**127 and largest(of, limits, former) * p < 2**127, "a tolerance too large")

def check_checks(form, limits):
    """What must be so that the checks of a form can be evaluated for a contest's options."""
    grave, rest = ("notice", "warning", "error").index, {check["code"]: check for check in form["checks"]}
    need(len(rest) == len(form["checks"]), "two checks have one code")
    for check in form["checks"]:
        scope, former, tolerance = check["scope"], check["scope"] == "revision", check.get("tolerance")
        own = scope in ("protocol", "revision")
        need(("holds" in check) == own and ("rule" in check) != own, f"{scope}: `holds`, or `rule`")
        for part in check.keys() & {"holds", "when"}:
            check_condition(check[part], limits, former)
        if own and tolerance:
            check_tolerance(check, limits, former)
        elif not own:
            takes, bases = need(ACROSS.get((scope, check["rule"])), f"{check['rule']!r}: no rule of {scope}")
            need({*(tolerance or ())} == ({"bound", takes} if takes else set()), "another tolerance")
            need(takes != "parts" or tolerance["parts"][0] <= 10**6 >= tolerance["parts"][1] > 0, "too large")
            need({*bases} <= form["bases"].keys() and "silences" not in check, "no base, or silences")
        for other in (rest.get(name) for name in check.get("silences", ())):
            need(other and other["scope"] == scope and grave(other["severity"]) <= grave(check["severity"]),
                 f"{check['code']!r} silences one unknown, graver, or of another scope")
    while rest:  # take away what silences nothing that is left; what cannot be taken away is a circle
        free = [c for c, check in rest.items() if not any(s in rest for s in check.get("silences", ()))]
        need(free, "checks silence each other in a circle")
        rest = {c: check for c, check in rest.items() if c not in free}

def plan(form, e):
    """A contest with its form, or Malformed where it has no meaning."""
    lines, options = [line["code"] for line in form["lines"]], [option["code"] for option in e["options"]]
    codes, rule, bases = lines + options, e["rule"], form["bases"]
    need(options and len({*codes, "votes"}) == len(codes) + 1, "no options, or a code stands for two figures")
    limits = {**dict.fromkeys(codes, 2**32 - 1), "votes": len(options) * (2**32 - 1)}
    for base in bases.values():
        largest(base, limits)
    asked = {e["display_base"], rule.get("base"), rule.get("threshold", {}).get("base"),
             rule.get("independents", {}).get("quota", {}).get("base")} - {None}
    need(asked <= bases.keys(), "a base that the form does not have")
    for p, q in (rule.get("more_than", (0, 1)), rule.get("threshold", {}).get("share", (0, 1))):
        need(p <= q and 0 < q <= MOST, "no fraction")
    need(rule.get("seats", 0) <= 100_000, "too many seats")
    check_checks(form, limits)
    return SimpleNamespace(
        code=e["code"], codes=codes, width=len(lines), options=e["options"], rule=rule, bases=bases,
        display_base=e["display_base"], standing={},
        checks=[c for c in form["checks"] if c["scope"] == "protocol" and c["severity"] != "notice"])

def named(contest, lines):
    return {**dict(zip(contest.codes, lines)), "votes": sum(lines[contest.width:])}

def value(e, figures):
    if type(e) is not list:
        return figures[e] if type(e) is str else e
    parts = [value(part, figures) for part in e[1:]]
    return sum(parts) if e[0] == "+" else parts[0] - parts[1] if e[0] == "-" else parts[0] * parts[1]

def true(c, figures, kind, tolerance=None):
    if c[0] in ("and", "or"):
        return (all if c[0] == "and" else any)(true(part, figures, kind) for part in c[1:])
    if c[0] in ("not", "kind"):
        return not true(c[1], figures, kind) if c[0] == "not" else c[1] == kind
    a, b = value(c[1], figures), value(c[2], figures)
    if not tolerance:
        return COMPARE[c[0]](a, b)
    p, q = tolerance.get("parts", (1, 1))  # both sides times q: nothing is rounded
    most = value(tolerance["of"], figures) * p if "of" in tolerance else tolerance["value"]
    beyond = (abs(a - b) if c[0] == "=" else a - b if c[0] == "<=" else b - a) * q
    return beyond <= most if tolerance["bound"] == "inclusive" else beyond < most

def findings(contest, lines, kind):
    figures = named(contest, lines)
    failing = [check for check in contest.checks
               if ("when" not in check or true(check["when"], figures, kind))
               and not true(check["holds"], figures, kind, check.get("tolerance"))]
    return {check["code"] for check in failing} - {c for check in failing for c in check.get("silences", ())}

# ---- Figures and outcome (sections 3, 5, 6, 7) ----

def share(base_name, numerator, denominator, decimals):
    percent = "no share"
    if denominator:
        scaled = (200 * 10**decimals * numerator + denominator) // (2 * denominator)  # half goes up
        digits = str(scaled).zfill(decimals + 1)
        percent = digits[:len(digits) - decimals] + ("." + digits[-decimals:] if decimals else "")
    return {"base": base_name, "denominator": denominator, "numerator": numerator, "percent": percent}

def result(s, area, contest, rule, size, places=None):
    """The figures of an area as the state `s` has them, or over other places; no base may be out of range."""
    rows, outside, copies, decimals = [], [], 0, s.opening.get("decimals", 2)
    stations = stations_in = expected = expected_in = 0
    for name in s.under[area] if places is None else places:
        place, (original, copy) = s.places[name], contest.standing.get(name, (None, None))
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
    figures = named(contest, sums)

    def base(name):
        total = value(contest.bases[name], figures)
        need(0 <= total < 2**64, f"the base {name} is {total}, which is no count")
        return total
    votes, shown = sums[contest.width:], contest.display_base
    out = {
        "area": area, "basis": rule, "contest": contest.code, "record_size": size,
        "coverage": {"stations": {"in": stations_in, "of": stations},
                     "registered": {"none": "the station list has no expected register"}
                     if expected is None else {"in": expected_in, "of": expected}},
        "lines": dict(zip(contest.codes[:contest.width], sums)),
        "options": [{"option": o["code"], "share": share(shown, v, base(shown), decimals), "votes": v}
                    for o, v in zip(contest.options, votes)],
        "sources": {"copies": copies, "originals": len(rows) - copies}}
    if "took_part" in contest.bases and "registered" in contest.bases:
        out["turnout"] = share("registered", base("took_part"), base("registered"), decimals)
    if area == s.root:
        # A register of 0 is as unknown as none: with either the waiting voters cannot be counted.
        out["outcome"] = outcome(contest, votes, base, sum(outside) if all(outside) else None, decimals)
    return out

def outcome(contest, all_votes, base, waiting, decimals):
    rule, majority = contest.rule, contest.rule["kind"] == "majority"
    votes = {o["code"]: v for o, v in zip(contest.options, all_votes) if o["kind"] != "against_all"}
    ranked = sorted(votes, key=lambda c: -votes[c])  # a stable sort: equal ones stay in ballot order
    v = [votes[c] for c in ranked] or [0]
    p, q = rule["more_than"] if majority else (0, 1)
    whole, U = base(rule["base"]) if majority else 0, waiting or 0
    tie = lambda n: n < len(v) and v[n - 1] == v[n]
    lead = lambda n: n >= len(v) or v[n - 1] - v[n] > U  # over one that does not stand: always enough
    drawing = lambda n: [c for c in votes if votes[c] == v[n]]
    kind, chosen, safe, more = "none", [], False, {}
    if rule["kind"] == "seats":
        given, draw = seats(contest, votes, base)
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

def seats(contest, votes, base):
    """(seats by candidate, those that draw a lot); no seats at all where nobody takes part."""
    rule, caps, taking = contest.rule, {}, {}
    bar = base(rule["threshold"]["base"]) if "threshold" in rule else 0
    quota = base(rule["independents"]["quota"]["base"]) if "independents" in rule else 0
    p, q = rule["threshold"]["share"] if "threshold" in rule else (0, 1)
    for c, kind in ((o["code"], o["kind"]) for o in contest.options if votes.get(o["code"])):
        alone = kind == "independent" and "independents" in rule
        if votes[c] * rule["seats"] >= quota if alone else votes[c] * q >= p * bar:
            taking[c] = votes[c]
            if alone:
                caps[c] = rule["independents"]["cap"]
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
    given, full = dict.fromkeys(votes, 0), True
    active = {c: v for c, v in votes.items() if caps.get(c) != 0}
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
        opening={}, keys=[], root=None, areas={}, forms={}, contests={}, places={}, under={}, members={},
        chain={}, hours=set(), journal=None, announced={}, closed=False, snapshots={})

def known(where, name, kind, must):
    return must(name in where, "order.definition", f"the {kind} {name!r} is not defined before")

def new(where, name, kind, must):
    return must(name not in where, "order.definition", f"the {kind} {name!r} is defined already")

def check_roles(s, door, roles, must):
    filled, least = sum(map(bool, roles)), 1 if door == "archive" else 2
    must(filled >= least, "protocol.roles", f"{filled} roles, at least {least} are asked for")
    must(door != "archive" or s.opening.get("status") == "archive", "protocol.roles", "archive, but live")

def check_reason(reason, door, must):
    must(reason != NOT_GIVEN or door == "archive", "protocol.reason", f"{NOT_GIVEN!r} is for archives")

def check_embargo(s, e, must):
    must("embargo" not in s.opening or instant(e["at"]) >= instant(s.opening["embargo"]), "order.embargo",
         f"at {e['at']}, before the embargo")

def check_alone(s, name, must):
    """A place whose figures would show how few people voted has none of its own."""
    place, least = s.places[name], s.opening.get("publication_unit", 0)
    few = place.registered is not None and place.registered < least
    must(place.unit is None, "protocol.unit", f"station {name!r} belongs to a unit")
    must(place.unit or place.kind != "unit" or s.members[name], "protocol.unit", f"{name!r} has no members")
    must(place.unit or not few, "protocol.unit", f"{name!r} expects {place.registered} voters, below {least}")

def on_opening(s, i, e, leaf, must):
    if s.opening:
        return
    s.opening = e
    try:
        s.keys = [(i, parse_key(e["key"]))]
        need(s.keys[0][1].name == e["origin"], "the key's name is not the origin")
    except ValueError as error:
        s.keys = []
        must(False, "entry.form", f"key: {error}")

def on_form(s, i, e, leaf, must):
    if new(s.forms, e["code"], "form", must):
        s.forms[e["code"]] = e

def on_contest(s, i, e, leaf, must):
    if new(s.contests, e["code"], "contest", must) and known(s.forms, e["form"], "form", must):
        try:
            s.contests[e["code"]] = plan(s.forms[e["form"]], e)
        except Malformed as error:
            must(False, "order.definition", f"contest {e['code']!r}: {error}")

def on_areas(s, i, e, leaf, must):
    levels = [level["code"] for level in s.opening.get("levels", [])]
    for area in e["areas"]:
        name, parent = area["code"], area.get("parent")
        if not new(s.areas, name, "area", must):
            continue
        must(area["level"] in levels, "order.definition", f"area {name!r} is of an unknown level")
        if must(parent in s.areas if s.areas else parent is None, "order.definition",
                f"area {name!r}: the first has no parent, each other an earlier one"):
            s.root = name if s.root is None else s.root
            s.areas[name] = [name] + s.areas.get(parent, [])  # itself and all above it
            s.under[name] = []  # the places whose figures count in it

def on_stations(s, i, e, leaf, must):
    if not known(s.areas, e["area"], "area", must):
        return
    for station in e["stations"]:
        name, kind, unit = station["code"], station.get("kind", "ordinary"), station.get("unit")
        if not new(s.places, name, "station", must):
            continue
        place = SimpleNamespace(area=e["area"], kind=kind, unit=unit, registered=station.get("registered"))
        if unit is None:
            s.members[name] = 0
            for area in s.areas[e["area"]]:
                s.under[area].append(name)
        else:
            its = s.places.get(unit)
            fits = its and its.kind == "unit" != kind and its.unit is None and its.area == e["area"]
            fits = fits and not any((contest, unit) in s.chain for contest in s.contests)
            must("registered" not in station, "protocol.unit", f"{name!r} has a register beside its unit's")
            if not must(fits, "order.definition", f"{unit!r} is no unit for {name!r}, or has figures"):
                continue
            s.members[unit] += 1
        s.places[name] = place

def on_turnout(s, i, e, leaf, must):
    if not known(s.areas, e["area"], "area", must):
        return
    check_roles(s, e["door"], e["roles"], must)
    whole, seen, slot = len(e["rows"]) == 1 and e["rows"][0][0] == e["area"], set(), (e["area"], e["hour"])
    for name, *numbers in e["rows"]:
        place = s.places.get(name)
        must(whole or place and e["area"] in s.areas[place.area], "turnout.rows", f"{name!r} lies elsewhere")
        must(name not in seen, "turnout.rows", f"{name!r} has two rows")
        must(max(numbers) <= BILLION, "turnout.rows", f"{name!r} has a count above 1,000,000,000")
        seen.add(name)
        if place and not whole:
            check_alone(s, name, must)
    must(slot not in s.hours or e.get("reason"), "turnout.rows", "replaced without a reason")
    check_reason(e.get("reason"), e["door"], must)
    s.hours.add(slot)

def on_protocol(s, i, e, leaf, must):
    if not (known(s.contests, e["contest"], "contest", must)
            and known(s.places, e["station"], "station", must)):
        return
    contest, place, slot = s.contests[e["contest"]], s.places[e["station"]], (e["contest"], e["station"])
    check_roles(s, e["door"], e["roles"], must)
    check_embargo(s, e, must)
    check_alone(s, e["station"], must)
    if not must(len(e["lines"]) == len(contest.codes) and max(e["lines"]) <= BILLION, "protocol.lines",
                "not as many lines as form and options, or one above 1,000,000,000"):
        return
    last = s.chain.get(slot) or SimpleNamespace(revision=0, leaf=None, lines=None, basis=None, original=False)
    must(e["revision"] == last.revision + 1, "order.revision", f"{e['revision']} after {last.revision}")
    must(e.get("supersedes") == last.leaf, "order.revision", "does not supersede the one before")
    must(e["basis"] == "original" or not last.original, "order.basis", "a copy after an original")
    changed = last.leaf and (e["lines"] != last.lines or e["basis"] == last.basis)
    must(e.get("reason") or not changed, "protocol.reason", "a change without a reason")
    check_reason(e.get("reason"), e["door"], must)
    given, due = e.get("findings", {}), findings(contest, e["lines"], place.kind)
    must(given.keys() == due, "protocol.findings", f"they are {', '.join(sorted(due)) or 'none'}")
    for name, why in given.items():
        must(why and (why != NOT_GIVEN or e["door"] == "archive"), "protocol.findings", "not explained")
    s.chain[slot] = SimpleNamespace(revision=e["revision"], leaf=leaf, lines=e["lines"], basis=e["basis"],
                                    original=last.original or e["basis"] == "original")
    contest.standing.setdefault(e["station"], [None, None])[e["basis"] == "copy"] = e["lines"]

def on_summary(s, i, e, leaf, must):
    if not (known(s.areas, e["area"], "area", must) and known(s.contests, e["contest"], "contest", must)):
        return
    contest, lines = s.contests[e["contest"]], e["lines"]
    check_roles(s, e["door"], e["roles"], must)
    check_embargo(s, e, must)
    if not must(len(lines) == len(e["difference"]) == len(contest.codes),
                "protocol.lines", "too few or many"):
        return
    must(max(lines) <= BILLION, "protocol.lines", "a count above 1,000,000,000")
    if must(e["as_of"] <= i, "summary.difference", f"as of {e['as_of']}, later than itself"):
        sums = s.snapshots.get((e["as_of"], e["area"], e["contest"], "best"), (0,) * len(lines))
        due = [a - b for a, b in zip(lines, sums)]
        must(e["difference"] == due, "summary.difference", f"is {due}")

def on_annulment(s, i, e, leaf, must):
    if not (known(s.contests, e["contest"], "contest", must)
            and known(s.places, e["station"], "station", must)):
        return
    door = "archive" if s.opening.get("status") == "archive" else "entry"
    last = s.chain.get((e["contest"], e["station"]))
    must(last and last.leaf == e["supersedes"], "order.revision", "does not annul the newest protocol")
    must(e["reason"], "protocol.reason", "no reason for the annulment")
    check_reason(e["reason"], door, must)
    check_roles(s, door, e["roles"], must)
    s.contests[e["contest"]].standing.pop(e["station"], None)
    if last:
        last.original = False

def on_journal(s, i, e, leaf, must):
    size, root = s.journal or (-1, None)
    must(e["size"] > size or (e["size"], e["root"]) == (size, root), "order.journal",
         f"size {e['size']} after {size}, or another root at the same size")
    s.journal = e["size"], e["root"]

def on_announcement(s, i, e, leaf, must):
    if not known(s.contests, e["contest"], "contest", must):
        return
    before, final = s.announced.setdefault(e["contest"], {"as_of": 0, "final": False}), e["stage"] == "final"
    stations, least = e["result"]["coverage"]["stations"], 1 if s.opening.get("status") == "archive" else 2
    if must(e["as_of"] <= i, "order.announcement", f"as of {e['as_of']}, later than itself"):
        due = s.snapshots.get((e["as_of"], None, e["contest"], e["basis"]))
        try:
            # A contest or root that is younger than `as_of` had no stations then.
            due = due or need(s.root, "there is no area") and result(
                s, s.root, s.contests[e["contest"]], e["basis"], e["as_of"], ())
            must(due == e["result"], "announcement.figures", unlike(due, e["result"]))
        except Malformed as error:
            must(False, "announcement.figures", str(error))
    must(e["as_of"] >= before["as_of"], "order.announcement", f"as of {e['as_of']}, after {before['as_of']}")
    must(final or not before["final"], "order.announcement", "preliminary after final")
    must(not final or stations["in"] >= stations["of"], "order.announcement", "final, but not complete")
    must(not final or e["basis"] == "original", "order.announcement", "final, but not on originals")
    must(all(e["roles"]) and len(e["roles"]) >= least, "protocol.roles", f"not {least} roles, or one empty")
    s.announced[e["contest"]] = {"as_of": max(before["as_of"], e["as_of"]), "final": final or before["final"]}

def on_key(s, i, e, leaf, must):
    if not s.keys:
        return
    old, origin = s.keys[-1][1], s.opening["origin"]
    try:
        key = parse_key(e["key"])
        need(key.name == origin, "its name is not the origin")
    except ValueError as error:
        return must(False, "key.change", f"the new key: {error}")
    message = f"hattama key change\n{origin}\n{old.text}\n{key.text}\n".encode()
    for whose, packed in zip((old, key), e["signatures"]):
        try:
            good = signed(whose, unbase64(packed), message)
        except ValueError:
            good = False
        must(good, "key.change", "not signed by both keys")
    s.keys.append((i, key))

def on_closing(s, i, e, leaf, must):
    s.closed = True

ON = {name[3:]: function for name, function in globals().items() if name.startswith("on_")}

def readable(i, raw, report):
    """The entry where it is a fact; else None: it counts for nothing but its index."""
    entry, problem = parse(raw)
    if problem or len(raw) > 60_000:
        return report("entry.canonical", i, problem or f"{len(raw)} bytes, more than 60,000")
    try:
        kind = entry.get("fact") if type(entry) is dict else None
        need(type(kind) is str and kind in FACTS, "no known kind of fact")
        check_members(entry, *FACTS[kind], kind)
        return entry
    except Malformed as error:
        report("entry.form", i, str(error))

def take_snapshots(s, size, wanted):
    for area, name, rule in wanted:
        contest, where = s.contests.get(name), s.root if area is None else area
        if contest and where in s.areas:
            key = size, area, name, rule
            if area is None:
                try:
                    s.snapshots[key] = result(s, where, contest, rule, size)
                except Malformed as error:
                    s.snapshots[key] = {"error": str(error)}
            else:  # a summary is compared with the sums of lines and options alone
                both = [contest.standing.get(place, (None, None)) for place in s.under[where]]
                taken = [original or copy for original, copy in both if original or copy]
                s.snapshots[key] = [sum(column) for column in zip(*taken)] or [0] * len(contest.codes)

def replay(entries, leaves, report):
    """All entries in order.  Figures at a size that a later entry names are kept when it is reached."""
    s, wanted = new_state(), {}
    facts = [readable(i, raw, report) for i, raw in enumerate(entries)]
    for e in facts:
        if e and "as_of" in e:
            key = (None, e["contest"], e["basis"]) if "stage" in e else (e["area"], e["contest"], "best")
            wanted.setdefault(e["as_of"], set()).add(key)
    for i, e in enumerate(facts):
        take_snapshots(s, i, wanted.get(i, ()))

        def must(truth, property, message):
            if not truth:
                report(property, i, message)
            return bool(truth)
        if e:
            must(not s.closed, "order.opening", "follows a closing")
            must((e["fact"] == "opening") == (i == 0), "order.opening", "entry 0 alone is the opening")
            ON[e["fact"]](s, i, e, base64.urlsafe_b64encode(leaves[i]).decode().rstrip("="), must)
    return s

# ---- The published figures, the reader's own conditions, and the whole ----

def unlike(due, given, path=""):
    """The first difference of two values in words."""
    if type(due) is type(given) is list and len(due) == len(given):
        due, given = dict(enumerate(due)), dict(enumerate(given))
    if type(due) is type(given) is dict:
        for name in [*due, *given]:
            if name not in due or name not in given or due[name] != given[name]:
                return unlike(due.get(name), given.get(name), f"{path} {name}".strip())
    return f"{path} is {ENCODE(due):.80}, not {ENCODE(given):.80}".replace("null", "absent").strip()

def check_results(read, s, size, report):
    path = f"results/{size}.json"
    raw = read(path)
    if raw is None:
        return report("results.size", path, "missing")
    try:
        due = [result(s, area, contest, "best", size) for area in s.areas for contest in s.contests.values()]
    except Malformed as error:
        return report("results.figures", path, str(error))
    if raw == ENCODE({"$": 1, "basis": "best", "record_size": size, "results": due}).encode():
        return
    given, problem = parse(raw)
    if problem:
        report("results.size", path, problem)
    try:
        check_form(given, "results", path)
    except Malformed as error:
        return report("results.size", path, str(error))
    if given["record_size"] != size:
        report("results.size", path, f"states the size {given['record_size']}")
    if given["basis"] != "best" or len(given["results"]) != len(due):
        report("results.figures", path, f"not {len(due)} results on the basis best")
    for a, b in zip(due, given["results"]):
        if a != b:
            report("results.figures", path, f"area {a['area']!r}, contest {a['contest']!r}: {unlike(a, b)}")

def read_policy(policy):
    """The keys of logs, the keys of witnesses, and a test of whether those that have cosigned are enough."""
    logs, members, quorum, used = [], {}, [], []
    for line in policy.split("\n"):
        kind, *rest = line.split() or ["#"]
        if kind[0] == "#":
            continue
        if kind == "log" and len(rest) in (1, 2):
            logs.append(parse_key(rest[0]).text)
        elif kind in ("witness", "group") and len(rest) > 1:
            need(rest[0] not in members and rest[0] != "none", f"policy: {rest[0]!r} is defined already")
            if kind == "group":
                many = {"any": 1, "all": len(rest) - 2}.get(rest[1]) or int(rest[1])
                used += rest[2:]
                need(0 < many < len(rest) - 1 and {*used} <= members.keys(), f"policy: {line}")
                need(len({*used}) == len(used), f"policy: somebody counts twice: {line}")
            members[rest[0]] = parse_key(rest[1], 4) if kind == "witness" else (many, rest[2:])
        else:
            need(kind == "quorum" and len(rest) == 1, f"policy: {line}")
            quorum += rest
    witnesses = {name: key for name, key in members.items() if type(key) is not tuple}
    need(len(quorum) == 1, "policy: one line with the quorum is asked for")
    need(len({key.public for key in witnesses.values()}) == len(witnesses), "policy: a key twice")
    if quorum[0] not in {"none", *members}:
        members[quorum[0]] = int(quorum[0]), [*witnesses]
        need(0 < int(quorum[0]) <= len(witnesses), "policy: no such quorum")

    def enough(found, name=quorum[0]):
        if name == "none" or name in found:
            return True
        many, parts = members[name] if name not in witnesses else (1, [])
        return sum(enough(found, part) for part in parts) >= many
    return SimpleNamespace(logs=logs, witnesses=witnesses, enough=enough)

def check_note(note, s, complete, trust, report, unchecked):
    key = s.keys[-1][1] if s.keys else None
    good = key and signed_by(note, key)
    if complete or good:
        if not good or note.origin != s.opening["origin"]:
            report("note.signature", "checkpoint", "of another origin, or not signed by the newest key")
    else:  # the key that signed may stand in an entry that could not be read
        unchecked["note.signature"] = INCOMPLETE
    if note.extra:
        report("note.signature", "checkpoint", "lines after the root")
    asked = [{trust.key.text}] if trust.key else []
    asked += [{*trust.policy.logs}] if trust.policy and trust.policy.logs else []
    if not all({key.text for _, key in s.keys} & keys for keys in asked):
        if complete:
            report("note.key", "checkpoint", "no key of the record is the trusted one")
        else:
            unchecked["note.key"] = INCOMPLETE
    if s.opening.get("status") != "demonstration" and any(key.public == DEMONSTRATION for _, key in s.keys):
        report("note.key", "checkpoint", "the demonstration's key, with which anybody can sign")
    if trust.policy:
        found = {name: signed_by(note, key, True) for name, key in trust.policy.witnesses.items()}
        if False in found.values() or not trust.policy.enough([name for name, good in found.items() if good]):
            report("note.witness", "checkpoint", "the cosignatures that the policy asks for are not there")
    if not asked:
        unchecked["note.key"] = "the key was taken from the record itself: give --key or --policy"
    if not trust.policy:
        unchecked["note.witness"] = "no policy was given"

def check_extends(since, s, leaves, report):
    try:
        older = parse_note(since)
        need(older.origin == s.opening.get("origin"), f"it is of {older.origin!r}")
        need(older.size <= len(leaves), f"it has {older.size} entries, this record {len(leaves)}")
        need(tree_root(leaves[:older.size]) == older.root, f"the first {older.size} entries are others")
        keys = [key for index, key in s.keys if index < older.size]
        need(keys and signed_by(older, keys[-1]), "it is not signed by the key of that size")
    except ValueError as error:
        report("tree.extends", "checkpoint", f"the older checkpoint: {error}")

def verify(read, trust, report, unchecked):
    """Check everything; the checkpoint's note, or None."""
    raw = read("checkpoint")
    try:
        note = parse_note(need(raw is not None and raw, "missing or empty"))
    except ValueError as error:
        return report("note.signature", "checkpoint", str(error))
    entries = read_entries(read, note.size, report)
    leaves = [sha(b"\0", raw) for raw in entries]
    complete = len(leaves) == note.size
    s = replay(entries, leaves, report)
    check_note(note, s, complete, trust, report, unchecked)
    if not complete:
        unchecked["everything after the entries that were read"] = INCOMPLETE
        return note
    if tree_root(leaves) != note.root:
        report("tree.root", "checkpoint", "the entries give another root")
    check_tiles(read, leaves, report)
    if trust.since is None:
        unchecked["tree.extends"] = "no older checkpoint was given"
    else:
        check_extends(trust.since, s, leaves, report)
    check_results(read, s, note.size, report)
    return note

def check_receipt(entry, receipt, name, trusted, report):
    """Section 9: the entry's hash and the proof must give the root of a checkpoint that the key signed."""
    head, _, tail = receipt.partition(b"\n\n")
    try:
        first, *lines = head.decode().split("\n")
        need(first == "c2sp.org/tlog-proof@v1", "not a receipt")
        if lines and lines[0].startswith("extra "):
            unbase64(lines.pop(0)[6:])
        need(lines and re.fullmatch("index (0|[1-9][0-9]{0,18})", lines[0]), "it has no index")
        proof = [unbase64(line, 32) for line in lines[1:]]
        note = parse_note(tail)
    except ValueError as error:
        return report("tree.root", name, f"the receipt: {error}")
    if note.origin != trusted.name or not signed_by(note, trusted):
        report("note.signature", name, "the checkpoint is not signed by the key")
    at, last, node = int(lines[0][6:]), note.size - 1, sha(b"\0", entry)
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
    options, violations, unchecked = parser.parse_args(), [], {}

    def report(property, place, message):
        where = "entry" if type(place) is int else "file"
        violations.append({"property": property, where: place, "message": message})

    def slurp(path):
        with open(path, "rb") as file:
            return file.read()
    try:
        trust = SimpleNamespace(key=parse_key(options.key) if options.key else None)
        if options.receipt:
            need(trust.key, "--receipt needs --key")
            note = check_receipt(*map(slurp, options.receipt), options.receipt[1], trust.key, report)
        else:
            trust.policy = read_policy(slurp(options.policy).decode()) if options.policy else None
            trust.since = slurp(options.since) if options.since else None
            place = need(options.place, "which record?")
            need(re.match("https?://", place) or os.path.isdir(place), "no such folder")
            note = verify(reader(place), trust, report, unchecked)
    except Exception as error:  # whatever stops the check is no statement about the record
        print(f"could not run: {type(error).__name__}: {error}", file=sys.stderr)
        return 2
    size, root = (note.size, base64.b64encode(note.root).decode()) if note else (None, None)
    if options.json:
        print(json.dumps({"holds": not violations, "size": size, "root": root, "violations": violations,
                          "not_checked": unchecked}))
        return 1 if violations else 0
    for v in violations:
        print(f"{v['property']}: {'entry %d' % v['entry'] if 'entry' in v else v['file']}: {v['message']}")
    for what, why in unchecked.items():
        print(f"not checked: {what}: {why}")
    print(f"{len(violations)} violations" if violations else f"all holds: size {size}, root {root}")
    return 1 if violations else 0

if __name__ == "__main__":
    sys.exit(main())
