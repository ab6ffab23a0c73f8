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

mission-menu-map = Өңірлер бойынша
mission-menu-digest = Жиынтық
mission-menu-people = Адамдар
mission-digest-at = { $time } жағдайы бойынша
mission-negative = Нашар немесе өте нашар
mission-map-how = Өңірлер бойынша жалпы бағалар: берілген бағалардың қаншасы нашар немесе өте нашар. Хабарламасы аз өңір аз нәрсе көрсетеді.
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
