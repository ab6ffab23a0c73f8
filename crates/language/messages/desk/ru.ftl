# Рабочее место комиссии по-русски. Что нужно знать переводчику, сказано в начале ../en.ftl и ../ru.ftl.
#
# Слова: paper — протокол, а то, что держат в руках, — бумага или лист; entry здесь не запись реестра, а ввод;
# take in — принять, accept — учесть, approve — одобрить, confirm — подтвердить, certify — утвердить (итоги);
# held — приостановлен, lay down — отменить ввод (введённое остаётся только в журнале), fact — запись реестра;
# type again (расходящиеся поля) — повторно, type anew (весь протокол) — заново.

## Вокруг каждой страницы

desk-home = Рабочее место
desk-menu-board = Ход работы
desk-menu-intake = Приём
desk-menu-entry = Ввод
desk-menu-held = Приостановленные
desk-menu-approvals = На одобрение
desk-menu-summaries = Сводные протоколы
desk-menu-turnout = Явка
desk-menu-proposals = Объявления и подтверждения
desk-menu-journal = Журнал
desk-menu-people = Сотрудники
desk-sign-out = Выйти
desk-back = На первую страницу
desk-mark-rehearsal = ТРЕНИРОВКА: здесь ничего не учитывается
desk-mark-archive = Прошедшие выборы: здесь ничего не вводится
desk-trouble = Сейчас ничего нельзя подписать:
desk-not-done = Не сделано
desk-missing = По этому адресу ничего нет.
desk-malformed = Это действие вам не разрешено, или форма отправлена не с той страницы, которую только что показало это рабочее место ({ $what }). Ничего не изменено. Вернитесь назад, загрузите страницу заново и повторите.
desk-failed = Сделать это не удалось; ничего не изменено. { $what }

## Почему отказано

desk-refused-closed = Рабочее место закрывается. Ничего не изменено.
desk-refused-failed = Записать не удалось, ничего не изменено. Повторите чуть позже. { $what }
desk-refused-not-active = Вы здесь больше не работаете. Ничего не изменено.
desk-refused-no-such-paper = На этих выборах нет такого участка, такой территории или такого голосования. Посмотрите номер на бумаге.
desk-refused-other-area = Этот протокол — с территории, по которой вы не работаете. Ничего не изменено.
desk-refused-changed = С тех пор как страница была показана, с этим протоколом что-то произошло. Посмотрите на него ещё раз ниже; ваше действие ничего не изменило.
desk-refused-wrong = Так сделать нельзя: { $what }
desk-refused-no-such-proposal = Такого предложения, которое ждёт решения, нет. Возможно, решение уже принято.
desk-refused-own-proposal = Это предложили вы. Подтвердить должен другой сотрудник.
desk-refused-other-bytes = Сейчас было бы опубликовано не то, что предложено и показано. Отклоните это предложение и внесите его заново.
desk-refused-record = Реестр не может это принять: { $what }
desk-refused-certified = Итоги утверждены: в этом протоколе больше ничего не может измениться.
desk-refused-request-waits = По этому протоколу ждёт решения запрос. Сначала его нужно удовлетворить или отказать в нём.
desk-refused-already-here = Этот протокол уже принят, и с ним работают. Второй лист того же протокола не принимается; положите его отдельно и сообщите старшему смены.
desk-refused-already-accepted = Этот протокол уже учтён на том же основании. Исправление начинается с отзыва.
desk-refused-copy-after-original = Оригинал этого протокола уже учтён. Электронная копия после оригинала не принимается.
desk-refused-nothing-expected = От этого участка ничего не ожидается: он не открывался, или его результат признан недействительным.
desk-refused-nothing-to-give-back = Сейчас здесь нет протокола, который можно вернуть. Сначала нужно отменить ввод или вернуть объяснение.
desk-refused-nothing-to-type = Этот протокол не ждёт ввода.
desk-refused-nobody-types = Этот протокол никто не вводит. Сначала начните ввод.
desk-refused-nothing-to-judge = Сейчас нет двух совпавших вводов этого протокола, которые нужно проверить.
desk-refused-nothing-held = Этот протокол не приостановлен.
desk-refused-nothing-to-approve = По этому протоколу нет объяснения, которое ждёт одобрения.
desk-refused-not-asked-here = В нынешнем состоянии протокола это запросить нельзя.
desk-refused-counts-already = Результат этого участка учтён. У участка, который не открывался, результата нет; сначала отзовите результат или признайте его недействительным.
desk-refused-nothing-asked = По этому протоколу нет запроса, который ждёт решения.
desk-refused-nothing-to-certify = По этому протоколу ничего не учтено, утверждать нечего.
desk-refused-copy-not-final = Этот протокол учтён по электронной копии. Для окончательных итогов нужен оригинал.
desk-refused-another-types = Этот протокол вводит другой сотрудник.
desk-refused-first-typist = Первый ввод сделали вы. Второй делает другой сотрудник.
desk-refused-typed-last = Последними эти поля вводили вы. Теперь их вводит другой сотрудник.
desk-refused-has-typed = Вы вводили этот протокол. Решение по нему принимает тот, кто его не вводил.
desk-refused-has-resolved = Эти замечания объяснили вы. Объяснения одобряет другой сотрудник.
desk-refused-has-asked = Это запросили вы. Запрос удовлетворяет другой сотрудник.
desk-refused-other-form = В этом протоколе не столько строк, сколько в предыдущем.
desk-refused-place-outside = Такой строки в форме нет.
desk-refused-place-settled = Эта строка уже совпала; повторно её не вводят.
desk-refused-field-count = В отправленной форме не столько полей, сколько в протоколе. Загрузите страницу заново.
desk-refused-count-too-large = Одно из чисел больше, чем может быть на любом участке. Посмотрите на бумагу ещё раз.
desk-refused-check-reserved = Одна из проверок в описании выборов названа именем, которое отведено для исправлений.
desk-refused-reason-blank = Не указана причина. Напишите одним предложением почему.
desk-refused-explanation-unknown = Объяснено то, чего проверки не нашли. Загрузите страницу заново.
desk-refused-explanation-missing = Одно из замечаний осталось без объяснения. Объяснение нужно каждому.
desk-refused-explanation-blank = Одно из объяснений пустое. Каждому замечанию нужно хотя бы одно предложение.

