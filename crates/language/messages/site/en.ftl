# The public site in English. What translators need to know stands at the head of ../en.ftl.

## Around every page

skip-to-content = To the content
languages = Languages
menu = Pages
menu-result = Result
menu-map = Map
menu-areas = Areas
menu-turnout = Turnout
menu-abroad = Abroad
menu-announcements = Announcements
# One of them; its number follows.
menu-announcement = Announcement
menu-changes = Changes
menu-checks = Checks
menu-data = Data
menu-verify = Verify
menu-about = How to read this
foot-record = Record of { $size ->
    [one] { $size } entry
   *[other] { $size } entries
}, { $time }
recount-this = Recount this page
live-newer = The record has grown; the figures above are new.
live-lost = No connection: the figures above are those of the size stated here.
missing-title = There is no page at this address
missing-back = To the result:
notes = To be known before reading

## Basis and coverage, in a line

sources-copies = from electronic copies
sources-originals = from originals
sources-both = from { $copies ->
    [one] { $copies } electronic copy
   *[other] { $copies } electronic copies
} and { $originals ->
    [one] { $originals } original
   *[other] { $originals } originals
}
standing-waiting = WAITING for the first protocols
standing-archive = COUNTED, from the source's own files
standing-counting = COUNTING, nothing announced yet
standing-preliminary = PRELIMINARY
standing-final = FINAL
nothing-in = No protocol is in yet. Figures appear here as protocols come in.
in-of = { $in } of { $of }

## Result

bar-threshold = The line in the bars: { $votes ->
    [one] { $votes } vote meets the rule.
   *[other] { $votes } votes meet the rule.
}
turnout-of = { $registered ->
    [one] { $took-part } of { $registered } registered voter took part
   *[other] { $took-part } of { $registered } registered voters took part
}
form-lines = Lines of the protocols, added up
trend-title = How the result moved while stations came in
trend-text = A line for each option: its share of { $base }, in percent, over the stations that were in.
trend-caption = From left to right: more stations in. From bottom to top: the share, 0 to 100 %.
same-as-table = The same as a table
to-areas = All areas and stations
since-none = Since then, no figure has been corrected.
since-corrections = Since then, { $count ->
    [one] { $count } protocol with other figures has come in
   *[other] { $count } protocols with other figures have come in
}.

## Areas

areas-above = Areas above
areas-how = Every area leads to its parts, down to the station and its protocol.
areas-caption = Areas from the top
parts-areas = Its parts
parts-stations = { $count ->
    [one] Its { $count } station
   *[other] Its { $count } stations
}
list-how = The head of a column leads to the same list in the order of that column.
list-bases = Turnout is of registered voters; the share of { $option } is of { $base }.
search = Search in this list
column-name = name
column-level = level
column-line = line
column-sum = sum
column-change = change
column-seats = seats

## Station

station-in-unit = in its unit
station-not-in = not in yet
station-expected = expected register: { $count ->
    [one] { $count } voter
   *[other] { $count } voters
}
station-unit = So few voters are registered here that the figures stand only in a sum, with those of other stations:
station-members = These figures are the sum of the following stations, so that nobody's vote can be read from them:
station-protocol = The protocol, revision by revision
station-no-protocol = No protocol of this station is in.
station-in-its-unit = Its figures are in, within the sum that is named above.
# $basis: electronic copy or original.
station-revision = Revision { $number } ({ $basis })
station-entry = entry { $entry } of the record
station-because = Replaces the one before because:
# $roles is a list of the roles below; $door is one of the doors: archive of a past election, file from a commission …
made = commission: { $commission } · roles: { $roles } · way in: { $door }
made-own = the station's own
made-alone = one person was enough, because the election is past
role-announcement = announcement
role-approval = approval
role-decision = decision
role-entry = entry
role-first_entry = first entry
role-import = import
role-resolution = resolution of differences
role-second_entry = second entry
station-annulled = Annulled on { $time }: { $reason }
station-checks = { $count ->
    [one] { $count } check holds.
   *[other] { $count } checks hold.
}
station-explained = Explained:
station-proof = The link at each revision leads to the proof that its entry stands in the signed record.
# A picture of the paper that a revision rests on. $type is JPEG, PNG or PDF; $count is a number of kilobytes.
scan-title = Scans of the paper
scan-what = Scan of the protocol, { $type }, { $count } KB
scan-alt = Scan of the protocol of station { $station }, revision { $number }
scan-note = A scan is a picture for people. The figures above come from the entry of the protocol, and not from the scan. Whoever saves its file can compare it: sha256sum prints the SHA-256 that stands here.

