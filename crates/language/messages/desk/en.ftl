# The commission's desk in English. What translators need to know stands at the head of ../en.ftl.

## Around every page

desk-home = Desk
desk-menu-board = Progress
desk-menu-intake = Intake
desk-menu-entry = Entry
desk-menu-held = Held
desk-menu-approvals = To approve
desk-menu-summaries = Summary protocols
desk-menu-turnout = Turnout
desk-menu-import = Files
desk-menu-proposals = Announcements and confirmations
desk-menu-journal = Journal
desk-menu-people = People
desk-sign-out = Sign out
desk-back = To the first page
desk-mark-rehearsal = DRESS REHEARSAL: nothing here counts
desk-mark-archive = A past election: nothing is typed here
desk-trouble = Nothing can be signed at present:
desk-not-done = Not done
desk-missing = There is nothing at this address.
desk-malformed = This is not yours to do, or the form is not one that this desk has just made ({ $what }). Nothing was changed. Go back, load the page again and repeat it.
desk-failed = It could not be done; nothing was changed. { $what }

## Why something was refused

desk-refused-closed = The desk is closing. Nothing was changed.
desk-refused-failed = It could not be written, and nothing was changed. Try again in a moment. { $what }
desk-refused-not-active = You do not work here any more. Nothing was changed.
desk-refused-no-such-paper = This election has no such station or area, or no such contest. Look at the number on the paper.
desk-refused-other-area = This paper is of an area that you do not work for. Nothing was changed.
desk-refused-changed = Something happened to this paper since the page was shown. Look at it again below; nothing was changed.
desk-refused-wrong = This cannot be done: { $what }
desk-refused-no-such-proposal = There is no such proposal that waits. It may have been decided meanwhile.
desk-refused-own-proposal = You proposed this. Another person has to confirm it.
desk-refused-other-bytes = What would be published now is not what was proposed and shown. Turn it down and propose it anew.
desk-refused-record = The record cannot hold this: { $what }
desk-refused-certified = The result is certified: nothing about this paper can change any more.
desk-refused-request-waits = A request waits for this paper. It has to be granted or refused first.
desk-refused-already-here = This paper is here already and is being worked on. A second sheet of the same paper is not taken in; keep it apart and tell a supervisor.
desk-refused-already-accepted = This paper is accepted already on the same basis. A correction begins with a recall.
desk-refused-copy-after-original = The original of this paper is accepted. An electronic copy does not follow an original.
desk-refused-nothing-expected = Nothing is expected of this station: it did not open, or its result is void.
desk-refused-nothing-to-give-back = There is no paper here that could go back now. An entry under way has to be given up first, or have the explanation rejected.
desk-refused-nothing-to-scan = There is no paper here that waits to be accepted. A scan is of the paper in work.
desk-refused-nothing-to-type = This paper waits for no entry.
desk-refused-nobody-types = Nobody is typing this paper. Begin the entry first.
desk-refused-nothing-to-judge = The entries of this paper have not just agreed.
desk-refused-nothing-held = This paper is not held.
desk-refused-nothing-to-approve = No explanation of this paper waits for approval.
desk-refused-not-asked-here = This cannot be asked for where the paper stands now.
desk-refused-counts-already = A result of this station counts. A station that did not open has none; recall or annul it first.
desk-refused-nothing-asked = No request waits for this paper.
desk-refused-nothing-to-certify = Nothing of this paper is accepted that could be certified.
desk-refused-copy-not-final = This paper is accepted on an electronic copy. A final result takes the original.
desk-refused-another-types = Somebody else is typing this paper.
desk-refused-first-typist = You typed the first entry. Another person types the second.
desk-refused-typed-last = You were the last to type these fields. Another person types them next.
desk-refused-has-typed = You typed this paper. Somebody who has not typed it decides about it.
desk-refused-has-resolved = You explained these findings. Another person approves them.
desk-refused-has-asked = You asked for this. Another person grants it.
desk-refused-other-form = This paper has another number of lines than the one before it.
desk-refused-scan-misshapen = The scan cannot stand on the record: { $what }
desk-refused-place-outside = The form has no such line.
desk-refused-place-settled = This line is settled; it is not typed again.
desk-refused-field-count = The form that was sent has another number of fields than the paper. Load the page again.
desk-refused-count-too-large = A count is larger than any station can have. Look at the paper again.
desk-refused-check-reserved = A check of the definition has a name that is kept for corrections.
desk-refused-reason-blank = A reason is missing. Say in a sentence why.
desk-refused-explanation-unknown = There is an explanation of something that was not found. Load the page again.
desk-refused-explanation-missing = One of the findings has no explanation. Each needs one.
desk-refused-explanation-blank = One of the explanations is empty. Each finding needs a sentence.

