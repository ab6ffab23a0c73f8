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

mission-menu-map = By region
mission-menu-digest = Digest
mission-menu-people = People
mission-digest-at = As of { $time }
mission-negative = Bad or very bad
mission-map-how = Overall assessments by region: how many of those that were given are bad or very bad. A region with few reports shows little.
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
