# Миссия наблюдателей по-русски. Что нужно знать переводчику, сказано в начале ../en.ftl.

## На каждой странице

mission-mark-demonstration = ДЕМОНСТРАЦИЯ: сообщения наблюдателей здесь вымышлены
mission-official-trouble = Реестр комиссии не удалось прочитать дальше; показанное из него старше:
mission-code = Ваш код
mission-sign-in-observers = Наблюдатели на местах работают в приложении на телефоне:
mission-app = приложение наблюдателя
mission-k-of-n = { $k } из { $n }
mission-menu-board = Ход работы
mission-not-reviewed = Не проверено носителем языка

## Почему отказано

mission-refused-missing = По этому адресу ничего нет.
mission-refused-malformed = Присланное не читается ({ $what }). Ничего из него не сохранено.
mission-refused-signed-out = Вы больше не вошли в систему. Войдите снова; на этом устройстве ничего не потеряно.
mission-refused-forbidden = Ваши функции этого не включают. Ничего не изменено.
mission-refused-too-long = Это длиннее допустимого. Ничего из него не сохранено.
mission-refused-wait = Слишком много попыток. Подождите { $what } с и попробуйте снова.
mission-refused-wrong-code-or-password = Нет участника с таким кодом и паролем. Проверьте и то и другое.
mission-refused-not-now = Сейчас сохранить не удалось. Повторите чуть позже; на этом устройстве ничего не потеряно. { $what }
mission-refused-unknown-form = У миссии нет такой формы в этой версии: { $what }
mission-refused-form-published = Эта версия формы опубликована и не меняется: { $what }
mission-refused-unknown-question = Форма об этом не спрашивает: { $what }
mission-refused-wrong-kind = Это не ответ на свой вопрос: { $what }
mission-refused-out-of-range = Такого числа быть не может: { $what }
mission-refused-unknown-option = Такого ответа нет: { $what }
mission-refused-unknown-line = В протоколе нет такой строки: { $what }
mission-refused-unknown-place = Для этой формы нет такого места: { $what }
mission-refused-another-observer = Это сообщение принадлежит другому наблюдателю.
mission-refused-code-taken = Этот код занят.

## Этапы

mission-phase = Этап
mission-phase-opening = Открытие
mission-phase-voting = Голосование
mission-phase-counting = Закрытие и подсчёт
mission-phase-transfer = Передача
mission-phase-tabulation = Сведение итогов
mission-phase-incident = Происшествия
mission-phase-copy = Копии протоколов

## Ход работы

mission-members = { $count ->
    [one] { $count } участник
    [few] { $count } участника
   *[many] { $count } участников
}
mission-teams = { $count ->
    [one] { $count } группа
    [few] { $count } группы
   *[many] { $count } групп
}
mission-photos = { $count ->
    [one] { $count } фотография
    [few] { $count } фотографии
   *[many] { $count } фотографий
}
mission-doubts = { $count ->
    [one] { $count } сообщение стоит посмотреть ещё раз
    [few] { $count } сообщения стоит посмотреть ещё раз
   *[many] { $count } сообщений стоит посмотреть ещё раз
}
mission-board-phases = По этапам
mission-planned = Запланировано
mission-reports = Сообщений
mission-places = Мест
mission-drafts = Начато
mission-missing = Нет
mission-board-regions = По регионам
mission-board-regions-caption = Сколько сообщений есть из запланированных посещений.
mission-region = Регион
mission-board-late = Запланировано, но сообщений нет

## Дела

mission-case-stage-open = открыто
mission-case-stage-asked = комиссии задан вопрос
mission-case-stage-answered = комиссия ответила
mission-case-stage-assessed = оценено
mission-case-stage-ended = закончено

## Общие виды

mission-menu-map = Карта
mission-menu-digest = Сводка
mission-menu-people = Люди
mission-digest-at = По состоянию на { $time }
mission-negative = Плохо или очень плохо
mission-how-many = Сколько
mission-what-was-reported = Что сообщено
mission-map-how = Общие оценки по регионам: сколько из данных оценок плохие или очень плохие. Регион с малым числом сообщений показывает мало.
mission-map-tile = { $area }: плохих или очень плохих оценок { $k } из { $n }.
mission-map-tiles = В каждой клетке: сколько оценок плохие или очень плохие, под этим — сколько оценок дано. Фон показывает долю:
mission-percents = от { $from } до { $to } %
mission-cases-open = { $count ->
    [one] { $count } открытое дело
    [few] { $count } открытых дела
   *[many] { $count } открытых дел
}
mission-code-head = Код
mission-name = Имя
mission-role = Роль
mission-role-core = эксперт основного состава
mission-role-long-term = долгосрочный наблюдатель
mission-role-short-term = краткосрочный наблюдатель
mission-role-agent = доверенное лицо
mission-role-citizen = общественный наблюдатель
mission-functions = Функции
mission-function-administrator = администратор
mission-function-operator = оператор
mission-function-analyst = аналитик
mission-function-editor = редактор
mission-function-head = глава миссии
mission-inactive = вход закрыт
mission-do-password = Новый пароль
mission-do-stop = Закрыть вход
mission-do-begin = Открыть вход
mission-password-new = Новый пароль для { $code }, показан только сейчас:

