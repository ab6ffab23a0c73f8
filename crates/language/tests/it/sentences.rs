//! The announcement of 2022, paragraph by paragraph, and the forms that numbers ask of the nouns beside them.
//!
//! Figures are those of `kazakhstan-2022.md`; the station of the one vote is invented.

use language::{Language, Value, Words};

/// The name of the winner, in English letters in all three languages, so that the texts here stay comparable.
const WINNER: Value = Value::Text("Kassym-Jomart Tokayev");

fn announcement(language: Language) -> String {
    let words = Words::new(language);
    let display_base = ("base", Value::Word("base-votes_for_options"));
    let say = |id, args: &[(&str, Value)]| words.message(id, args);
    [
        say("mark-demonstration", &[]),
        say("announcement-headline-final", &[("title", Value::Text("T"))]),
        say("announcement-shares-base", &[display_base, ("count", Value::Count(7_940_478))]),
        say(
            "announcement-option",
            &[
                ("name", WINNER),
                ("nominated-by", Value::Text("N")),
                ("votes", Value::Count(6_456_393)),
                ("percent", Value::Percent("81.31")),
                display_base,
            ],
        ),
        say(
            "announcement-option-alone",
            &[
                ("name", Value::Word("against-all")),
                ("votes", Value::Count(460_484)),
                ("percent", Value::Percent("5.80")),
                display_base,
            ],
        ),
        say(
            "rule-majority-met",
            &[
                ("threshold", Value::Percent("50")),
                ("base", Value::Word("base-took_part")),
                ("name", WINNER),
                ("votes", Value::Count(6_456_393)),
                ("base-count", Value::Count(8_300_046)),
                ("percent", Value::Percent("77.79")),
            ],
        ),
        say("outcome-sentence-elected-decided", &[("name", WINNER)]),
        turnout_and_stations(&words),
        changes(&words),
    ]
    .join("\n")
}

fn turnout_and_stations(words: &Words) -> String {
    let stations = [("in", Value::Count(10_101)), ("of", Value::Count(10_101))];
    [
        words.message(
            "announcement-turnout",
            &[
                ("took-part", Value::Count(8_300_046)),
                ("registered", Value::Count(11_953_465)),
                ("percent", Value::Percent("69.44")),
            ],
        ),
        words.message(
            "announcement-abroad",
            &[
                ("took-part", Value::Count(11_360)),
                ("registered", Value::Count(12_841)),
                ("percent", Value::Percent("88.47")),
                ("stations", Value::Count(68)),
                ("countries", Value::Count(53)),
            ],
        ),
        words.message("announcement-stations", &stations),
        words.message("announcement-stations-abroad", &[("in", Value::Count(68)), ("of", Value::Count(68))]),
        words.message(
            "announcement-coverage",
            &[
                ("in", Value::Count(11_950_485)),
                ("of", Value::Count(11_950_485)),
                ("percent", Value::Percent("100.00")),
            ],
        ),
        words.message("announcement-sources-originals", &[("originals", Value::Count(10_101))]),
        words.message("announcement-note-final", &[]),
        words.message(
            "announcement-record",
            &[("size", Value::Count(20_411)), ("time", Value::DateTime("2022-11-22T14:20:00+06:00"))],
        ),
    ]
    .join("\n")
}

fn changes(words: &Words) -> String {
    [
        words.message("changes-votes", &[("votes", Value::Count(1))]),
        words.message(
            "changes-station",
            &[
                ("station", Value::Text("0417")),
                ("option", WINNER),
                ("old", Value::Count(731)),
                ("new", Value::Count(732)),
                ("reason", Value::Word("not-given")),
            ],
        ),
    ]
    .join("\n")
}

