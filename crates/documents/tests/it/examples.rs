//! What an observation mission might print, in three languages. The mission and its figures are invented.

use documents::{Digest, Section, Sentence, Statement, Table};
use model::moment::Moment;

pub const LANGUAGES: [&str; 3] = ["en", "ru", "kk"];

/// Text, number, figure, source; an empty number for a sentence without a figure.
type Row = [&'static str; 4];

pub fn statement(language: &str) -> Statement {
    let [title, mission, mark] = heads(language);
    let sections: [(&str, &[Row]); 4] = match language {
        "en" => english(),
        "ru" => russian(),
        _ => kazakh(),
    };
    Statement {
        title: title.to_owned(),
        mission: mission.to_owned(),
        mark: Some(mark.to_owned()),
        language: language.to_owned(),
        made: Moment::parse("2026-11-16T14:00:00+05:00").unwrap(),
        sections: sections.into_iter().map(|(title, rows)| section(title, rows)).collect(),
        foot: foot(language),
    }
}

fn section(title: &str, rows: &[Row]) -> Section {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let sentences = rows.iter().map(|[text, number, value, source]| Sentence {
        text: (*text).to_owned(),
        number: some(number),
        value: some(value),
        source: some(source),
    });
    Section { title: title.to_owned(), sentences: sentences.collect() }
}

fn heads(language: &str) -> [&'static str; 3] {
    match language {
        "en" => [
            "Statement of preliminary findings on the election of 15 November 2026",
            "Steppe Observers, a mission of citizens",
            "DEMONSTRATION: mission and figures are invented",
        ],
        "ru" => [
            "Заявление о предварительных выводах по выборам 15 ноября 2026 года",
            "«Наблюдатели степи», гражданская миссия",
            "ДЕМОНСТРАЦИЯ: миссия и цифры вымышлены",
        ],
        _ => [
            "2026 жылғы 15 қарашадағы сайлау бойынша алдын ала тұжырымдар туралы мәлімдеме",
            "«Дала байқаушылары» азаматтық миссиясы",
            "КӨРСЕТІЛІМ: миссия мен сандар ойдан шығарылған",
        ],
    }
}

fn foot(language: &str) -> Vec<String> {
    let bundle = "sha-256 6f3c0b1e92d7a8455b21f0c4e6a9d87310be52f7c6d4819aa03e5d7712c9fb40";
    let lines = match language {
        "en" => [
            "Origin example.org/steppe-2026 · cut-off 16 November 2026, 12:00 (UTC+5) · 1,212 reports",
            "The figures are computed over an anonymised bundle of all reports received before the cut-off.",
            "Bundle",
        ],
        "ru" => [
            "Источник example.org/steppe-2026 · срез 16 ноября 2026 г., 12:00 (UTC+5) · 1 212 отчётов",
            "Цифры вычислены по обезличенному набору всех отчётов, полученных до среза.",
            "Набор",
        ],
        _ => [
            "Дереккөз example.org/steppe-2026 · кесім 2026 жылғы 16 қараша, 12:00 (UTC+5) · 1 212 есеп",
            "Сандар кесімге дейін келіп түскен барлық есептердің иесіздендірілген жинағы бойынша есептелді.",
            "Жинақ",
        ],
    };
    vec![lines[0].to_owned(), lines[1].to_owned(), format!("{}: {bundle}", lines[2])]
}

fn english() -> [(&'static str, &'static [Row]); 4] {
    [
        (
            "What was observed",
            &[
                [
                    "The mission sent 412 observers to 404 of 10,101 stations in 17 regions.",
                    "1",
                    "404 of 10,101",
                    "Stations with at least one report of opening, of all stations of the definition; stations drawn at random within regions.",
                ],
                [
                    "The stations were drawn at random within each region, in proportion to the register.",
                    "",
                    "",
                    "",
                ],
                [
                    "Observers were refused entry or made to leave in 9 of 404 stations.",
                    "2",
                    "9 of 404 (2.2 %)",
                    "Stations with an incident of the kind “access refused”, checked by headquarters, of stations observed.",
                ],
            ],
        ),
        (
            "Opening",
            &[
                [
                    "In 381 of 398 stations where the opening was observed, the box was shown empty before it was sealed.",
                    "3",
                    "381 of 398 (95.7 %)",
                    "Form “Opening”, question 4, answer “yes”, of stations with an answer.",
                ],
                [
                    "Voting began within a quarter of an hour of the appointed time in 392 of 398 stations.",
                    "4",
                    "392 of 398 (98.5 %)",
                    "Form “Opening”, question 7, at most 15 minutes after 07:00 local time.",
                ],
            ],
        ),
        (
            "Voting and count",
            &[
                [
                    "Voters were turned away because they were not on the register in 61 of 404 stations; most of them, 44, in two regions.",
                    "5",
                    "61 of 404 (15.1 %)",
                    "Form “Voting”, question 11, at least one voter, of stations observed. By region: table 3 of the bundle.",
                ],
                [
                    "The count was open to all who were entitled to watch it in 351 of 377 stations.",
                    "6",
                    "351 of 377 (93.1 %)",
                    "Form “Count”, question 2, answer “yes”, of stations where the count was observed.",
                ],
                [
                    "A copy of the protocol was handed to the observer in 318 of 377 stations.",
                    "7",
                    "318 of 377 (84.4 %)",
                    "Form “Count”, question 19, answer “yes”, of stations where the count was observed.",
                ],
                [
                    "In 311 of these 318 the copy is equal to the published protocol, line for line; in 7 at least one line differs.",
                    "8",
                    "311 equal, 7 different",
                    "Copies compared with the latest published protocol of the station; each difference is in the annex of the bundle.",
                ],
            ],
        ),
        (
            "What this does not say",
            &[[
                "A share of stations is not a share of votes, and stations that were not observed may differ from those that were.",
                "",
                "",
                "",
            ]],
        ),
    ]
}

fn russian() -> [(&'static str, &'static [Row]); 4] {
    [
        (
            "Что наблюдалось",
            &[
                [
                    "Миссия направила 412 наблюдателей на 404 из 10 101 участка в 17 регионах.",
                    "1",
                    "404 из 10 101",
                    "Участки хотя бы с одним отчётом об открытии, от всех участков определения; участки выбраны случайно внутри регионов.",
                ],
                [
                    "Участки выбраны случайно внутри каждого региона, пропорционально спискам избирателей.",
                    "",
                    "",
                    "",
                ],
                [
                    "Наблюдателей не допустили или удалили на 9 из 404 участков.",
                    "2",
                    "9 из 404 (2,2 %)",
                    "Участки с происшествием вида «отказ в доступе», проверенным штабом, от наблюдавшихся участков.",
                ],
            ],
        ),
        (
            "Открытие",
            &[
                [
                    "На 381 из 398 участков, где наблюдалось открытие, пустая урна была показана до опечатывания.",
                    "3",
                    "381 из 398 (95,7 %)",
                    "Форма «Открытие», вопрос 4, ответ «да», от участков с ответом.",
                ],
                [
                    "Голосование началось не позднее чем через четверть часа после назначенного времени на 392 из 398 участков.",
                    "4",
                    "392 из 398 (98,5 %)",
                    "Форма «Открытие», вопрос 7, не позднее 15 минут после 07:00 местного времени.",
                ],
            ],
        ),
        (
            "Голосование и подсчёт",
            &[
                [
                    "Избирателям отказывали, потому что их не было в списках, на 61 из 404 участков; большинство из них, 44, в двух регионах.",
                    "5",
                    "61 из 404 (15,1 %)",
                    "Форма «Голосование», вопрос 11, хотя бы один избиратель, от наблюдавшихся участков. По регионам: таблица 3 набора.",
                ],
                [
                    "Подсчёт был открыт для всех, кто вправе за ним следить, на 351 из 377 участков.",
                    "6",
                    "351 из 377 (93,1 %)",
                    "Форма «Подсчёт», вопрос 2, ответ «да», от участков, где наблюдался подсчёт.",
                ],
                [
                    "Копию протокола наблюдатель получил на 318 из 377 участков.",
                    "7",
                    "318 из 377 (84,4 %)",
                    "Форма «Подсчёт», вопрос 19, ответ «да», от участков, где наблюдался подсчёт.",
                ],
                [
                    "На 311 из этих 318 копия совпадает с опубликованным протоколом строка в строку; на 7 отличается хотя бы одна строка.",
                    "8",
                    "311 равны, 7 отличаются",
                    "Копии сличены с последним опубликованным протоколом участка; каждое расхождение в приложении набора.",
                ],
            ],
        ),
        (
            "О чём это не говорит",
            &[[
                "Доля участков не есть доля голосов, и участки, которые не наблюдались, могут отличаться от наблюдавшихся.",
                "",
                "",
                "",
            ]],
        ),
    ]
}

fn kazakh() -> [(&'static str, &'static [Row]); 4] {
    [
        (
            "Не байқалды",
            &[
                [
                    "Миссия 17 өңірдегі 10 101 учаскенің 404-іне 412 байқаушы жіберді.",
                    "1",
                    "10 101-ден 404",
                    "Анықтамадағы барлық учаскеден ашылуы туралы кемінде бір есебі бар учаскелер; учаскелер өңір ішінде кездейсоқ таңдалды.",
                ],
                [
                    "Учаскелер әр өңірдің ішінде сайлаушылар тізіміне пропорционал түрде кездейсоқ таңдалды.",
                    "",
                    "",
                    "",
                ],
                [
                    "404 учаскенің 9-ында байқаушылар кіргізілмеді немесе шығарып жіберілді.",
                    "2",
                    "404-тен 9 (2,2 %)",
                    "Байқалған учаскелерден штаб тексерген «кіруге рұқсат берілмеді» түріндегі оқиғасы бар учаскелер.",
                ],
            ],
        ),
        (
            "Ашылуы",
            &[
                [
                    "Ашылуы байқалған 398 учаскенің 381-інде жәшіктің бос екені мөр басылғанға дейін көрсетілді.",
                    "3",
                    "398-ден 381 (95,7 %)",
                    "«Ашылу» нысаны, 4-сұрақ, «иә» жауабы, жауабы бар учаскелерден.",
                ],
                [
                    "398 учаскенің 392-сінде дауыс беру белгіленген уақыттан кейін ширек сағаттан кешікпей басталды.",
                    "4",
                    "398-ден 392 (98,5 %)",
                    "«Ашылу» нысаны, 7-сұрақ, жергілікті уақыт бойынша 07:00-ден кейін 15 минуттан кеш емес.",
                ],
            ],
        ),
        (
            "Дауыс беру және санау",
            &[
                [
                    "404 учаскенің 61-інде тізімде жоқ болғандықтан сайлаушыларға дауыс беруге мүмкіндік берілмеді; олардың көбі, 44-і, екі өңірде.",
                    "5",
                    "404-тен 61 (15,1 %)",
                    "«Дауыс беру» нысаны, 11-сұрақ, кемінде бір сайлаушы, байқалған учаскелерден. Өңірлер бойынша: жинақтың 3-кестесі.",
                ],
                [
                    "377 учаскенің 351-інде санау оны бақылауға құқығы бар барлық адамға ашық болды.",
                    "6",
                    "377-ден 351 (93,1 %)",
                    "«Санау» нысаны, 2-сұрақ, «иә» жауабы, санау байқалған учаскелерден.",
                ],
                [
                    "377 учаскенің 318-інде байқаушыға хаттаманың көшірмесі берілді.",
                    "7",
                    "377-ден 318 (84,4 %)",
                    "«Санау» нысаны, 19-сұрақ, «иә» жауабы, санау байқалған учаскелерден.",
                ],
                [
                    "Осы 318 көшірменің 311-і жарияланған хаттамамен әр жолында бірдей; 7-еуінде кемінде бір жол өзгеше.",
                    "8",
                    "311 бірдей, 7 өзгеше",
                    "Көшірмелер учаскенің соңғы жарияланған хаттамасымен салыстырылды; әр айырма жинақтың қосымшасында.",
                ],
            ],
        ),
        (
            "Бұл нені білдірмейді",
            &[[
                "Учаскелердің үлесі дауыстардың үлесі емес, ал байқалмаған учаскелер байқалғандардан өзгеше болуы мүмкін.",
                "",
                "",
                "",
            ]],
        ),
    ]
}

/// A caption, a heading and rows of one width.
fn table<const N: usize>(caption: &str, heading: [&str; N], rows: &[[&str; N]]) -> Table {
    Table {
        caption: caption.to_owned(),
        heading: heading.map(str::to_owned).to_vec(),
        rows: rows.iter().map(|row| row.map(str::to_owned).to_vec()).collect(),
    }
}

pub fn digest(language: &str) -> Digest {
    let [_, mission, mark] = heads(language);
    let (title, paragraphs, tables) = match language {
        "en" => (
            "Digest of 14 November 2026",
            [
                "By 20:00, 388 of 412 observers had sent a test report; 24 had not, 15 of them in one region.",
                "Two incidents wait for a second reader. One case was closed: the commission of station 0417 admitted the observer.",
            ],
            [
                table(
                    "Reports by region, since 08:00",
                    ["Region", "Observers", "Reported", "Share of observers"],
                    &[
                        ["Abai", "22", "22", "100.0 %"],
                        ["Almaty city", "61", "59", "96.7 %"],
                        ["East Kazakhstan", "38", "23", "60.5 %"],
                        ["Turkistan", "47", "45", "95.7 %"],
                    ],
                ),
                table(
                    "Incidents that are open",
                    ["Since", "Station", "Kind", "What was reported"],
                    &[
                        [
                            "09:12",
                            "0417",
                            "access",
                            "The observer was told that accreditation is checked on polling day alone; the commission's chair was not there.",
                        ],
                        [
                            "13:40",
                            "2201",
                            "register",
                            "The register was on the door of the school, not in the station, and two pages of it were missing.",
                        ],
                        [
                            "18:05",
                            "–",
                            "phones",
                            "No mobile network in two villages of the district; reports will come by evening.",
                        ],
                    ],
                ),
            ],
        ),
        "ru" => (
            "Сводка за 14 ноября 2026 года",
            [
                "К 20:00 пробный отчёт прислали 388 из 412 наблюдателей; 24 не прислали, из них 15 в одном регионе.",
                "Два происшествия ждут второго читателя. Одно дело закрыто: комиссия участка 0417 допустила наблюдателя.",
            ],
            [
                table(
                    "Отчёты по регионам, с 08:00",
                    ["Регион", "Наблюдатели", "Отчитались", "Доля наблюдателей"],
                    &[
                        ["Абай", "22", "22", "100,0 %"],
                        ["город Алматы", "61", "59", "96,7 %"],
                        ["Восточно-Казахстанская область", "38", "23", "60,5 %"],
                        ["Туркестанская область", "47", "45", "95,7 %"],
                    ],
                ),
                table(
                    "Открытые происшествия",
                    ["С", "Участок", "Вид", "Что сообщено"],
                    &[
                        [
                            "09:12",
                            "0417",
                            "доступ",
                            "Наблюдателю сказали, что аккредитация проверяется только в день голосования; председателя комиссии не было.",
                        ],
                        [
                            "13:40",
                            "2201",
                            "списки",
                            "Список висел на двери школы, а не в помещении участка, и двух его листов не было.",
                        ],
                        [
                            "18:05",
                            "–",
                            "связь",
                            "В двух сёлах района нет мобильной связи; отчёты придут к вечеру.",
                        ],
                    ],
                ),
            ],
        ),
        _ => (
            "2026 жылғы 14 қарашаның жиынтығы",
            [
                "Сағат 20:00-ге дейін 412 байқаушының 388-і сынақ есебін жіберді; 24-і жібермеді, оның 15-і бір өңірде.",
                "Екі оқиға екінші оқырманды күтіп тұр. Бір іс жабылды: 0417 учаскенің комиссиясы байқаушыны кіргізді.",
            ],
            [
                table(
                    "Өңірлер бойынша есептер, сағат 08:00-ден",
                    ["Өңір", "Байқаушылар", "Есеп берді", "Байқаушылардағы үлесі"],
                    &[
                        ["Абай", "22", "22", "100,0 %"],
                        ["Алматы қаласы", "61", "59", "96,7 %"],
                        ["Шығыс Қазақстан", "38", "23", "60,5 %"],
                        ["Түркістан", "47", "45", "95,7 %"],
                    ],
                ),
                table(
                    "Ашық оқиғалар",
                    ["Бастап", "Учаске", "Түрі", "Не хабарланды"],
                    &[
                        [
                            "09:12",
                            "0417",
                            "кіру",
                            "Байқаушыға аккредиттеу тек дауыс беру күні тексеріледі деп айтылды; комиссия төрағасы болмады.",
                        ],
                        [
                            "13:40",
                            "2201",
                            "тізім",
                            "Тізім учаскеде емес, мектептің есігінде ілулі тұрды, оның екі парағы жоқ еді.",
                        ],
                        [
                            "18:05",
                            "–",
                            "байланыс",
                            "Ауданның екі ауылында ұялы байланыс жоқ; есептер кешке қарай келеді.",
                        ],
                    ],
                ),
            ],
        ),
    };
    Digest {
        title: title.to_owned(),
        mission: mission.to_owned(),
        mark: Some(mark.to_owned()),
        language: language.to_owned(),
        made: Moment::parse("2026-11-14T20:30:00+05:00").unwrap(),
        paragraphs: paragraphs.map(str::to_owned).to_vec(),
        tables: tables.to_vec(),
        foot: foot(language),
    }
}