## Протоколы, где бы они ни назывались

desk-paper = Протокол
desk-line = Строка
desk-figures = Числа
desk-area = Территория
desk-all = Всего
desk-hour = Час
desk-what = Что
desk-when = Когда
desk-who = Кто
desk-since-when = С какого времени
desk-since = с { $time }
desk-done = Готово.
desk-cancel = Отмена
desk-person = сотрудник № { $count }
desk-kind-station = Протокол участка
desk-kind-area = Сводный протокол вышестоящей комиссии
desk-basis-copy = Электронная копия
desk-basis-original = Подписанный оригинал
desk-header-areas = Где находится
desk-header-kind = Вид
desk-header-registered = Ожидаемое число избирателей
desk-header-contest = Голосование
desk-header-basis = Основание
desk-header-number = Номер на листе
desk-header-state = Состояние
desk-state-expected = Ожидается
desk-state-received = Принят, ждёт первого ввода
desk-state-first-entry = Идёт первый ввод
desk-state-first-done = Ждёт второго ввода
desk-state-second-entry = Идёт второй ввод
desk-state-differing = Вводы расходятся: ждёт повторного ввода
desk-state-typing-again = Расходящиеся поля вводят повторно
desk-state-agreed = Оба ввода совпали
desk-state-held = Приостановлен: замечания ждут объяснения
desk-state-resolved = Замечания объяснены, ждёт одобрения
desk-state-accepted = Учтён
desk-state-void = Больше не учитывается или никогда не учитывался
desk-state-requested = Запрос ждёт решения
desk-state-certified = Итоги утверждены

## Приём

desk-intake-code = Номер участка или территории либо код с бумаги
desk-intake-number = Номер на листе, если он есть
desk-intake-look = Найти
desk-intake-compare = Сравните это с шапкой протокола, который держите в руках.
desk-intake-custody = Кто его принёс и в каком состоянии (для журнала)
desk-intake-take = Шапка совпадает: принять
desk-intake-refuse = Шапка отличается: не принимать
desk-intake-taken = Принят: { $paper }
desk-intake-refused = Не принят, в журнале отмечено: { $paper }
desk-intake-code-broken = Код с бумаги не читается. Введите номер участка.
desk-intake-other-election = Это код протокола других выборов. Не принимайте этот лист.

## Ввод