## Papers, wherever they are named

desk-paper = Paper
desk-line = Line
desk-figures = Figures
desk-area = Area
desk-all = All
desk-hour = Hour
desk-what = What
desk-when = When
desk-who = Who
desk-since-when = Since
desk-since = since { $time }
desk-done = Done.
desk-cancel = Cancel
desk-person = person { $count }
desk-kind-station = A station's protocol
desk-kind-area = A higher commission's summary protocol
desk-basis-copy = Electronic copy
desk-basis-original = Signed original
desk-header-areas = Lies in
desk-header-kind = Kind
desk-header-registered = Expected register
desk-header-contest = Contest
desk-header-basis = Basis
desk-header-number = Number on the sheet
desk-header-state = State
desk-state-expected = Expected
desk-state-received = Here, waits for its first entry
desk-state-first-entry = First entry under way
desk-state-first-done = Waits for its second entry
desk-state-second-entry = Second entry under way
desk-state-differing = The entries differ: waits to be typed again
desk-state-typing-again = Differing fields are being typed again
desk-state-agreed = Both entries agree
desk-state-held = Held: findings wait for an explanation
desk-state-resolved = Explained, waits for approval
desk-state-accepted = Accepted
desk-state-void = Counts no more, or never did
desk-state-requested = A request waits
desk-state-certified = Certified

## Intake

desk-intake-code = Number of the station or area, or the code on the paper
desk-intake-number = Number on the sheet, if it has one
desk-intake-look = Look it up
desk-intake-compare = Compare this with the header of the paper in your hand.
desk-intake-custody = Who brought it, and in what state (for the journal)
desk-intake-take = The header is right: take it in
desk-intake-refuse = The header differs: refuse it
desk-intake-taken = Taken in: { $paper }
desk-intake-refused = Refused, and told in the journal: { $paper }
desk-intake-code-broken = The code on the paper does not read. Type the number of the station.
desk-intake-other-election = The code is of another election's paper. Refuse the sheet.

## The scan of a paper.

desk-scan-title = Scan of the paper
desk-scan-alt = The paper, scanned
desk-scan-choose = Scan of the paper, if there is one (JPEG, PNG or PDF, up to 20 MB)
desk-scan-replace = Another scan in its place (JPEG, PNG or PDF, up to 20 MB)
desk-scan-add = Add the scan
desk-scan-public = The scan is published together with the protocol once it counts, with everything that is on it, signatures included.
desk-scan-kept = The scan stays here and is not published: this paper has no protocol of its own on the public record.
desk-scan-cleaned = Place, time and camera, which a picture's file carries, are removed from it; a PDF is taken as it is.
desk-scan-type = Type what stands on the paper.
desk-scan-nothing = Found no file. Choose a scan of the paper: JPEG, PNG or PDF.
desk-scan-other-kind = Found a file of the kind { $found }, expected JPEG, PNG or PDF. Save the scan as one of these, or scan the paper again.
desk-scan-unknown-kind = Found a file of another kind, expected JPEG, PNG or PDF. Save the scan as one of these, or scan the paper again.
desk-scan-too-large = Found a file of more than 20,000,000 bytes, expected fewer. Scan the paper again with a lower resolution.
desk-scan-broken = Found a picture that does not read ({ $found }). Scan the paper again.

## Entry

desk-entry-mine = You are typing
desk-entry-waiting = { $count ->
    [0] No paper waits for you.
    [one] { $count } paper waits for you.
   *[other] { $count } papers wait for you.
}
desk-entry-next = Next paper
desk-entry-none = No paper waits for you at present.
desk-entry-by-number = Or the paper of this station or area
desk-entry-begin = Type this one
desk-entry-first = First entry
desk-entry-second = Second entry
desk-entry-again = Differing fields, typed again
desk-entry-how = Type each line as it stands on the paper; a line that is empty there stays empty. Enter and the arrows move from line to line, Escape leaves with everything kept.
desk-entry-finish = Finish the entry
desk-entry-finish-anyway = It is so on the paper: finish the entry
desk-entry-keep = Keep and go on
desk-entry-lay-down = Give it up: clear what I typed
desk-entry-lost = Not kept: no connection. Do not leave this page; finish the entry when the connection is back.
desk-entry-unread = Some fields are no counts. A count is written with digits alone.
desk-entry-no-count = This is no count.
desk-entry-findings = { $count ->
    [one] Something does not fit. Look again at what was handed in, and correct what was mistyped.
   *[other] { $count } things do not fit. Look again at what was handed in, and correct what was mistyped.
}
desk-entry-done-first = { $paper }: the first entry is finished. Somebody else types the second.
desk-entry-done-differing = { $paper }: the entries differ. The differing fields are typed again.
desk-entry-done-held = { $paper }: both entries agree; it waits for a supervisor.
desk-entry-done-accepted = { $paper }: both entries agree; it is accepted.
desk-entry-laid-down = { $paper }: given up. It waits for an entry again.

