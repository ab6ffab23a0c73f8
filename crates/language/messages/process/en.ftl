# What a mission makes of its reports, in English. What translators need to know stands at the head of ../en.ftl.

mission-menu-quality = Data quality
mission-menu-process = Process
mission-menu-statement = Statement
mission-report = Report
mission-team = Team
mission-because = Worth a second look, because
mission-more = { $count ->
    [one] { $count } more is not listed.
   *[other] { $count } more are not listed.
}

## Data quality

mission-quality-how = Reports that are worth a second look. A doubt is a question to the team, and no verdict on it.
mission-quality-all = all
mission-doubts-rule = two answers do not go together
mission-doubts-ahead = saved in the future
mission-doubts-haste = a long form in little time
mission-doubts-straight-line = the same answer everywhere
mission-doubts-negative-without-cause = negative without any irregularity
mission-doubts-positive-despite = positive with many irregularities
mission-doubts-forked = two devices went on from one state
mission-doubts-same-photo = the same photograph twice
mission-doubts-two-places = two places at once
mission-doubt-rule = a rule of the form does not hold ({ $rule })
mission-doubt-ahead = saved { $minutes } min later than it arrived: the clock of the phone
mission-doubt-haste = { $answers } answers in { $seconds } s
mission-doubt-straight-line = all { $answers } yes-or-no questions have the same answer
mission-doubt-negative-without-cause = assessed as bad, and nothing irregular is reported
mission-doubt-positive-despite = assessed as good, with { $irregular } irregular answers
mission-doubt-forked = two devices went on from one state of the report
mission-doubt-same-photo = the same photograph stands in the report { $other }
mission-doubt-two-places = overlaps in time with the report { $other } from another place

## One report

mission-started = begun { $time }
mission-saved = saved { $time }
mission-draft = draft
mission-irregular = irregular
mission-versions = Versions
mission-via-app = by the app
mission-via-web = typed at headquarters
mission-via-file = from a file
mission-via-sms = by text message
mission-answer-blank = blank
mission-answer-yes = yes
mission-answer-no = no
mission-answer-not-observed = not observed
mission-answer-not-applicable = not applicable
mission-answer-given = given
mission-overall-very-good = very good
mission-overall-good = good
mission-overall-bad = bad
mission-overall-very-bad = very bad

## Process

mission-process-how = Counts first: k of n reports in which somebody saw it and said so. Visits are chosen and not drawn, so there is no margin of error, and these counts say nothing about stations that nobody visited.
mission-everywhere = everywhere
mission-kind = Kind of station
mission-every-kind = every kind
mission-show = Show
mission-reports-complete = { $count ->
    [one] { $count } complete report
   *[other] { $count } complete reports
}
mission-answered = { $count ->
    [one] { $count } answer
   *[other] { $count } answers
}
mission-least-middle-greatest = least · median · greatest

## Statement

mission-statement-how = A statement is a cut through what is known now. Somebody drafts it, somebody else reviews it, and a third person issues it. Every number comes of a query over an anonymised copy of the data, which is published with it.
mission-statement-none = There is no statement yet.
mission-statement-no-outline = The mission has no outline of a statement. Give it one when the mission begins.
mission-statement-title = Statement { $number }
mission-statement-drafted = drafted, waits for a review
mission-statement-reviewed = reviewed, waits to be issued
mission-statement-issued = issued
mission-statement-superseded = replaced by a later one
mission-statement-turned-down = turned down
mission-statement-do-draft = Draft a statement from what is known now
mission-statement-do-review = Reviewed
mission-statement-do-issue = Issue it
mission-statement-do-turn-down = Turn it down
mission-cut-off = data until { $time }
mission-events = { $count ->
    [one] { $count } event of the journal
   *[other] { $count } events of the journal
}
mission-figure = Figure
mission-figures = Where each figure comes from
mission-value = Value
mission-query = Query
mission-files = Files
mission-file-bundle = Anonymised data
mission-file-statement = The statement with its queries and values
mission-file-pdf = The printed statement
