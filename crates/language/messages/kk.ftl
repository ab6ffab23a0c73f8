# Hattama қазақша.
#
# NOT REVIEWED BY A NATIVE SPEAKER. Бұл мәтінді ана тілі қазақ тілі болып табылатын маман әлі тексерген жоқ.
#
# For translators: the rules stand at the head of en.ftl. Here are three more.
#
# `$base` stands before "санына шаққанда" (per number of), so the phrases of the group "Bases" are plain plurals.
# Digits and the sign % carry no suffix, because its vowel would depend on the number that is read aloud: a noun
# comes after the number and takes the suffix. The noun stays singular after a number, so no plural forms are needed.
# Words: option — нұсқа (a line of the ballot), record — тізілім, entry — жазба, register — сайлаушылар тізімі,
# coverage — қамту, outcome — нәтиже, results — қорытынды, finding — ескертпе, warning — ескерту.

## Тіл, күндер мен сандар

language-name = Қазақша
date = { $year } жылғы { $day } { $month }
date-time = { $date }, { $time } ({ $offset })
month-1 = қаңтар
month-2 = ақпан
month-3 = наурыз
month-4 = сәуір
month-5 = мамыр
month-6 = маусым
month-7 = шілде
month-8 = тамыз
month-9 = қыркүйек
month-10 = қазан
month-11 = қараша
month-12 = желтоқсан
no-share = үлес жоқ

## Бұл қандай сайлау

status-live = қазір өтіп жатыр
status-rehearsal = жаттығу
# Not «демонстрация», which is first of all a street protest.
status-demonstration = көрсетілім
status-archive = мұрағат
mark-rehearsal = ЖАТТЫҒУ: бұл сайлау нәтижелері емес
mark-demonstration = КӨРСЕТІЛІМ: учаскелердің деректері ойдан шығарылған
mark-archive = МҰРАҒАТ: өткен сайлаудың файлдардан алынған деректері

## Базалар («санына шаққанда» сөздерінің алдында)

base-votes_for_options = бюллетеньдегі нұсқаларға берілген дауыстар
base-valid = жарамды бюллетеньдер
base-ballots_found = жәшіктерден табылған бюллетеньдер
base-took_part = дауыс беруге қатысқан сайлаушылар
base-registered = тізімге енгізілген сайлаушылар

## Базалар жеке тұрғанда

base-name-votes_for_options = бюллетеньдегі нұсқаларға берілген дауыстар
base-name-valid = жарамды бюллетеньдер
base-name-ballots_found = жәшіктерден табылған бюллетеньдер
base-name-took_part = дауыс беруге қатысқан сайлаушылар
base-name-registered = тізімге енгізілген сайлаушылар

share = { $base } санына шаққанда { $percent }

## Негіздер

basis-copy = электрондық көшірме
basis-original = түпнұсқа

## Нәтижелер

outcome-sentence-none = Нәтиже анықталған жоқ: әзірге дауыстар жоқ.
outcome-sentence-elected-leading = Әзірге алда: { $name }. Хаттамасы әлі келмеген учаскелер мұны өзгерте алады.
outcome-sentence-elected-decided = Сайланған кандидат: { $name }.
outcome-sentence-run_off-leading = Әзірге екінші турға шығатындар: { $names }. Хаттамасы әлі келмеген учаскелер мұны өзгерте алады.
outcome-sentence-run_off-decided = Екінші турға шығатындар: { $names }.
# Not «қайта дауыс беру»: in the law of Kazakhstan that is the run-off.
outcome-sentence-repeat-leading = Әзірге дауыс беруді жаңадан өткізу керек болып тұр. Хаттамасы әлі келмеген учаскелер мұны өзгерте алады.
outcome-sentence-repeat-decided = Дауыс беру жаңадан өткізіледі.
outcome-sentence-seats-leading = Мандаттардың осы минуттағы бөлінісі: { $seats }. Хаттамасы әлі келмеген учаскелер мұны өзгерте алады.
outcome-sentence-seats-decided = Мандаттардың бөлінісі: { $seats }.
outcome-sentence-lot-leading = Әзірге мына нұсқалар арасында жеребе тарту керек болып тұр: { $names }. Хаттамасы әлі келмеген учаскелер мұны өзгерте алады.
outcome-sentence-lot-decided = Мына нұсқалар арасында жеребе тартылуы керек: { $names }.

## Тексерулер мен ескертпелер

severity-error = қате
severity-warning = ескерту
severity-notice = назарға
not-given = дереккөзде көрсетілмеген

## Деңгейлер, комиссиялар, учаскелер, жолдар

station-kind-ordinary = әдеттегі учаске
station-kind-abroad = шетелдегі учаске
station-kind-mobile = жылжымалы учаске
station-kind-hospital = ауруханадағы учаске
station-kind-military = әскери бөлімдегі учаске
station-kind-detention = қамауда ұстау орнындағы учаске
station-kind-temporary = уақытша учаске
station-kind-unit = шағын учаскелер бірлестігі
door-archive = өткен сайлаудың мұрағаты
door-file = комиссиядан келген файл
door-entry = жұмыс орнында екі рет енгізілген
door-device = учаскенің құрылғысы қол қойған
door-scan = сканнан оқылған
against-all = барлығына қарсы