## Held papers, approvals, requests

desk-held-how = Papers whose figures do not fit together. Whoever has not typed a paper explains what was found, or has it typed anew.
desk-approvals-how = Explanations and requests of others. Whoever neither typed nor explained nor asked decides.
desk-list-empty = Nothing waits for you here.
desk-list-others = { $count ->
    [one] { $count } more waits for somebody else: you had a part in it.
   *[other] { $count } more wait for somebody else: you had a part in them.
}
desk-findings = { $count ->
    [one] { $count } finding
   *[other] { $count } findings
}
desk-findings-explained = { $count ->
    [one] { $count } finding, explained
   *[other] { $count } findings, explained
}
desk-finding-error = error
desk-finding-warning = warning
desk-finding-correction = The figures differ from those that were accepted before
desk-explain = Explanation
desk-explain-public = Explanations stand on the public record. Name no person.
desk-resolve = Record the explanations
desk-explained = Explanation
desk-type-anew = Have it typed anew
desk-type-anew-reason = Or have the whole paper typed anew, because
desk-approve = Approve: let it count
desk-reject = Send the explanation back
desk-reject-reason = Or send it back, because
desk-grant = Grant it
desk-deny = Refuse it
desk-deny-reason = Or refuse it, because
desk-free = Free the paper from whoever is typing it
desk-ask-title = Ask for a recall, a recount …
desk-ask = Ask for it
desk-ask-reason = Reason (public once it is granted)
desk-asked-recall = Recall: the paper is entered anew
desk-asked-recount = Recount: the ballots are counted again
desk-asked-annulment = Annulment: the result is void
desk-asked-repeat-voting = Repeat voting
desk-asked-not-opened = The station did not open
desk-give-back-title = Give the paper back
desk-give-back = Give it back
desk-give-back-reason = Reason
desk-paper-revision = revision { $count }
desk-paper-first = first entry
desk-paper-second = second entry
desk-paper-agreed = both entries

## Progress

desk-papers = { $count ->
    [one] { $count } paper
   *[other] { $count } papers
}
desk-wall = for a wall screen
desk-stage-expected = expected
desk-stage-typing = being entered
desk-stage-held = held
desk-stage-approving = to approve
desk-stage-accepted = accepted
desk-stage-void = void
desk-board-areas = By area, furthest behind first
desk-board-oldest = Waits longest
desk-board-late = Most still missing
desk-board-missing = { $count ->
    [one] { $count } paper is not here
   *[other] { $count } papers are not here
}
desk-board-errors = Where work is done twice
desk-error-compared = Entries compared with the one before
desk-error-differing = Of these, entries that differed
desk-error-held = Papers held with findings
desk-error-anew = Papers typed anew
desk-error-recalled = Recalls and recounts granted
desk-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}

## History and journal

desk-history = everything that happened to it
desk-history-how = { $count ->
    [one] { $count } event. People stand here by number; the public record has neither.
   *[other] { $count } events. People stand here by number; the public record has neither.
}
desk-facts = Facts
desk-hidden = (hidden while it is being typed)
desk-earlier = Earlier
desk-later = Later
desk-event-not-received = { $paper }: not taken in
desk-event-person = Part of person { $count }
desk-event-session = Session
desk-event-proposed = Proposal { $count }
desk-event-approved = Proposal { $count } confirmed
desk-event-withdrawn = Proposal { $count } turned down
desk-event-certified = certified
desk-event-received = taken in
desk-event-given-back = given back
desk-event-scanned = scan added
desk-event-claimed = entry begun
desk-event-kept = field kept
desk-event-laid-down = entry given up
desk-event-finished = entry finished
desk-event-agreed = entries agree
desk-event-differed = entries differ
desk-event-accepted = accepted
desk-event-held = held
desk-event-resolved = explained
desk-event-typed-anew = to be typed anew
desk-event-rejected = explanation sent back
desk-event-asked = asked for
desk-event-granted = granted
desk-event-denied = refused

