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
# $basis: electronic copy or original.
station-revision = Revision { $number } ({ $basis })
station-entry = entry { $entry } of the record
station-because = Replaces the one before because:
station-annulled = Annulled on { $time }: { $reason }
station-checks = { $count ->
    [one] { $count } check holds.
   *[other] { $count } checks hold.
}
station-explained = Explained:
station-proof = The link at each revision leads to the proof that its entry stands in the signed record.

## Data: every download, and the addresses that a program asks

data-how = The whole result as files, for spreadsheets and programs. All of them come from the signed record, and the same record gives the same files, byte for byte.
data-size = These files are those of the record of { $size ->
    [one] { $size } entry
   *[other] { $size } entries
} with the root { $root }. Every file that has a place for it states size and root.
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
