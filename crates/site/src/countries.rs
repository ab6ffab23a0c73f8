//! Countries by their ISO 3166 codes: a name in each language, and the part of the world after the United Nations'
//! standard M49, by which a page groups them and says nothing more.
//!
//! The table has the countries that elections here have used; the code stands in for any other.

use language::Language;

/// A part of the world.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Europe.
    Europe,
    /// Asia.
    Asia,
    /// Africa.
    Africa,
    /// The Americas.
    Americas,
    /// Oceania.
    Oceania,
    /// Not in the table.
    Other,
}

impl Part {
    /// Every part, in the order of the page.
    pub const ALL: [Part; 6] =
        [Part::Asia, Part::Europe, Part::Africa, Part::Americas, Part::Oceania, Part::Other];

    /// The message that names it.
    pub fn message(self) -> &'static str {
        match self {
            Part::Europe => "part-europe",
            Part::Asia => "part-asia",
            Part::Africa => "part-africa",
            Part::Americas => "part-americas",
            Part::Oceania => "part-oceania",
            Part::Other => "part-other",
        }
    }
}

/// Code, part of the world, name in Kazakh, Russian and English; by code.
const COUNTRIES: [(&str, Part, &str, &str, &str); 53] = {
    use Part::{Africa, Americas, Asia, Europe, Oceania};
    [
        ("AE", Asia, "Біріккен Араб Әмірліктері", "Объединённые Арабские Эмираты", "United Arab Emirates"),
        ("AF", Asia, "Ауғанстан", "Афганистан", "Afghanistan"),
        ("AM", Asia, "Армения", "Армения", "Armenia"),
        ("AT", Europe, "Австрия", "Австрия", "Austria"),
        ("AU", Oceania, "Аустралия", "Австралия", "Australia"),
        ("AZ", Asia, "Әзербайжан", "Азербайджан", "Azerbaijan"),
        ("BE", Europe, "Бельгия", "Бельгия", "Belgium"),
        ("BG", Europe, "Болгария", "Болгария", "Bulgaria"),
        ("BR", Americas, "Бразилия", "Бразилия", "Brazil"),
        ("BY", Europe, "Беларусь", "Беларусь", "Belarus"),
        ("CA", Americas, "Канада", "Канада", "Canada"),
        ("CH", Europe, "Швейцария", "Швейцария", "Switzerland"),
        ("CN", Asia, "Қытай", "Китай", "China"),
        ("CZ", Europe, "Чехия", "Чехия", "Czechia"),
        ("DE", Europe, "Германия", "Германия", "Germany"),
        ("EG", Africa, "Мысыр", "Египет", "Egypt"),
        ("ES", Europe, "Испания", "Испания", "Spain"),
        ("FI", Europe, "Финляндия", "Финляндия", "Finland"),
        ("FR", Europe, "Франция", "Франция", "France"),
        ("GB", Europe, "Ұлыбритания", "Великобритания", "United Kingdom"),
        ("GE", Asia, "Грузия", "Грузия", "Georgia"),
        ("GR", Europe, "Грекия", "Греция", "Greece"),
        ("HU", Europe, "Венгрия", "Венгрия", "Hungary"),
        ("ID", Asia, "Индонезия", "Индонезия", "Indonesia"),
        ("IL", Asia, "Израиль", "Израиль", "Israel"),
        ("IN", Asia, "Үндістан", "Индия", "India"),
        ("IR", Asia, "Иран", "Иран", "Iran"),
        ("IT", Europe, "Италия", "Италия", "Italy"),
        ("JP", Asia, "Жапония", "Япония", "Japan"),
        ("KG", Asia, "Қырғызстан", "Кыргызстан", "Kyrgyzstan"),
        ("KR", Asia, "Корея Республикасы", "Республика Корея", "Republic of Korea"),
        ("KW", Asia, "Кувейт", "Кувейт", "Kuwait"),
        ("LT", Europe, "Литва", "Литва", "Lithuania"),
        ("LV", Europe, "Латвия", "Латвия", "Latvia"),
        ("MN", Asia, "Моңғолия", "Монголия", "Mongolia"),
        ("MY", Asia, "Малайзия", "Малайзия", "Malaysia"),
        ("NL", Europe, "Нидерланд", "Нидерланды", "Netherlands"),
        ("PK", Asia, "Пәкістан", "Пакистан", "Pakistan"),
        ("PL", Europe, "Польша", "Польша", "Poland"),
        ("QA", Asia, "Катар", "Катар", "Qatar"),
        ("RO", Europe, "Румыния", "Румыния", "Romania"),
        ("RU", Europe, "Ресей", "Россия", "Russia"),
        ("SA", Asia, "Сауд Арабиясы", "Саудовская Аравия", "Saudi Arabia"),
        ("SE", Europe, "Швеция", "Швеция", "Sweden"),
        ("SG", Asia, "Сингапур", "Сингапур", "Singapore"),
        ("SK", Europe, "Словакия", "Словакия", "Slovakia"),
        ("TH", Asia, "Тайланд", "Таиланд", "Thailand"),
        ("TJ", Asia, "Тәжікстан", "Таджикистан", "Tajikistan"),
        ("TM", Asia, "Түрікменстан", "Туркменистан", "Turkmenistan"),
        ("TR", Asia, "Түркия", "Турция", "Türkiye"),
        ("US", Americas, "Америка Құрама Штаттары", "Соединённые Штаты Америки", "United States of America"),
        ("UZ", Asia, "Өзбекстан", "Узбекистан", "Uzbekistan"),
        ("VN", Asia, "Вьетнам", "Вьетнам", "Viet Nam"),
    ]
};

fn find(code: &str) -> Option<&'static (&'static str, Part, &'static str, &'static str, &'static str)> {
    COUNTRIES.binary_search_by_key(&code, |country| country.0).ok().map(|place| &COUNTRIES[place])
}

/// The name of a country; its code, where the table has no name.
pub fn name(code: &str, language: Language) -> &str {
    let Some((_, _, kk, ru, en)) = find(code) else { return code };
    match language {
        Language::Kk => kk,
        Language::Ru => ru,
        Language::En => en,
    }
}

/// The part of the world in which a country lies.
pub fn part(code: &str) -> Part {
    find(code).map_or(Part::Other, |country| country.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order_and_complete() {
        assert!(COUNTRIES.is_sorted_by(|a, b| a.0 < b.0));
        for (code, part, ..) in COUNTRIES {
            assert!(code.len() == 2 && part != Part::Other);
            for language in Language::ALL {
                assert_ne!(name(code, language), code);
            }
        }
        assert_eq!((name("XX", Language::Kk), part("XX")), ("XX", Part::Other));
    }

    /// The stations of the demonstration are a table of their own; this holds the two together.
    #[test]
    fn every_country_with_a_station_of_kazakhstan_has_a_name() {
        let stations = include_str!("../../../elections/kz-2022-presidential/stations.csv");
        let mut codes: Vec<&str> = stations
            .lines()
            .filter(|line| line.contains(",abroad,"))
            .filter_map(|line| line.rsplit(',').nth(2))
            .collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), 53);
        for code in codes {
            assert_ne!(part(code), Part::Other, "{code}");
        }
    }
}