## Numbers of findings

# $numbers is a formula such as 149 ≠ 142 + 3; $difference and $allowed are counts.
numbers-at-most = { $numbers } (difference { $difference }, allowed at most { $allowed })
numbers-below = { $numbers } (difference { $difference }, allowed less than { $allowed })
numbers-kind = kind of station: { $kind }
numbers-kind-not = kind of station: not { $kind }
# $own is such as 590 / 600 = 98.33 %.
numbers-median = { $own }; median of { $stations ->
    [one] { $stations } station
   *[other] { $stations } stations
}: { $median }
numbers-rise = { $rise } in an hour; median of the areas beside it: { $median }
numbers-line = { $numbers } (difference { $difference })

## Map

map-how = Each area of the first level is a tile of one size, however large its land is. A tile leads to its area.
map-how-boundaries = Each area of the first level is drawn in its boundaries: the eye weighs land, and land does not vote. An area leads to its page.
map-leader = Who leads
# $area and $option are names; $in of $of stations are in.
map-leader-title = { $area }: { $option } leads with { $votes ->
    [one] { $votes } vote
   *[other] { $votes } votes
}, { $percent } of { $base }; { $in } of { $of } stations in
map-leader-text = In each tile: the option with the most votes, by its number on the ballot, and its share of { $base }.
map-turnout = Turnout
map-turnout-title = { $area }: { $took-part } of { $registered } registered voters took part, { $percent }
# $percent is the turnout of the whole election.
map-turnout-text = In each tile: turnout in percent of registered voters, and how far it is from that of the whole election, { $percent }.
map-bar = The bar at the foot of a tile shows what part of its stations is in.
map-table = Areas of the first level
map-bases = The share of the leading option is of { $base }; turnout is of registered voters.
step-1 = more than 10 points below the whole
step-2 = 2 to 10 points below the whole
step-3 = within 2 points of the whole
step-4 = 2 to 10 points above the whole
step-5 = more than 10 points above the whole
column-first-option = leading option
column-step = against the whole

## Turnout through the day

turnout-how = How many had taken part by each hour, as the commissions reported it during the day. The protocols, which come later, say how many took part in all.
turnout-coverage = { $of ->
    [one] { $in } of { $of } area of the first level reports turnout by the hour.
   *[other] { $in } of { $of } areas of the first level report turnout by the hour.
}
turnout-title = Turnout through the day
turnout-text = A line for each area: the share of registered voters who had taken part, 0 to 100 %, by the hour. The strong line is the sum of all that report; the highest, the lowest and those worth a look are named. Lines worth a look are broken; the reasons stand below.
turnout-line-sum = All areas that report
turnout-sum = { $in ->
    [one] The { $in } area that reports, of { $of }
   *[other] The { $in } areas that report, of { $of }
}
turnout-sum-all = All { $of } areas
turnout-table = Turnout by area and hour
turnout-cells = In each cell: the share of registered voters, below it how many had taken part, of how many. A cell is empty where not all parts of the area have reported; the sum stands only where every area that reports has.
turnout-none = No report of turnout is in yet.
worth-a-look = Worth a look
turnout-meaning = A series that is worth a look may have a plain reason: a list was corrected, a report came late, a station serves travellers. It says nothing about how anybody voted.
turnout-nothing = The checks of the reports hold everywhere.
to-findings = All checks and findings
# $since and $hour are hours of the day.
turnout-why-count_fell = worth a look, because fewer had taken part at { $hour } than at { $since }.
turnout-why-share_fell = worth a look, because the share fell from { $since } to { $hour } while the count did not: the register grew.
turnout-why-not_reproduced = worth a look, because the published percentage of { $hour } does not follow from the counts.
turnout-why-steep_rise = worth a look, because from { $since } to { $hour } it rose faster than the areas beside it.
turnout-why-last_differs = worth a look, because the last report, of { $hour }, and the protocol differ.
turnout-stations-count_fell = { $count ->
    [one] At { $count } station, a later report has a smaller count than an earlier one.
   *[other] At { $count } stations, a later report has a smaller count than an earlier one.
}
turnout-stations-share_fell = { $count ->
    [one] At { $count } station, the share fell while the count did not: the register grew.
   *[other] At { $count } stations, the share fell while the count did not: the register grew.
}
turnout-stations-not_reproduced = { $count ->
    [one] At { $count } station, a published percentage does not follow from the counts.
   *[other] At { $count } stations, a published percentage does not follow from the counts.
}
turnout-stations-steep_rise = { $count ->
    [one] At { $count } station, turnout rose faster than at those beside it.
   *[other] At { $count } stations, turnout rose faster than at those beside them.
}
turnout-stations-last_differs = { $count ->
    [one] At { $count } station, the last report and the protocol differ.
   *[other] At { $count } stations, the last report and the protocol differ.
}

