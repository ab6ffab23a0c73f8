# A mission of observers in English. What translators need to know stands at the head of ../en.ftl.

## Around every page

mission-mark-demonstration = DEMONSTRATION: what observers report here is invented
mission-official-trouble = The commission's record was not read on; what is shown of it is older:
mission-code = Your code
mission-sign-in-observers = Observers in the field use the app on their phones:
mission-app = the observer's app
mission-k-of-n = { $k } of { $n }
mission-menu-board = Progress
mission-not-reviewed = Not reviewed by a native speaker

## Why something was refused

mission-refused-missing = There is nothing at this address.
mission-refused-malformed = What was sent cannot be read ({ $what }). Nothing was kept of it.
mission-refused-signed-out = You are not signed in any more. Sign in again; nothing on this device is lost.
mission-refused-forbidden = Your functions do not include this. Nothing was changed.
mission-refused-too-long = This is longer than it may be. Nothing was kept of it.
mission-refused-wait = Too many tries. Wait { $what } seconds and try again.
mission-refused-wrong-code-or-password = No member has this code and password. Look at both again.
mission-refused-not-now = It could not be kept at present. Try again in a moment; nothing on this device is lost. { $what }
mission-refused-unknown-form = The mission has no such form in this version: { $what }
mission-refused-form-published = This version of the form is published and never changes: { $what }
mission-refused-unknown-question = The form does not ask this: { $what }
mission-refused-wrong-kind = This is no answer to its question: { $what }
mission-refused-out-of-range = This number cannot be: { $what }
mission-refused-unknown-option = This is none of the answers: { $what }
mission-refused-unknown-line = The protocol has no such line: { $what }
mission-refused-unknown-place = There is no such place for this form: { $what }
mission-refused-another-observer = This report belongs to another observer.
mission-refused-code-taken = Somebody else has this code.

## Phases

mission-phase = Phase
mission-phase-opening = Opening
mission-phase-voting = Voting
mission-phase-counting = Closing and counting
mission-phase-transfer = Transfer
mission-phase-tabulation = Tabulation
mission-phase-incident = Incidents
mission-phase-copy = Copies of protocols

## The board

mission-members = { $count ->
    [one] { $count } member
   *[other] { $count } members
}
mission-teams = { $count ->
    [one] { $count } team
   *[other] { $count } teams
}
mission-photos = { $count ->
    [one] { $count } photograph
   *[other] { $count } photographs
}
mission-doubts = { $count ->
    [one] { $count } report worth a second look
   *[other] { $count } reports worth a second look
}
mission-board-phases = By phase
mission-planned = Planned
mission-reports = Reports
mission-places = Places
mission-drafts = Begun
mission-missing = Missing
mission-board-regions = By region
mission-board-regions-caption = Reports that are in, of visits that were planned.
mission-region = Region
mission-board-late = Planned and not reported

## Cases

mission-case-stage-open = open
mission-case-stage-asked = the commission was asked
mission-case-stage-answered = the commission has answered
mission-case-stage-assessed = assessed
mission-case-stage-ended = ended

## Views of the whole

mission-menu-map = Map
mission-menu-digest = Digest
mission-menu-people = People
mission-digest-at = As of { $time }
mission-negative = Bad or very bad
mission-how-many = How many
mission-what-was-reported = What was reported
mission-map-how = Overall assessments by region: how many of those that were given are bad or very bad. A region with few reports shows little.
mission-map-tile = { $area }: { $k } of { $n } assessments are bad or very bad.
mission-map-tiles = In each tile: how many assessments are bad or very bad, and below it how many were given. The ground shows the share:
mission-percents = { $from } to { $to } %
mission-cases-open = { $count ->
    [one] { $count } open case
   *[other] { $count } open cases
}
mission-code-head = Code
mission-name = Name
mission-role = Role
mission-role-core = core expert
mission-role-long-term = long-term observer
mission-role-short-term = short-term observer
mission-role-agent = agent
mission-role-citizen = citizen observer
mission-functions = Functions
mission-function-administrator = administrator
mission-function-operator = operator
mission-function-analyst = analyst
mission-function-editor = editor
mission-function-head = head of the mission
mission-inactive = not let in
mission-do-password = New password
mission-do-stop = Let in no more
mission-do-begin = Let in again
mission-password-new = The new password of { $code }, shown only now:

