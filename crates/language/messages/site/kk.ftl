# Ашық сайт қазақша. Аудармашыға керек мәлімет ../en.ftl басында.
# Мәтіндерді қазақ тілінің иесі әлі қараған жоқ (not yet reviewed by a native speaker).

## Around every page

skip-to-content = Мазмұнға өту
languages = Тілдер
menu = Беттер
menu-result = Нәтиже
menu-map = Карта
menu-areas = Аумақтар
menu-turnout = Қатысу
menu-abroad = Шетелде
menu-announcements = Хабарламалар
menu-announcement = Хабарлама
menu-changes = Түзетулер
menu-checks = Тексерулер
menu-data = Деректер
menu-verify = Өзіңіз тексеріңіз
menu-about = Қалай оқу керек
foot-record = { $size ->
    [one] { $size } жазбадан тұратын тізбе
   *[other] { $size } жазбадан тұратын тізбе
}, { $time }
recount-this = Осы бетті қайта санау
live-newer = Тізбе өсті; жоғарыдағы сандар жаңа.
live-lost = Байланыс жоқ: жоғарыдағы сандар осында көрсетілген тізбе мөлшеріне сай.
missing-title = Бұл мекенжайда бет жоқ
missing-back = Нәтижеге:
notes = Оқымас бұрын білу керек

## Basis and coverage, in a line

sources-copies = электрондық көшірмелер бойынша
sources-originals = түпнұсқалар бойынша
sources-both = { $copies ->
    [one] { $copies } электрондық көшірме
   *[other] { $copies } электрондық көшірме
} және { $originals ->
    [one] { $originals } түпнұсқа
   *[other] { $originals } түпнұсқа
} бойынша
standing-waiting = КҮТУДЕ: алғашқы хаттамалар әлі түскен жоқ
standing-counting = САНАУ ЖҮРУДЕ, нәтиже әлі жарияланған жоқ
standing-preliminary = АЛДЫН АЛА
standing-final = ТҮПКІЛІКТІ
nothing-in = Хаттамалар әлі түскен жоқ. Сандар хаттамалар түскен сайын осында пайда болады.
in-of = { $of } ішінен { $in }

## Result

bar-threshold = Жолақтардағы сызық: ережені { $votes ->
    [one] { $votes } дауыс
   *[other] { $votes } дауыс
} орындайды.
turnout-of = { $registered ->
    [one] Тіркелген { $registered } сайлаушының { $took-part } қатысты
   *[other] Тіркелген { $registered } сайлаушының { $took-part } қатысты
}
form-lines = Хаттамалар жолдарының қосындысы
trend-title = Хаттамалар түскен сайын нәтиже қалай өзгерді
trend-text = Әр нұсқаға бір сызық: оның «{ $base }» негізіндегі пайыздық үлесі, түскен учаскелер санына қарай.
trend-caption = Солдан оңға: түскен учаскелер көбейеді. Төменнен жоғары: үлес 0-ден 100 %-ға дейін.
same-as-table = Сол мәлімет кесте түрінде
to-areas = Барлық аумақтар мен учаскелер
since-none = Содан бері бірде-бір сан түзетілген жоқ.
since-corrections = Содан бері { $count ->
    [one] сандары басқа { $count } хаттама
   *[other] сандары басқа { $count } хаттама
} түсті.

## Areas

areas-above = Жоғарғы аумақтар
areas-how = Әр аумақ өз бөліктеріне, учаске мен оның хаттамасына дейін апарады.
areas-caption = Аумақтар жоғарыдан төмен қарай
parts-areas = Оның бөліктері
parts-stations = { $count ->
    [one] Оның { $count } учаскесі
   *[other] Оның { $count } учаскесі
}
list-how = Баған тақырыбы сол тізімнің осы баған ретімен берілген түріне апарады.
list-bases = Қатысу — тіркелген сайлаушыларға шаққанда; «{ $option }» үлесі — { $base } санына шаққанда.
search = Осы тізімнен іздеу
column-name = атауы
column-level = деңгейі
column-line = жол
column-sum = қосынды
column-change = өзгеріс
column-seats = мандаттар

## Station

station-in-unit = бірлік құрамында
station-not-in = әлі түскен жоқ
station-expected = күтілетін тізім: { $count ->
    [one] { $count } сайлаушы
   *[other] { $count } сайлаушы
}
station-unit = Мұнда сайлаушы аз болғандықтан, сандар басқа учаскелермен қосынды түрінде ғана жарияланады:
station-members = Бұл сандар ешкімнің дауысын анықтауға болмайтындай етіп мына учаскелердің қосындысы ретінде берілген:
station-protocol = Хаттама, редакция бойынша
station-no-protocol = Бұл учаскенің хаттамасы әлі түскен жоқ.
station-revision = { $number }-редакция ({ $basis })
station-entry = тізбенің { $entry } жазбасы
station-because = Алдыңғысын ауыстырды, себебі:
station-annulled = { $time } күшін жойды: { $reason }
station-checks = { $count ->
    [one] { $count } тексеру орындалды.
   *[other] { $count } тексеру орындалды.
}
station-explained = Түсіндірме:
station-proof = Әр редакция жанындағы сілтеме оның жазбасы қол қойылған тізбеде тұрғанын дәлелдейді.

