#!/usr/bin/env python3
"""Verify a Hattama record: an independent reading of record-format.md.

    verify.py DIR|URL [--key VKEY] [--policy FILE] [--since CHECKPOINT] [--scans] [--json]
    verify.py --key VKEY --receipt ENTRY.json RECEIPT.tlog-proof

Exit status: 0 every property holds, 1 something is broken, 2 the check could not be run.

It recomputes everything that a record states, and believes no file of it; whether a protocol tells what was
in the ballot box, it cannot say.  It was written from record-format.md alone, by someone who had read nothing
else of Hattama, and later brought into line with the page's corrections.  It shares no line with the Rust
verifier; a suite of tampered records holds both to the same findings.  It needs Python 3.10 and, for Ed25519,
the package `cryptography`.

Read it beside the page: the bytes, the form of an entry, formulas and figures, then `State`, which takes the
entries in order, and `verify`.  Section 8 of the page says what each property means.
"""
import argparse, base64, hashlib, json, operator, os, re, sys, unicodedata, urllib.error, urllib.request
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from fractions import Fraction
from graphlib import TopologicalSorter
from pathlib import Path
from types import SimpleNamespace as Bag
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf"}
NOT_GIVEN, MOST, BILLION = "not given by the source", 2**53 - 1, 10**9
DEMONSTRATION = base64.b64decode("TtJUpDfCUmHqt941B3qr1T60RuMGsn/bfTTxPnE9qWI=")

def need(truth, message):
    """A ValueError says that what was read is not as the page asks; the caller knows the property."""
    if not truth:
        raise ValueError(message)
    return truth

# ---- Section 1: files and hashes ----

def fetch(place, path):
    """The bytes of a file, or None where it is not there."""
    try:
        if not re.match("https?://", place):
            return Path(place, path).read_bytes()
        with urllib.request.urlopen(f"{place.rstrip('/')}/{path}", timeout=30) as answer:
            return answer.read()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return None
    except urllib.error.HTTPError as error:
        if error.code not in (403, 404, 410):
            raise

