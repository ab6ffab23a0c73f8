# Комиссияның жұмыс орны қазақша. Аудармашыға керек мәлімет ../en.ftl мен ../kk.ftl басында.
#
# NOT REVIEWED BY A NATIVE SPEAKER. Бұл мәтінді ана тілі қазақ тілі болып табылатын маман әлі тексерген жоқ.
#
# Words: paper — хаттама, and what is held in the hand — қағаз or парақ; entry is not a жазба here but енгізу; take in
# — қабылдау, accept — есепке алу, approve — мақұлдау, confirm — растау, certify — бекіту; held — кідіртілген, lay
# down — енгізуден бас тарту (what was typed stays in the journal alone); request — сұрау (not «өтініш», which is also
# "please"), grant — рұқсат беру; fact — тізілім жазбасы; type again (the differing fields) — қайта, type anew (the
# whole paper) — жаңадан.

## Әр беттің айналасында

desk-home = Жұмыс орны
desk-menu-board = Жұмыс барысы
desk-menu-intake = Қабылдау
desk-menu-entry = Енгізу
desk-menu-held = Кідіртілгендер
desk-menu-approvals = Мақұлдауға
desk-menu-summaries = Жиынтық хаттамалар
desk-menu-turnout = Қатысу
desk-menu-import = Файлдар
desk-menu-proposals = Хабарландырулар мен растаулар
desk-menu-journal = Журнал
desk-menu-people = Қызметкерлер
desk-sign-out = Шығу
desk-back = Бірінші бетке
desk-mark-rehearsal = ЖАТТЫҒУ: мұнда ештеңе есепке алынбайды
desk-mark-archive = Өткен сайлау: мұнда ештеңе енгізілмейді
desk-trouble = Қазір ештеңеге қол қою мүмкін емес:
desk-not-done = Орындалмады
desk-missing = Бұл мекенжайда ештеңе жоқ.
desk-malformed = Бұл әрекетке сізге рұқсат жоқ немесе нысан осы жұмыс орны жаңа көрсеткен беттен жіберілмеген ({ $what }). Ештеңе өзгерген жоқ. Артқа қайтып, бетті қайта жүктеңіз де, әрекетті қайталаңыз.
desk-failed = Орындау мүмкін болмады; ештеңе өзгерген жоқ. { $what }

## Неге орындалмады