## Voting abroad

abroad-coverage = { $of ->
    [one] The protocol of { $in } of { $of } station abroad is in.
   *[other] The protocols of { $in } of { $of } stations abroad are in.
}
abroad-took-part = { $stations ->
    [one] At { $stations } station abroad, { $took-part } voters took part. The register or the country is not stated, so there is no share.
   *[other] At { $stations } stations abroad, { $took-part } voters took part. The registers or the countries are not stated, so there is no share.
}
abroad-how = Countries stand by parts of the world, after the United Nations' standard M49. A tile leads to its country in the table.
abroad-text = In each tile: the country's code, and turnout in percent of the voters registered there.
abroad-table = Countries and their stations
abroad-step-1 = more than 10 points below all stations abroad
abroad-step-2 = 2 to 10 points below all stations abroad
abroad-step-3 = within 2 points of all stations abroad
abroad-step-4 = 2 to 10 points above all stations abroad
abroad-step-5 = more than 10 points above all stations abroad
column-country = country, station
country-unknown = country not stated
part-asia = Asia
part-europe = Europe
part-africa = Africa
part-americas = The Americas
part-oceania = Oceania
part-other = Other places

## Corrections

corrections-how = A protocol is never changed: a correction is a new revision with a reason, and the old one stays. Here is every revision whose figures differ from the one before, and every annulment.
corrections-list = Every correction
corrections-none = No figure has been corrected and no result annulled.
corrections-listed = { $count ->
    [one] Corrections { $from } to { $to } of { $count }, the newest first.
   *[other] Corrections { $from } to { $to } of { $count }, the newest first.
}
corrections-page = Changes, page { $number }
corrections-pages = Pages of the list
corrections-stations = { $revisions ->
    [one] { $revisions } correction
   *[other] { $revisions } corrections
} at { $stations ->
    [one] { $stations } station
   *[other] { $stations } stations
}.
corrections-votes = { $count ->
    [0] At none of them did the votes of an option change.
    [one] At { $count } of these stations, the votes of an option changed.
   *[other] At { $count } of these stations, the votes of an option changed.
}
corrections-equal = { $count ->
    [one] { $count } later revision repeats every figure of the one before, as an original does that confirms its copy; it is no correction.
   *[other] { $count } later revisions repeat every figure of the one before, as an original does that confirms its copy; they are no corrections.
}
corrections-annulled = { $count ->
    [one] { $count } result was annulled.
   *[other] { $count } results were annulled.
}
corrections-effect = What all corrections together did to the votes of each option
column-corrections = corrections
column-added = added
column-taken = taken away
column-net = net effect
column-before = before
column-after = after
# $basis: electronic copy or original.
correction-revision = Revision { $number } ({ $basis }), { $time }
correction-annulled = Annulled, { $time }
correction-because = Reason:

