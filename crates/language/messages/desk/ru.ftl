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
desk-menu-import = Файлы
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
desk-refused-nothing-to-scan = Здесь нет протокола, который ждёт принятия. Скан относится к листу, который в работе.
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
desk-refused-scan-misshapen = Такой скан не может стоять в реестре: { $what }
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

## The scan of a paper.

desk-scan-title = Скан протокола
desk-scan-alt = Протокол, отсканированный
desk-scan-choose = Скан протокола, если он есть (JPEG, PNG или PDF, до 20 МБ)
desk-scan-replace = Другой скан вместо этого (JPEG, PNG или PDF, до 20 МБ)
desk-scan-add = Добавить скан
desk-scan-public = Скан публикуется вместе с протоколом, когда тот учтён, со всем, что на нём есть, включая подписи.
desk-scan-kept = Скан остаётся здесь и не публикуется: у этого листа нет своего протокола в открытом реестре.
desk-scan-cleaned = Место, время и камера, записанные в файле снимка, из него удаляются; PDF принимается как есть.
desk-scan-type = Вводите то, что стоит на бумаге.
desk-scan-nothing = Файла нет. Выберите скан протокола: JPEG, PNG или PDF.
desk-scan-other-kind = Это файл вида { $found }, а нужен JPEG, PNG или PDF. Сохраните скан в одном из этих видов или отсканируйте протокол ещё раз.
desk-scan-unknown-kind = Это файл другого вида, а нужен JPEG, PNG или PDF. Сохраните скан в одном из этих видов или отсканируйте протокол ещё раз.
desk-scan-too-large = В файле больше 20 000 000 байт, а должно быть меньше. Отсканируйте протокол ещё раз с меньшим разрешением.
desk-scan-broken = Снимок не читается ({ $found }). Отсканируйте протокол ещё раз.

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
desk-entry-lay-down = Отменить ввод: стереть, что я ввёл
desk-entry-lost = Не сохранено: нет связи. Не уходите с этой страницы; завершите ввод, когда связь вернётся.
desk-entry-unread = В некоторых полях стоят не числа. Число пишут одними цифрами.
desk-entry-no-count = Это не число.
desk-entry-findings = { $count ->
    [one] Не выполнена { $count } проверка. Сверьте ещё раз с тем, что сдано, и исправьте опечатки.
    [few] Не выполнены { $count } проверки. Сверьте ещё раз с тем, что сдано, и исправьте опечатки.
   *[many] Не выполнено { $count } проверок. Сверьте ещё раз с тем, что сдано, и исправьте опечатки.
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
desk-event-scanned = добавлен скан
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

## Файлы

desk-import-how = Файл нижестоящей комиссии, который читается по схеме. Его итоги показываются сразу, а учитывается он, когда их подтвердит другой человек.
desk-import-file = Файл (CSV, gzip или zip)
desk-import-mapping = Схема к нему
desk-import-stage = Передать на подтверждение
desk-proposal-count = { $count ->
    [one] В реестр вошла бы { $count } запись.
    [few] В реестр вошли бы { $count } записи.
   *[many] В реестр вошло бы { $count } записей.
}
desk-import-protocols = { $count ->
    [one] { $count } протокол
    [few] { $count } протокола
   *[many] { $count } протоколов
}
desk-import-revisions = Из них меняют более ранний: { $count }
desk-import-findings = Из них с нарушенными проверками, объяснёнными в файле: { $count }

## Вход

desk-sign-in = Войти
desk-sign-in-lost = Если пароль утерян, попросите администратора о новом приглашении.
desk-login = Логин
desk-login-hint = От 2 до 64 букв и цифр, а также точка, подчёркивание, дефис и @. Заглавные и строчные не различаются.
desk-name = Имя
desk-password = Пароль
desk-password-old = Нынешний пароль
desk-password-new = Новый пароль
desk-password-again = Новый пароль ещё раз
desk-password-change = Сменить пароль
desk-password-hint = Не менее { $count } знаков, без логина. Хороши несколько слов, которые ни с кем не связаны.
desk-go-on = Дальше
desk-keep = Сохранить
desk-first = Первый администратор
desk-first-awaited = Здесь ещё никто не работает.
desk-first-explained = Программа вывела на своей консоли одноразовый ключ. Кто его введёт, станет первым администратором и даст всем остальным их полномочия. Ключ действует один раз.
desk-first-token = Ключ с консоли
desk-invitation = Выбор пароля
desk-factor = Второй фактор
desk-factor-set-up = Настроить второй фактор
desk-factor-wanted = Здесь все вводят второй фактор: код из приложения-аутентификатора, например на телефоне. Настройте свой сейчас; до этого ничего другого не откроется.
desk-factor-explained = Второй фактор — это код из приложения-аутентификатора, например на телефоне. С ним подслушанный пароль ничего не открывает.
desk-factor-photograph = Сфотографируйте этот рисунок аутентификатором.
desk-factor-picture = Секрет в виде QR-кода; ниже он записан текстом.
desk-factor-type = Если камеры нет, введите этот секрет:
desk-factor-show = Введите шестизначный код, который аутентификатор показывает сейчас.
desk-factor-open = Откройте аутентификатор и введите шестизначный код, который он показывает сейчас.
desk-factor-code = Код
desk-factor-confirm = Подтвердить
desk-factor-remove = Убрать второй фактор
desk-factor-is-set = Он настроен.
desk-factor-is-not-set = Его нет.

## Своя учётная запись

desk-own = Ваша учётная запись
desk-own-language = Язык
desk-own-language-wherever = На любом устройстве, где вы входите

## Люди

desk-people-one = Сотрудник № { $number }
desk-people-number = Номер
desk-people-roles = Роли
desk-people-role-administrator = Администратор: даёт людям полномочия
desk-people-role-receiver = Приёмщик: принимает протоколы
desk-people-role-clerk = Оператор ввода: вводит протоколы и явку
desk-people-role-supervisor = Старший смены: объясняет и одобряет
desk-people-role-commissioner = Член комиссии: объявляет результаты
desk-people-role-auditor = Аудитор: читает всё, ничего не меняет
desk-people-title-administrator = Администратор
desk-people-title-receiver = Приёмщик
desk-people-title-clerk = Оператор ввода
desk-people-title-supervisor = Старший смены
desk-people-title-commissioner = Член комиссии
desk-people-title-auditor = Аудитор
desk-people-areas = Территории
desk-people-areas-hint = Коды территорий через запятую. Пусто — значит все выборы.
desk-people-areas-known = Территории этих выборов
desk-people-everywhere = все выборы
desk-people-state = Состояние
desk-people-active = работает здесь
desk-people-awaited = приглашение выдано, пароль ещё не выбран
desk-people-inactive = не работает здесь
desk-people-may-sign-in = Может входить и работать здесь
desk-people-signed-in = Последний вход
desk-people-never = ни разу
desk-people-forgotten = имя удалено
desk-people-part = Роли и территории
desk-people-add = Добавить сотрудника
desk-people-add-explained = Вы получите ссылку, которая действует 24 часа. По ней человек выберет пароль, которого никто другой не увидит.
desk-people-invited = Приглашение
desk-people-invited-explained = Передайте эту ссылку человеку и никому больше. Она ведёт на страницу, где он выберет пароль:
desk-people-invited-once = Она показана один раз. Она действует 24 часа и один раз; новое приглашение её отменяет.
desk-people-invite = Отнять пароль и пригласить заново
desk-people-invite-explained = Сеансы сотрудника сразу закончатся, и по новому приглашению он выберет новый пароль.
desk-people-factor-explained = Если сотрудник потерял то, что показывает коды. Его сеансы сразу закончатся, и он будет входить с одним паролем, пока не настроит новый фактор.
desk-people-forget = Удалить имя
desk-people-forget-explained = Удаляет имя, логин, пароль и второй фактор. Сделанное остаётся в журнале под номером, и имя к нему уже не вернуть. Войти этот сотрудник больше не сможет.

## Почему у сотрудника ничего не изменено

desk-person-no-such-person = Сотрудника с таким номером нет.
desk-person-name-forgotten = Имя этого сотрудника удалено. Добавьте его как нового.
desk-person-name-blank = Не указано имя.
desk-person-name-wrong = В имени не больше 100 знаков, и все они видимые.
desk-person-login-wrong = Это не логин. В нём от 2 до 64 букв и цифр, а также точка, подчёркивание, дефис и @.
desk-person-login-taken = Такой логин уже есть. Выберите другой.
desk-person-no-role = Роль не выбрана. Выберите хотя бы одну.
desk-person-no-such-role = Такой роли нет. Загрузите страницу заново.
desk-person-no-such-area = На этих выборах нет территории { $area }. Посмотрите список территорий.
desk-person-last-administrator = Больше никто из тех, кто может войти, не администратор. Сначала назначьте другого.
desk-person-password-short = Пароль слишком короткий. Нужно не менее 12 знаков.
desk-person-password-long = Пароль слишком длинный. В нём не более 256 знаков.
desk-person-password-plain = В этом пароле есть логин или меньше четырёх разных знаков. Выберите другой.
desk-person-passwords-differ = Два новых пароля не совпадают. Введите оба ещё раз.
desk-person-password-wrong = Это не ваш нынешний пароль.
desk-person-not-known = С таким логином и паролем сюда войти нельзя. Введите оба ещё раз.
desk-person-code-wrong = Код неверен или уже использован. Дождитесь следующего. Если это повторится, проверьте часы устройства.
desk-person-nothing-set-up = Второй фактор сейчас не настраивается. Начните заново.
desk-person-factor-required = Здесь все вводят второй фактор. Убрать его нельзя.
desk-person-token-void = Этот ключ недействителен: он использован, истёк или с тех пор выдан другой.
desk-person-no-such-language = Такого языка здесь нет.
desk-person-wait = { $count ->
    [one] Слишком много неудачных попыток. Следующая возможна через { $count } секунду.
    [few] Слишком много неудачных попыток. Следующая возможна через { $count } секунды.
   *[many] Слишком много неудачных попыток. Следующая возможна через { $count } секунд.
}
desk-person-busy = Сейчас входит слишком много людей. Повторите через несколько секунд.

## Выборы

desk-menu-election = Выборы
desk-election-how = Как заданы выборы: прочитано из реестра, здесь не меняется. Определение открывается один раз командой hattama init; тренировка открывается из тех же файлов отдельным реестром с отметкой на каждой странице.
desk-election-status = Вид
desk-election-day = День голосования
desk-election-embargo = Результаты подсчёта не публикуются раньше
desk-election-stations = Участков
desk-election-small = Из них публикуются только в сумме
desk-election-hours = Явка сообщается в
desk-election-origin = Название реестра
desk-election-key = Его ключ
desk-election-levels = Уровни и число территорий на каждом
desk-election-checks = Что должно выполняться
desk-election-places = Где публикуется