desk-refused-closed = Жұмыс орны жабылып жатыр. Ештеңе өзгерген жоқ.
desk-refused-failed = Жазу мүмкін болмады, ештеңе өзгерген жоқ. Сәл кейінірек қайталаңыз. { $what }
desk-refused-not-active = Сіз мұнда енді жұмыс істемейсіз. Ештеңе өзгерген жоқ.
desk-refused-no-such-paper = Бұл сайлауда мұндай учаске, мұндай аумақ немесе мұндай дауыс беру жоқ. Қағаздағы нөмірді қараңыз.
desk-refused-other-area = Бұл хаттама сіз жұмыс істемейтін аумақтан келген. Ештеңе өзгерген жоқ.
desk-refused-changed = Бет көрсетілгеннен бері бұл хаттамаға қатысты жаңа оқиға болды. Төменде оны тағы бір рет қараңыз; сіздің әрекетіңіз ештеңені өзгерткен жоқ.
desk-refused-wrong = Бұлай істеуге болмайды: { $what }
desk-refused-no-such-proposal = Шешімді күтіп тұрған мұндай ұсыныс жоқ. Шешім осы аралықта қабылданған болуы мүмкін.
desk-refused-own-proposal = Мұны сіз ұсындыңыз. Оны басқа қызметкер растауы керек.
desk-refused-other-bytes = Қазір жарияланатын дерек ұсынылған әрі көрсетілген деректен өзгеше. Бұл ұсынысты қабылдамай, жаңадан ұсыныңыз.
desk-refused-record = Тізілім мұны қабылдай алмайды: { $what }
desk-refused-certified = Қорытынды бекітілген: бұл хаттамада енді ештеңе өзгере алмайды.
desk-refused-request-waits = Бұл хаттама бойынша сұрау шешімді күтіп тұр. Алдымен оған рұқсат беру немесе бермеу керек.
desk-refused-already-here = Бұл хаттама қабылданған, онымен жұмыс жүріп жатыр. Сол хаттаманың екінші парағы қабылданбайды; оны бөлек қойып, ауысым жетекшісіне айтыңыз.
desk-refused-already-accepted = Бұл хаттама сол негіз бойынша есепке алынған. Түзету кері қайтарып алудан басталады.
desk-refused-copy-after-original = Бұл хаттаманың түпнұсқасы есепке алынған. Түпнұсқадан кейін электрондық көшірме қабылданбайды.
desk-refused-nothing-expected = Бұл учаскеден ештеңе күтілмейді: ол ашылған жоқ немесе оның нәтижесінің күші жойылған.
desk-refused-nothing-to-give-back = Қазір мұнда қайтаруға болатын хаттама жоқ. Алдымен енгізуден бас тарту немесе түсіндірмені қайтару керек.
desk-refused-nothing-to-scan = Мұнда қабылдауды күтіп тұрған хаттама жоқ. Скан жұмыстағы параққа тиесілі.
desk-refused-nothing-to-type = Бұл хаттама енгізуді күтіп тұрған жоқ.
desk-refused-nobody-types = Бұл хаттаманы ешкім енгізіп жатқан жоқ. Алдымен енгізуді бастаңыз.
desk-refused-nothing-to-judge = Қазір бұл хаттаманың тексеруді күтіп тұрған, сәйкес келген екі енгізуі жоқ.
desk-refused-nothing-held = Бұл хаттама кідіртілген жоқ.
desk-refused-nothing-to-approve = Бұл хаттама бойынша мақұлдауды күтіп тұрған түсіндірме жоқ.
desk-refused-not-asked-here = Хаттаманың қазіргі күйінде мұны сұрауға болмайды.
desk-refused-counts-already = Бұл учаскенің нәтижесі есепке алынған. Ашылмаған учаскенің нәтижесі болмайды; алдымен нәтижені кері қайтарып алыңыз немесе оның күшін жойыңыз.
desk-refused-nothing-asked = Бұл хаттама бойынша шешімді күтіп тұрған сұрау жоқ.
desk-refused-nothing-to-certify = Бұл хаттама бойынша ештеңе есепке алынған жоқ, бекітетін ештеңе жоқ.
desk-refused-copy-not-final = Бұл хаттама электрондық көшірме бойынша есепке алынған. Түпкілікті қорытындыға түпнұсқа керек.
desk-refused-another-types = Бұл хаттаманы басқа қызметкер енгізіп жатыр.
desk-refused-first-typist = Бірінші енгізуді сіз жасадыңыз. Екіншісін басқа қызметкер жасайды.
desk-refused-typed-last = Бұл өрістерді соңғы рет сіз енгіздіңіз. Енді оларды басқа қызметкер енгізеді.
desk-refused-has-typed = Сіз бұл хаттаманы енгіздіңіз. Ол туралы шешімді хаттаманы енгізбеген қызметкер қабылдайды.
desk-refused-has-resolved = Бұл ескертпелерді сіз түсіндірдіңіз. Түсіндірмелерді басқа қызметкер мақұлдайды.
desk-refused-has-asked = Мұны сіз сұрадыңыз. Рұқсатты басқа қызметкер береді.
desk-refused-other-form = Бұл хаттаманың жолдар саны алдыңғысынан өзгеше.
desk-refused-scan-misshapen = Мұндай скан тізілімде тұра алмайды: { $what }
desk-refused-place-outside = Нысанда мұндай жол жоқ.
desk-refused-place-settled = Бұл жол сәйкес келген; ол қайта енгізілмейді.
desk-refused-field-count = Жіберілген нысандағы өрістер саны хаттамадағыдан өзгеше. Бетті қайта жүктеңіз.
desk-refused-count-too-large = Сандардың бірі кез келген учаскеде болуы мүмкін саннан үлкен. Қағазды тағы бір рет қараңыз.
desk-refused-check-reserved = Сайлау сипаттамасындағы тексерулердің біріне түзетулерге арналған атау берілген.
desk-refused-reason-blank = Себеп көрсетілмеген. Неге екенін бір сөйлеммен жазыңыз.
desk-refused-explanation-unknown = Тексерулер таппаған нәрсеге түсіндірме берілген. Бетті қайта жүктеңіз.
desk-refused-explanation-missing = Ескертпелердің бірінде түсіндірме жоқ. Әр ескертпеге түсіндірме керек.
desk-refused-explanation-blank = Түсіндірмелердің бірі бос. Әр ескертпеге кемінде бір сөйлем керек.

