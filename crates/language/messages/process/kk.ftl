# Миссия өз хабарламаларынан не біледі, қазақша. Аудармашыға керегі ../en.ftl басында айтылған.

mission-menu-quality = Деректер сапасы
mission-menu-process = Үдеріс
mission-menu-statement = Мәлімдеме
mission-report = Хабарлама
mission-team = Топ
mission-because = Қайта қараған жөн, себебі
mission-more = Тағы { $count } хабарлама көрсетілген жоқ.

## Деректер сапасы

mission-quality-how = Қайта қараған жөн хабарламалар. Күмән — топқа қойылатын сұрақ, ол хабарламаға шығарылған үкім емес.
mission-quality-all = барлығы
mission-doubts-rule = екі жауап бір-біріне сәйкес келмейді
mission-doubts-ahead = болашақ уақытпен сақталған
mission-doubts-haste = ұзақ нысан аз уақытта толтырылған
mission-doubts-straight-line = барлық жерде бірдей жауап
mission-doubts-negative-without-cause = ауытқу жоқ, бірақ баға нашар
mission-doubts-positive-despite = ауытқу көп, бірақ баға жақсы
mission-doubts-forked = екі құрылғы бір күйден әрі қарай жалғастырған
mission-doubts-same-photo = бір сурет екі рет
mission-doubts-two-places = бір мезгілде екі жерде
mission-doubt-rule = нысанның ережесі орындалмайды ({ $rule })
mission-doubt-ahead = келіп түскен уақытынан { $minutes } минут кейін сақталған: себебі телефонның сағатында
mission-doubt-haste = { $seconds } секунд ішінде { $answers } жауап
mission-doubt-straight-line = «иә» не «жоқ» деп жауап берілетін { $answers } сұрақтың бәріне бірдей жауап берілген
mission-doubt-negative-without-cause = баға нашар, ал ауытқу туралы хабарланбаған
mission-doubt-positive-despite = баға жақсы, ал ауытқуы бар жауап саны: { $irregular }
mission-doubt-forked = екі құрылғы хабарламаның бір күйінен әрі қарай жалғастырған
mission-doubt-same-photo = дәл осы сурет { $other } хабарламасында да бар
mission-doubt-two-places = уақыты басқа жерден келген { $other } хабарламасының уақытымен қабаттасады

## Бір хабарлама

mission-started = басталған уақыты: { $time }
mission-saved = сақталған уақыты: { $time }
mission-draft = жоба
mission-irregular = ауытқу
mission-versions = Нұсқалары
mission-via-app = қолданба арқылы
mission-via-web = штабта енгізілген
mission-via-file = файлдан
mission-via-sms = SMS арқылы
mission-answer-blank = жауапсыз
mission-answer-yes = иә
mission-answer-no = жоқ
mission-answer-not-observed = байқалмады
mission-answer-not-applicable = қолданылмайды
mission-answer-given = жауап берілген
mission-overall-very-good = өте жақсы
mission-overall-good = жақсы
mission-overall-bad = нашар
mission-overall-very-bad = өте нашар

## Үдеріс

mission-process-how = Алдымен сандар: n ішінен k, мұнда n — байқаушы мұны көріп, жауап берген хабарламалар. Баратын жерлер кездейсоқ алынбай, таңдалған, сондықтан статистикалық қателікті көрсету мүмкін емес, ал бұл сандар ешкім бармаған учаскелер туралы ештеңе айтпайды.
mission-everywhere = барлық жерде
mission-kind = Учаскенің түрі
mission-every-kind = барлық түрі
mission-show = Көрсету
mission-reports-complete = { $count } толық хабарлама
mission-answered = { $count } жауап
mission-least-middle-greatest = ең кіші · медиана · ең үлкен

## Мәлімдеме

mission-statement-how = Мәлімдеме — қазір белгілі деректердің қимасы. Жобасын бір адам жасайды, екіншісі тексереді, үшіншісі шығарады. Әр сан деректердің иесіздендірілген көшірмесіне жасалған сұраудан алынады, бұл көшірме мәлімдемемен бірге жарияланады.
mission-statement-none = Әзірге мәлімдеме жоқ.
mission-statement-no-outline = Миссияға мәлімдеменің құрылымы берілмеген. Ол миссия басталғанда беріледі.
mission-statement-title = № { $number } мәлімдеме
mission-statement-drafted = жобасы жасалды, тексеруді күтіп тұр
mission-statement-reviewed = тексерілді, шығаруды күтіп тұр
mission-statement-issued = шығарылды
mission-statement-superseded = кейінгісімен ауыстырылды
mission-statement-turned-down = қабылданбады
mission-statement-do-draft = Қазір белгілі деректер бойынша мәлімдеме жобасын жасау
mission-statement-do-review = Тексерілді
mission-statement-do-issue = Шығару
mission-statement-do-turn-down = Қабылдамау
mission-cut-off = { $time } уақытына дейінгі деректер
mission-events = журналдың { $count } оқиғасы
mission-figure = Сан
mission-figures = Әр сан қайдан алынған
mission-value = Мәні
mission-query = Сұрау
mission-files = Файлдар
mission-file-bundle = Иесіздендірілген деректер
mission-file-statement = Мәлімдеме, сұраулары мен мәндерімен бірге
mission-file-pdf = Мәлімдеменің басып шығарылатын түрі
