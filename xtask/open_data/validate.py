#!/usr/bin/env python3
"""Open data, judged by other people's readers: every format of `hattama export --format all`, in one folder.

    validate.py FOLDER RESULTS --schemas SCHEMAS

FOLDER holds the export, RESULTS is the record's own `results/<size>.json`, SCHEMAS the published schemas of NIST and
of Google. Each format is read by a library that shares nothing with Hattama; every total of every area is computed
again from its stations and compared with the record's. What schemas cannot say is asked here: that every reporting
unit hangs on one root, that no name leads nowhere, that votes fit the ballots. Ends with 1 where anything fails.
"""

import argparse
import collections
import csv
import datetime
import functools
import glob
import json
import os
import re
import subprocess
import sys
import tempfile
import time

PROBLEMS_TOLD = 10

# The largest report that the slowest of the readers is asked about.
SMALL_BYTES = 2_000_000


class Judge:
    """Counts what was asked, tells what failed."""

    def __init__(self):
        self.failed = 0
        self.start = time.monotonic()

    def say(self, what, problems, asked):
        took = time.monotonic() - self.start
        self.start = time.monotonic()
        problems = list(problems)
        verdict = "holds" if not problems else f"FAILS in {len(problems)} places"
        print(f"{what:52} {asked:>9}  {verdict}  ({took:.1f} s)")
        for problem in problems[:PROBLEMS_TOLD]:
            print(f"    {problem}")
        self.failed += bool(problems)


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Record:
    """What the record states: the sums of every area, and which station lies where."""

    def __init__(self, folder, results):
        with open(results, encoding="utf-8") as file:
            self.results = json.load(file)["results"]
        self.areas = rows(os.path.join(folder, "areas.csv"))
        self.parent = {row["area"]: row["parent"] for row in self.areas}
        self.stations = {row["station"]: row for row in rows(os.path.join(folder, "stations.csv"))}
        self.options = {
            (one["contest"], one["area"]): {option["option"]: option["votes"] for option in one["options"]}
            for one in self.results
        }
        self.lines = {(one["contest"], one["area"]): one["lines"] for one in self.results}
        self.contests = sorted({one["contest"] for one in self.results})

    def above(self, area):
        while area:
            yield area
            area = self.parent[area]

    def differs(self, contest, by_station, stated):
        """Places where figures by station do not add up to those that the record states."""
        sums = collections.defaultdict(lambda: collections.Counter())
        for station, figures in by_station.items():
            for area in self.above(self.stations[station]["area"]):
                sums[area].update(figures)
        for (of, area), expected in stated.items():
            if of == contest:
                for code, value in expected.items():
                    if sums[area][code] != value:
                        yield f"{area} {code}: found {sums[area][code]}, the record states {value}"

    def asked(self, contest, stated):
        return sum(len(figures) for (of, _), figures in stated.items() if of == contest)


def slug(code):
    return code.replace("_", "-").lower()


def tables(judge, folder, record):
    import frictionless

    report = frictionless.validate(os.path.join(folder, "datapackage.json"), parallel=False)
    problems = [f"{task.name}: {error.message}" for task in report.tasks for error in task.errors]
    problems += [error.message for error in report.errors]
    judge.say("CSV: frictionless, data package", problems, sum(task.stats.get("rows", 0) for task in report.tasks))

    csvw_metadata(judge, folder)

    for contest in record.contests:
        counting = [row for row in rows(os.path.join(folder, f"protocols-{slug(contest)}.csv")) if row["counts"] == "true"]
        options = next(iter(record.options.values()))
        for what, stated in (("options", record.options), ("lines", record.lines)):
            codes = next(figures for (of, _), figures in stated.items() if of == contest)
            by_station = {row["station"]: {code: int(row[code]) for code in codes} for row in counting}
            problems = record.differs(contest, by_station, stated)
            judge.say(f"CSV: {what} of {contest} add up", problems, record.asked(contest, stated))
    stated = {(one["contest"], one["area"], kind, code): value for one in record.results
              for kind, figures in (("line", one["lines"].items()),
                                    ("option", [(o["option"], o["votes"]) for o in one["options"]]))
              for code, value in figures}
    found = {(row["contest"], row["area"], row["figure"], row["code"]): int(row["sum"])
             for row in rows(os.path.join(folder, "results.csv"))}
    judge.say("CSV: results are the record's", [f"{key}" for key in stated.keys() | found.keys()
                                                  if stated.get(key) != found.get(key)], len(stated))