## Хаттамалар, олар қайда аталса да

desk-paper = Хаттама
desk-line = Жол
desk-figures = Сандар
desk-area = Аумақ
desk-all = Барлығы
desk-hour = Сағат
desk-what = Не
desk-when = Қашан
desk-who = Кім
desk-since-when = Қашаннан бері
desk-since = { $time } уақытынан бері
desk-done = Дайын.
desk-cancel = Болдырмау
desk-person = № { $count } қызметкер
desk-kind-station = Учаскенің хаттамасы
desk-kind-area = Жоғары тұрған комиссияның жиынтық хаттамасы
desk-basis-copy = Электрондық көшірме
desk-basis-original = Қол қойылған түпнұсқа
desk-header-areas = Орналасқан жері
desk-header-kind = Түрі
desk-header-registered = Сайлаушылардың күтілетін саны
desk-header-contest = Дауыс беру
desk-header-basis = Негіз
desk-header-number = Парақтағы нөмір
desk-header-state = Күйі
desk-state-expected = Күтілуде
desk-state-received = Қабылданды, бірінші енгізуді күтіп тұр
desk-state-first-entry = Бірінші енгізу жүріп жатыр
desk-state-first-done = Екінші енгізуді күтіп тұр
desk-state-second-entry = Екінші енгізу жүріп жатыр
desk-state-differing = Енгізулер сәйкес келмейді: қайта енгізуді күтіп тұр
desk-state-typing-again = Айырмасы бар өрістер қайта енгізіліп жатыр
desk-state-agreed = Екі енгізу сәйкес келді
desk-state-held = Кідіртілді: ескертпелер түсіндірмені күтіп тұр
desk-state-resolved = Ескертпелер түсіндірілді, мақұлдауды күтіп тұр
desk-state-accepted = Есепке алынды
desk-state-void = Енді есепке алынбайды немесе ешқашан есепке алынған емес
desk-state-requested = Сұрау шешімді күтіп тұр
desk-state-certified = Қорытынды бекітілді

## Қабылдау

desk-intake-code = Учаскенің немесе аумақтың нөмірі не қағаздағы код
desk-intake-number = Парақтағы нөмір, ол болса
desk-intake-look = Табу
desk-intake-compare = Мұны қолыңыздағы хаттаманың тақырып бөлігімен салыстырыңыз.
desk-intake-custody = Оны кім және қандай күйде әкелді (журнал үшін)
desk-intake-take = Тақырып бөлігі сәйкес: қабылдау
desk-intake-refuse = Тақырып бөлігі өзгеше: қабылдамау
desk-intake-taken = Қабылданды: { $paper }
desk-intake-refused = Қабылданбады, журналға жазылды: { $paper }
desk-intake-code-broken = Қағаздағы код оқылмайды. Учаскенің нөмірін енгізіңіз.
desk-intake-other-election = Бұл — басқа сайлау хаттамасының коды. Бұл парақты қабылдамаңыз.

## The scan of a paper.

desk-scan-title = Хаттаманың сканы
desk-scan-alt = Сканерленген хаттама
desk-scan-choose = Хаттаманың сканы, ол болса (JPEG, PNG немесе PDF, 20 МБ-қа дейін)
desk-scan-replace = Мұның орнына басқа скан (JPEG, PNG немесе PDF, 20 МБ-қа дейін)
desk-scan-add = Сканды қосу
desk-scan-public = Скан хаттама есепке алынғанда онымен бірге жарияланады, ондағы барлық нәрсемен, қолтаңбаларды қоса.
desk-scan-kept = Скан осында қалады және жарияланбайды: бұл парақтың ашық тізілімде өз хаттамасы жоқ.
desk-scan-cleaned = Сурет файлында жазылған орын, уақыт және камера одан алынып тасталады; PDF сол күйінде қабылданады.
desk-scan-type = Қағазда тұрғанын енгізіңіз.
desk-scan-nothing = Файл жоқ. Хаттаманың сканын таңдаңыз: JPEG, PNG немесе PDF.
desk-scan-other-kind = Бұл — { $found } түріндегі файл, ал JPEG, PNG немесе PDF керек. Сканды осылардың бірі етіп сақтаңыз немесе хаттаманы қайта сканерлеңіз.
desk-scan-unknown-kind = Бұл — басқа түрдегі файл, ал JPEG, PNG немесе PDF керек. Сканды осылардың бірі етіп сақтаңыз немесе хаттаманы қайта сканерлеңіз.
desk-scan-too-large = Файлда 20 000 000 байттан көп, ал одан аз болуы керек. Хаттаманы төмен ажыратымдылықпен қайта сканерлеңіз.
desk-scan-broken = Сурет оқылмайды ({ $found }). Хаттаманы қайта сканерлеңіз.