## Checks

checks-how = These rules are part of the public record: anybody can apply them to every protocol and finds the same. A finding is no verdict; it says where numbers do not fit, or are worth a look.
checks-columns = The first column of numbers counts protocols as they first came in, the second those that count now. For rules that compare stations, reports or sums, only the second can be given.
checks-table = Every check, and how often it did not hold
checks-what = what was found if it does not hold
checks-first = in first revisions
checks-latest = now
# A legal basis follows.
checks-law = law:
checks-nothing = Every check holds everywhere.
meaning-siblings = A station far from its neighbours can have plain reasons: a hospital, barracks, a student hall, a village that stands together. The distance says where to look, and nothing about what happened there.
meaning-equal = Among many small stations some have equal votes by chance. Equal votes say where to compare papers, and no more.
meaning-summary = A summary protocol is a commission's own paper total. Where it was drawn up before all its stations were in, it differs by those.
findings-listed = { $count ->
    [one] The first { $shown } of { $count } finding.
   *[other] The first { $shown } of { $count } findings.
}
findings-all = { $count ->
    [one] { $count } finding.
   *[other] { $count } findings.
}
findings-data = All of them as data
# A command follows.
findings-command = All of them:
findings-show = Show the findings

## Announcements

announcements-how = What the commission has stated, the newest first. Every figure of an announcement leads to where it comes from.
announcements-none = Nothing has been announced yet.
announcements-earlier = Earlier and related announcements
announcements-first = This is the first one.
announcements-all = All announcements
announcement-number = Announcement { $number }
announcement-how = Every figure is a link to the page that it comes from. These pages show the newest figures; this text keeps those of its own minute.
# Follows a list that was cut short.
changes-more = { $count ->
    [one] { $count } more change is among the corrections.
   *[other] { $count } more changes are among the corrections.
}

## Recount it yourself

verify-how = Your own browser can fetch the whole public record, check its signature and its tree, and add up every protocol again. It then compares each figure of the front page with what it has found.
verify-noscript = The recount in the browser needs JavaScript. Without it, one of the two commands below does the same, and more.
verify-start = Recount now
verify-done = done
verify-failed = does not hold
verify-running = at work
verify-waiting = waiting
verify-step-checkpoint = The signature of the checkpoint
verify-step-entries = Every entry of the record
verify-step-tree = The tree over all entries and its root
verify-step-facts = Every rule of the record, entry by entry
verify-step-figures = The totals of every area, added up again
verify-step-page = The figures that the pages show
verify-holds = Everything that was checked holds.
verify-broken = Something does not hold. The table names each property and its place.
verify-running-long = The recount is at work; a large record takes a minute.
verify-unfinished = The recount did not come to its end, so nothing can be said.
verify-detail = detail
verify-given = Give what you trust
verify-given-how = A key from a newspaper or a witness, or a checkpoint that you kept: the recount then holds the record against it.
verify-given-since = A checkpoint that you kept
verify-violations = What does not hold
verify-property = property
verify-place = place
verify-recounted = What your browser found
verify-key = Key of the record
verify-root = Root of the tree
verify-size = Entries
verify-witnesses = Witnesses
verify-signers = Signed by
verify-stated = What this server states
verify-stated-how = Compare these lines with what a witness, a newspaper or somebody elsewhere has seen. If they are the same, all of you were shown the same record.
verify-proves = What a recount proves
verify-proves-entries = No entry has been changed, removed or slipped in below the signed checkpoint.
verify-proves-figures = Every published figure follows from the protocols in the record, to the last vote.
verify-proves-rules = Every protocol, correction and announcement keeps the rules that the record itself states.
verify-not = What it does not prove
verify-not-paper = That a protocol says what lay in the box. For that, paper is counted again by hand, and observers compare their copies.
verify-not-scans = That a scan is the file which its protocol names: no scan is downloaded here. For that, save it and compare its SHA-256, or run one of the commands with --scans.
verify-not-others = That everybody else is shown the same record. For that, compare key and root, and look for witnesses among the signatures.
verify-not-code = That the recount itself is honest: its code comes from the very server that it checks. Whoever doubts that runs a program from elsewhere.
verify-apart = With a program of your own
verify-apart-how = Both programs read the public files alone. The second is less than a thousand lines of Python that share nothing with this one; take the key from a newspaper or a witness, not from here.
# Stands in commands in the place of an address.
verify-address = ADDRESS
verify-since = Whoever keeps a checkpoint can give it with --since: the record must then continue exactly that one.

