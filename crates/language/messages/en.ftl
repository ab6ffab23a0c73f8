# Hattama in English.
#
# For translators
#
# A line `id = text` is one message. Only the text is translated; the id and the names after `$` stay as they are,
# and every `$name` of the English message must occur in yours, in any order.
#
# Numbers, percentages and dates arrive written by your language's custom, the sign % included. A number may need
# another form of the noun beside it: `{ $votes -> [one] … *[other] … }` chooses by the plural rules of CLDR, and
# `[1]` means exactly one. Use the forms that your language has.
#
# `$base` is a phrase of the group "Bases" below and stands after "of". The base of a share is always named.
# Plain sentences; no "please", no exclamation marks; no word that is a verdict on an election.
#
# The words of the subject, always the same: election, contest, option, area, station, commission, form, line,
# protocol, basis (electronic copy or original), revision, check, finding, share, base, coverage, outcome, record,
# entry. The *record* is the public signed log; the *register* is the list of voters.

## The language itself, dates and numbers

language-name = English
# $day and $year are digits, $month is one of the twelve below.
date = { $day } { $month } { $year }
# $offset is such as UTC+6.
date-time = { $date }, { $time } ({ $offset })
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
# Stands in the place of a percentage whose base is 0.
no-share = no share

## What kind of election this is

status-live = live
status-rehearsal = rehearsal
status-demonstration = demonstration
status-archive = archive
mark-rehearsal = REHEARSAL: these are no results of an election
mark-demonstration = DEMONSTRATION: station figures are invented
mark-archive = ARCHIVE: figures of a past election, taken from files

## Bases, as they stand after "of"

base-votes_for_options = votes for options
base-valid = valid ballots
base-ballots_found = ballots found in the boxes
# Those who received a ballot.
base-took_part = those who took part
base-registered = registered voters

## Bases, standing alone

base-name-votes_for_options = votes for options
base-name-valid = valid ballots
base-name-ballots_found = ballots found in the boxes
base-name-took_part = voters who took part
base-name-registered = registered voters

# A share with its base.
share = { $percent } of { $base }

## Bases of figures

basis-copy = electronic copy
basis-original = original

## Outcomes

outcome-sentence-none = No outcome: no votes are in.
outcome-sentence-elected-leading = Leading: { $name }. Stations that are not in could change it.
outcome-sentence-elected-decided = Elected: { $name }.
# $names: the two, already joined by commas.
outcome-sentence-run_off-leading = A run-off is in sight between { $names }. Stations that are not in could change it.
outcome-sentence-run_off-decided = Run-off between { $names }.
# The voting is held anew, from the start. In the law of Kazakhstan "repeat voting" means the run-off: avoid it here.
outcome-sentence-repeat-leading = As it stands, voting would be held anew. Stations that are not in could change it.
outcome-sentence-repeat-decided = Voting is held anew.
outcome-sentence-seats-leading = Seats as they stand: { $seats }. Stations that are not in could change them.
outcome-sentence-seats-decided = Seats shared out: { $seats }.
# $names: those with equal claims, already joined by commas.
outcome-sentence-lot-leading = As it stands, a lot would be drawn between { $names }. Stations that are not in could change it.
outcome-sentence-lot-decided = A lot is to be drawn between { $names }.

## Checks and findings

severity-error = error
severity-warning = warning
severity-notice = notice
# Stands in the place of a reason or an explanation that the source of a past election does not give.
not-given = not given by the source

## Stations, ways in

station-kind-ordinary = ordinary station
station-kind-abroad = station abroad
station-kind-mobile = mobile station
station-kind-hospital = station in a hospital
station-kind-military = station in a military unit
station-kind-detention = station in a place of detention
station-kind-temporary = temporary station
# A unit: several small stations whose figures are published only as a sum.
station-kind-unit = publication unit
door-archive = archive of a past election
door-file = file from a commission
door-entry = typed twice at a desk
door-device = signed by the station's device
door-scan = read from a scan
# The option "against all", where it stands in the sentences of this file.
against-all = against all

## Counts with their noun

count-votes = { $count ->
    [one] { $count } vote
   *[other] { $count } votes
}
# Entries of the record.
count-entries = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}

## Coverage

coverage-stations = { $of ->
    [one] { $in } of { $of } station
   *[other] { $in } of { $of } stations
}
coverage-register = { $percent } of the register
coverage-register-unknown = part of the register unknown: the station list has no expected register
coverage-none = no station is in

## Announcement: headline and headings

announcement-headline-preliminary = Preliminary results: { $title }
announcement-headline-final = Final results: { $title }
heading-result = Result
heading-turnout = Turnout
heading-stations = Stations
heading-changes = Changes since the previous announcement

## Announcement: result