## Быстрый подсчёт

mission-menu-quick-count = Быстрый подсчёт
mission-quick-count-how = Что участки, выбранные по жребию, говорят обо всей стране. Участок учитывается, когда двое согласны в том, что написано в его копии. Погрешность верна лишь при условиях её формулы: участки, которые не ответили, могут отличаться от других.
mission-quick-count-drawn = По жребию выбрано участков: { $size }; список с SHA-256 { $frame }, кости { $seed }.
mission-quick-count-undrawn = У миссии нет списка жеребьёвки: выбраны ли эти участки по жребию, программа сказать не может.
mission-quick-count-no-points = В плане нет точек выборки, поэтому быстрого подсчёта нет. Участки, которые выбрали люди, ничего не говорят о других.
mission-quick-count-no-copies = Ни у одной точки выборки ещё нет согласованной копии со всеми строками.
mission-quick-count-refused = Ничего не вычислено: { $what }
mission-quick-count-preliminary = Предварительно: ответили { $k } из { $n } выбранных участков. Ниже доли { $needed } ничего не называется окончательным.
mission-quick-count-final = Ответили { $k } из { $n } выбранных участков — не меньше доли { $needed }, которую миссия назначила заранее.
mission-option = Вариант
mission-quick-count-share = Оценка доли
mission-quick-count-interval = От – до, 95 %
mission-quick-count-official = Официальная доля
mission-quick-count-base = Все доли — от голосов за варианты. Из многих интервалов в 95 % один из двадцати не попадает лишь случайно.
mission-quick-count-limits = Что это ограничивает
mission-quick-count-strata = Выбранные участки по регионам
mission-quick-count-answered = Ответили
mission-quick-count-frame = Участков в регионе
mission-agreement = Сходится ли
mission-agreement-agrees = внутри интервала
mission-agreement-disagrees = вне интервала
mission-agreement-cannot-be-told = сказать нельзя
mission-estimate-doubt-no-probability-sample = участки выбрали люди
mission-estimate-doubt-response-too-low = ответили { $k } из { $n } выбранных участков, нужна доля { $needed }
mission-estimate-doubt-too-few = слишком мало сообщений: { $count }
mission-estimate-doubt-too-spread = участки слишком различаются для такого числа сообщений
mission-estimate-doubt-draw-ignored = страты выбирались с разной плотностью, и веса этого не исправляют
mission-estimate-doubt-singles = регионы с одним сообщением содержат много участков: { $count }
mission-estimate-doubt-unlike = полученное не похоже на целое: { $names }
mission-estimate-doubt-no-variance = ни в одном регионе нет двух сообщений
mission-estimate-doubt-not-covered = ничего не пришло из регионов, где { $k } из { $n } участков
mission-estimate-warning-low-response = Ответили { $k } из { $n } выбранных участков, меньше нужной доли { $needed }.
mission-estimate-warning-unlike = Полученное не похоже на целое: { $names }.
mission-estimate-warning-unseen = В регионах без сообщений { $k } из { $n } участков; на них оценка не распространяется: { $names }.
mission-estimate-warning-single-report = Регионы с одним сообщением, отчего погрешность занижена на их часть (участков: { $count }): { $names }.
mission-estimate-warning-replaced = Заменённых точек выборки: { $count }. Недоступные участки могут отличаться от тех, что взяты вместо них.
mission-estimate-warning-weak-strata = Регионы, где ответило меньше половины выбранных участков: { $names }.
mission-estimate-warning-few-reports = Сообщений { $count } — меньше, чем нужно, чтобы полагаться на формулы.
mission-estimate-warning-spread = Суммы этих вариантов известны с точностью хуже 10 %, их интервалы грубы: { $names }.
mission-estimate-warning-draw-ignored = Одни страты выбирались плотнее других, и веса этого не исправляют.
mission-estimate-warning-no-variance = Ни в одном регионе нет двух сообщений, погрешность неизвестна.

## Сообщение, набранное в штабе

mission-menu-type = Набрать сообщение
mission-type-how = Для наблюдателя, который звонит по телефону или заполнил бумагу. Кто набрал, записано в журнале. Копии протоколов этим путём не приходят.
mission-form = Анкета
mission-type-observer = Код наблюдателя
mission-type-place = Код участка или территории вышестоящей комиссии
mission-type-visit = Какое за день посещение или происшествие, от 1 до 9
mission-type-next = Дальше
mission-type-conditional = только при условии
mission-type-by-app = Только через приложение.
mission-type-none = Ничего из этого
mission-type-complete = Наблюдатель закончил это сообщение
mission-type-keep = Сохранить сообщение
mission-type-unknown = Миссия этого не знает: { $what }
mission-type-wrong = { $count ->
    [one] { $count } ответ не понят. Пока ничего не сохранено.
    [few] { $count } ответа не поняты. Пока ничего не сохранено.
   *[other] { $count } ответов не поняты. Пока ничего не сохранено.
}