desk-entry-mine = Вы вводите
desk-entry-waiting = { $count ->
    [0] Вас не ждёт ни один протокол.
    [one] Вас ждёт { $count } протокол.
    [few] Вас ждут { $count } протокола.
   *[many] Вас ждут { $count } протоколов.
}
desk-entry-next = Следующий протокол
desk-entry-none = Сейчас вас не ждёт ни один протокол.
desk-entry-by-number = Или протокол этого участка либо этой территории
desk-entry-begin = Вводить этот протокол
desk-entry-first = Первый ввод
desk-entry-second = Второй ввод
desk-entry-again = Расходящиеся поля, повторный ввод
desk-entry-how = Вводите каждую строку так, как она стоит на бумаге; строку, которая там пуста, оставляйте пустой. Enter и стрелки переводят со строки на строку, Escape уводит со страницы, и всё введённое сохраняется.
desk-entry-finish = Завершить ввод
desk-entry-finish-anyway = На бумаге так: завершить ввод
desk-entry-keep = Сохранить и продолжить
desk-entry-lay-down = Отменить ввод
desk-entry-lost = Не сохранено: нет связи. Не уходите с этой страницы; завершите ввод, когда связь вернётся.
desk-entry-unread = В некоторых полях стоят не числа. Число пишут одними цифрами.
desk-entry-no-count = Это не число.
desk-entry-findings = { $count ->
    [one] Не выполнена { $count } проверка. Посмотрите на бумагу ещё раз и исправьте опечатки.
    [few] Не выполнены { $count } проверки. Посмотрите на бумагу ещё раз и исправьте опечатки.
   *[many] Не выполнено { $count } проверок. Посмотрите на бумагу ещё раз и исправьте опечатки.
}
desk-entry-done-first = { $paper }: первый ввод завершён. Второй делает другой сотрудник.
desk-entry-done-differing = { $paper }: вводы расходятся. Расходящиеся поля вводят повторно.
desk-entry-done-held = { $paper }: оба ввода совпали; протокол ждёт старшего смены.
desk-entry-done-accepted = { $paper }: оба ввода совпали; протокол учтён.
desk-entry-laid-down = { $paper }: ввод отменён.

## Приостановленные протоколы, одобрение, запросы

desk-held-how = Протоколы, числа которых не сходятся. Тот, кто протокол не вводил, объясняет замечания или отдаёт его на ввод заново.
desk-approvals-how = Объяснения и запросы других сотрудников. Решает тот, кто протокол не вводил, не объяснял и не подавал по нему запрос.
desk-list-empty = Здесь вас ничего не ждёт.
desk-list-others = { $count ->
    [one] Ещё { $count } протокол ждёт другого сотрудника: вы над ним уже работали.
    [few] Ещё { $count } протокола ждут других сотрудников: вы над ними уже работали.
   *[many] Ещё { $count } протоколов ждут других сотрудников: вы над ними уже работали.
}
desk-findings = { $count ->
    [one] { $count } замечание
    [few] { $count } замечания
   *[many] { $count } замечаний
}
desk-findings-explained = { $count ->
    [one] { $count } замечание, есть объяснение
    [few] { $count } замечания, есть объяснения
   *[many] { $count } замечаний, есть объяснения
}
desk-finding-error = ошибка
desk-finding-warning = предупреждение
desk-finding-correction = Числа отличаются от тех, что были учтены прежде
desk-explain = Объяснение
desk-explain-public = Объяснения входят в открытый реестр. Не называйте в них никого по имени.
desk-resolve = Записать объяснения
desk-explained = Объяснение
desk-type-anew = Отдать на ввод заново
desk-type-anew-reason = Или весь протокол нужно ввести заново, потому что
desk-approve = Одобрить: учесть протокол
desk-reject = Вернуть объяснение
desk-reject-reason = Или объяснение нужно вернуть, потому что
desk-grant = Удовлетворить запрос
desk-deny = Отказать
desk-deny-reason = Или нужно отказать, потому что
desk-free = Освободить протокол: отменить ввод другого сотрудника
desk-ask-title = Запросить отзыв, пересчёт …
desk-ask = Запросить
desk-ask-reason = Причина (если запрос удовлетворят, её увидят все)
desk-asked-recall = Отзыв: протокол вводится заново
desk-asked-recount = Пересчёт: бюллетени считают ещё раз
desk-asked-annulment = Признание недействительным: результат не учитывается
# Не «повторное голосование»: в законе Казахстана так называется второй тур.
desk-asked-repeat-voting = Голосование проводится заново
desk-asked-not-opened = Участок не открывался
desk-give-back-title = Вернуть протокол
desk-give-back = Вернуть
desk-give-back-reason = Причина
desk-paper-revision = редакция { $count }
desk-paper-first = первый ввод
desk-paper-second = второй ввод
desk-paper-agreed = оба ввода

## Ход работы

desk-papers = { $count ->
    [one] { $count } протокол
    [few] { $count } протокола
   *[many] { $count } протоколов
}
desk-wall = для экрана на стене
desk-stage-expected = ожидаются
desk-stage-typing = на вводе
desk-stage-held = приостановлены
desk-stage-approving = на одобрении
desk-stage-accepted = учтены
desk-stage-void = не учитываются
desk-board-areas = По территориям, сначала самые отстающие
desk-board-oldest = Ждут дольше всех
desk-board-late = Где недостаёт больше всего
desk-board-missing = { $count ->
    [one] не поступил { $count } протокол
    [few] не поступили { $count } протокола
   *[many] не поступило { $count } протоколов
}
desk-board-errors = Где работа делается дважды
desk-error-compared = Сравнено вводов
desk-error-differing = Из них с расхождениями
desk-error-held = Протоколов приостановлено из-за нарушенных проверок
desk-error-anew = Введено заново целиком
desk-error-recalled = Отзывов и пересчётов разрешено
desk-minutes = { $count ->
    [one] { $count } минута
    [few] { $count } минуты
   *[many] { $count } минут
}