## How to read this

about-rehearsal = This is a rehearsal: its figures are no results of an election.
about-demonstration = This is a demonstration: the figures of polling stations are invented. It is marked on every page, in every title and in the name of the record, so that no page can be taken for the real one.
about-archive = This is a past election, taken from files that were published. One person was enough to bring it in, which a live election does not allow.
about-not-reviewed = A native speaker of this language has not read these texts yet.
about-foot = The foot of every page
about-foot-text = It says on what basis the figures rest, from how many stations and what part of the register, and the size and minute of the record at which the page last changed.
about-words = Words
about-word-protocol = Protocol
about-text-protocol = The signed paper in which a polling station writes down its count. Every figure here is a sum of protocols.
about-word-basis = Basis
about-text-basis = What a figure rests on: an electronic copy of the protocol, which comes first, or the original, the signed paper. A copy never takes the place of an original.
about-word-revision = Revision
about-text-revision = A protocol is never changed. A correction is a new revision with a reason; the one before stays to be read.
about-word-share = Share and base
about-text-share = A share is a part of a base, and the base is always named: votes for options, valid ballots, ballots found, those who took part, registered voters. The same votes give another percentage on another base.
about-word-coverage = Coverage
about-text-coverage = Which stations are in: how many of how many, and what part of the expected register they hold.
about-word-preliminary = Preliminary
about-text-preliminary = Announced from whatever is in, copies too. Preliminary figures can change.
about-word-final = Final
about-text-final = Announced from the originals of every station, and from nothing else.
about-word-outcome = Leading and decided
about-text-outcome = Leading is what the votes that are in would give. Decided is said only when no station that is missing could change it.
about-word-check = Check
about-text-check = A rule over the lines of a protocol, such as that the votes add up to the valid ballots. The rules are part of the record.
about-word-finding = Finding
about-text-finding = A check that did not hold, with its numbers and the commission's explanation. It is worth a look and no verdict.
about-word-record = Record and entry
about-text-record = The public log of everything that the commissions have stated. Entries are added at the end, and never changed or taken out.
about-word-checkpoint = Checkpoint
about-text-checkpoint = The signed size and root of the record: whoever keeps one can tell later whether anything below it was changed.
about-word-witness = Witness
about-text-witness = Somebody independent who signs checkpoints too, after seeing that each continues the one before.
about-word-unit = Publication unit
about-text-unit = Several small stations whose figures are published only as a sum, so that nobody's vote can be read from them.
about-numbers = Numbers
about-rounding = { $decimals ->
    [one] Counts are exact. A percentage is rounded half up to { $decimals } decimal, each by itself, so that a column may miss 100 by a little. No decision is made on a rounded number.
   *[other] Counts are exact. A percentage is rounded half up to { $decimals } decimals, each by itself, so that a column may miss 100 by a little. No decision is made on a rounded number.
}
about-turnout = Turnout is of registered voters. Where it was reported during the day, every report has the register of its own hour as base.
about-colours = Colours
about-colours-text = Colours follow the order of the ballot and mean nothing else. A number, a name or a pattern always stands beside them.
about-script = Without JavaScript
about-script-text = Every page is whole without JavaScript. With it, lists can be searched, an open page keeps itself up to date, and the record can be recounted in the browser.

## The proof of one entry