# The base of the shares in the lines that follow, and its count.
announcement-shares-base = Shares are of { $base }, { $count } in all.
announcement-option = { $votes ->
    [one] { $name } ({ $nominated-by }) — { $votes } vote, { $percent } of { $base }
   *[other] { $name } ({ $nominated-by }) — { $votes } votes, { $percent } of { $base }
}
# An option that nobody nominated, such as "against all".
announcement-option-alone = { $votes ->
    [one] { $name } — { $votes } vote, { $percent } of { $base }
   *[other] { $name } — { $votes } votes, { $percent } of { $base }
}
# $threshold is such as 50 % or 2/3; $base-count is the count of the base of the rule.
rule-majority-met = { $votes ->
    [one] More than { $threshold } of { $base } is needed: { $name } has { $votes } vote of { $base-count }, { $percent }: met.
   *[other] More than { $threshold } of { $base } is needed: { $name } has { $votes } votes of { $base-count }, { $percent }: met.
}
rule-majority-not-met = { $votes ->
    [one] More than { $threshold } of { $base } is needed: { $name } has { $votes } vote of { $base-count }, { $percent }: not met.
   *[other] More than { $threshold } of { $base } is needed: { $name } has { $votes } votes of { $base-count }, { $percent }: not met.
}

## Announcement: turnout

announcement-turnout = { $registered ->
    [one] { $took-part } of { $registered } registered voter took part: { $percent }.
   *[other] { $took-part } of { $registered } registered voters took part: { $percent }.
}
# Turnout by an hour of polling day.
announcement-turnout-at = { $registered ->
    [one] By { $hour }, { $took-part } of { $registered } registered voter had taken part: { $percent }.
   *[other] By { $hour }, { $took-part } of { $registered } registered voters had taken part: { $percent }.
}
announcement-turnout-none = Turnout cannot be stated: the form of the protocol lacks the voters who took part or the registered voters.
# $stations and $countries are all that exist, $registered and $took-part are over the stations that are in.
announcement-abroad = Abroad, at { $stations ->
    [one] { $stations } station
   *[other] { $stations } stations
} in { $countries ->
    [one] { $countries } country
   *[other] { $countries } countries
}, { $took-part } of { $registered ->
    [one] { $registered } registered voter
   *[other] { $registered } registered voters
} took part: { $percent }.

## Announcement: stations and what it rests on

announcement-stations = { $of ->
    [one] The protocol of { $in } of { $of } station is in.
   *[other] The protocols of { $in } of { $of } stations are in.
}
# Follows the sentence before.
announcement-stations-abroad = { $of ->
    [one] Among them: { $in } of { $of } station abroad.
   *[other] Among them: { $in } of { $of } stations abroad.
}
# Follows: the expected register of the stations that are in, of the whole expected register.
announcement-coverage = { $of ->
    [one] Their registers hold { $in } of { $of } expected voter: { $percent } of the register.
   *[other] Their registers hold { $in } of { $of } expected voters: { $percent } of the register.
}
announcement-coverage-unknown = What part of the register they hold cannot be stated: the station list has no expected register.
# Copies and originals; the next two are for when there is only one of the kinds.
announcement-sources = The figures rest on { $copies ->
    [one] { $copies } electronic copy
   *[other] { $copies } electronic copies
} and { $originals ->
    [one] { $originals } original
   *[other] { $originals } originals
} of protocols.
announcement-sources-copies = { $copies ->
    [one] The figures rest on the electronic copy of { $copies } protocol.
   *[other] The figures rest on the electronic copies of { $copies } protocols.
}
announcement-sources-originals = { $originals ->
    [one] The figures rest on the original of { $originals } protocol.
   *[other] The figures rest on the originals of { $originals } protocols.
}
announcement-note-preliminary = Preliminary means preliminary: final results rest on originals alone, and every difference is published with its reason.
announcement-note-final = Final: these results rest on originals alone.
announcement-record = { $size ->
    [one] Computed from the { $size } entry that the record held on { $time }.
   *[other] Computed from the { $size } entries that the record held on { $time }.
}
# $command is typed in a terminal.
announcement-recompute = Every figure can be recomputed from the public record: { $command }

## Announcement: changes since the previous one

changes-none = No vote differs from the previous announcement.
# A list of stations follows.
changes-votes = { $votes ->
    [one] One vote differs from the previous announcement:
   *[other] { $votes } votes differ from the previous announcement:
}
changes-station = { $station }, { $option }: { $old ->
    [one] { $old } vote
   *[other] { $old } votes
} before, { $new ->
    [one] { $new } vote
   *[other] { $new } votes
} now. Reason: { $reason }
# A line of the protocol other than the votes of an option.
changes-line = { $station }, line “{ $line }”: { $old } before, { $new } now. Reason: { $reason }
# Stations whose original has come in place of the electronic copy.
changes-originals = { $count ->
    [one] { $count } station now rests on its original; before, it rested on an electronic copy.
   *[other] { $count } stations now rest on their originals; before, they rested on electronic copies.
}

## Heads of columns in tables

column-option = option
column-votes = votes
column-share = share
column-area = area
column-stations-in = stations in
column-registered = registered
column-took-part = took part
column-turnout = turnout