## Енгізу

desk-entry-mine = Сіз енгізіп жатырсыз
desk-entry-waiting = { $count ->
    [0] Сізді күтіп тұрған хаттама жоқ.
   *[other] Сізді { $count } хаттама күтіп тұр.
}
desk-entry-next = Келесі хаттама
desk-entry-none = Қазір сізді күтіп тұрған хаттама жоқ.
desk-entry-by-number = Немесе мына учаскенің не аумақтың хаттамасы
desk-entry-begin = Осы хаттаманы енгізу
desk-entry-first = Бірінші енгізу
desk-entry-second = Екінші енгізу
desk-entry-again = Айырмасы бар өрістер, қайта енгізу
desk-entry-how = Әр жолды қағазда қалай тұрса, солай енгізіңіз; қағазда бос тұрған жолды бос қалдырыңыз. Enter мен көрсеткілер жолдан жолға көшіреді, Escape беттен шығарады, енгізілгеннің бәрі сақталады.
desk-entry-finish = Енгізуді аяқтау
desk-entry-finish-anyway = Қағазда солай: енгізуді аяқтау
desk-entry-keep = Сақтап, жалғастыру
desk-entry-lay-down = Енгізуден бас тарту
desk-entry-lost = Сақталмады: байланыс жоқ. Бұл беттен шықпаңыз; байланыс қайта орнағанда енгізуді аяқтаңыз.
desk-entry-unread = Кейбір өрістерде сан емес, басқа жазу тұр. Сан тек цифрлармен жазылады.
desk-entry-no-count = Бұл сан емес.
desk-entry-findings = { $count } тексеру орындалмады. Қағазды тағы бір рет қарап, қате енгізілгенін түзетіңіз.
desk-entry-done-first = { $paper }: бірінші енгізу аяқталды. Екіншісін басқа қызметкер жасайды.
desk-entry-done-differing = { $paper }: енгізулер сәйкес келмейді. Айырмасы бар өрістер қайта енгізіледі.
desk-entry-done-held = { $paper }: екі енгізу сәйкес келді; хаттама ауысым жетекшісін күтіп тұр.
desk-entry-done-accepted = { $paper }: екі енгізу сәйкес келді; хаттама есепке алынды.
desk-entry-laid-down = { $paper }: енгізуден бас тартылды.

## Кідіртілген хаттамалар, мақұлдау, сұраулар

