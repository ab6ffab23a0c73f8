# Байқаушылар миссиясы қазақша. Аудармашыға керегі ../en.ftl басында айтылған.

## Әр бетте

mission-mark-demonstration = КӨРСЕТІЛІМ: мұндағы байқаушылар хабарламалары ойдан шығарылған
mission-official-trouble = Комиссия тізілімі әрі қарай оқылмады; одан көрсетілгені ескірек:
mission-code = Сіздің кодыңыз
mission-sign-in-observers = Жергілікті байқаушылар телефондағы қолданбаны пайдаланады:
mission-app = байқаушы қолданбасы
mission-k-of-n = { $n } ішінен { $k }
mission-menu-board = Жұмыс барысы
mission-not-reviewed = Ана тілінде сөйлейтін адам тексермеген

## Неге бас тартылды

mission-refused-missing = Бұл мекенжайда ештеңе жоқ.
mission-refused-malformed = Жіберілген дерек оқылмайды ({ $what }). Одан ештеңе сақталмады.
mission-refused-signed-out = Сіз енді жүйеде емессіз. Қайта кіріңіз; бұл құрылғыда ештеңе жоғалған жоқ.
mission-refused-forbidden = Сіздің міндеттеріңізге бұл кірмейді. Ештеңе өзгертілмеді.
mission-refused-too-long = Бұл рұқсат етілгеннен ұзын. Одан ештеңе сақталмады.
mission-refused-wait = Талпыныс тым көп. { $what } секунд күтіп, қайталаңыз.
mission-refused-wrong-code-or-password = Мұндай коды мен құпиясөзі бар мүше жоқ. Екеуін де тексеріңіз.
mission-refused-not-now = Қазір сақталмады. Сәлден соң қайталаңыз; бұл құрылғыда ештеңе жоғалған жоқ. { $what }
mission-refused-unknown-form = Миссияда нысанның мұндай нұсқасы жоқ: { $what }
mission-refused-form-published = Нысанның бұл нұсқасы жарияланған, ол өзгермейді: { $what }
mission-refused-unknown-question = Нысан мұны сұрамайды: { $what }
mission-refused-wrong-kind = Бұл өз сұрағының жауабы емес: { $what }
mission-refused-out-of-range = Мұндай сан болуы мүмкін емес: { $what }
mission-refused-unknown-option = Мұндай жауап жоқ: { $what }
mission-refused-unknown-line = Хаттамада мұндай жол жоқ: { $what }
mission-refused-unknown-place = Бұл нысанға мұндай орын жоқ: { $what }
mission-refused-another-observer = Бұл хабарлама басқа байқаушыға тиесілі.
mission-refused-code-taken = Бұл код бос емес.

## Кезеңдер

mission-phase = Кезең
mission-phase-opening = Ашылуы
mission-phase-voting = Дауыс беру
mission-phase-counting = Жабылуы және санау
mission-phase-transfer = Жеткізу
mission-phase-tabulation = Қорытындыны жинақтау
mission-phase-incident = Оқиғалар
mission-phase-copy = Хаттама көшірмелері

## Жұмыс барысы

mission-members = { $count } мүше
mission-teams = { $count } топ
mission-photos = { $count } сурет
mission-doubts = { $count } хабарламаны қайта қараған жөн
mission-board-phases = Кезеңдер бойынша
mission-planned = Жоспарланған
mission-reports = Хабарлама
mission-places = Орын
mission-drafts = Басталған
mission-missing = Жоқ
mission-board-regions = Өңірлер бойынша
mission-board-regions-caption = Жоспарланған барулардан қанша хабарлама бар.
mission-region = Өңір
mission-board-late = Жоспарланған, бірақ хабарлама жоқ

## Істер

mission-case-stage-open = ашық
mission-case-stage-asked = комиссияға сұрақ қойылды
mission-case-stage-answered = комиссия жауап берді
mission-case-stage-assessed = бағаланды
mission-case-stage-ended = аяқталды

## Жалпы көріністер

mission-menu-map = Карта
mission-menu-digest = Жиынтық
mission-menu-people = Адамдар
mission-digest-at = { $time } жағдайы бойынша
mission-negative = Нашар немесе өте нашар
mission-how-many = Қанша
mission-what-was-reported = Не хабарланды
mission-map-how = Өңірлер бойынша жалпы бағалар: берілген бағалардың қаншасы нашар немесе өте нашар. Хабарламасы аз өңір аз нәрсе көрсетеді.
mission-map-tile = { $area }: { $n } бағаның { $k } нашар немесе өте нашар.
mission-map-tiles = Әр шаршыда: қанша баға нашар немесе өте нашар, астында — қанша баға берілді. Түсі үлесті көрсетеді:
mission-percents = { $from } мен { $to } % аралығы
mission-cases-open = { $count } ашық іс
mission-code-head = Код
mission-name = Аты
mission-role = Рөлі
mission-role-core = негізгі құрам сарапшысы
mission-role-long-term = ұзақ мерзімді байқаушы
mission-role-short-term = қысқа мерзімді байқаушы
mission-role-agent = сенім білдірілген адам
mission-role-citizen = қоғамдық байқаушы
mission-functions = Міндеттері
mission-function-administrator = әкімші
mission-function-operator = оператор
mission-function-analyst = талдаушы
mission-function-editor = редактор
mission-function-head = миссия басшысы
mission-inactive = кіруі жабық
mission-do-password = Жаңа құпиясөз
mission-do-stop = Кіруін жабу
mission-do-begin = Кіруін ашу
mission-password-new = { $code } үшін жаңа құпиясөз, тек қазір көрсетіледі:

## Жедел санақ

