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
# Not «қайта дауыс беру»: in the law of Kazakhstan that is the run-off.
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

desk-menu-import = Files
desk-import-how = A file of a lower commission, read by a mapping. It is staged with its totals, and counts once another person has confirmed them.
desk-import-file = The file (CSV, gzip or zip)
desk-import-mapping = Its mapping
desk-import-stage = Stage it
desk-proposal-count = { $count ->
    [one] { $count } fact would stand on the record.
   *[other] { $count } facts would stand on the record.
}
desk-import-protocols = { $count ->
    [one] { $count } protocol
   *[other] { $count } protocols
}
desk-import-revisions = { $count } of them revise an earlier one
desk-import-findings = { $count } of them have findings, explained in the file
desk-sign-in = Sign in
desk-sign-in-lost = If the password is lost, ask an administrator for a new invitation.
desk-login = Login
desk-login-hint = 2 to 64 letters and digits, also dot, underscore, hyphen and @. Capitals make no difference.
desk-name = Name
desk-password = Password
desk-password-old = Present password
desk-password-new = New password
desk-password-again = New password again
desk-password-change = Change the password
desk-password-hint = { $count } characters at least, and not the login. Several words that belong to nobody are good.
desk-go-on = Go on
desk-keep = Keep
desk-first = First administrator
desk-first-awaited = Nobody works here yet.
desk-first-explained = The program has printed a token on its console. Whoever brings it becomes the first administrator, and gives everybody else their part. The token is used once.
desk-first-token = Token from the console
desk-invitation = Choose a password
desk-factor = Second factor
desk-factor-set-up = Set up a second factor
desk-factor-wanted = Everybody at this desk gives a second factor: a code from an authenticator, such as an app on a phone. Set yours up now; nothing else is open before.
desk-factor-explained = A second factor is a code from an authenticator, such as an app on a phone. With it a password that somebody has overheard opens nothing.
desk-factor-photograph = Photograph this picture with the authenticator.
desk-factor-picture = The secret as a QR code; it stands as text below.
desk-factor-type = Where there is no camera, type this secret:
desk-factor-show = Type the code of six digits that the authenticator shows now.
desk-factor-open = Open your authenticator and type the code of six digits that it shows now.
desk-factor-code = Code
desk-factor-confirm = Confirm
desk-factor-remove = Remove the second factor
desk-factor-is-set = It is set up.
desk-factor-is-not-set = There is none.
desk-own = Your account
desk-own-language = Language
desk-own-language-wherever = Wherever you sign in
desk-people-one = Person { $number }
desk-people-number = Number
desk-people-roles = Roles
desk-people-role-administrator = Administrator: gives people their parts
desk-people-role-receiver = Receiver: takes papers in
desk-people-role-clerk = Clerk: types papers and turnout
desk-people-role-supervisor = Supervisor: resolves and approves
desk-people-role-commissioner = Commissioner: announces results
desk-people-role-auditor = Auditor: reads everything, changes nothing
desk-people-title-administrator = Administrator
desk-people-title-receiver = Receiver
desk-people-title-clerk = Clerk
desk-people-title-supervisor = Supervisor
desk-people-title-commissioner = Commissioner
desk-people-title-auditor = Auditor
desk-people-areas = Areas
desk-people-areas-hint = Codes of areas, apart by commas. Nothing here means the whole election.
desk-people-areas-known = Areas of this election
desk-people-everywhere = the whole election
desk-people-state = State
desk-people-active = works here
desk-people-awaited = invited, has chosen no password yet
desk-people-inactive = does not work here
desk-people-may-sign-in = May sign in and work here
desk-people-signed-in = Last signed in
desk-people-never = never
desk-people-forgotten = name forgotten
desk-people-part = Roles and areas
desk-people-add = Add a person
desk-people-add-explained = You get a link that is valid for 24 hours. With it the person chooses a password, which nobody else ever sees.
desk-people-invited = Invitation
desk-people-invited-explained = Give this link to the person, and to nobody else. It leads to the page where they choose their password:
desk-people-invited-once = It is shown this once. It is valid for 24 hours and can be used once; a new invitation makes it void.
desk-people-invite = Take the password away and invite anew
desk-people-invite-explained = The person is signed out at once and chooses a new password with a new invitation.
desk-people-factor-explained = When the person has lost what shows the codes. They are signed out at once, and sign in with the password alone until another one is set up.
desk-people-forget = Forget the name
desk-people-forget-explained = Deletes name, login, password and second factor. What the person did stays in the journal under the number, and cannot be given a name any more. They can never sign in again.
desk-person-no-such-person = There is no person of this number.
desk-person-name-forgotten = The name of this person is forgotten. Add them as somebody new.
desk-person-name-blank = A name is missing.
desk-person-name-wrong = A name has at most 100 characters, all of which can be seen.
desk-person-login-wrong = This is no login. It has 2 to 64 letters and digits; also . _ - @.
desk-person-login-taken = Somebody has this login already. Choose another one.
desk-person-no-role = No role is chosen. Choose one at least.
desk-person-no-such-role = There is no such role. Load the page again.
desk-person-no-such-area = This election has no area { $area }. Look at the list of areas.
desk-person-last-administrator = Nobody else who can sign in is an administrator. Make somebody else one first.
desk-person-password-short = The password is too short. It needs 12 characters at least.
desk-person-password-long = The password is too long. It has 256 characters at most.
desk-person-password-plain = This password holds the login, or fewer than four different characters. Choose another one.
desk-person-passwords-differ = The two new passwords are not the same. Type both again.
desk-person-password-wrong = This is not your present password.
desk-person-not-known = Login and password are not those of anybody who may sign in here. Type both again.
desk-person-code-wrong = This code is not right, or it was used before. Wait for the next one. If it happens again, look whether the clock of your device is right.
desk-person-nothing-set-up = No second factor is being set up. Begin again.
desk-person-factor-required = Everybody at this desk gives a second factor. It cannot be removed.
desk-person-token-void = This token is not valid: it was used, has run out, or another one was made since.
desk-person-no-such-language = There is no such language here.
desk-person-wait = { $count ->
    [one] Too many tries have failed. The next one can be made in { $count } second.
   *[other] Too many tries have failed. The next one can be made in { $count } seconds.
}
desk-person-busy = Too many people sign in at this moment. Try again in a few seconds.