#[test]
fn the_announcement_in_english() {
    insta::assert_snapshot!(announcement(Language::En), @r"
    DEMONSTRATION: station figures are invented
    Final results: T
    Shares are of votes for options, 7,940,478 in all.
    Kassym-Jomart Tokayev (N) — 6,456,393 votes, 81.31 % of votes for options
    against all — 460,484 votes, 5.80 % of votes for options
    More than 50 % of those who took part is needed: Kassym-Jomart Tokayev has 6,456,393 votes of 8,300,046, 77.79 %: met.
    Elected: Kassym-Jomart Tokayev.
    8,300,046 of 11,953,465 registered voters took part: 69.44 %.
    Abroad, at 68 stations in 53 countries, 11,360 of 12,841 registered voters took part: 88.47 %.
    The protocols of 10,101 of 10,101 stations are in.
    Among them: 68 of 68 stations abroad.
    Their registers hold 11,950,485 of 11,950,485 expected voters: 100.00 % of the register.
    The figures rest on the originals of 10,101 protocols.
    Final: these results rest on originals alone.
    Computed from the 20,411 entries that the record held on 22 November 2022, 14:20 (UTC+6).
    One vote differs from the previous announcement:
    0417, Kassym-Jomart Tokayev: 731 votes before, 732 votes now. Reason: not given by the source
    ");
}

#[test]
fn the_announcement_in_russian() {
    insta::assert_snapshot!(announcement(Language::Ru), @r"
    ДЕМОНСТРАЦИЯ: данные участков вымышлены
    Окончательные итоги: T
    Доли указаны от числа голосов за варианты в бюллетене, всего 7 940 478.
    Kassym-Jomart Tokayev (N) — 6 456 393 голоса, 81,31 % от числа голосов за варианты в бюллетене
    против всех — 460 484 голоса, 5,80 % от числа голосов за варианты в бюллетене
    Требуется более 50 % от числа избирателей, принявших участие в голосовании. Kassym-Jomart Tokayev: 6 456 393 голоса из 8 300 046, 77,79 % — условие выполнено.
    Избран кандидат: Kassym-Jomart Tokayev.
    Из 11 953 465 избирателей, включённых в списки, в голосовании приняли участие 8 300 046: 69,44 %.
    За рубежом, на 68 участках в 53 странах, из 12 841 избирателя, включённого в списки, в голосовании приняли участие 11 360: 88,47 %.
    Протоколы поступили с 10 101 из 10 101 участка.
    В том числе за рубежом: с 68 из 68 участков.
    По спискам до дня голосования в них 11 950 485 из 11 950 485 избирателей: 100,00 %.
    Данные основаны на оригиналах 10 101 протокола.
    Это окончательные итоги: они опираются только на оригиналы.
    Рассчитано по 20 411 записям реестра по состоянию на 22 ноября 2022 года, 14:20 (UTC+6).
    От предыдущего объявления отличается один голос:
    0417, Kassym-Jomart Tokayev: прежде — 731 голос, теперь — 732 голоса. Причина: источник не указал
    ");
}

#[test]
fn the_announcement_in_kazakh() {
    insta::assert_snapshot!(announcement(Language::Kk), @r"
    КӨРСЕТІЛІМ: учаскелердің деректері ойдан шығарылған
    Түпкілікті қорытынды: T
    Үлестер бюллетеньдегі нұсқаларға берілген дауыстар санына шаққанда көрсетілген, олардың барлығы — 7 940 478.
    Kassym-Jomart Tokayev (N) — 6 456 393 дауыс, бюллетеньдегі нұсқаларға берілген дауыстар санына шаққанда 81,31 %
    барлығына қарсы — 460 484 дауыс, бюллетеньдегі нұсқаларға берілген дауыстар санына шаққанда 5,80 %
    Сайлану үшін алынған дауыстардың үлесі дауыс беруге қатысқан сайлаушылар санына шаққанда 50 % шегінен асуы керек. Kassym-Jomart Tokayev: 6 456 393 дауыс (база — 8 300 046), 77,79 % — шарт орындалды.
    Сайланған кандидат: Kassym-Jomart Tokayev.
    Тізімге енгізілген 11 953 465 сайлаушының ішінен дауыс беруге 8 300 046 адам қатысты: 69,44 %.
    Шетелде, 53 елдегі 68 учаскеде, тізімге енгізілген 12 841 сайлаушының ішінен дауыс беруге 11 360 адам қатысты: 88,47 %.
    10 101 учаскенің ішінен 10 101 учаскенің хаттамасы келді.
    Оның ішінде шетелде: 68 учаскенің ішінен 68 учаске.
    Дауыс беру күніне дейінгі тізімдер бойынша бұл учаскелерде барлығы 11 950 485 сайлаушының ішінен 11 950 485 сайлаушы тіркелген: 100,00 %.
    Деректер 10 101 хаттаманың түпнұсқасына негізделген.
    Бұл — түпкілікті қорытынды: ол тек түпнұсқаларға негізделген.
    Тізілімдегі 20 411 жазба бойынша есептелді. Соңғы жазбаның уақыты: 2022 жылғы 22 қараша, 14:20 (UTC+6).
    Алдыңғы хабарландырумен салыстырғанда бір дауыс өзгерді:
    0417, Kassym-Jomart Tokayev: бұрын — 731 дауыс, қазір — 732 дауыс. Себебі: дереккөзде көрсетілмеген
    ");
}

#[test]
fn russian_nouns_follow_their_number() {
    let words = Words::new(Language::Ru);
    for count in (0..=1_125).chain([1_000_000, 12_841, 11_953_465]) {
        let noun = match (count % 10, count % 100) {
            (_, 11..=14) => "голосов",
            (1, _) => "голос",
            (2..=4, _) => "голоса",
            _ => "голосов",
        };
        let said = words.message("count-votes", &[("count", Value::Count(count))]);
        assert_eq!(said, format!("{} {noun}", words.count(count)));
    }
}

#[test]
fn one_vote_differs() {
    let said =
        |language, votes| Words::new(language).message("changes-votes", &[("votes", Value::Count(votes))]);
    let cases = [
        (Language::En, 1, "One vote differs from the previous announcement:"),
        (Language::En, 2, "2 votes differ from the previous announcement:"),
        (Language::En, 21, "21 votes differ from the previous announcement:"),
        (Language::Ru, 1, "От предыдущего объявления отличается один голос:"),
        (Language::Ru, 2, "От предыдущего объявления отличаются 2 голоса:"),
        (Language::Ru, 5, "От предыдущего объявления отличаются 5 голосов:"),
        (Language::Ru, 21, "От предыдущего объявления отличается 21 голос:"),
        (Language::Kk, 1, "Алдыңғы хабарландырумен салыстырғанда бір дауыс өзгерді:"),
        (Language::Kk, 2, "Алдыңғы хабарландырумен салыстырғанда 2 дауыс өзгерді:"),
    ];
    for (language, votes, expected) in cases {
        assert_eq!(said(language, votes), expected);
    }
}

#[test]
fn a_message_in_pieces_says_which_figure_is_which() {
    let words = Words::new(Language::En);
    let args = [
        ("took-part", Value::Count(8_300_046)),
        ("registered", Value::Count(11_953_465)),
        ("percent", Value::Percent("69.44")),
    ];
    let pieces = words.pieces("announcement-turnout", &args);
    let pieces: Vec<(&str, Option<&str>)> =
        pieces.iter().map(|piece| (piece.text.as_str(), piece.argument.as_deref())).collect();
    assert_eq!(
        pieces,
        [
            ("8,300,046", Some("took-part")),
            (" of ", None),
            ("11,953,465", Some("registered")),
            (" registered voters took part: ", None),
            ("69.44\u{202f}%", Some("percent")),
            (".", None),
        ]
    );
}
