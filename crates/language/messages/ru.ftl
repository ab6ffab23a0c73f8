# Hattama по-русски.
#
# Переводчику: правила стоят в начале en.ftl. Здесь ещё три.
#
# `$base` стоит после слов «от числа», поэтому фразы группы «Базы после слов „от числа“» — в родительном падеже.
# Числа согласуются через [one] (1, 21, 31 …), [few] (2, 3, 4, 22 …) и *[many]; в косвенных падежах достаточно
# [one] и *[other].
# Слова: option — вариант (строка бюллетеня: кандидат, список или «против всех»), record — реестр, entry — запись
# реестра, register — списки избирателей, coverage — охват, outcome — исход, finding — замечание.

## Язык, даты и числа

language-name = Русский
date = { $day } { $month } { $year } года
date-time = { $date }, { $time } ({ $offset })
month-1 = января
month-2 = февраля
month-3 = марта
month-4 = апреля
month-5 = мая
month-6 = июня
month-7 = июля
month-8 = августа
month-9 = сентября
month-10 = октября
month-11 = ноября
month-12 = декабря
no-share = нет доли

## Что это за выборы

status-live = идут сейчас
status-rehearsal = тренировка
status-demonstration = демонстрация
status-archive = архив
mark-rehearsal = ТРЕНИРОВКА: это не результаты выборов
mark-demonstration = ДЕМОНСТРАЦИЯ: данные участков вымышлены
mark-archive = АРХИВ: данные прошедших выборов, взятые из файлов

## Базы после слов «от числа»

base-votes_for_options = голосов за варианты в бюллетене
base-valid = действительных бюллетеней
base-ballots_found = бюллетеней, обнаруженных в ящиках
base-took_part = избирателей, принявших участие в голосовании
base-registered = избирателей, включённых в списки

## Базы сами по себе

base-name-votes_for_options = голоса за варианты в бюллетене
base-name-valid = действительные бюллетени
base-name-ballots_found = бюллетени, обнаруженные в ящиках
base-name-took_part = избиратели, принявшие участие в голосовании
base-name-registered = избиратели, включённые в списки

share = { $percent } от числа { $base }

## Стадии, основания

basis-copy = электронная копия
basis-original = оригинал

## Исходы

outcome-sentence-none = Исход не определён: голосов пока нет.
outcome-sentence-elected-leading = Впереди: { $name }. Участки, с которых протоколы ещё не поступили, могут это изменить.
# Слово «кандидат» избавляет от рода имени.
outcome-sentence-elected-decided = Избран кандидат: { $name }.
outcome-sentence-run_off-leading = Пока во второй тур выходят: { $names }. Участки, с которых протоколы ещё не поступили, могут это изменить.
outcome-sentence-run_off-decided = Во второй тур выходят: { $names }.
outcome-sentence-repeat-leading = Пока получается, что голосование нужно провести заново. Участки, с которых протоколы ещё не поступили, могут это изменить.
outcome-sentence-repeat-decided = Голосование проводится заново.
outcome-sentence-seats-leading = Мандаты на эту минуту: { $seats }. Участки, с которых протоколы ещё не поступили, могут это изменить.
outcome-sentence-seats-decided = Мандаты распределены: { $seats }.
outcome-sentence-lot-leading = Пока получается, что нужен жребий между вариантами: { $names }. Участки, с которых протоколы ещё не поступили, могут это изменить.
outcome-sentence-lot-decided = Нужен жребий между вариантами: { $names }.

## Проверки и замечания

severity-error = ошибка
severity-warning = предупреждение
severity-notice = к сведению
not-given = источник не указал

## Уровни, комиссии, участки, пути

station-kind-ordinary = обычный участок
station-kind-abroad = участок за рубежом
station-kind-mobile = передвижной участок
station-kind-hospital = участок в больнице
station-kind-military = участок в воинской части
station-kind-detention = участок в месте содержания под стражей
station-kind-temporary = временный участок
station-kind-unit = объединение малых участков
door-archive = архив прошедших выборов
door-file = файл от комиссии
door-entry = введено дважды на рабочем месте
door-device = подписано устройством участка
door-scan = считано со скана
against-all = против всех

## Числа со своими словами

count-votes = { $count ->
    [one] { $count } голос
    [few] { $count } голоса
   *[many] { $count } голосов
}
count-entries = { $count ->
    [one] { $count } запись
    [few] { $count } записи
   *[many] { $count } записей
}

## Охват

coverage-stations = { $of ->
    [one] { $in } из { $of } участка
   *[other] { $in } из { $of } участков
}
coverage-register = { $percent } от числа избирателей в списках
coverage-register-unknown = часть списков неизвестна: в перечне участков нет ожидаемого числа избирателей
coverage-none = протоколов участков пока нет

## Объявление: заголовки

announcement-headline-preliminary = Предварительные итоги: { $title }
announcement-headline-final = Окончательные итоги: { $title }
heading-result = Итоги
heading-turnout = Явка
heading-stations = Участки
heading-changes = Изменения после предыдущего объявления

## Объявление: итоги