proof-title = Proof of entry
proof-holds = It holds: this entry stands at this place in the record whose size and root the checkpoint signs.
proof-broken = It does not hold: the entry and the hashes beside its way do not give the root that the checkpoint states.
proof-bytes = The entry, byte for byte
proof-path = The hashes beside its way to the root, from the entry upwards
proof-receipt = Keep the receipt: the same proof as a file

## Data: every download, and the addresses that a program asks

data-how = The whole result as files, for spreadsheets and programs. All of them come from the signed record, and the same record gives the same files, byte for byte.
data-size = This page is of the record of { $size ->
    [one] { $size } entry
   *[other] { $size } entries
} with the root { $root }.
data-renewed = The data files may be of a smaller record: while results come in, they are made anew with each announcement and whenever the record rests. size.json states the size and root that they are of, and so does every file that has a place for it.
data-column-file = file
data-column-holds = what it holds
data-column-address = address
data-format-csv = Tables (CSV)
data-about-csv = For spreadsheets. Two descriptions say for every column what it means: a Frictionless data package and CSVW metadata.
data-format-parquet = Tables by column (Parquet)
data-about-parquet = For DuckDB, Spark, pandas and the like.
data-format-json = Results with shares (JSON)
data-about-json = Every area by name, every option's share of every base. The manual describes it member by member.
data-format-nist-json = NIST SP 1500-100 as JSON
data-about-nist-json = The common data format for election results, version 2.0.
data-format-nist-xml = NIST SP 1500-100 as XML
data-about-nist-xml = The same report in the other spelling.
data-format-civics = Civics common data format (XML)
data-about-civics = The form in which news services take results.
data-format-openelections = OpenElections: rows of votes (CSV)
data-about-openelections = Votes alone, under the headings of the OpenElections collection.
data-holds-areas = the tree of areas
data-holds-stations = stations, with kind and expected register
data-holds-turnout = turnout reports, hour by hour
data-holds-results = every line and option of every area, with base and share
data-holds-revisions = every revision of every protocol; one column says which one counts
data-holds-protocols = the protocol that counts of every station, with where the station lies
data-holds-package = what every column of the tables means, as a Frictionless data package
data-holds-csvw = the same description as CSVW metadata
data-holds-json = results of every area and contest
data-holds-nist = areas, stations and contests; votes and ballots of every station and area
data-holds-civics = the same in Google's form, with invalid ballots
data-holds-openelections = a row for each station and option
data-api = Addresses for programs
data-api-how = Any program may ask these addresses from any page. What stands below tile/ and results/ never changes and may be kept for good.
data-api-head = size, root and minute of the newest state; ask it to know whether anything is new
data-api-results = the results as the record states them, in canonical JSON; the number is the size
data-api-checkpoint = the signed size and root
data-api-entries = the facts, up to 256 in a file
data-api-tiles = hashes of the tree, for proofs
data-api-size = of which size of the record the files above are
data-api-data = the files above
data-api-atom = announcements and corrections as an Atom feed
data-api-feed = the same as a JSON feed
data-embed = A figure for your page
data-embed-how = It names its base, coverage, size and minute, runs no script, and may stand in any page.
data-embed-html = to be framed; it stays new by itself
data-embed-svg = a picture
embed-back = All figures, down to every station

## Feeds

# $election is the election's title.
feed-title = Announcements and corrections: { $election }
feed-preliminary = Preliminary result: { $contest }
feed-final = Final result: { $contest }
feed-option = { $name }: { $votes ->
    [one] { $votes } vote
   *[other] { $votes } votes
}, { $percent }
feed-base = Percentages are of { $base }.
# $number is the number of the revision.
feed-correction = Corrected figures: { $station }, { $name }, revision { $number }
feed-correction-of = Contest: { $contest }

## Observation

menu-observation = Observation
observation-how = What observers have published in a record of their own, which was checked before it was shown. It is their word and not the commission's; the official figures do not depend on it.
observation-no-statement = There is no statement yet.
observation-cut-off = Data until
observation-record = Their record:
station-copy = An observer's copy
station-copy-equal = equal to the official figures where both show one
station-copy-differs = differs from the official figures