desk-held-how = Сандары бір-біріне сәйкес келмейтін хаттамалар. Хаттаманы енгізбеген қызметкер ескертпелерді түсіндіреді немесе хаттаманы жаңадан енгізуге береді.
desk-approvals-how = Басқа қызметкерлердің түсіндірмелері мен сұраулары. Шешімді хаттаманы енгізбеген, түсіндірмеген және ол бойынша сұрау бермеген қызметкер қабылдайды.
desk-list-empty = Мұнда сізді күтіп тұрған ештеңе жоқ.
desk-list-others = Тағы { $count } хаттама басқа қызметкерді күтіп тұр: сіз бұл жұмысқа қатысқансыз.
desk-findings = { $count } ескертпе
desk-findings-explained = { $count } ескертпе, түсіндірмесі бар
desk-finding-error = қате
desk-finding-warning = ескерту
desk-finding-correction = Сандар бұрын есепке алынған сандардан өзгеше
desk-explain = Түсіндірме
desk-explain-public = Түсіндірмелер ашық тізілімге енеді. Онда ешкімнің атын атамаңыз.
desk-resolve = Түсіндірмелерді жазу
desk-explained = Түсіндірме
desk-type-anew = Жаңадан енгізуге беру
desk-type-anew-reason = Немесе бүкіл хаттаманы жаңадан енгізу керек, себебі
desk-approve = Мақұлдау: хаттаманы есепке алу
desk-reject = Түсіндірмені қайтару
desk-reject-reason = Немесе түсіндірмені қайтару керек, себебі
desk-grant = Рұқсат беру
desk-deny = Рұқсат бермеу
desk-deny-reason = Немесе рұқсат бермеу керек, себебі
desk-free = Хаттаманы босату: басқа қызметкердің енгізуін тоқтату
desk-ask-title = Кері қайтарып алуды, қайта санауды сұрау …
desk-ask = Сұрау беру
desk-ask-reason = Себебі (рұқсат берілсе, оны бәрі көреді)
desk-asked-recall = Кері қайтарып алу: хаттама жаңадан енгізіледі
desk-asked-recount = Қайта санау: бюллетеньдер тағы бір рет саналады
desk-asked-annulment = Күшін жою: нәтиже есепке алынбайды
desk-asked-repeat-voting = Дауыс беру жаңадан өткізіледі
desk-asked-not-opened = Учаске ашылған жоқ
desk-give-back-title = Хаттаманы қайтару
desk-give-back = Қайтару
desk-give-back-reason = Себебі
desk-paper-revision = { $count }-редакция
desk-paper-first = бірінші енгізу
desk-paper-second = екінші енгізу
desk-paper-agreed = екі енгізу де

## Жұмыс барысы

desk-papers = { $count } хаттама
desk-wall = қабырғадағы экранға
desk-stage-expected = күтілуде
desk-stage-typing = енгізілуде
desk-stage-held = кідіртілді
desk-stage-approving = мақұлдауда
desk-stage-accepted = есепке алынды
desk-stage-void = есепке алынбайды
desk-board-areas = Аумақтар бойынша, алдымен ең артта қалғандары
desk-board-oldest = Ең ұзақ күтіп тұрғандар
desk-board-late = Ең көп жетіспейтін жерлер
desk-board-missing = { $count } хаттама келген жоқ
desk-board-errors = Жұмыс екі рет жасалатын жерлер
desk-error-compared = Салыстырылған енгізулер
desk-error-differing = Оның ішінде айырмашылығы барлары
desk-error-held = Тексерулер орындалмай кідіртілген хаттамалар
desk-error-anew = Толығымен жаңадан енгізілгені
desk-error-recalled = Рұқсат етілген кері қайтарып алу мен қайта санау
desk-minutes = { $count } минут

## Тарих және журнал

desk-history = онымен не болғанының бәрі
desk-history-how = { $count } оқиға. Адамдар мұнда нөмірмен белгіленген; ашық тізілімде адамдар да, нөмірлер де жоқ.
desk-facts = Тізілім жазбалары
desk-hidden = (енгізу жүріп жатқанда жасырылған)
desk-earlier = Ертерек
desk-later = Кейінірек
desk-event-not-received = { $paper }: қабылданбады
desk-event-person = № { $count } қызметкердің өкілеттіктері
desk-event-session = Сеанс
desk-event-proposed = № { $count } ұсыныс
desk-event-approved = № { $count } ұсыныс расталды
desk-event-withdrawn = № { $count } ұсыныс қабылданбады
desk-event-certified = қорытынды бекітілді
desk-event-received = қабылданды
desk-event-given-back = қайтарылды
desk-event-scanned = скан қосылды
desk-event-claimed = енгізу басталды
desk-event-kept = өріс сақталды
desk-event-laid-down = енгізуден бас тартылды
desk-event-finished = енгізу аяқталды
desk-event-agreed = енгізулер сәйкес келді
desk-event-differed = енгізулер сәйкес келмеді
desk-event-accepted = есепке алынды
desk-event-held = кідіртілді
desk-event-resolved = ескертпелер түсіндірілді
desk-event-typed-anew = жаңадан енгізуге берілді
desk-event-rejected = түсіндірме қайтарылды
desk-event-asked = сұрау берілді
desk-event-granted = рұқсат берілді
desk-event-denied = рұқсат берілмеді