mission-menu-quick-count = Жедел санақ
mission-quick-count-how = Жеребемен таңдалған учаскелер бүкіл ел туралы не айтады. Учаске көшірмесінде не жазылғанына екі адам келіскенде есепке алынады. Қателік шегі формуласының шарттары орындалғанда ғана дұрыс: жауап бермеген учаскелер басқалардан өзгеше болуы мүмкін.
mission-quick-count-drawn = Жеребемен { $size } учаске таңдалды; тізімнің SHA-256 мәні { $frame }, сүйектер { $seed }.
mission-quick-count-undrawn = Миссияда жеребе тізімі жоқ: бұл учаскелер жеребемен таңдалған ба, бағдарлама айта алмайды.
mission-quick-count-no-points = Жоспарда іріктеу нүктелері жоқ, сондықтан жедел санақ та жоқ. Адамдар таңдаған учаскелер басқалары туралы ештеңе айтпайды.
mission-quick-count-no-copies = Бірде-бір іріктеу нүктесінде барлық жолы бар келісілген көшірме әлі жоқ.
mission-quick-count-refused = Ештеңе есептелмеді: { $what }
mission-quick-count-preliminary = Алдын ала: таңдалған { $n } учаскенің { $k } жауап берді. Олардың { $needed } бөлігіне жетпей ештеңе түпкілікті деп аталмайды.
mission-quick-count-final = Таңдалған { $n } учаскенің { $k } жауап берді, бұл миссия алдын ала белгілеген { $needed } бөліктен кем емес.
mission-option = Нұсқа
mission-quick-count-share = Үлестің бағасы
mission-quick-count-interval = Бастап – дейін, 95 %
mission-quick-count-official = Ресми үлес
mission-quick-count-base = Барлық үлес нұсқаларға берілген дауыстардан есептеледі. 95 % аралықтардың жиырмадан бірі кездейсоқ қате кетеді.
mission-quick-count-limits = Мұны не шектейді
mission-quick-count-strata = Өңірлер бойынша таңдалған учаскелер
mission-quick-count-answered = Жауап берді
mission-quick-count-frame = Өңірдегі учаскелер
mission-agreement = Сәйкес пе
mission-agreement-agrees = аралықтың ішінде
mission-agreement-disagrees = аралықтан тыс
mission-agreement-cannot-be-told = айтуға болмайды
mission-estimate-doubt-no-probability-sample = учаскелерді адамдар таңдаған
mission-estimate-doubt-response-too-low = таңдалған { $n } учаскенің { $k } жауап берді, { $needed } бөлігі керек
mission-estimate-doubt-too-few = хабарлама тым аз: { $count }
mission-estimate-doubt-too-spread = мұндай аз хабарлама үшін учаскелер тым өзгеше
mission-estimate-doubt-draw-ignored = страталар әртүрлі тығыздықпен таңдалған, салмақтар мұны түзетпейді
mission-estimate-doubt-singles = бір-бір хабарламасы бар өңірлерде учаске көп: { $count }
mission-estimate-doubt-unlike = келгені тұтасқа ұқсамайды: { $names }
mission-estimate-doubt-no-variance = бірде-бір өңірде екі хабарлама жоқ
mission-estimate-doubt-not-covered = { $n } учаскенің { $k } орналасқан өңірлерден ештеңе келмеді
mission-estimate-warning-low-response = Таңдалған { $n } учаскенің { $k } жауап берді, бұл қажетті { $needed } бөліктен аз.
mission-estimate-warning-unlike = Келгені тұтасқа ұқсамайды: { $names }.
mission-estimate-warning-unseen = Хабарламасы жоқ өңірлерде { $n } учаскенің { $k } орналасқан; баға оларға таралмайды: { $names }.
mission-estimate-warning-single-report = Бір-бір хабарламасы бар өңірлер, сондықтан қателік шегі солардың үлесіне кем ({ $count } учаске): { $names }.
mission-estimate-warning-replaced = Ауыстырылған іріктеу нүктелері: { $count }. Қолжетімсіз учаскелер орнына алынғандардан өзгеше болуы мүмкін.
mission-estimate-warning-weak-strata = Таңдалған учаскелердің жартысынан азы жауап берген өңірлер: { $names }.
mission-estimate-warning-few-reports = { $count } хабарлама формулаларға сүйенуге жеткіліксіз.
mission-estimate-warning-spread = Бұлардың қосындылары 10 % немесе одан нашар дәлдікпен белгілі, аралықтары дөрекі: { $names }.
mission-estimate-warning-draw-ignored = Кей страталар басқаларынан тығызырақ таңдалған, салмақтар мұны түзетпейді.
mission-estimate-warning-no-variance = Бірде-бір өңірде екі хабарлама жоқ, қателік шегі белгісіз.

## Штабта терілген хабарлама

mission-menu-type = Хабарлама теру
mission-type-how = Телефон соққан немесе қағаз толтырған байқаушы үшін. Кім тергені журналда жазылады. Хаттама көшірмелері бұл жолмен келмейді.
mission-form = Нысан
mission-type-observer = Байқаушының коды
mission-type-place = Учаскенің немесе жоғары комиссия аумағының коды
mission-type-visit = Күннің нешінші сапары немесе оқиғасы, 1-ден 9-ға дейін
mission-type-next = Әрі қарай
mission-type-conditional = тек шартпен
mission-type-by-app = Тек қолданба арқылы.
mission-type-none = Бұлардың ешқайсысы
mission-type-complete = Байқаушы бұл хабарламаны аяқтады
mission-type-keep = Хабарламаны сақтау
mission-type-unknown = Миссия мұны білмейді: { $what }
mission-type-wrong = { $count } жауап түсініксіз. Әзірге ештеңе сақталған жоқ.