## Turnout, announcements, confirmations

desk-turnout-how = Turnout of an area by an hour, as its commission reported it. It counts once another person has confirmed it.
desk-took-part = Took part
desk-registered = Registered
desk-turnout-reason = Why it replaces an earlier report, where it does
desk-turnout-propose = Hand over to be confirmed
desk-turnout-propose-anyway = It was reported so: hand over
desk-turnout-proposed = Handed over. Another person confirms it.
desk-turnout-known = Reported before
desk-proposals-how = What counts for the whole election takes two people. Below stands exactly what would be published; whoever confirms it confirms these bytes and no others.
desk-proposals-none = Nothing waits to be confirmed.
desk-proposals-ended = Decided before
desk-propose-preliminary = Propose a preliminary announcement
desk-propose-final = Propose the final announcement and certification
desk-proposal-preliminary = Preliminary announcement
desk-proposal-final = Final announcement, with certification
desk-proposal-turnout = Turnout of { $area } at { $hour }
desk-proposal-row = { $place }: { $took-part } of { $registered } registered took part, { $percent }
desk-proposal-facts = The facts as they would stand on the record
desk-proposal-own = You proposed this; another person confirms it.
desk-proposal-confirm = Confirm: publish exactly this
desk-proposal-withdraw = Turn it down
desk-proposal-withdraw-reason = Turn it down, because
desk-proposal-waiting = waits
desk-proposal-approved = confirmed by person { $count }
desk-proposal-withdrawn = turned down by person { $count }:

## Summary protocols

desk-summaries-how = What higher commissions wrote down as their own totals, against the computed sum. No total is ever taken from them.
desk-summaries-difference = Differs from the computed sum
desk-summaries-none = nowhere

## Files

desk-import-how = A file of a lower commission, read by a mapping. It is staged with its totals, and counts once another person has confirmed them.
desk-import-file = The file (CSV, gzip or zip)
desk-import-mapping = Its mapping
desk-import-stage = Stage it
desk-proposal-count = { $count ->
    [one] { $count } fact would stand on the record.
   *[other] { $count } facts would stand on the record.
}
desk-import-protocols = { $count ->
    [one] { $count } protocol
   *[other] { $count } protocols
}
desk-import-revisions = { $count } of them revise an earlier one
desk-import-findings = { $count } of them have findings, explained in the file

## Signing in

desk-sign-in = Sign in
desk-sign-in-lost = If the password is lost, ask an administrator for a new invitation.
desk-login = Login
desk-login-hint = 2 to 64 letters and digits, also dot, underscore, hyphen and @. Capitals make no difference.
desk-name = Name
desk-password = Password
desk-password-old = Present password
desk-password-new = New password
desk-password-again = New password again
desk-password-change = Change the password
desk-password-hint = { $count } characters at least, and not the login. Several words that belong to nobody are good.
desk-go-on = Go on
desk-keep = Keep
desk-first = First administrator
desk-first-awaited = Nobody works here yet.
desk-first-explained = The program has printed a token on its console. Whoever brings it becomes the first administrator, and gives everybody else their part. The token is used once.
desk-first-token = Token from the console
desk-invitation = Choose a password
desk-factor = Second factor
desk-factor-set-up = Set up a second factor
desk-factor-wanted = Everybody at this desk gives a second factor: a code from an authenticator, such as an app on a phone. Set yours up now; nothing else is open before.
desk-factor-explained = A second factor is a code from an authenticator, such as an app on a phone. With it a password that somebody has overheard opens nothing.
desk-factor-photograph = Photograph this picture with the authenticator.
desk-factor-picture = The secret as a QR code; it stands as text below.
desk-factor-type = Where there is no camera, type this secret:
desk-factor-show = Type the code of six digits that the authenticator shows now.
desk-factor-open = Open your authenticator and type the code of six digits that it shows now.
desk-factor-code = Code
desk-factor-confirm = Confirm
desk-factor-remove = Remove the second factor
desk-factor-is-set = It is set up.
desk-factor-is-not-set = There is none.

## One's own account

desk-own = Your account
desk-own-language = Language
desk-own-language-wherever = Wherever you sign in

## People