## Қатысу, хабарландырулар, растаулар

desk-turnout-how = Аумақтағы сайлаушылардың көрсетілген сағаттағы қатысуы, комиссия хабарлағандай. Мәлімет оны басқа қызметкер растағаннан кейін есепке алынады.
desk-took-part = Қатысқандар
desk-registered = Тізімде
desk-turnout-reason = Бұл мәлімет бұрынғысын ауыстырса, неге ауыстыратыны
desk-turnout-propose = Растауға беру
desk-turnout-propose-anyway = Солай хабарланған: растауға беру
desk-turnout-proposed = Берілді. Оны басқа қызметкер растайды.
desk-turnout-known = Бұрынғы мәліметтер
desk-proposals-how = Бүкіл сайлауға қатысты нәрсеге екі адам керек. Төменде дәл жарияланатын дерек көрсетілген; растаған адам дәл осы байттарды ғана растайды.
desk-proposals-none = Растауды күтіп тұрған ештеңе жоқ.
desk-proposals-ended = Бұрын шешілгендер
desk-propose-preliminary = Алдын ала хабарландыруды ұсыну
desk-propose-final = Түпкілікті хабарландыруды және қорытындыны бекітуді ұсыну
desk-proposal-preliminary = Алдын ала хабарландыру
desk-proposal-final = Түпкілікті хабарландыру, қорытындыны бекітумен бірге
desk-proposal-turnout = Сағат { $hour } жағдайы бойынша қатысу: { $area }
desk-proposal-row = { $place }: тізімдегі { $registered } сайлаушының ішінен { $took-part } адам қатысты, { $percent }
desk-proposal-facts = Жазбалар тізілімге енетін түрінде
desk-proposal-own = Мұны сіз ұсындыңыз; оны басқа қызметкер растайды.
desk-proposal-confirm = Растау: дәл осыны жариялау
desk-proposal-withdraw = Қабылдамау
desk-proposal-withdraw-reason = Қабылдамау керек, себебі
desk-proposal-waiting = шешімді күтіп тұр
desk-proposal-approved = № { $count } қызметкер растады
desk-proposal-withdrawn = № { $count } қызметкер қабылдамады:

## Жиынтық хаттамалар

desk-summaries-how = Жоғары тұрған комиссиялар өз қорытындысы ретінде жазған сандар есептелген қосындымен салыстырылған. Қорытынды бұл хаттамалардан ешқашан алынбайды.
desk-summaries-difference = Есептелген қосындыдан айырмасы
desk-summaries-none = айырма жоқ

## Файлдар

desk-import-how = Төмен тұрған комиссияның файлы, ол сызба бойынша оқылады. Қорытындысы бірден көрсетіледі, ал есепке басқа адам растағаннан кейін алынады.
desk-import-file = Файл (CSV, gzip немесе zip)
desk-import-mapping = Оның сызбасы
desk-import-stage = Растауға беру
desk-proposal-count = Тізілімге { $count } жазба енер еді.
desk-import-protocols = { $count } хаттама
desk-import-revisions = Олардың { $count } данасы бұрынғысын өзгертеді
desk-import-findings = Олардың { $count } данасында орындалмаған тексерулер бар, файлда түсіндірілген

## Кіру