def csvw_metadata(judge, folder):
    """Types and references by csvw. It would read a table once more for each reference from it or to it, which takes
    minutes: what it has read once is given to it again."""
    from csvw import TableGroup

    group = TableGroup.from_file(os.path.join(folder, "csv-metadata.json"))
    keys = {name for table in group.tables for key in table.tableSchema.foreignKeys
            for name in (*key.columnReference, *key.reference.columnReference)}
    count, problems = 0, []
    for table in group.tables:
        read = []
        try:
            for file, line, row in table.iterdicts(strict=True, with_metadata=True):
                read.append((file, line, {name: row[name] for name in keys & row.keys()}))
        except ValueError as error:
            problems.append(f"{table.url}: {error}")
        count += len(read)
        table.iterdicts = functools.partial(again, read)
    try:
        problems += [] if problems or group.check_referential_integrity() else ["a reference leads nowhere"]
    except ValueError as error:
        problems.append(f"{error}")
    judge.say("CSV: csvw, types and references", problems, count)


def again(read, log=None, with_metadata=False):
    return iter(read) if with_metadata else (row for _, _, row in read)


def parquet(judge, folder, record):
    import duckdb
    import pyarrow.parquet

    for path in sorted(glob.glob(os.path.join(folder, "*.parquet"))):
        name = os.path.basename(path)
        meta = pyarrow.parquet.read_metadata(path)
        says = {key.decode(): value.decode() for key, value in meta.metadata.items()}
        problems = [key for key in ("record_origin", "record_size", "record_root", "status") if not says.get(key)]
        table = pyarrow.parquet.read_table(path)
        table.validate(full=True)
        (count,) = duckdb.execute(f"select count(*) from read_parquet('{path}')").fetchone()
        problems += [] if count == table.num_rows == meta.num_rows else [f"{count} rows and {table.num_rows}"]
        judge.say(f"Parquet: {name}, pyarrow and duckdb", problems, count)
    for contest in record.contests:
        path = os.path.join(folder, f"protocols-{slug(contest)}.parquet")
        for what, stated in (("options", record.options), ("lines", record.lines)):
            codes = list(next(figures for (of, _), figures in stated.items() if of == contest))
            names = ", ".join(f'"{code}"' for code in codes)
            found = duckdb.execute(f"select station, {names} from read_parquet('{path}')").fetchall()
            by_station = {row[0]: dict(zip(codes, row[1:])) for row in found}
            judge.say(f"Parquet: {what} of {contest} add up, duckdb", record.differs(contest, by_station, stated),
                      record.asked(contest, stated))
        revisions = os.path.join(folder, f"revisions-{slug(contest)}.parquet")
        sums = ", ".join(f'sum("{code}")' for code in codes)
        left = duckdb.execute(f"select {sums} from read_parquet('{revisions}') where counts").fetchone()
        right = duckdb.execute(f"select {sums} from read_parquet('{path}')").fetchone()
        judge.say(f"Parquet: revisions of {contest} that count", [] if left == right else [f"{left} and {right}"], len(codes))


def own_json(judge, folder, record):
    with open(os.path.join(folder, "results.json"), encoding="utf-8") as file:
        report = json.load(file)
    problems, asked = [], 0
    for contest in report["contests"]:
        for area in contest["areas"]:
            key = (contest["code"], area["area"])
            votes = {option["option"]: option["votes"] for option in area["options"]}
            if votes != record.options[key] or area["lines"] != record.lines[key]:
                problems.append(f"{key}: other figures than the record's")
            for option in area["options"]:
                for base, share in option["shares"].items():
                    asked += 1
                    if share["numerator"] != option["votes"] or share["denominator"] != area["bases"][base]:
                        problems.append(f"{key} {option['option']} of {base}: a share of something else")
                    elif share["denominator"]:
                        # Rounded half up, in whole numbers.
                        hundredths = (2 * share["numerator"] * 10_000 + share["denominator"]) // (2 * share["denominator"])
                        if share["percent"] != f"{hundredths // 100}.{hundredths % 100:02}":
                            problems.append(f"{key} {option['option']}: {share}")
    for member in ("origin", "size", "root", "key", "at"):
        if not report["record"].get(member):
            problems.append(f"record.{member} is missing")
    judge.say("JSON: every share of every base", problems, asked)