announcement-shares-base = Доли указаны от числа { $base }, всего { $count }.
announcement-option = { $name } ({ $nominated-by }) — { $votes ->
    [one] { $votes } голос
    [few] { $votes } голоса
   *[many] { $votes } голосов
}, { $percent } от числа { $base }
announcement-option-alone = { $name } — { $votes ->
    [one] { $votes } голос
    [few] { $votes } голоса
   *[many] { $votes } голосов
}, { $percent } от числа { $base }
rule-majority-met = Требуется более { $threshold } от числа { $base }. { $name }: { $votes ->
    [one] { $votes } голос
    [few] { $votes } голоса
   *[many] { $votes } голосов
} из { $base-count }, { $percent } — условие выполнено.
rule-majority-not-met = Требуется более { $threshold } от числа { $base }. { $name }: { $votes ->
    [one] { $votes } голос
    [few] { $votes } голоса
   *[many] { $votes } голосов
} из { $base-count }, { $percent } — условие не выполнено.

## Объявление: явка

announcement-turnout = Из { $registered ->
    [one] { $registered } избирателя, включённого в списки,
   *[other] { $registered } избирателей, включённых в списки,
} в голосовании { $took-part ->
    [one] принял участие { $took-part }
   *[other] приняли участие { $took-part }
}: { $percent }.
announcement-turnout-at = К { $hour } из { $registered ->
    [one] { $registered } избирателя, включённого в списки,
   *[other] { $registered } избирателей, включённых в списки,
} в голосовании { $took-part ->
    [one] принял участие { $took-part }
   *[other] приняли участие { $took-part }
}: { $percent }.
announcement-turnout-none = Явку указать нельзя: в форме протокола нет числа принявших участие или числа включённых в списки.
announcement-abroad = За рубежом, на { $stations ->
    [one] { $stations } участке
   *[other] { $stations } участках
} в { $countries ->
    [one] { $countries } стране
   *[other] { $countries } странах
}, из { $registered ->
    [one] { $registered } избирателя, включённого в списки,
   *[other] { $registered } избирателей, включённых в списки,
} в голосовании { $took-part ->
    [one] принял участие { $took-part }
   *[other] приняли участие { $took-part }
}: { $percent }.

## Объявление: участки и основания

announcement-stations = { $of ->
    [one] Протоколы поступили с { $in } из { $of } участка.
   *[other] Протоколы поступили с { $in } из { $of } участков.
}
announcement-stations-abroad = { $of ->
    [one] В том числе за рубежом: с { $in } из { $of } участка.
   *[other] В том числе за рубежом: с { $in } из { $of } участков.
}
announcement-coverage = { $of ->
    [one] По спискам до дня голосования в них { $in } из { $of } избирателя: { $percent }.
   *[other] По спискам до дня голосования в них { $in } из { $of } избирателей: { $percent }.
}
announcement-coverage-unknown = Какую часть списков это составляет, указать нельзя: в перечне участков нет ожидаемого числа избирателей.
announcement-sources = Данные основаны на { $copies ->
    [one] { $copies } электронной копии
   *[other] { $copies } электронных копиях
} и { $originals ->
    [one] { $originals } оригинале
   *[other] { $originals } оригиналах
} протоколов.
announcement-sources-copies = { $copies ->
    [1] Данные основаны на электронной копии { $copies } протокола.
    [one] Данные основаны на электронных копиях { $copies } протокола.
   *[other] Данные основаны на электронных копиях { $copies } протоколов.
}
announcement-sources-originals = { $originals ->
    [1] Данные основаны на оригинале { $originals } протокола.
    [one] Данные основаны на оригиналах { $originals } протокола.
   *[other] Данные основаны на оригиналах { $originals } протоколов.
}
announcement-note-preliminary = Предварительные итоги ещё могут измениться: окончательные опираются только на оригиналы, и каждое отличие публикуется с указанием причины.
announcement-note-final = Это окончательные итоги: они опираются только на оригиналы.
announcement-record = { $size ->
    [one] Рассчитано по { $size } записи реестра по состоянию на { $time }.
   *[other] Рассчитано по { $size } записям реестра по состоянию на { $time }.
}
announcement-recompute = Каждое число можно пересчитать по открытому реестру: { $command }

## Объявление: изменения после предыдущего

changes-none = В числе голосов нет отличий от предыдущего объявления.
changes-votes = { $votes ->
    [1] От предыдущего объявления отличается один голос:
    [one] От предыдущего объявления отличается { $votes } голос:
    [few] От предыдущего объявления отличаются { $votes } голоса:
   *[many] От предыдущего объявления отличаются { $votes } голосов:
}
changes-station = { $station }, { $option }: прежде — { $old ->
    [one] { $old } голос
    [few] { $old } голоса
   *[many] { $old } голосов
}, теперь — { $new ->
    [one] { $new } голос
    [few] { $new } голоса
   *[many] { $new } голосов
}. Причина: { $reason }
changes-line = { $station }, строка «{ $line }»: прежде — { $old }, теперь — { $new }. Причина: { $reason }
changes-originals = { $count ->
    [one] { $count } участок теперь учтён по оригиналу, прежде — по электронной копии.
    [few] { $count } участка теперь учтены по оригиналам, прежде — по электронным копиям.
   *[many] { $count } участков теперь учтены по оригиналам, прежде — по электронным копиям.
}

## Заголовки столбцов

column-option = вариант
column-votes = голоса
column-share = доля
column-area = территория
column-stations-in = участков поступило
column-registered = в списках
column-took-part = приняли участие
column-turnout = явка