desk-sign-in = Кіру
desk-sign-in-lost = Құпиясөз жоғалса, әкімшіден жаңа шақыру сұраңыз.
desk-login = Логин
desk-login-hint = 2-ден 64-ке дейін әріп пен цифр, сондай-ақ нүкте, астын сызу, дефис және @. Бас әріп пен кіші әріп бірдей.
desk-name = Аты
desk-password = Құпиясөз
desk-password-old = Қазіргі құпиясөз
desk-password-new = Жаңа құпиясөз
desk-password-again = Жаңа құпиясөз тағы бір рет
desk-password-change = Құпиясөзді ауыстыру
desk-password-hint = Кемінде { $count } таңба, ішінде логин болмасын. Ешкімге қатысы жоқ бірнеше сөз жақсы.
desk-go-on = Әрі қарай
desk-keep = Сақтау
desk-first = Бірінші әкімші
desk-first-awaited = Мұнда әзірге ешкім жұмыс істемейді.
desk-first-explained = Бағдарлама өз консоліне бір реттік кілт шығарды. Оны енгізген адам бірінші әкімші болады және басқаларға өкілеттік береді. Кілт бір рет жарайды.
desk-first-token = Консольдегі кілт
desk-invitation = Құпиясөз таңдау
desk-factor = Екінші фактор
desk-factor-set-up = Екінші факторды баптау
desk-factor-wanted = Мұнда бәрі екінші факторды енгізеді: телефондағы қолданба сияқты аутентификатордың коды. Өзіңіздікін қазір баптаңыз; оған дейін басқа ештеңе ашылмайды.
desk-factor-explained = Екінші фактор — телефондағы қолданба сияқты аутентификатордың коды. Онымен біреу естіп қалған құпиясөз ештеңе ашпайды.
desk-factor-photograph = Осы суретті аутентификатормен түсіріңіз.
desk-factor-picture = Құпия QR-код түрінде; төменде мәтінмен жазылған.
desk-factor-type = Камера болмаса, осы құпияны енгізіңіз:
desk-factor-show = Аутентификатор қазір көрсетіп тұрған алты таңбалы кодты енгізіңіз.
desk-factor-open = Аутентификаторды ашып, ол қазір көрсетіп тұрған алты таңбалы кодты енгізіңіз.
desk-factor-code = Код
desk-factor-confirm = Растау
desk-factor-remove = Екінші факторды алып тастау
desk-factor-is-set = Ол бапталған.
desk-factor-is-not-set = Ол жоқ.

## Өз тіркелгісі

desk-own = Сіздің тіркелгіңіз
desk-own-language = Тіл
desk-own-language-wherever = Қай құрылғыдан кірсеңіз де

## Адамдар

desk-people-one = № { $number } қызметкер
desk-people-number = Нөмірі
desk-people-roles = Рөлдері
desk-people-role-administrator = Әкімші: адамдарға өкілеттік береді
desk-people-role-receiver = Қабылдаушы: хаттамаларды қабылдайды
desk-people-role-clerk = Енгізуші: хаттамалар мен келушілер санын енгізеді
desk-people-role-supervisor = Ауысым жетекшісі: түсіндіреді және мақұлдайды
desk-people-role-commissioner = Комиссия мүшесі: нәтижелерді жариялайды
desk-people-role-auditor = Аудитор: бәрін оқиды, ештеңе өзгертпейді
desk-people-title-administrator = Әкімші
desk-people-title-receiver = Қабылдаушы
desk-people-title-clerk = Енгізуші
desk-people-title-supervisor = Ауысым жетекшісі
desk-people-title-commissioner = Комиссия мүшесі
desk-people-title-auditor = Аудитор
desk-people-areas = Аумақтар
desk-people-areas-hint = Аумақ кодтары үтір арқылы. Бос болса — бүкіл сайлау.
desk-people-areas-known = Осы сайлаудың аумақтары
desk-people-everywhere = бүкіл сайлау
desk-people-state = Күйі
desk-people-active = осында жұмыс істейді
desk-people-awaited = шақырылған, құпиясөз әлі таңдалмаған
desk-people-inactive = осында жұмыс істемейді
desk-people-may-sign-in = Кіріп, осында жұмыс істей алады
desk-people-signed-in = Соңғы кіруі
desk-people-never = ешқашан
desk-people-forgotten = аты өшірілген
desk-people-part = Рөлдер мен аумақтар
desk-people-add = Қызметкер қосу
desk-people-add-explained = Сіз 24 сағат жарайтын сілтеме аласыз. Сол арқылы адам құпиясөз таңдайды, оны басқа ешкім көрмейді.
desk-people-invited = Шақыру
desk-people-invited-explained = Бұл сілтемені тек сол адамға беріңіз. Ол құпиясөз таңдайтын бетке апарады:
desk-people-invited-once = Ол бір рет қана көрсетіледі. 24 сағат және бір рет жарайды; жаңа шақыру оны жояды.
desk-people-invite = Құпиясөзді алып, қайта шақыру
desk-people-invite-explained = Қызметкердің сеанстары бірден аяқталады, ол жаңа шақырумен жаңа құпиясөз таңдайды.
desk-people-factor-explained = Қызметкер код көрсететін құрылғысын жоғалтқанда. Сеанстары бірден аяқталады, жаңасын баптағанша тек құпиясөзбен кіреді.
desk-people-forget = Атын өшіру
desk-people-forget-explained = Атын, логинін, құпиясөзін және екінші факторын өшіреді. Істегені журналда нөмірімен қалады, оған ат енді қайтарылмайды. Ол енді ешқашан кіре алмайды.