## История и журнал

desk-history = всё, что с ним происходило
desk-history-how = { $count ->
    [one] { $count } событие. Люди здесь обозначены номерами; в открытом реестре нет ни людей, ни номеров.
    [few] { $count } события. Люди здесь обозначены номерами; в открытом реестре нет ни людей, ни номеров.
   *[many] { $count } событий. Люди здесь обозначены номерами; в открытом реестре нет ни людей, ни номеров.
}
desk-facts = Записи реестра
desk-hidden = (скрыто, пока идёт ввод)
desk-earlier = Раньше
desk-later = Позже
desk-event-not-received = { $paper }: не принят
desk-event-person = Полномочия сотрудника № { $count }
desk-event-session = Сеанс
desk-event-proposed = Предложение № { $count }
desk-event-approved = Предложение № { $count } подтверждено
desk-event-withdrawn = Предложение № { $count } отклонено
desk-event-certified = итоги утверждены
desk-event-received = принят
desk-event-given-back = возвращён
desk-event-claimed = ввод начат
desk-event-kept = поле сохранено
desk-event-laid-down = ввод отменён
desk-event-finished = ввод завершён
desk-event-agreed = вводы совпали
desk-event-differed = вводы расходятся
desk-event-accepted = учтён
desk-event-held = приостановлен
desk-event-resolved = замечания объяснены
desk-event-typed-anew = отдан на ввод заново
desk-event-rejected = объяснение возвращено
desk-event-asked = подан запрос
desk-event-granted = запрос удовлетворён
desk-event-denied = в запросе отказано

## Явка, объявления, подтверждения

desk-turnout-how = Явка на территории к указанному часу, как о ней сообщила комиссия. Сообщение учитывается после того, как его подтвердит другой сотрудник.
desk-took-part = Приняли участие
desk-registered = В списках
desk-turnout-reason = Почему это сообщение заменяет прежнее, если заменяет
desk-turnout-propose = Передать на подтверждение
desk-turnout-propose-anyway = Так сообщили: передать на подтверждение
desk-turnout-proposed = Передано. Подтверждает другой сотрудник.
desk-turnout-known = Прежние сообщения
desk-proposals-how = Для того, что касается всех выборов, нужны два человека. Ниже показано в точности то, что будет опубликовано; кто подтверждает, подтверждает эти байты и никакие другие.
desk-proposals-none = Ничто не ждёт подтверждения.
desk-proposals-ended = Решено прежде
desk-propose-preliminary = Предложить предварительное объявление
desk-propose-final = Предложить окончательное объявление и утверждение итогов
desk-proposal-preliminary = Предварительное объявление
desk-proposal-final = Окончательное объявление с утверждением итогов
desk-proposal-turnout = Явка на { $hour }: { $area }
desk-proposal-row = { $place }: из { $registered ->
    [one] { $registered } избирателя в списках
   *[other] { $registered } избирателей в списках
} { $took-part ->
    [one] принял участие { $took-part }
   *[other] приняли участие { $took-part }
}, { $percent }
desk-proposal-facts = Записи в том виде, в каком они войдут в реестр
desk-proposal-own = Это предложили вы; подтверждает другой сотрудник.
desk-proposal-confirm = Подтвердить: опубликовать в точности это
desk-proposal-withdraw = Отклонить
desk-proposal-withdraw-reason = Отклонить, потому что
desk-proposal-waiting = ждёт решения
desk-proposal-approved = подтверждено сотрудником № { $count }
desk-proposal-withdrawn = отклонено сотрудником № { $count }:

## Сводные протоколы

desk-summaries-how = Что вышестоящие комиссии записали как собственные итоги — в сравнении с вычисленной суммой. Из этих протоколов итоги никогда не берутся.
desk-summaries-difference = Где отличается от вычисленной суммы
desk-summaries-none = нигде

desk-menu-import = Files
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
desk-own = Your account
desk-own-language = Language
desk-own-language-wherever = Wherever you sign in
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
desk-person-no-such-person = There is no person of this number.
desk-person-name-forgotten = The name of this person is forgotten. Add them as somebody new.
desk-person-name-blank = A name is missing.
desk-person-name-wrong = A name has at most 100 characters, all of which can be seen.
desk-person-login-wrong = This is no login. It has 2 to 64 letters and digits; also . _ - @.
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
