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