desk-people-one = Person { $number }
desk-people-number = Number
desk-people-roles = Roles
desk-people-role-administrator = Administrator: gives people their parts
desk-people-role-receiver = Receiver: takes papers in
desk-people-role-clerk = Clerk: types papers and turnout
desk-people-role-supervisor = Supervisor: resolves and approves
desk-people-role-commissioner = Commissioner: announces results
desk-people-role-auditor = Auditor: reads everything, changes nothing
desk-people-title-administrator = Administrator
desk-people-title-receiver = Receiver
desk-people-title-clerk = Clerk
desk-people-title-supervisor = Supervisor
desk-people-title-commissioner = Commissioner
desk-people-title-auditor = Auditor
desk-people-areas = Areas
desk-people-areas-hint = Codes of areas, apart by commas. Nothing here means the whole election.
desk-people-areas-known = Areas of this election
desk-people-everywhere = the whole election
desk-people-state = State
desk-people-active = works here
desk-people-awaited = invited, has chosen no password yet
desk-people-inactive = does not work here
desk-people-may-sign-in = May sign in and work here
desk-people-signed-in = Last signed in
desk-people-never = never
desk-people-forgotten = name forgotten
desk-people-part = Roles and areas
desk-people-add = Add a person
desk-people-add-explained = You get a link that is valid for 24 hours. With it the person chooses a password, which nobody else ever sees.
desk-people-invited = Invitation
desk-people-invited-explained = Give this link to the person, and to nobody else. It leads to the page where they choose their password:
desk-people-invited-once = It is shown this once. It is valid for 24 hours and can be used once; a new invitation makes it void.
desk-people-invite = Take the password away and invite anew
desk-people-invite-explained = The person is signed out at once and chooses a new password with a new invitation.
desk-people-factor-explained = When the person has lost what shows the codes. They are signed out at once, and sign in with the password alone until another one is set up.
desk-people-forget = Forget the name
desk-people-forget-explained = Deletes name, login, password and second factor. What the person did stays in the journal under the number, and cannot be given a name any more. They can never sign in again.

## Why nothing was changed about a person

desk-person-no-such-person = There is no person of this number.
desk-person-name-forgotten = The name of this person is forgotten. Add them as somebody new.
desk-person-name-blank = A name is missing.
desk-person-name-wrong = A name has at most 100 characters, all of which can be seen.
desk-person-login-wrong = This is no login. It has 2 to 64 letters and digits, and dot, underscore, hyphen and @.
desk-person-login-taken = Somebody has this login already. Choose another one.
desk-person-no-role = No role is chosen. Choose one at least.
desk-person-no-such-role = There is no such role. Load the page again.
desk-person-no-such-area = This election has no area { $area }. Look at the list of areas.
desk-person-last-administrator = Nobody else who can sign in is an administrator. Make somebody else one first.
desk-person-password-short = The password is too short. It needs 12 characters at least.
desk-person-password-long = The password is too long. It has 256 characters at most.
desk-person-password-plain = This password holds the login, or fewer than four different characters. Choose another one.
desk-person-passwords-differ = The two new passwords are not the same. Type both again.
desk-person-password-wrong = This is not your present password.
desk-person-not-known = Login and password are not those of anybody who may sign in here. Type both again.
desk-person-code-wrong = This code is not right, or it was used before. Wait for the next one. If it happens again, look whether the clock of your device is right.
desk-person-nothing-set-up = No second factor is being set up. Begin again.
desk-person-factor-required = Everybody at this desk gives a second factor. It cannot be removed.
desk-person-token-void = This token is not valid: it was used, has run out, or another one was made since.
desk-person-no-such-language = There is no such language here.
desk-person-wait = { $count ->
    [one] Too many tries have failed. The next one can be made in { $count } second.
   *[other] Too many tries have failed. The next one can be made in { $count } seconds.
}
desk-person-busy = Too many people sign in at this moment. Try again in a few seconds.

## The election

desk-menu-election = Election
desk-election-how = As the election was set up: read from the record, and not to be changed here. A definition is opened once with hattama init; a dress rehearsal is opened from the same files, as a record of its own with a mark on every page.
desk-election-status = Status
desk-election-day = Polling day
desk-election-embargo = Nothing of a count leaves before
desk-election-stations = Stations
desk-election-small = Of these, published only within a unit
desk-election-hours = Turnout is reported at
desk-election-origin = Name of the record
desk-election-key = Its key
desk-election-levels = Levels, and how many areas each has
desk-election-checks = What has to hold
desk-election-places = Published at
