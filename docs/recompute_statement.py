#!/usr/bin/env python3
"""Recomputes every figure of a mission's issued statements from the anonymised bundle that each of them names.

    python3 docs/recompute_statement.py PUBLICATION      the folder in which the mission publishes

It shares no line with Hattama and needs nothing but Python 3.9. It looks at the files' hashes and at the figures; that
the record which names the files is signed and whole is what `docs/manual/mission.md` says how to check.
"""
import csv, hashlib, io, json, math, pathlib, sys, zipfile
from fractions import Fraction

SEEN = lambda cell: cell not in ("", "not_asked", "not_observed", "not_applicable")

def tables(data):
    """Every table of a bundle: its name to its rows, each a dictionary."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    read = lambda name: list(csv.DictReader(io.StringIO(archive.read(name).decode())))
    return {name.removesuffix(".csv"): read(name) for name in archive.namelist()}

def reports(bundle, form):
    """The rows of every version of a form."""
    is_version = lambda name: name.startswith(f"reports_{form}_") and name.rpartition("_")[2].isdigit()
    return [row for name in bundle if is_version(name) and name[len("reports_"):].rpartition("_")[0] == form for row in bundle[name]]

def part(rows, holds):
    return {"k": sum(map(holds, rows)), "n": len(rows)}

def quick_count(bundle, option, options):
    """Cochran, Sampling Techniques, ch. 6: the combined ratio estimator over strata, its 95 % interval."""
    strata = {row["stratum"]: (int(row["frame"]), int(row["sample"])) for row in bundle["strata"]}
    seen = {}
    for row in bundle["sample"]:
        seen.setdefault(row["stratum"], []).append((int(row[option]), sum(int(row[one]) for one in options)))
    total = lambda side: sum(Fraction(strata[s][0], len(rows)) * sum(row[side] for row in rows) for s, rows in seen.items())
    y, x = total(0), total(1)
    ratio, variance = y / x, Fraction(0)
    for s, rows in seen.items():
        frame, n = strata[s][0], len(rows)
        if n > 1:
            e = [a - ratio * b for a, b in rows]
            mean = sum(e) / n
            variance += Fraction(frame**2) * (1 - Fraction(n, frame)) * sum((one - mean) ** 2 for one in e) / (n - 1) / n
    half = 1.959963984540054 * math.sqrt(variance / x**2)
    shown = [float(ratio), max(float(ratio) - half, 0), float(ratio) + half]
    drawn = sum(sample for _, sample in strata.values())
    return {"k": len(bundle["sample"]), "n": drawn, "estimate": [f"{100 * one:.2f}" for one in shown]}

def bound(bundle):
    """max D with P(X <= k | N, D, n) >= 1/20, exactly."""
    points = {row["station"] for row in bundle["sample"]}
    compared = {row["station"]: row["verdict"] != "match" for row in bundle["copies"] if row["station"] in points and row["verdict"] != "not_comparable"}
    N = int(next(row["count"] for row in bundle["official"] if row["name"] == "stations"))
    n, k = len(compared), sum(compared.values())
    likely = lambda D: 20 * sum(math.comb(D, j) * math.comb(N - D, n - j) for j in range(k + 1)) >= math.comb(N, n)
    low, high = k, N - n + k
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if likely(middle) else (low, middle - 1)
    return {"k": low, "n": N}

def value(q, bundle):
    of = q["of"]
    if of == "answers":
        fits = lambda row: SEEN(row[q["question"]]) and q.get("region", row["region"]) == row["region"] and q.get("kind", row["kind"]) == row["kind"]
        rows = [row for row in reports(bundle, q["form"]) if fits(row)]
        return part(rows, lambda row: any(one in q["answers"] for one in row[q["question"]].split(";")))
    if of == "reports":
        return {"k": len(reports(bundle, q["form"]))}
    if of == "places":
        return {"k": len({row["place"] for form in q["forms"] for row in reports(bundle, form)} - {""})}
    if of == "copies":
        rows = [row for row in bundle["copies"] if row["verdict"] != "not_comparable"]
        return part(rows, lambda row: row["verdict"] in q["verdicts"])
    if of == "incidents":
        wanted = [(c, q.get(l, [])) for c, l in (("category", "categories"), ("severity", "severities"), ("state", "states"))]
        return part(bundle["incidents"], lambda row: all(not words or row[c] in words for c, words in wanted))
    if of == "members":
        return {"k": sum(int(row["members"]) for row in bundle["members"] if row["role"] in q["roles"])}
    if of == "official":
        count = {row["name"]: int(row["count"]) for row in bundle["official"]}
        return {"k": sum(count[name] for name in q["numerator"]), "n": sum(count[name] for name in q["denominator"])}
    return quick_count(bundle, q["option"], q["options"]) if of == "quick_count" else bound(bundle)

def main(folder):
    blobs = {path.name: path.read_bytes() for path in (pathlib.Path(folder) / "blobs").iterdir()}
    wrong = [name for name, data in blobs.items() if hashlib.sha256(data).hexdigest() != name]
    statements = [json.loads(data) for data in blobs.values() if data.startswith(b'{"bundle"')]
    figures = 0
    for statement in statements:
        bundle = tables(blobs[statement["bundle"]])
        for sentence in (one for section in statement["sections"] for one in section["sentences"] if "query" in one):
            figures += 1
            found = value(sentence["query"], bundle)
            if found != sentence["value"]:
                wrong.append(f"statement {statement['number']}, {sentence['id']}: states {sentence['value']}, the bundle gives {found}")
    for one in wrong:
        print("WRONG", one)
    print(f"{len(statements)} statements, {figures} figures: " + ("all recomputed" if figures and not wrong else "NOT all recomputed"))
    return 0 if figures and not wrong else 1

if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) if len(sys.argv) == 2 else __doc__)