## Сандар өз сөзімен

count-votes = { $count } дауыс
count-entries = { $count } жазба

## Қамту

coverage-stations = { $of } учаскенің ішінен { $in } учаске
coverage-register = сайлаушылар тізіміне шаққанда { $percent }
coverage-register-unknown = тізімнің қандай бөлігі екені белгісіз: учаскелер тізбесінде сайлаушылардың күтілетін саны жоқ
coverage-none = учаскелердің хаттамалары әзірге жоқ

## Хабарландыру: тақырыптар

announcement-headline-preliminary = Алдын ала қорытынды: { $title }
announcement-headline-final = Түпкілікті қорытынды: { $title }
heading-result = Қорытынды
heading-turnout = Сайлаушылардың қатысуы
heading-stations = Учаскелер
heading-changes = Алдыңғы хабарландырудан кейінгі өзгерістер

## Хабарландыру: қорытынды

announcement-shares-base = Үлестер { $base } санына шаққанда көрсетілген, олардың барлығы — { $count }.
announcement-option = { $name } ({ $nominated-by }) — { $votes } дауыс, { $base } санына шаққанда { $percent }
announcement-option-alone = { $name } — { $votes } дауыс, { $base } санына шаққанда { $percent }
rule-majority-met = Сайлану үшін алынған дауыстардың үлесі { $base } санына шаққанда { $threshold } шегінен асуы керек. { $name }: { $votes } дауыс (база — { $base-count }), { $percent } — шарт орындалды.
rule-majority-not-met = Сайлану үшін алынған дауыстардың үлесі { $base } санына шаққанда { $threshold } шегінен асуы керек. { $name }: { $votes } дауыс (база — { $base-count }), { $percent } — шарт орындалмады.

## Хабарландыру: қатысу

announcement-turnout = Тізімге енгізілген { $registered } сайлаушының ішінен дауыс беруге { $took-part } адам қатысты: { $percent }.
announcement-turnout-at = Сағат { $hour } жағдайы бойынша тізімге енгізілген { $registered } сайлаушының ішінен дауыс беруге { $took-part } адам қатысты: { $percent }.
announcement-turnout-none = Сайлаушылардың қатысуын көрсету мүмкін емес: хаттама нысанында дауыс беруге қатысқандар саны немесе тізімге енгізілгендер саны жоқ.
announcement-abroad = Шетелде, { $countries } елдегі { $stations } учаскеде, тізімге енгізілген { $registered } сайлаушының ішінен дауыс беруге { $took-part } адам қатысты: { $percent }.

## Хабарландыру: учаскелер және негіз

announcement-stations = { $of } учаскенің ішінен { $in } учаскенің хаттамасы келді.
announcement-stations-abroad = Оның ішінде шетелде: { $of } учаскенің ішінен { $in } учаске.
announcement-coverage = Дауыс беру күніне дейінгі тізімдер бойынша бұл учаскелерде барлығы { $of } сайлаушының ішінен { $in } сайлаушы тіркелген: { $percent }.
announcement-coverage-unknown = Бұл тізімнің қандай бөлігі екенін көрсету мүмкін емес: учаскелер тізбесінде сайлаушылардың күтілетін саны жоқ.
announcement-sources = Деректер хаттамалардың { $copies } электрондық көшірмесіне және { $originals } түпнұсқасына негізделген.
announcement-sources-copies = Деректер { $copies } хаттаманың электрондық көшірмесіне негізделген.
announcement-sources-originals = Деректер { $originals } хаттаманың түпнұсқасына негізделген.
announcement-note-preliminary = Алдын ала қорытынды әлі өзгеруі мүмкін: түпкілікті қорытынды тек түпнұсқаларға негізделеді, әрбір айырмашылық себебімен бірге жарияланады.
announcement-note-final = Бұл — түпкілікті қорытынды: ол тек түпнұсқаларға негізделген.
announcement-record = Тізілімдегі { $size } жазба бойынша есептелді. Соңғы жазбаның уақыты: { $time }.
announcement-recompute = Әрбір санды ашық тізілім бойынша қайта есептеуге болады: { $command }

## Хабарландыру: алдыңғысынан кейінгі өзгерістер

changes-none = Алдыңғы хабарландырумен салыстырғанда дауыс саны өзгерген жоқ.
changes-votes = { $votes ->
    [1] Алдыңғы хабарландырумен салыстырғанда бір дауыс өзгерді:
   *[other] Алдыңғы хабарландырумен салыстырғанда { $votes } дауыс өзгерді:
}
changes-station = { $station }, { $option }: бұрын — { $old } дауыс, қазір — { $new } дауыс. Себебі: { $reason }
changes-line = { $station }, «{ $line }» жолы: бұрын — { $old }, қазір — { $new }. Себебі: { $reason }
changes-originals = { $count } учаске енді түпнұсқа бойынша есепке алынды, бұрын — электрондық көшірме бойынша.

## Бағандардың атаулары

column-option = нұсқа
column-votes = дауыстар
column-share = үлес
column-area = аумақ
column-stations-in = келген учаскелер
column-registered = тізімде
column-took-part = қатысқандар
column-turnout = қатысу
