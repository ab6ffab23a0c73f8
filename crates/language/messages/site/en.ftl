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