## Data: every download, and the addresses that a program asks

data-how = Барлық нәтиже файл түрінде, кестелер мен бағдарламаларға арналған. Олардың бәрі қол қойылған тізбеден алынған; бір тізбе әрқашан бір файлдарды береді, әр байты бірдей.
data-size = Бұл файлдар { $size ->
    [one] { $size } жазбадан тұратын тізбеге
   *[other] { $size } жазбадан тұратын тізбеге
} сай, түбірі { $root }. Орны бар әр файлда тізбенің көлемі мен түбірі көрсетілген.
data-column-file = файл
data-column-holds = не бар
data-column-address = мекенжай
data-format-csv = Кестелер (CSV)
data-about-csv = Электрондық кестелерге арналған. Әр бағанның мағынасын екі сипаттама түсіндіреді: Frictionless деректер пакеті және CSVW метадеректері.
data-format-parquet = Бағандар бойынша кестелер (Parquet)
data-about-parquet = DuckDB, Spark, pandas және сол сияқты бағдарламаларға арналған.
data-format-json = Үлестері бар нәтижелер (JSON)
data-about-json = Әр аумақ атауымен, әр нұсқаның әр базадағы үлесі. Барлық өрістер нұсқаулықта сипатталған.
data-format-nist-json = JSON түріндегі NIST SP 1500-100
data-about-nist-json = Сайлау нәтижелері деректерінің ортақ пішімі, 2.0 нұсқасы.
data-format-nist-xml = XML түріндегі NIST SP 1500-100
data-about-nist-xml = Сол есептің басқаша жазылуы.
data-format-civics = Civics пішімі (XML)
data-about-civics = Жаңалық қызметтері нәтижелерді қабылдайтын пішім.
data-format-openelections = OpenElections: дауыстар жолдары (CSV)
data-about-openelections = Тек дауыстар, OpenElections жинағының тақырыптарымен.
data-holds-areas = аумақтар тармағы
data-holds-stations = учаскелер, олардың түрі мен күтілетін сайлаушылар саны
data-holds-turnout = сағат сайынғы қатысу туралы хабарлар
data-holds-results = әр аумақтың әр жолы мен әр нұсқасы, базасы және үлесі
data-holds-revisions = әр хаттаманың әр редакциясы; қайсысы есепке алынатынын бөлек баған көрсетеді
data-holds-protocols = әр учаскенің есепке алынатын хаттамасы және учаскенің орны
data-holds-package = кестелердің әр бағанының мағынасы, Frictionless деректер пакеті түрінде
data-holds-csvw = сол сипаттама CSVW метадеректері түрінде
data-holds-json = әр аумақ пен әр дауыс берудің нәтижелері
data-holds-nist = аумақтар, учаскелер және дауыс берулер; әр учаске мен аумақтың дауыстары мен бюллетеньдері
data-holds-civics = сол деректер Google пішімінде, жарамсыз бюллетеньдермен
data-holds-openelections = әр учаске мен нұсқаға бір жол
data-api = Бағдарламаларға арналған мекенжайлар
data-api-how = Бұл мекенжайларды кез келген бағдарлама кез келген беттен сұрай алады. tile/ және results/ ішіндегі файлдар ешқашан өзгермейді, оларды мерзімсіз сақтауға болады.
data-api-head = соңғы күйдің көлемі, түбірі және минуты; жаңасы бар-жоғын осыдан біледі
data-api-results = тізбе беретін нәтижелер, канондық JSON түрінде; сан — тізбенің көлемі
data-api-checkpoint = қол қойылған көлем мен түбір
data-api-entries = жазбалар, бір файлда 256-ға дейін
data-api-tiles = дәлелдеуге арналған тармақ хештері
data-api-data = жоғарыда аталған файлдар
data-api-atom = хабарламалар мен түзетулер, Atom таспасы түрінде
data-api-feed = сол таспа JSON түрінде
data-embed = Сіздің бетіңізге арналған сурет
data-embed-how = Суретте база, қамту, тізбенің көлемі мен минуты көрсетілген; скрипті жоқ, оны кез келген бетке қоюға болады.
data-embed-html = фреймде көрсетуге арналған; өзі жаңарып тұрады
data-embed-svg = сурет
embed-back = Барлық деректер, әр учаскеге дейін

## Feeds

# $election is the election's title.
feed-title = Хабарламалар мен түзетулер: { $election }
feed-preliminary = Алдын ала нәтиже: { $contest }
feed-final = Түпкілікті нәтиже: { $contest }
feed-option = { $name }: { $votes ->
    [one] { $votes } дауыс
   *[other] { $votes } дауыс
}, { $percent }
feed-base = Пайыздардың базасы: { $base }.
# $number is the number of the revision.
feed-correction = Деректер түзетілді: { $station }, { $name }, { $number }-редакция
feed-correction-of = Дауыс беру: { $contest }
