# Публичный сайт по-русски. Что нужно знать переводчику, сказано в начале ../en.ftl.

## Around every page

skip-to-content = К содержанию
languages = Языки
menu = Страницы
menu-result = Результат
menu-map = Карта
menu-areas = Территории
menu-turnout = Явка
menu-abroad = За рубежом
menu-announcements = Сообщения
menu-announcement = Сообщение
menu-changes = Исправления
menu-checks = Проверки
menu-data = Данные
menu-verify = Проверить самому
menu-about = Как это читать
foot-record = { $size ->
    [one] Реестр из { $size } записи
    [few] Реестр из { $size } записей
   *[many] Реестр из { $size } записей
}, { $time }
recount-this = Пересчитать эту страницу
live-newer = Реестр вырос; числа выше — новые.
live-lost = Нет связи: числа выше соответствуют указанному здесь размеру реестра.
missing-title = По этому адресу страницы нет
missing-back = К результату:
notes = Что нужно знать до чтения

## Basis and coverage, in a line

sources-copies = по электронным копиям
sources-originals = по подлинникам
sources-both = по { $copies ->
    [one] { $copies } электронной копии
    [few] { $copies } электронным копиям
   *[many] { $copies } электронным копиям
} и { $originals ->
    [one] { $originals } подлиннику
    [few] { $originals } подлинникам
   *[many] { $originals } подлинникам
}
standing-waiting = ОЖИДАНИЕ первых протоколов
standing-counting = ИДЁТ ПОДСЧЁТ, итоги ещё не объявлены
standing-preliminary = ПРЕДВАРИТЕЛЬНО
standing-final = ОКОНЧАТЕЛЬНО
nothing-in = Протоколов ещё нет. Числа появятся здесь по мере поступления протоколов.
in-of = { $in } из { $of }

## Result

bar-threshold = Черта на полосах: правило выполняют { $votes ->
    [one] { $votes } голос.
    [few] { $votes } голоса.
   *[many] { $votes } голосов.
}
turnout-of = { $registered ->
    [one] { $took-part } из { $registered } зарегистрированного избирателя приняли участие
    [few] { $took-part } из { $registered } зарегистрированных избирателей приняли участие
   *[many] { $took-part } из { $registered } зарегистрированных избирателей приняли участие
}
form-lines = Строки протоколов, сложенные вместе
trend-title = Как менялся результат по мере поступления протоколов
trend-text = Линия для каждого варианта: его доля от базы «{ $base }» в процентах в зависимости от числа поступивших участков.
trend-caption = Слева направо: больше поступивших участков. Снизу вверх: доля от 0 до 100 %.
same-as-table = То же таблицей
to-areas = Все территории и участки
since-none = С тех пор ни одно число не исправлялось.
since-corrections = С тех пор { $count ->
    [one] поступил { $count } протокол с другими числами
    [few] поступили { $count } протокола с другими числами
   *[many] поступили { $count } протоколов с другими числами
}.

## Areas

areas-above = Территории выше
areas-how = Каждая территория ведёт к своим частям — вплоть до участка и его протокола.
areas-caption = Территории сверху вниз
parts-areas = Её части
parts-stations = { $count ->
    [one] Её { $count } участок
    [few] Её { $count } участка
   *[many] Её { $count } участков
}
list-how = Заголовок столбца ведёт к тому же списку, упорядоченному по этому столбцу.
list-bases = Явка — от числа зарегистрированных избирателей; доля варианта «{ $option }» — от числа { $base }.
search = Поиск в этом списке
column-name = название
column-level = уровень
column-line = строка
column-sum = сумма
column-change = изменение
column-seats = мандаты

## Station

station-in-unit = в составе единицы
station-not-in = ещё нет
station-expected = ожидаемый список: { $count ->
    [one] { $count } избиратель
    [few] { $count } избирателя
   *[many] { $count } избирателей
}
station-unit = Здесь так мало избирателей, что числа публикуются только в сумме с другими участками:
station-members = Эти числа — сумма следующих участков, чтобы по ним нельзя было узнать ничей голос:
station-protocol = Протокол по редакциям
station-no-protocol = Протокола этого участка ещё нет.
station-revision = Редакция { $number } ({ $basis })
station-entry = запись { $entry } реестра
station-because = Заменяет предыдущую, потому что:
station-annulled = Признан недействительным { $time }: { $reason }
station-checks = { $count ->
    [one] Выполнена { $count } проверка.
    [few] Выполнены { $count } проверки.
   *[many] Выполнено { $count } проверок.
}
station-explained = Объяснение:
station-proof = Ссылка у каждой редакции ведёт к доказательству, что её запись стоит в подписанном реестре.
