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

## Data: every download, and the addresses that a program asks

data-how = Все итоги в виде файлов, для таблиц и программ. Все они получены из подписанного реестра; один и тот же реестр даёт одни и те же файлы, байт в байт.
data-size = Эти файлы соответствуют реестру из { $size ->
    [one] { $size } записи
    [few] { $size } записей
   *[many] { $size } записей
} с корнем { $root }. Размер и корень указаны в каждом файле, где для них есть место.
data-column-file = файл
data-column-holds = что в нём
data-column-address = адрес
data-format-csv = Таблицы (CSV)
data-about-csv = Для электронных таблиц. Смысл каждого столбца поясняют два описания: пакет данных Frictionless и метаданные CSVW.
data-format-parquet = Таблицы по столбцам (Parquet)
data-about-parquet = Для DuckDB, Spark, pandas и подобных программ.
data-format-json = Итоги с долями (JSON)
data-about-json = Каждая территория с названием, доля каждого варианта от каждой базы. Все поля описаны в руководстве.
data-format-nist-json = NIST SP 1500-100 в виде JSON
data-about-nist-json = Общий формат данных об итогах выборов, версия 2.0.
data-format-nist-xml = NIST SP 1500-100 в виде XML
data-about-nist-xml = Тот же отчёт в другой записи.
data-format-civics = Формат Civics (XML)
data-about-civics = Форма, в которой итоги принимают новостные службы.
data-format-openelections = OpenElections: строки голосов (CSV)
data-about-openelections = Только голоса, с заголовками собрания OpenElections.
data-holds-areas = дерево территорий
data-holds-stations = участки, их вид и ожидаемое число избирателей
data-holds-turnout = сообщения о явке по часам
data-holds-results = каждая строка и каждый вариант по каждой территории, с базой и долей
data-holds-revisions = каждая редакция каждого протокола; отдельный столбец указывает действующую
data-holds-protocols = действующий протокол каждого участка и место участка
data-holds-package = смысл каждого столбца таблиц, в виде пакета данных Frictionless
data-holds-csvw = то же описание в виде метаданных CSVW
data-holds-json = итоги по каждой территории и каждому голосованию
data-holds-nist = территории, участки и голосования; голоса и бюллетени каждого участка и каждой территории
data-holds-civics = то же в форме Google, с недействительными бюллетенями
data-holds-openelections = строка на каждый участок и вариант
data-api = Адреса для программ
data-api-how = Эти адреса может запрашивать любая программа с любой страницы. То, что лежит в tile/ и results/, никогда не меняется и может храниться сколько угодно.
data-api-head = размер, корень и минута последнего состояния; по нему видно, есть ли новое
data-api-results = итоги, как их даёт реестр, в каноническом JSON; число — размер реестра
data-api-checkpoint = подписанные размер и корень
data-api-entries = записи, до 256 в файле
data-api-tiles = хеши дерева, для доказательств
data-api-data = файлы, перечисленные выше
data-api-atom = сообщения и исправления в виде ленты Atom
data-api-feed = то же в виде ленты JSON
data-embed = Изображение для вашей страницы
data-embed-how = На нём указаны база, охват, размер реестра и минута; скриптов в нём нет, и его можно поместить на любую страницу.
data-embed-html = для показа во фрейме; обновляется само
data-embed-svg = картинка
embed-back = Все данные, до каждого участка

## Feeds

# $election is the election's title.
feed-title = Сообщения и исправления: { $election }
feed-preliminary = Предварительные итоги: { $contest }
feed-final = Окончательные итоги: { $contest }
feed-option = { $name }: { $votes ->
    [one] { $votes } голос
    [few] { $votes } голоса
   *[many] { $votes } голосов
}, { $percent }
feed-base = База процентов: { $base }.
# $number is the number of the revision.
feed-correction = Исправлены данные: { $station }, { $name }, редакция { $number }
feed-correction-of = Голосование: { $contest }
