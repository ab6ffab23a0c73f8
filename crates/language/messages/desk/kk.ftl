# The commission's desk in English. What translators need to know stands at the head of ../en.ftl.

## Around every page

desk-home = Desk
desk-menu-board = Progress
desk-menu-intake = Intake
desk-menu-entry = Entry
desk-menu-held = Held
desk-menu-approvals = To approve
desk-menu-turnout = Turnout
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
desk-refused-changed = Something happened to this paper since the page was shown. Look at it again below; nothing was changed.
desk-refused-wrong = { $what }
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
desk-refused-nothing-to-give-back = There is no paper here that could go back now. Lay an entry down first, or have the explanation rejected.
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
desk-refused-place-outside = The form has no such line.
desk-refused-place-settled = This line is settled; it is not typed again.
desk-refused-field-count = The form that was sent has another number of fields than the paper. Load the page again.
desk-refused-count-too-large = A count is larger than any station can have. Look at the paper again.
desk-refused-check-reserved = A check of the definition has a name that is kept for corrections.
desk-refused-reason-blank = A reason is missing. Say in a sentence why.
desk-refused-explanation-unknown = There is an explanation of something that was not found. Load the page again.
desk-refused-explanation-missing = One of the findings has no explanation. Each needs one.
desk-refused-explanation-blank = One of the explanations is empty. Each finding needs a sentence.