## The quick count

mission-menu-quick-count = Quick count
mission-quick-count-how = What stations drawn by lot say of the whole country. Each counts once two people have agreed on what its copy says. A margin holds only what its formula assumes: stations that have not answered may be unlike the others.
mission-quick-count-drawn = { $size } stations were drawn from a list with the SHA-256 { $frame } by the dice { $seed }.
mission-quick-count-undrawn = The mission has no list of a draw: whether these stations were drawn by lot, the program cannot tell.
mission-quick-count-no-points = The plan has no sample points, so there is no quick count. Stations that people chose say nothing about the others.
mission-quick-count-no-copies = No sample point has an agreed copy that shows every line yet.
mission-quick-count-refused = Nothing is computed: { $what }
mission-quick-count-preliminary = Preliminary: { $k } of { $n } drawn stations have answered. Below { $needed } of them nothing is called final.
mission-quick-count-final = { $k } of { $n } drawn stations have answered, at least the { $needed } of them that the mission asked for beforehand.
mission-option = Option
mission-quick-count-share = Estimated share
mission-quick-count-interval = From – to, 95 %
mission-quick-count-official = Official share
mission-quick-count-base = All shares are of the votes for options. Of many intervals at 95 %, one in twenty misses by chance alone.
mission-quick-count-limits = What limits this
mission-quick-count-strata = Drawn stations by region
mission-quick-count-answered = Have answered
mission-quick-count-frame = Stations in the region
mission-agreement = Does it agree?
mission-agreement-agrees = lies within the interval
mission-agreement-disagrees = lies outside the interval
mission-agreement-cannot-be-told = cannot be told
mission-estimate-doubt-no-probability-sample = people chose the stations
mission-estimate-doubt-response-too-low = { $k } of { $n } drawn stations have answered, { $needed } of them are needed
mission-estimate-doubt-too-few = too few reports: { $count }
mission-estimate-doubt-too-spread = stations differ too much for so few reports
mission-estimate-doubt-draw-ignored = strata were drawn at unlike rates, and the weights do not make up for it
mission-estimate-doubt-singles = regions with one report each hold many stations: { $count }
mission-estimate-doubt-unlike = what has arrived is unlike the whole: { $names }
mission-estimate-doubt-no-variance = no region has two reports
mission-estimate-doubt-not-covered = nothing has come from regions that hold { $k } of { $n } stations
mission-estimate-warning-low-response = { $k } of { $n } drawn stations have answered, less than the { $needed } of them that are needed.
mission-estimate-warning-unlike = What has arrived is unlike the whole: { $names }.
mission-estimate-warning-unseen = Regions without a report hold { $k } of { $n } stations; the estimate does not stand for them: { $names }.
mission-estimate-warning-single-report = Regions with one report each, so that the margin is too small by what they would add ({ $count } stations): { $names }.
mission-estimate-warning-replaced = Sample points that were replaced: { $count }. Those that could not be reached may be unlike those that stand in for them.
mission-estimate-warning-weak-strata = Regions in which fewer than half of the drawn stations have answered: { $names }.
mission-estimate-warning-few-reports = { $count } reports are fewer than the formulas are relied upon for.
mission-estimate-warning-spread = Totals of these are known to 10 % or worse, so that their intervals are rough: { $names }.
mission-estimate-warning-draw-ignored = Some strata were drawn more densely than others, and the weights do not make up for it.
mission-estimate-warning-no-variance = No region has two reports, so nothing is known of the margin.

## A report that is typed at headquarters

mission-menu-type = Type a report
mission-type-how = For an observer who telephones, or who has filled in a paper. Who typed it stands in the journal. Copies of protocols do not come this way.
mission-form = Form
mission-type-observer = Code of the observer
mission-type-place = Code of the station, or of the area of a higher commission
mission-type-visit = Which visit or incident of the day, 1 to 9
mission-type-next = Go on
mission-type-conditional = only on a condition
mission-type-by-app = Only by the app.
mission-type-none = None of these
mission-type-complete = The observer has finished this report
mission-type-keep = Keep the report
mission-type-unknown = The mission does not know this: { $what }
mission-type-wrong = { $count ->
    [one] { $count } answer was not understood. Nothing was kept yet.
   *[other] { $count } answers were not understood. Nothing was kept yet.
}