## Қызметкер туралы неге ештеңе өзгермеді

desk-person-no-such-person = Мұндай нөмірлі қызметкер жоқ.
desk-person-name-forgotten = Бұл қызметкердің аты өшірілген. Оны жаңа адам ретінде қосыңыз.
desk-person-name-blank = Аты көрсетілмеген.
desk-person-name-wrong = Атта 100 таңбадан артық болмайды, бәрі көрінетін таңбалар.
desk-person-login-wrong = Бұл логин емес. Онда 2-ден 64-ке дейін әріп пен цифр, сондай-ақ нүкте, астын сызу, дефис және @ болады.
desk-person-login-taken = Мұндай логин бар. Басқасын таңдаңыз.
desk-person-no-role = Рөл таңдалмаған. Кемінде біреуін таңдаңыз.
desk-person-no-such-role = Мұндай рөл жоқ. Бетті қайта жүктеңіз.
desk-person-no-such-area = Бұл сайлауда { $area } аумағы жоқ. Аумақтар тізімін қараңыз.
desk-person-last-administrator = Кіре алатындардың ішінде басқа әкімші жоқ. Алдымен басқа біреуді тағайындаңыз.
desk-person-password-short = Құпиясөз тым қысқа. Кемінде 12 таңба керек.
desk-person-password-long = Құпиясөз тым ұзын. Ең көбі 256 таңба.
desk-person-password-plain = Бұл құпиясөзде логин бар немесе төрттен аз түрлі таңба бар. Басқасын таңдаңыз.
desk-person-passwords-differ = Екі жаңа құпиясөз бірдей емес. Екеуін де қайта енгізіңіз.
desk-person-password-wrong = Бұл сіздің қазіргі құпиясөзіңіз емес.
desk-person-not-known = Мұндай логин мен құпиясөзбен бұл жерге кіруге болмайды. Екеуін де қайта енгізіңіз.
desk-person-code-wrong = Код дұрыс емес немесе бұрын қолданылған. Келесісін күтіңіз. Қайталанса, құрылғының сағатын тексеріңіз.
desk-person-nothing-set-up = Қазір екінші фактор бапталып жатқан жоқ. Қайтадан бастаңыз.
desk-person-factor-required = Мұнда бәрі екінші факторды енгізеді. Оны алып тастауға болмайды.
desk-person-token-void = Бұл кілт жарамсыз: ол қолданылған, мерзімі өткен немесе содан бері басқасы берілген.
desk-person-no-such-language = Мұнда ондай тіл жоқ.
desk-person-wait = Сәтсіз әрекет тым көп. Келесісі { $count } секундтан кейін мүмкін.
desk-person-busy = Қазір тым көп адам кіріп жатыр. Бірнеше секундтан кейін қайталаңыз.

## Сайлау

desk-menu-election = Сайлау
desk-election-how = Сайлаудың қалай берілгені: тізілімнен оқылған, мұнда өзгертілмейді. Анықтама hattama init командасымен бір рет ашылады; жаттығу сол файлдардан бөлек тізілім ретінде ашылады, әр бетінде белгісі болады.
desk-election-status = Түрі
desk-election-day = Дауыс беру күні
desk-election-embargo = Санау нәтижелері бұған дейін жарияланбайды
desk-election-stations = Учаскелер
desk-election-small = Олардың ішінде тек қосынды түрінде жарияланатыны
desk-election-hours = Қатысу туралы хабарланатын сағаттар
desk-election-origin = Тізілімнің атауы
desk-election-key = Оның кілті
desk-election-levels = Деңгейлер және әрқайсысындағы аумақтар саны
desk-election-checks = Не орындалуы тиіс
desk-election-places = Қайда жарияланады