class Report:
    """A NIST report of either spelling, or a Civics feed, with only what the laws below ask."""

    def __init__(self):
        self.ids = collections.Counter()
        self.references = []
        self.units = {}
        self.votes = {}
        self.ballots = collections.defaultdict(dict)
        self.lines = collections.defaultdict(lambda: collections.defaultdict(dict))


def local_code(identifiers):
    return next((one["Value"] for one in identifiers if one["Type"] == "local-level"), None)


def nist_json(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def as_list(value):
    return value if isinstance(value, list) else [] if value is None else [value]


def nist_xml(path):
    """The same dictionary as the JSON spelling, so that one set of laws holds both."""
    from lxml import etree

    lists = {"Election", "GpUnit", "Party", "BallotCounts", "Candidate", "Contest", "ContestSelection", "VoteCounts",
             "ExternalIdentifier", "CountStatus"}
    names = {"ComposingGpUnitIds", "CandidateIds", "PartyIds"}

    def value(element):
        if len(element) == 0 and not element.attrib:
            return element.text or ""
        found = {}
        for key, text in element.attrib.items():
            found["@id" if key == "ObjectId" else "@type" if key.endswith("}type") else key] = text
        for child in element:
            name = etree.QName(child).localname
            if name in names:
                found[name] = child.text.split()
            elif name in lists:
                found.setdefault(name, []).append(value(child))
            else:
                found[name] = value(child)
        return found

    return value(etree.parse(path).getroot())


def nist(judge, report, what, record, findings):
    units = {unit["@id"]: unit for unit in report["GpUnit"]}
    ids, dangling = collections.Counter(unit["@id"] for unit in report["GpUnit"]), []
    parties = {party["@id"] for party in as_list(report.get("Party"))}
    ids.update(parties)
    parts = collections.Counter(part for unit in units.values() for part in unit.get("ComposingGpUnitIds", []))
    dangling += [part for part in parts if part not in units]
    roots = [name for name in units if not parts[name]]
    seen, waiting = set(), roots[:1]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += units.get(name, {}).get("ComposingGpUnitIds", [])
    problems = [f"{count} parents of {part}" for part, count in parts.items() if count > 1]
    problems += [f"the roots {roots[:5]}"] if len(roots) != 1 else []
    problems += [f"{name} hangs on nothing" for name in units.keys() - seen]
    judge.say(f"{what}: units form one tree", problems, len(units))

    codes = {name: local_code(unit["ExternalIdentifier"]) for name, unit in units.items()}
    stations = {name: code for name, code in codes.items() if name.startswith("station.")}
    election = report["Election"][0]
    candidates = {one["@id"]: one for one in as_list(election.get("Candidate"))}
    ids.update(candidates.keys())
    for candidate in candidates.values():
        dangling += [candidate["PartyId"]] if candidate.get("PartyId") not in parties | {None} else []
    dangling += [] if election["ElectionScopeId"] in units else [election["ElectionScopeId"]]
    ballots, lines = {}, collections.defaultdict(lambda: collections.defaultdict(dict))
    for one in as_list(election.get("BallotCounts")):
        unit = one["GpUnitId"]
        dangling += [] if unit in units else [unit]
        if one["Type"] == "total":
            ballots[unit] = int(one["BallotsCast"]), int(one.get("BallotsRejected", 0))
        else:
            contest, _, line = one["OtherType"].partition("/")
            lines[contest][unit][line] = int(one["BallotsCast"])
    problems = []
    for contest in election["Contest"]:
        code = local_code(contest["ExternalIdentifier"])
        ids[contest["@id"]] += 1
        dangling += [] if contest["ElectionDistrictId"] in units else [contest["ElectionDistrictId"]]
        votes = collections.defaultdict(dict)
        for selection in contest["ContestSelection"]:
            ids[selection["@id"]] += 1
            names = selection.get("CandidateIds", []) + selection.get("PartyIds", [])
            dangling += [name for name in names if name not in candidates and name not in parties]
            option = selection["@id"].split(".", 2)[2]
            by_name = {option_id(known): known for known in record.options[(code, record.areas[0]["area"])]}
            for count in as_list(selection.get("VoteCounts")):
                unit, number = count["GpUnitId"], count["Count"]
                dangling += [] if unit in units else [unit]
                if int(number) != float(number) or int(number) < 0:
                    problems.append(f"{unit}: {number} votes")
                if by_name[option] in votes[unit]:
                    problems.append(f"{unit}: two counts of {option}")
                votes[unit][by_name[option]] = int(number)
        for figures, stated, kind in ((votes, record.options, "options"), (lines[code], record.lines, "lines")):
            by_station = {stations[unit]: found for unit, found in figures.items() if unit in stations}
            by_area = {(code, codes[unit]): found for unit, found in figures.items() if unit not in stations}
            wrong = list(record.differs(code, by_station, stated))
            # An area of which nothing is in has no count.
            wrong += [f"{key}: other {kind} than the record's" for key in stated if key[0] == code
                      and by_area.get(key, dict.fromkeys(stated[key], 0)) != stated[key]]
            judge.say(f"{what}: {kind} of {code} add up", wrong, record.asked(code, stated))
        explained = 0
        for unit, found in votes.items():
            if unit in ballots and len(election["Contest"]) == 1 and unit in stations:
                cast, rejected = ballots[unit]
                if sum(found.values()) > cast - rejected:
                    if findings[code].get(stations[unit]):
                        explained += 1
                    else:
                        problems.append(f"{unit}: {sum(found.values())} votes in {cast - rejected} valid ballots")
        judge.say(f"{what}: votes fit the ballots ({explained} are findings of the record)", problems, len(votes))
    dangling += [f"{name} twice" for name, count in ids.items() if count > 1]
    judge.say(f"{what}: names lead somewhere and are one", dangling, sum(ids.values()))
    problems = [] if report["IsTest"] in (True, "true", False, "false") else ["IsTest"]
    problems += [] if "root" in report["Notes"] else ["Notes name no root"]
    judge.say(f"{what}: the record is named", problems, 2)


def option_id(code):
    return "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "".join(f".{b:02x}" for b in c.encode()) for c in code)


def schema_xml(judge, what, path, schema):
    """By libxml2, with a limit: its identity checks can take for ever."""
    program = ("import sys; from lxml import etree\n"
               "schema = etree.XMLSchema(etree.parse(sys.argv[2]))\n"
               "schema.validate(etree.parse(sys.argv[1], etree.XMLParser(huge_tree=True)))\n"
               "print(*[f'line {e.line}: {e.message}' for e in schema.error_log][:10], sep='\\n')")
    try:
        done = subprocess.run([sys.executable, "-c", program, path, schema], capture_output=True, text=True, timeout=60)
        problems = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    except subprocess.TimeoutExpired:
        problems = ["no answer within 60 s"]
    judge.say(f"{what}: XML schema, libxml2", problems, os.path.getsize(path))
    # In Python alone, and as slow: it is asked of a small election.
    if os.path.getsize(path) < SMALL_BYTES:
        import xmlschema

        problems = [error.reason for error in xmlschema.XMLSchema(schema).iter_errors(path)]
        judge.say(f"{what}: XML schema, xmlschema", problems, os.path.getsize(path))


def civics_begin(folder, schemas):
    """Starts Google's own validator, a program that takes minutes on one core, beside whatever is judged meanwhile.
    But for rules about what a record of figures does not know: an election that is over, and identifiers and links of
    the Open Civic Data and Knowledge Graph collections."""
    skipped = "ElectionEndDatesInThePast,ElectionStartDates,GpUnitOcdId"
    divisions = tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8")
    divisions.write("id,name\n")
    divisions.flush()
    command = ["civics_cdf_validator", "validate", "-x", os.path.join(schemas, "google_cdf", "civics_cdf_spec.xsd"),
               "--ocdid_file", divisions.name, "-c", "us", "-e", skipped, "--rule_set", "election_results",
               "--severity", "error", "-v", os.path.join(folder, "civics.xml")]
    return divisions, subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def civics(judge, folder, schemas, begun):
    path = os.path.join(folder, "civics.xml")
    schema_xml(judge, "Civics", path, os.path.join(schemas, "google_cdf", "civics_cdf_spec.xsd"))
    divisions, validator = begun
    said, _ = validator.communicate()
    divisions.close()
    # Its exit code tells warnings too; what is asked here is that nothing is an error.
    clean = re.search(r"\b0 Fatal messages? found", said) and re.search(r"\b0 Error messages? found", said)
    problems = [] if clean else said.splitlines()
    judge.say("Civics: civics_cdf_validator, election results", problems, os.path.getsize(path))


def civics_totals(judge, folder, record):
    """Every total of the feed, and no name in it that leads nowhere."""
    from lxml import etree

    tree = etree.parse(os.path.join(folder, "civics.xml"), etree.XMLParser(huge_tree=True)).getroot()
    units = {unit.get("objectId") for unit in tree.iter("GpUnit")}
    ids = {element.get("objectId") for element in tree.iter() if element.get("objectId")}
    names = [name for element in tree.iter() if isinstance(element.tag, str) and re.search("Ids?$", element.tag)
             and element.tag != "VendorApplicationId"
             for name in (element.text or "").split()]
    judge.say("Civics: names lead somewhere", [name for name in names if name not in ids], len(names))
    stations = {option_id(code): code for code in record.stations}
    areas = {option_id(code): code for code in record.parent}
    for contest in tree.iter("Contest"):
        code = next(code for code in record.contests if contest.get("objectId") == f"contest.{option_id(code)}")
        stated = {key: found for key, found in record.options.items() if key[0] == code}
        known = {option_id(option): option for option in next(iter(stated.values()))}
        by_station, by_area, problems = collections.defaultdict(dict), collections.defaultdict(dict), []
        for selection in contest:
            name = selection.get("objectId", "")
            if not name.startswith("selection."):
                continue
            option = known[name.split(".", 2)[2]]
            for votes in selection.iter("VoteCounts"):
                unit, count = votes.findtext("GpUnitId"), int(votes.findtext("Count"))
                problems += [] if unit in units else [f"{unit} is no unit"]
                kind, _, place = unit.partition(".")
                if kind == "station":
                    by_station[stations[place]][option] = count
                else:
                    by_area[(code, areas[place])][option] = count
        problems += record.differs(code, by_station, stated)
        problems += [f"{key}: other votes than the record's" for key in stated
                     if by_area.get(key, dict.fromkeys(stated[key], 0)) != stated[key]]
        judge.say(f"Civics: options of {code} add up", problems, record.asked(code, stated))


def openelections(judge, folder, record):
    (path,) = glob.glob(os.path.join(folder, "*__precinct.csv"))
    found = rows(path)
    with open(path, encoding="utf-8") as file:
        heading = file.readline().strip()
    problems = [] if heading == "county,precinct,office,district,party,candidate,votes" else [f"the heading {heading}"]
    total = sum(int(row["votes"]) for row in found)
    root = record.areas[0]["area"]
    stated = sum(sum(record.options[(contest, root)].values()) for contest in record.contests)
    problems += [] if total == stated else [f"{total} votes, the record states {stated}"]
    counties = collections.Counter()
    for row in found:
        counties[row["county"]] += int(row["votes"])
    for county, votes in counties.items():
        stated = sum(sum(record.options[(contest, county)].values()) for contest in record.contests)
        problems += [] if votes == stated else [f"{county}: {votes}, the record states {stated}"]
    judge.say("OpenElections: votes of every county", problems, len(found))


def site(judge, folder, public):
    """What a publication offers beside its pages: the same files, feeds that read, figures without script."""
    import feedparser
    from lxml import etree, html

    names = sorted(os.listdir(folder))
    # Of which size of the record the files are is said beside them, and by nothing that export writes.
    published = sorted(set(os.listdir(os.path.join(public, "data"))) - {"size.json"})
    problems = [name for name in sorted(set(names) ^ set(published))]
    for name in set(names).intersection(published):
        with open(os.path.join(folder, name), "rb") as one, open(os.path.join(public, "data", name), "rb") as two:
            problems += [] if one.read() == two.read() else [f"{name}: other bytes"]
    judge.say("Site: data/ is what export writes", problems, len(names))
    problems, entries = [], 0
    for path in sorted(glob.glob(os.path.join(public, "feeds", "*.atom"))):
        feed = feedparser.parse(path)
        tree = etree.parse(path)
        atom = "{http://www.w3.org/2005/Atom}"
        problems += [f"{path}: {feed.bozo_exception}"] if feed.bozo else []
        # RFC 4287: what a feed and an entry must have.
        for element in [tree.getroot(), *tree.iter(f"{atom}entry")]:
            problems += [f"{path}: no {name}" for name in ("id", "title", "updated") if element.find(atom + name) is None]
            datetime.datetime.fromisoformat(element.find(f"{atom}updated").text)
        problems += [] if tree.find(f"{atom}author/{atom}name") is not None else [f"{path}: no author"]
        ids = [entry.id for entry in feed.entries]
        problems += [] if len(ids) == len(set(ids)) else [f"{path}: two entries of one name"]
        for entry in feed.entries:
            target = os.path.join(public, "feeds", entry.link)
            # Announcements have their page; where this build has none of a kind, no link is held against it.
            problems += [] if os.path.exists(target) or "announcement" in entry.link else [f"{entry.link}: no page"]
        with open(path.replace(".atom", ".json"), encoding="utf-8") as file:
            other = json.load(file)
        problems += [] if other["version"] == "https://jsonfeed.org/version/1.1" else ["the version of the JSON feed"]
        problems += [] if [item["id"] for item in other["items"]] == ids else [f"{path}: other items as JSON"]
        problems += [f"{item['id']}: no date" for item in other["items"] if not item.get("date_published")]
        entries += len(ids)
    judge.say("Site: feeds, feedparser and RFC 4287", problems, entries)
    problems, figures = [], sorted(glob.glob(os.path.join(public, "embed", "*")))
    for path in figures:
        tree = etree.parse(path) if path.endswith(".svg") else html.parse(path)
        text = " ".join(tree.getroot().itertext())
        problems += [f"{path}: a script"] if any("script" in str(element.tag) for element in tree.iter()) else []
        problems += [f"{path}: no votes"] if "%" not in text else []
    judge.say("Site: figures read and run no script", problems, len(figures))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("results")
    parser.add_argument("--schemas", required=True)
    parser.add_argument("--site", help="the publication with pages that offers these files")
    arguments = parser.parse_args()
    folder, schemas = arguments.folder, arguments.schemas
    judge, record = Judge(), Record(folder, arguments.results)
    findings = {
        contest: {row["station"]: row["findings"] for row in rows(os.path.join(folder, f"protocols-{slug(contest)}.csv"))
                  if row["counts"] == "true"}
        for contest in record.contests
    }
    begun = civics_begin(folder, schemas)
    tables(judge, folder, record)
    parquet(judge, folder, record)
    own_json(judge, folder, record)

    import jsonschema_rs

    with open(os.path.join(schemas, "nist", "NIST_V2_election_results_reporting.json"), encoding="utf-8") as file:
        schema = jsonschema_rs.validator_for(json.load(file))
    report = nist_json(os.path.join(folder, "nist.json"))
    problems = [f"{list(error.instance_path)}: {error.message[:200]}" for error in schema.iter_errors(report)]
    judge.say("NIST JSON: schema, jsonschema_rs", problems, os.path.getsize(os.path.join(folder, "nist.json")))
    nist(judge, report, "NIST JSON", record, findings)
    path = os.path.join(folder, "nist.xml")
    schema_xml(judge, "NIST XML", path, os.path.join(schemas, "nist", "NIST_V2_election_results_reporting.xsd"))
    nist(judge, nist_xml(path), "NIST XML", record, findings)
    civics(judge, folder, schemas, begun)
    civics_totals(judge, folder, record)
    openelections(judge, folder, record)
    if arguments.site:
        site(judge, folder, arguments.site)
    print("every format holds" if not judge.failed else f"{judge.failed} questions failed")
    return 1 if judge.failed else 0


if __name__ == "__main__":
    sys.exit(main())