def tiles(place, prefix, count):
    """Of each file for `count` things: its path, its bytes or None, and how many things it should hold."""
    def tile(number):
        *above, last = [group.zfill(3) for group in f"{number:,}".split(",")]
        full = "/".join([prefix, *("x" + group for group in above), last])
        width = min(256, count - 256 * number)
        path = full if width == 256 else f"{full}.p/{width}"
        data = fetch(place, path)
        if data is None and width < 256:  # a full one may have come in its place: its beginning is the same
            return path, fetch(place, full), 256
        return path, data, width
    with ThreadPoolExecutor(8) as pool:  # some at a time: a false size must not keep a reader busy for ever
        for start in range(0, (count + 255) // 256, 64):
            yield from pool.map(tile, range(start, min(start + 64, (count + 255) // 256)))

def read_entries(place, size, report):
    """All entries, or those before the first bundle that is missing or damaged."""
    entries = []
    for path, data, width in tiles(place, "tile/entries", size):
        at, bundle = 0, []
        while data and at < len(data):
            end = at + 2 + int.from_bytes(data[at:at + 2], "big")
            bundle.append(data[at + 2:end])
            at = end
        if len(bundle) != width or at != len(data) or not all(bundle):
            report("tree.bundle", path, f"not exactly {width} entries")
            break
        entries += bundle
    return entries[:size]

def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()

def tree_root(hashes):
    """Pairing level by level, the odd one carried up, splits at the same powers of two as the page."""
    while len(hashes) > 1:
        pairs = zip(hashes[::2], hashes[1::2])
        hashes = [sha(b"\1", left, right) for left, right in pairs] + hashes[len(hashes) & ~1:]
    return hashes[0] if hashes else sha()

def check_tiles(place, hashes, report):
    level = 0
    while hashes:
        for number, (path, data, width) in enumerate(tiles(place, f"tile/{level}", len(hashes))):
            due = b"".join(hashes[256 * number:256 * number + 256])
            if data is None or len(data) != 32 * width or not data.startswith(due):
                report("tree.tiles", path, "missing" if data is None else "not the hashes of the entries")
        hashes = [tree_root(hashes[k:k + 256]) for k in range(0, len(hashes) - 255, 256)]
        level += 1

# ---- Section 1: keys, notes and policies ----

P, ORDER_8 = 2**255 - 19, 0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7

def sound(point):
    """On the curve, and not one of the eight points of small order, which lie at five heights."""
    y = (int.from_bytes(point, "little") & 2**255 - 1) % P
    x_square = (y * y - 1) * pow(y * y * -121665 * pow(121666, -1, P) + 1, -1, P) % P
    return y not in (0, 1, P - 1, ORDER_8, P - ORDER_8) and pow(x_square, (P - 1) // 2, P) == 1

def unbase64(text, size=None):
    data = base64.b64decode(text, validate=True)
    need(base64.b64encode(data).decode() == text and size in (None, len(data)), "not base64 of that length")
    return data

def parse_key(text, kind=1):
    name, number, packed = need(re.fullmatch(r"([^\s+\0-\x1f]+)\+([^+]*)\+(.*)", text), "no key").groups()
    data = unbase64(packed, 33)
    key = Bag(text=text, name=name, kind=kind, id=sha(name.encode(), b"\n", data)[:4], public=data[1:])
    need(data[0] == kind and number == key.id.hex(), "a key of another kind or id")
    need(sound(key.public), "a key with which nobody can sign, or anybody")
    return key

def signed(key, signature, message):
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(signature, message)
        return sound(signature[:32])
    except (InvalidSignature, ValueError):
        return False

def parse_note(raw):
    """A checkpoint.  Lines after the root break it, but it can be read: they are kept in `extra`."""
    need(raw and len(raw) <= 1_000_000 and not re.search(b"[\0-\x09\x0b-\x1f]", raw), "missing, or no note")
    shape = r"((.+)\n(0|[1-9][0-9]{0,18})\n(.+)\n((?:.+\n)*))\n((?:— [^\s+]+ [^ \n]+\n){1,100})"
    text, origin, size, root, extra, lines = need(re.fullmatch(shape, raw.decode()), "no checkpoint").groups()
    signatures = [(name, unbase64(packed)) for name, packed in re.findall("— (.+) (.+)\n", lines)]
    need(int(size) < 2**63 and all(len(data) > 4 for _, data in signatures), "too large, or no signature")
    return Bag(text=text.encode(), origin=origin, size=int(size), root=unbase64(root, 32), extra=extra,
               signatures=signatures)

def signed_by(note, key):
    """None where the key has not signed; else whether its signatures are all good."""
    def good(signature):
        if key.kind == 1:
            return signed(key, signature, note.text)
        time = int.from_bytes(signature[:8], "big")
        return time < 2**63 and signed(key, signature[8:], b"cosignature/v1\ntime %d\n" % time + note.text)
    own = [data[4:] for name, data in note.signatures if (name, data[:4]) == (key.name, key.id)]
    return all(map(good, own)) if own else None

def judge(policy, note):
    """The logs' keys, and whether the witnesses have cosigned as the policy asks, none of them falsely."""
    logs, cosigned, reached, counted, quorums = [], {}, {"none": True}, [], []
    for line in policy.split("\n"):
        match line.split():
            case ["log", key] | ["log", key, _]:
                logs.append(parse_key(key).text)
            case ["witness", name, text, *_] if name not in reached:
                key = parse_key(text, 4)
                need(key.public not in cosigned, "policy: two witnesses have one key")
                cosigned[key.public] = signed_by(note, key)
                reached[name] = cosigned[key.public] is True
            case ["group", name, many, *members] if name not in reached and {*members} < reached.keys():
                many = {"any": 1, "all": len(members)}.get(many) or int(many)
                need(0 < many <= len(members) and "none" not in members, f"policy: {line}")
                reached[name] = sum(reached[member] for member in members) >= many
                counted += members
            case ["quorum", name]:
                need(name in reached or 0 < int(name) <= len(cosigned), f"policy: {line}")
                enough = [*cosigned.values()].count(True)
                quorums.append(reached[name] if name in reached else enough >= int(name))
            case words:
                need(not words or words[0].startswith("#"), f"policy: {line}")
    need(len(quorums) == 1 and len({*counted}) == len(counted), "policy: no quorum, or somebody counts twice")
    return logs, quorums[0] and False not in cosigned.values()

# ---- Section 2: one serialisation ----

def refuse(token):
    raise ValueError(f"found {token}")

DECODE = json.JSONDecoder(parse_float=refuse, parse_constant=refuse).decode
ENCODE = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode

def check_plain(v, depth=32):
    """Raise where a value holds what no entry may, though it serialises to the same bytes."""
    if type(v) is str:
        need(unicodedata.is_normalized("NFC", v), f"{v!r:.60} is not in normalisation form C")
    elif type(v) in (list, dict):
        need(depth, "more than 32 arrays and objects are open")
        need(type(v) is list or re.fullmatch(r"[ !#-\[\]-~]*", "".join(v)), "a key with another character")
        for one in v if type(v) is list else v.values():
            check_plain(one, depth - 1)
    else:
        need(v is not None and abs(v) <= MOST, "null, or a number beyond 2^53-1")

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
            check_plain(value)
        return value, None
    except (ValueError, RecursionError) as error:
        return value, str(error) or "it does not parse"

# ---- Sections 2, 4, 6 and 7: the form of each kind ----

# An object has exactly its members, those with ? perhaps not; a member is a text where nothing else is said.
# [x] is an array of x, {x} an object of any names, with + not an empty one; (x,y) is an array of just these,
# the last perhaps more often where … follows; =a|b is one of these words; x/y is one or the other.
FACTS = """
opening decimals:decimals election embargo?:moment key languages:[text] levels:[level] notes:[{text}] origin
    polling_day:day predecessor?:predecessor publication_unit?:count
    status:=live|rehearsal|demonstration|archive title:{text} turnout_hours:[hour];
form bases:bases checks:[check] code:code lines:[line];
contest code:code display_base form name:{text} options:[option] rule:plurality/majority/seats;
areas areas:[area];
stations area stations:[station];
turnout area door:door hour:hour reason? roles:[text] rows:[(text,count,count)];
protocol basis:=copy|original commission? contest door:door findings?:{text}+ lines:counts reason?
    revision:count roles:[text] scan?:scan source_version?:count station supersedes?;
summary area as_of:count basis:=copy|original contest difference:[integer] door:door lines:counts
    roles:[text];
annulment commission contest reason roles:[text] station supersedes;
journal root:hash size:count;
announcement as_of:count basis:=best|original contest result:result roles:[text] stage:=preliminary|final;
key key signatures:(text,text);
closing reason successor?"""
OBJECTS = """
level code:code name:{text}; line code:code label:{text}; predecessor origin root:hash size:count;
bases votes_for_options?:expression valid?:expression ballots_found?:expression took_part?:expression
    registered?:expression;
check code:code holds?:condition law? rule? scope:=protocol|revision|turnout|siblings|equal|summary
    severity:=error|warning|notice silences?:[text]+ texts:{{text}} tolerance?:tolerance when?:condition;
tolerance bound:=inclusive|exclusive of?:expression parts?:(count,count) value?:count;
option code:code kind:=candidate|list|independent|against_all name:{text} nominated_by?:{text};
plurality kind:=plurality; majority base kind:=majority more_than:(count,count) otherwise:=run_off|repeat;
seats independents?:independents kind:=seats method:method seats:count threshold?:threshold;
independents cap:count quota:quota; quota base; threshold base share:(count,count);
area code:code level name:{text} offset?:offset parent?;
scan hash:sha256 size:scan_bytes type:media;
station city? code:code country? kind?:special mission? name:{text} registered?:register unit?;
result area basis:=best|original contest coverage:coverage lines:{count} options:[figures] outcome?:outcome
    record_size:count sources:sources turnout?:share;
coverage registered:part/unknown stations:part; part in:count of:count; unknown none;
figures option share:share votes:count; sources copies:count originals:count;
share base denominator:count numerator:count percent;
outcome kind:=none|elected|run_off|repeat|seats|lot options:[text] seats?:{count} share?:share
    state:=leading|decided;
results $:one basis:=best|original record_size:count results:[result]"""
DAY, CLOCK = "[0-9]{4}-[0-9]{2}-[0-9]{2}", "([01][0-9]|2[0-3]):[0-5][0-9]"
OFFSET = f"(?!-00:00)[+-]{CLOCK}"
PATTERNS = {"code": "[^\0-\x1f\x7f-\x9f]+", "hash": "[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]", "hour": CLOCK,
            "sha256": "[0-9a-f]{64}", "media": "image/jpeg|image/png|application/pdf",
            "door": "archive|file|entry|device|scan", "special": r"(?s)(?!ordinary\Z).*", "offset": OFFSET,
            "method": "dhondt|sainte_lague|sainte_lague_modified|hare|droop",
            "day": DAY, "moment": f"{DAY}T{CLOCK}:[0-5][0-9]{OFFSET}"}
RANGES = {"one": (1, 1), "decimals": (0, 255), "register": (0, BILLION), "count": (0, MOST),
          "scan_bytes": (1, 20_000_000), "integer": (-MOST, MOST)}
FORMULAS = {
    "expression": "integer/text/(=was,text)/(=+,expression,expression…)/(=-|*,expression,expression)",
    "condition": "(=kind,text)/(==|!=|<|<=|>|>=,expression,expression)/(=not,condition)"
                 "/(=and|or,condition,condition…)"}

def objects(text, every=""):
    """Of each kind of object, the members that it must have, and the kinds of those that it may have."""
    found = {}
    for name, *members in (part.split() for part in (text.replace(";", every + ";") + every).split(";")):
        parts = [re.fullmatch(r"(.+?)(\??)(:.+)?", member).groups(":text") for member in members]
        must = {member for member, absent, _ in parts if not absent}
        found[name] = must, {member: kind[1:] for member, _, kind in parts}
    return found

FACTS = objects(FACTS, " $:one at:moment fact")
MEMBERS = FACTS | objects(OBJECTS)

def day_number(text):
    """Days since a day long ago.  The calendar repeats after 400 years: a year 0 is as good as another."""
    year, month, day = map(int, text.split("-"))
    return date(year % 400 + 400, month, day).toordinal() + year // 400 * 146_097

def instant(moment):
    """Seconds since that day in universal time."""
    hour, minute, second, hours, minutes = map(int, re.findall("[0-9]+", moment[11:]))
    offset = (hours * 60 + minutes) * int(moment[19] + "1")
    return day_number(moment[:10]) * 86_400 + (hour * 60 + minute - offset) * 60 + second

def fits(v, kind):
    """Whether a value is of a kind; ValueError at a day that is not in the calendar."""
    if kind == "text":
        return type(v) is str
    if kind in RANGES:
        return type(v) is int and RANGES[kind][0] <= v <= RANGES[kind][1]
    if kind == "counts":
        return type(v) is list and all(type(n) is int and n >= 0 for n in v)
    if kind in PATTERNS:
        found = type(v) is str and re.fullmatch(PATTERNS[kind], v)
        return found and (kind not in ("day", "moment") or day_number(v[:10]) > 0)
    if kind in MEMBERS:
        must, may = MEMBERS[kind]
        whole = type(v) is dict and must <= v.keys() <= may.keys()
        return whole and all(fits(one, may[name]) for name, one in v.items())
    if kind in FORMULAS or "/" in kind:
        return any(fits(v, one) for one in FORMULAS.get(kind, kind).split("/"))
    if kind[0] == "=":
        return type(v) is str and v in kind[1:].split("|")
    if kind[-1] == "+":
        return v and fits(v, kind[:-1])
    if kind[0] in "[{":
        parts = v.values() if type(v) is dict else v
        return type(v) is (list if kind[0] == "[" else dict) and all(fits(one, kind[1:-1]) for one in parts)
    kinds = kind[1:-1].rstrip("…").split(",")
    if kind[-2] == "…" and type(v) is list:
        kinds += kinds[-1:] * (len(v) - len(kinds))
    return type(v) is list and len(v) == len(kinds) and all(map(fits, v, kinds))

# ---- Section 4: formulas and checks ----

OPERATORS = {
    "=": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt,
    ">=": operator.ge, "+": lambda *parts: sum(parts), "-": operator.sub, "*": operator.mul,
    "and": lambda *parts: all(parts), "or": lambda *parts: any(parts), "not": operator.not_}
ACROSS = {  # scope and rule: the tolerance that it takes, and the bases that the form must have
    "turnout non_decreasing": [None], "turnout reproduces": [None],
    "turnout rise_against_siblings": ["parts"], "turnout last_against_protocol": ["value", "took_part"],
    "siblings share_against_siblings": ["parts", "votes_for_options"],
    "siblings turnout_against_siblings": ["parts", "took_part", "registered"],
    "equal equal_vectors": ["value"], "summary equals_sum": [None]}

def value(e, figures, kind=None):
    """The value of an expression, or the truth of a condition for a station of that kind."""
    if type(e) is not list:
        return figures[e] if type(e) is str else e
    if e[0] == "kind":
        return e[1] == kind
    return OPERATORS[e[0]](*[value(part, figures, kind) for part in e[1:]])

def largest(e, limits, former=False):
    """The largest absolute value of an expression, 0 of a condition; no step may need more than 127 bits."""
    if type(e) is not list:
        need(type(e) is int or e in limits, f"{e!r} is no line and no option")
        return abs(e) if type(e) is int else limits[e]
    need(e[0] != "was" or former, "only the scope revision has a revision before")
    parts = [largest(part, limits, former) for part in e[1:] if e[0] != "kind"]
    most = parts[0] * parts[1] if e[0] == "*" else sum(parts) if e[0] in ("+", "-", "was") else 0
    need(most < 2**127, "a formula could come to more than 127 bits")
    return most

def check_check(check, form, limits):
    """Raise where a check cannot be evaluated."""
    scope, tolerance, grave = check["scope"], check.get("tolerance", {}), ("notice", "warning", "error").index
    own, former = scope in ("protocol", "revision"), scope == "revision"
    p, q = tolerance.get("parts", (1, 1))
    need(("holds" in check) == own != ("rule" in check) and q > 0, f"{scope}: `holds` or `rule`; q > 0")
    for part in check.keys() & {"holds", "when"}:
        largest(check[part], limits, former)
    if own and tolerance:
        need(check["holds"][0] in ("=", "<=", ">="), "a tolerance goes with =, <= or >=")
        need(tolerance.keys() in ({"bound", "value"}, {"bound", "of", "parts"}), "another tolerance")
        gap, of = sum(largest(side, limits, former) for side in check["holds"][1:]), tolerance.get("of", 0)
        need(gap * q < 2**127 and largest(of, limits, former) * p < 2**127, "a tolerance too large")
    elif not own:
        takes, *bases = need(ACROSS.get(f"{scope} {check['rule']}"), f"{check['rule']!r}: no rule of {scope}")
        need(tolerance.keys() == ({"bound", takes} if takes else set()), "another tolerance")
        need(takes != "parts" or max(p, q) <= 10**6, "points too large")
        need({*bases} <= form["bases"].keys() and "silences" not in check, "no base, or silences")
    for code in check.get("silences", ()):
        others = [other for other in form["checks"] if other["code"] == code and other["scope"] == scope]
        need(others and grave(others[0]["severity"]) <= grave(check["severity"]), f"cannot silence {code!r}")

def define_contest(form, e):
    """A contest with its form; ValueError where it has no meaning."""
    lines, options = [line["code"] for line in form["lines"]], [option["code"] for option in e["options"]]
    codes, rule, bases, checks = lines + options, e["rule"], form["bases"], form["checks"]
    need(options and len({*codes, "votes"}) == len(codes) + 1, "no options, or a code stands for two figures")
    limits = {**dict.fromkeys(codes, 2**32 - 1), "votes": len(options) * (2**32 - 1)}
    for base in bases.values():
        largest(base, limits)
    threshold, quota = rule.get("threshold", {}), rule.get("independents", {}).get("quota", {})
    asked = {e["display_base"]} | {part["base"] for part in (rule, threshold, quota) if "base" in part}
    need(asked <= bases.keys(), "a base that the form does not have")
    for p, q in rule.get("more_than", (0, 1)), threshold.get("share", (0, 1)):
        need(p <= q and q > 0, "no fraction up to 1")
    need(rule.get("seats", 0) <= 100_000, "too many seats")
    for check in checks:
        check_check(check, form, limits)
    need(len({check["code"] for check in checks}) == len(checks), "two checks have one code")
    TopologicalSorter({check["code"]: check.get("silences", ()) for check in checks}).prepare()  # no circles
    own = [check for check in checks if check["scope"] == "protocol" and check["severity"] != "notice"]
    return Bag(code=e["code"], codes=codes, lines=lines, options=e["options"], rule=rule, bases=bases,
               checks=own, display_base=e["display_base"], newest={}, standing={})

def named(contest, lines):
    return {**dict(zip(contest.codes, lines)), "votes": sum(lines[len(contest.lines):])}

def holds(check, figures, kind):
    condition, tolerance = check["holds"], check.get("tolerance")
    if not tolerance:
        return value(condition, figures, kind)
    a, b = value(condition[1], figures), value(condition[2], figures)
    p, q = tolerance.get("parts", (1, 1))  # both sides times q: nothing is rounded
    gap = {"=": abs(a - b), "<=": a - b, ">=": b - a}[condition[0]] * q
    most = value(tolerance["of"], figures) * p if "of" in tolerance else tolerance["value"]
    return gap <= most if tolerance["bound"] == "inclusive" else gap < most

def findings(contest, lines, kind):
    figures = named(contest, lines)
    failing = [check for check in contest.checks if not holds(check, figures, kind)
               and ("when" not in check or value(check["when"], figures, kind))]
    return {check["code"] for check in failing}.difference(*(check.get("silences", ()) for check in failing))

# ---- Sections 3, 5, 6 and 7: figures ----

def share(base, numerator, denominator, decimals):
    percent = "no share"
    if denominator:
        scaled = (200 * 10**decimals * numerator + denominator) // (2 * denominator)  # half goes up
        whole, part = divmod(scaled, 10**decimals)
        percent = f"{whole}.{part:0{decimals}}" if decimals else f"{whole}"
    return {"base": base, "denominator": denominator, "numerator": numerator, "percent": percent}

def seats(contest, votes, base):
    """(seats by candidate, those that draw a lot); nobody at all where nobody takes part."""
    rule, method, left, caps, taking = contest.rule, contest.rule["method"], contest.rule["seats"], {}, {}
    threshold, independents, draw = rule.get("threshold"), rule.get("independents"), []
    quota = base(independents["quota"]["base"]) if independents else 0
    bar, (p, q) = (base(threshold["base"]), threshold["share"]) if threshold else (0, (0, 1))
    for name, kind in ((option["code"], option["kind"]) for option in contest.options):
        alone = kind == "independent" and independents
        if votes.get(name) and (votes[name] * left >= quota if alone else votes[name] * q >= p * bar):
            taking[name] = votes[name]
            if alone:
                caps[name] = independents["cap"]
    given, rest = dict.fromkeys(taking, 0), {c: v for c, v in taking.items() if caps.get(c) != 0}
    by_quota = full = method in ("hare", "droop")
    while full:  # who reaches a cap by whole quotas leaves, and the rest is shared out anew
        total = sum(rest.values())
        quota = Fraction(total, left or 1) if method == "hare" else total // (left + 1) + 1
        whole = {c: int(v // quota) if left else 0 for c, v in rest.items()}
        full = [c for c in rest if c in caps and whole[c] >= caps[c]]
        given.update({c: caps[c] for c in full} if full else whole)
        left -= sum(caps[c] for c in full) if full else sum(whole.values())
        rest = {c: v for c, v in rest.items() if c not in full}

    def claim(c):
        if by_quota:  # one seat for each remainder, before a second for any
            return whole[c] - given[c], taking[c] - whole[c] * quota
        first, step = {"dhondt": (5, 5), "sainte_lague": (5, 10), "sainte_lague_modified": (7, 10)}[method]
        return Fraction(taking[c], 5 + step * given[c] if given[c] else first)  # five divisors: 1.4 is exact
    claims = {c: claim(c) for c in rest}
    while left and claims and not draw:
        best = max(claims.values())
        equal = [c for c in claims if claims[c] == best]
        if len(equal) > left:
            draw = equal
            break
        left -= len(equal)
        for c in equal:
            given[c] += 1
            claims[c] = claim(c)
        claims = {c: strength for c, strength in claims.items() if given[c] != caps.get(c)}
    return given, draw

def outcome(contest, all_votes, base, waiting, decimals):
    """`waiting` is U of the page, or None where it is unknown."""
    rule, kind, chosen, safe, out = contest.rule, "none", [], False, {}
    votes = {o["code"]: v for o, v in zip(contest.options, all_votes) if o["kind"] != "against_all"}
    ranked = sorted(votes, key=lambda c: -votes[c])  # a stable sort: equal ones stay in ballot order
    v, U, majority = [votes[c] for c in ranked] or [0], waiting or 0, rule["kind"] == "majority"
    p, q, B = (*rule["more_than"], base(rule["base"])) if majority else (0, 1, 0)  # plurality: more than none

    def first(n, kind):  # the first n, or all that draw for the last of their places
        lead = v[n - 1] - v[n] if n < len(v) else U + 1  # over one that does not stand it is always enough
        drawing = [c for c in votes if votes[c] == v[n]] if not lead else []
        return ("lot", drawing, False) if drawing else (kind, ranked[:n], lead > U)
    if rule["kind"] == "seats":
        given, draw = seats(contest, votes, base)
        if given:
            out["seats"] = {c: n for c, n in given.items() if n}
            kind, chosen = ("lot" if draw else "seats"), [c for c in votes if c in draw]
            chosen = chosen or [c for c in ranked if given.get(c)]
    elif v[0] and q * v[0] > p * B:
        kind, chosen, safe = first(1, "elected")
        safe = safe and q * v[0] > p * (B + U)
    elif v[0]:
        run_off = rule["otherwise"] == "run_off" and len(votes) > 1
        kind, chosen, safe = first(2, "run_off") if run_off else ("repeat", [], True)
        safe = safe and q * (v[0] + U) <= p * (B + U)
    if majority:
        out["share"] = share(rule["base"], v[0], B, decimals)
    decided = kind != "none" and waiting is not None and (waiting == 0 or safe)
    return {**out, "kind": kind, "options": chosen, "state": "decided" if decided else "leading"}

def add_up(contest, places, basis):
    """What these places have in, and what is waited for."""
    rows, copies, waiting, stations, registered = [], 0, [], {"in": 0, "of": 0}, {"in": 0, "of": 0}
    for place in places:
        standing = contest.standing.get(place.name, {})
        lines = standing.get("original") or basis == "best" and standing.get("copy")
        for part in ("in", "of") if lines else ("of",):
            stations[part] += place.members if place.kind == "unit" else 1
            registered[part] += place.registered or 0
        if lines:
            rows.append(lines)
            copies += "original" not in standing
        else:
            waiting.append(place.registered)
    if any(place.registered is None for place in places):
        registered = {"none": "the station list has no expected register"}
    return Bag(sums=[sum(column) for column in zip(*rows)] or [0] * len(contest.codes), stations=stations,
               registered=registered, sources={"copies": copies, "originals": len(rows) - copies},
               waiting=sum(waiting) if all(waiting) else None)  # a register of 0 is as unknown as none

def result(state, area, contest, basis, size, totals):
    """The figures from these totals; ValueError where a base is out of range."""
    figures, votes, decimals = named(contest, totals.sums), totals.sums[len(contest.lines):], state.decimals

    def base(name):
        total = value(contest.bases[name], figures)
        need(0 <= total < 2**64, f"the base {name} is {total}")
        return total
    shown, whole = contest.display_base, base(contest.display_base)
    out = {"area": area, "basis": basis, "contest": contest.code, "record_size": size,
           "coverage": {"registered": totals.registered, "stations": totals.stations},
           "lines": dict(zip(contest.lines, totals.sums)), "sources": totals.sources,
           "options": [{"option": option["code"], "share": share(shown, v, whole, decimals), "votes": v}
                       for option, v in zip(contest.options, votes)]}
    if {"took_part", "registered"} <= contest.bases.keys():
        out["turnout"] = share("registered", base("took_part"), base("registered"), decimals)
    if area == state.root:
        out["outcome"] = outcome(contest, votes, base, totals.waiting, decimals)
    return out

def unlike(due, given):
    return ", ".join(name for name in {**due, **given} if due.get(name) != given.get(name)) + " differ"

# ---- Sections 2 and 3: the entries in order ----

class State:
    """The record up to an entry.  A method for each kind of fact; `must` tells what is broken and goes on."""
    def __init__(self, report):
        self.report, self.index, self.leaf, self.past = report, 0, "", {}
        self.opening, self.archive, self.decimals, self.root = {}, False, 2, None
        self.keys, self.hours, self.journal, self.announced, self.closed = [], set(), (0, None), {}, False
        self.scans = {}  # path: the sizes that protocols state
        self.areas, self.places, self.forms, self.contests = {}, {}, {}, {}
        self.defined = {"area": self.areas, "station": self.places, "form": self.forms,
                        "contest": self.contests}

    def must(self, truth, property, message=""):
        if not truth:
            self.report(property, self.index, message)
        return truth

    def replay(self, entries, leaves):
        facts, asked = [], {}
        for self.index, raw in enumerate(entries):
            facts.append(self.read(raw))
            if facts[-1] and "as_of" in facts[-1]:
                asked.setdefault(facts[-1]["as_of"], []).append(self.index)
        for self.index, e in enumerate(facts):
            for later in asked.get(self.index, ()):  # these will say what the figures are at this size
                self.past[later] = self.totals(facts[later])
            if e:
                self.leaf = base64.urlsafe_b64encode(leaves[self.index]).decode().rstrip("=")
                self.take(e)

    def read(self, raw):
        """The entry where it is a fact; else it counts for nothing but its index."""
        e, problem = parse(raw)
        if self.must(not problem and len(raw) <= 60_000, "entry.canonical", problem or "too long"):
            kind = e.get("fact") if type(e) is dict else None
            try:
                need(type(kind) is str and kind in FACTS and fits(e, kind), f"{kind!r:.60}: not of its form")
                return e
            except ValueError as error:
                self.must(False, "entry.form", error)

    def take(self, e):
        self.must(not self.closed, "order.opening", "follows a closing")
        self.must((e["fact"] == "opening") == (self.index == 0), "order.opening", "entry 0 opens")
        for name in self.defined.keys() & e.keys():
            if not self.must(e[name] in self.defined[name], "order.definition", f"no {name} {e[name]!r}"):
                return
        if e["fact"] in ("turnout", "protocol", "summary", "annulment"):
            self.check_source(e)
        getattr(self, "on_" + e["fact"])(e)

    def totals(self, e):
        """What the area of a summary, or the root, has in now.  Nothing where it is not defined yet."""
        area, contest = self.areas.get(e.get("area", self.root)), self.contests.get(e["contest"])
        best = e["fact"] == "summary" or e["basis"] == "best"
        return contest and add_up(contest, area.places if area else [], "best" if best else "original")

    def check_source(self, e):
        door = e.get("door", "archive" if self.archive else "entry")  # an annulment comes by none
        enough = sum(map(bool, e["roles"])) >= (1 if door == "archive" else 2)
        self.must(enough and (self.archive or door != "archive"), "protocol.roles", f"{e['roles']} at {door}")
        self.must(door == "archive" or e.get("reason") != NOT_GIVEN, "protocol.reason", NOT_GIVEN)

    def check_alone(self, place):
        """A place whose figures would show how few people voted has none of its own."""
        few = place.registered is not None and place.registered < self.opening.get("publication_unit", 0)
        empty = place.kind == "unit" and not place.members
        self.must(not (few or empty or place.unit), "protocol.unit", f"{place.name!r} has no figures")

    def on_opening(self, e):
        if not self.opening:
            self.opening, self.archive, self.decimals = e, e["status"] == "archive", e["decimals"]
            try:
                self.add_key(e)
            except ValueError as error:
                self.must(False, "entry.form", f"key: {error}")

    def add_key(self, e):
        key = parse_key(e["key"])
        need(key.name == self.opening["origin"], "its name is not the origin")
        self.keys.append((self.index, key))

    def on_key(self, e):
        if self.keys:
            try:
                self.add_key(e)
                (_, old), (_, new) = self.keys[-2:]
                message = f"hattama key change\n{old.name}\n{old.text}\n{new.text}\n".encode()
                for key, signature in zip((old, new), e["signatures"]):
                    need(signed(key, unbase64(signature), message), "not signed by the old key and the new")
            except ValueError as error:
                self.must(False, "key.change", error)

    def on_form(self, e):
        if self.must(e["code"] not in self.forms, "order.definition", "defined a second time"):
            self.forms[e["code"]] = e

    def on_contest(self, e):
        try:
            need(e["code"] not in self.contests, "defined a second time")
            self.contests[e["code"]] = define_contest(self.forms[e["form"]], e)
        except ValueError as error:
            self.must(False, "order.definition", error)

    def on_areas(self, e):
        levels = [level["code"] for level in self.opening.get("levels", ())]
        for area in e["areas"]:
            name, parent = area["code"], self.areas.get(area.get("parent"))
            fit = name not in self.areas and (parent if self.areas else "parent" not in area)
            self.must(fit and area["level"] in levels, "order.definition", f"area {name!r}")
            if fit:
                self.root = self.root or name
                self.areas[name] = new = Bag(places=[], above=[])
                new.above = [new] + (parent.above if parent else [])  # itself, and all that it lies in

    def on_stations(self, e):
        area = self.areas[e["area"]]
        for station in e["stations"]:
            name, unit = station["code"], self.places.get(station.get("unit"))
            place = Bag(name=name, area=area, unit=unit, kind=station.get("kind", "ordinary"), members=0,
                        registered=station.get("registered"), figures=False)
            fit = name not in self.places
            if fit and "unit" in station:
                self.must(place.registered is None, "protocol.unit", f"{name!r}: its unit has the register")
                fit = unit and unit.kind == "unit" != place.kind and unit.area is area
                fit = fit and not unit.unit and not unit.figures
            if self.must(fit, "order.definition", f"station {name!r}, or its unit"):
                self.places[name] = place
                if unit:
                    unit.members += 1
                for one in area.above if not unit else ():
                    one.places.append(place)

    def on_turnout(self, e):
        area, names, slot = self.areas[e["area"]], [row[0] for row in e["rows"]], (e["area"], e["hour"])
        whole = names == [e["area"]]
        self.must(len({*names}) == len(names), "turnout.rows", "a place has two rows")
        self.must(slot not in self.hours or e.get("reason"), "turnout.rows", "replaced without a reason")
        self.hours.add(slot)
        for name, *numbers in e["rows"]:
            place = self.places.get(name)
            within = whole or place and area in place.area.above
            self.must(within and max(numbers) <= BILLION, "turnout.rows", f"{name!r}: elsewhere, or too many")
            if place and not whole:
                self.check_alone(place)

    def on_protocol(self, e):
        contest, place, lines = self.contests[e["contest"]], self.places[e["station"]], e["lines"]
        self.check_alone(place)
        self.must("scan" not in e or place.kind != "unit", "protocol.unit", "a unit has no paper of its own")
        if not self.must(len(lines) == len(contest.codes) and max(lines) <= BILLION, "protocol.lines"):
            return
        standing = contest.standing.setdefault(place.name, {})
        last, leaf = contest.newest.get(place.name, ({"revision": 0}, None))
        follows = e["revision"] == last["revision"] + 1 and e.get("supersedes") == leaf
        self.must(follows, "order.revision", f"does not follow revision {last['revision']}")
        self.must(e["basis"] == "original" or "original" not in standing, "order.basis")
        changed = leaf and (lines != last["lines"] or e["basis"] == last["basis"])
        self.must(e.get("reason") or not changed, "protocol.reason", "a change without a reason")
        due, given = findings(contest, lines, place.kind), e.get("findings", {})
        explained = all(given.values()) and (e["door"] == "archive" or NOT_GIVEN not in given.values())
        self.must(given.keys() == due and explained, "protocol.findings", f"{sorted(due)}, with reasons")
        place.figures, contest.newest[place.name], standing[e["basis"]] = True, (e, self.leaf), lines
        if "scan" in e:
            path = f"blob/{e['scan']['hash']}.{ENDINGS[e['scan']['type']]}"
            self.scans.setdefault(path, set()).add(e["scan"]["size"])

    def on_annulment(self, e):
        contest = self.contests[e["contest"]]
        _, leaf = contest.newest.get(e["station"], (None, None))
        self.must(leaf == e["supersedes"], "order.revision", "does not supersede the newest protocol")
        self.must(e["reason"], "protocol.reason", "an annulment without a reason")
        contest.standing.pop(e["station"], None)

    def on_summary(self, e):
        contest, lines = self.contests[e["contest"]], e["lines"]
        if not self.must(len(lines) == len(e["difference"]) == len(contest.codes), "protocol.lines"):
            return
        self.must(max(lines) <= BILLION, "protocol.lines", "a count above 1,000,000,000")
        if self.must(e["as_of"] <= self.index, "summary.difference", "as of later than itself"):
            totals = self.past[self.index] or self.totals({**e, "area": None})
            due = [a - b for a, b in zip(lines, totals.sums)]
            self.must(e["difference"] == due, "summary.difference", f"is {due}")

    def on_announcement(self, e):
        contest, given, final = self.contests[e["contest"]], e["result"], e["stage"] == "final"
        stations, before, ended = given["coverage"]["stations"], *self.announced.get(contest.code, (0, False))
        self.announced[contest.code] = max(before, e["as_of"]), final or ended
        self.must(before <= e["as_of"] <= self.index, "order.announcement", "as of a size that cannot be")
        if "embargo" in self.opening:
            self.must(instant(e["at"]) >= instant(self.opening["embargo"]), "order.embargo")
        complete = e["basis"] == "original" and stations["in"] >= stations["of"]
        self.must(complete if final else not ended, "order.announcement", "a stage that cannot be")
        self.must(all(e["roles"]) and len(e["roles"]) >= (1 if self.archive else 2), "protocol.roles")
        if e["as_of"] <= self.index:
            totals = self.past[self.index] or add_up(contest, [], e["basis"])
            try:
                need(self.root, "there is no area")
                due = result(self, self.root, contest, e["basis"], e["as_of"], totals)
                need(given == due, unlike(due, given))
            except ValueError as error:
                self.must(False, "announcement.figures", error)

    def on_journal(self, e):
        size, root = self.journal
        self.must(e["size"] > size or e["size"] == size and root in (None, e["root"]), "order.journal")
        self.journal = e["size"], e["root"]

    def on_closing(self, e):
        self.closed = True

# ---- Sections 7 and 8: the published figures, the reader's conditions, and the whole ----

def check_results(place, state, size, report):
    path, raw, due = f"results/{size}.json", fetch(place, f"results/{size}.json"), []
    if raw is None:
        return report("results.size", path, "missing")
    try:
        for name, area in state.areas.items():
            for contest in state.contests.values():
                due.append(result(state, name, contest, "best", size, add_up(contest, area.places, "best")))
    except ValueError as error:
        return report("results.figures", path, error)
    if raw == ENCODE({"$": 1, "basis": "best", "record_size": size, "results": due}).encode():
        return
    given, problem = parse(raw)
    formed = fits(given, "results")
    if problem or not formed or given["record_size"] != size:
        report("results.size", path, problem or "not of its form, or of another size")
    if formed and (given["basis"] != "best" or len(given["results"]) != len(due)):
        report("results.figures", path, f"not {len(due)} results on the basis best")
    for a, b in zip(due, given["results"] if formed else ()):
        if a != b:
            report("results.figures", path, f"area {a['area']!r}, contest {a['contest']!r}: {unlike(a, b)}")

def check_scans(place, scans, report):
    """Every scan that a protocol names, read and hashed: asked for apart, since it can be gigabytes."""
    def problem(path):
        data = fetch(place, path)
        if data is None:
            return "missing"
        if {len(data)} != scans[path]:
            return f"it has {len(data)} bytes, protocols state {sorted(scans[path])}"
        return sha(data).hex() not in path and "its SHA-256 is another"
    with ThreadPoolExecutor(8) as pool:
        for path, wrong in zip(sorted(scans), pool.map(problem, sorted(scans))):
            if wrong:
                report("scan.file", path, wrong)

def check_note(note, state, complete, trust, report, unchecked):
    keys = [key for _, key in state.keys]
    good = keys and signed_by(note, keys[-1]) and note.origin == keys[-1].name
    logs, cosigned = judge(trust.policy, note) if trust.policy is not None else ([], None)
    asked = [texts for texts in ([trust.key.text] if trust.key else [], logs) if texts]
    if note.extra or complete and not good:  # else the key that signed may stand in what was not read
        report("note.signature", "checkpoint", "lines after the root, or not signed by the newest key")
    if complete and not all({key.text for key in keys} & {*texts} for texts in asked):
        report("note.key", "checkpoint", "no key of the record is the trusted one")
    if state.opening.get("status") != "demonstration" and DEMONSTRATION in [key.public for key in keys]:
        report("note.key", "checkpoint", "the demonstration's key, with which anybody can sign")
    if cosigned is False:
        report("note.witness", "checkpoint", "not the cosignatures that the policy asks for")
    if not asked:
        unchecked["note.key"] = "the key was taken from the record itself: give --key or --policy"
    if cosigned is None:
        unchecked["note.witness"] = "no policy was given"

def check_extends(since, state, leaves, report):
    try:
        older = parse_note(since)
        need(older.origin == state.opening.get("origin"), f"it is of {older.origin!r}")
        need(older.size <= len(leaves), f"it has {older.size} entries, this record {len(leaves)}")
        need(tree_root(leaves[:older.size]) == older.root, f"the first {older.size} entries are others")
        keys = [key for index, key in state.keys if index < older.size]
        need(keys and signed_by(older, keys[-1]), "it is not signed by the key of that size")
    except ValueError as error:
        report("tree.extends", "checkpoint", f"the older checkpoint: {error}")

def verify(place, trust, report, unchecked):
    """Check everything; the checkpoint's note, or None."""
    try:
        note = parse_note(fetch(place, "checkpoint"))
    except ValueError as error:
        return report("note.signature", "checkpoint", error)
    entries, state = read_entries(place, note.size, report), State(report)
    leaves = [sha(b"\0", raw) for raw in entries]
    state.replay(entries, leaves)
    check_note(note, state, len(leaves) == note.size, trust, report, unchecked)
    if trust.since is None:
        unchecked["tree.extends"] = "no older checkpoint was given"
    if not trust.scans:
        unchecked["scan.file"] = "not asked for: give --scans"
    if len(leaves) < note.size:
        unchecked["what needs all entries"] = "a bundle is missing or damaged: they were read up to there"
        return note
    if tree_root(leaves) != note.root:
        report("tree.root", "checkpoint", "the entries give another root")
    check_tiles(place, leaves, report)
    check_results(place, state, note.size, report)
    if trust.since is not None:
        check_extends(trust.since, state, leaves, report)
    if trust.scans:
        check_scans(place, state.scans, report)
    return note

# ---- Section 9: receipts ----

def implied_root(leaf, index, size, proof):
    if size == 1:
        need(not proof, "the proof is too long")
        return leaf
    *below, other = need(proof, "the proof is too short")
    half = 1 << (size - 1).bit_length() - 1
    if index < half:
        return sha(b"\1", implied_root(leaf, index, half, below), other)
    return sha(b"\1", other, implied_root(leaf, index - half, size - half, below))

def check_receipt(entry, receipt, name, key, report):
    shape = r"c2sp\.org/tlog-proof@v1\n(extra .*\n)?index (0|[1-9][0-9]{0,18})\n((?:.+\n)*)\n([\s\S]*)"
    note = None
    try:
        extra, index, proof, checkpoint = need(re.fullmatch(shape, receipt.decode()), "no receipt").groups()
        unbase64(extra[6:-1] if extra else "")
        proof = [unbase64(line, 32) for line in proof.split("\n")[:-1]]
        note = parse_note(checkpoint.encode())
        if note.origin != key.name or not signed_by(note, key):
            report("note.signature", name, "the checkpoint is not signed by the key")
        need(int(index) < note.size, "the index is not below the size")
        need(implied_root(sha(b"\0", entry), int(index), note.size, proof) == note.root, "another root")
    except ValueError as error:
        report("tree.root", name, error)
    return note

def main():
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    parser = argparse.ArgumentParser(description="Verify a Hattama record.")
    parser.add_argument("place", nargs="?", metavar="DIR|URL")
    for flag, metavar in ("--key", "VKEY"), ("--policy", "FILE"), ("--since", "CHECKPOINT"):
        parser.add_argument(flag, metavar=metavar)
    parser.add_argument("--scans", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--receipt", nargs=2, metavar=("ENTRY.json", "RECEIPT.tlog-proof"))
    options, violations, unchecked = parser.parse_args(), [], {}

    def report(property, place, message=""):
        where = "entry" if type(place) is int else "file"
        violations.append({"property": property, where: place, "message": str(message)})
    try:
        key = parse_key(options.key) if options.key else None
        if options.receipt:
            entry, receipt = (Path(path).read_bytes() for path in options.receipt)
            note = check_receipt(entry, receipt, options.receipt[1], need(key, "give --key, too"), report)
        else:
            place = need(options.place, "which record?")
            need(re.match("https?://", place) or os.path.isdir(place), "no such folder")
            trust = Bag(key=key, policy=options.policy and Path(options.policy).read_bytes().decode(),
                        since=options.since and Path(options.since).read_bytes(), scans=options.scans)
            note = verify(place, trust, report, unchecked)
    except Exception as error:  # whatever stops the check is no statement about the record
        print(f"could not run: {type(error).__name__}: {error}", file=sys.stderr)
        return 2
    size, root = (note.size, base64.b64encode(note.root).decode()) if note else (None, None)
    if options.json:
        print(json.dumps({"holds": not violations, "size": size, "root": root, "violations": violations,
                          "not_checked": unchecked}))
        return 1 if violations else 0
    for v in violations:
        print(f"{v['property']}: {v.get('file') or 'entry %d' % v['entry']}: {v['message']}")
    for what, why in unchecked.items():
        print(f"not checked: {what}: {why}")
    print(f"{len(violations)} violations" if violations else f"all holds: size {size}, root {root}")
    return 1 if violations else 0

if __name__ == "__main__":
    sys.exit(main())
