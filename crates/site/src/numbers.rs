//! The figures of a finding in the words of the reader.
//!
//! Formulas are signs and counts, the same everywhere and without grouping, as they stand in data. What needs words,
//! a median, a tolerance, a kind of station, has a message, and a percentage is written by the language's custom.

use crate::words::Reader;
use checks::ratio::Ratio;
use checks::turnout::Fault;
use checks::{Explanation, Stated, siblings, summary};
use language::Value;
use model::definition::Bound;
use replay::findings::Numbers;

/// The figures of a finding.
pub fn said(reader: &Reader<'_>, numbers: &Numbers) -> String {
    match numbers {
        Numbers::Formula(explanation) => explained(reader, explanation),
        Numbers::Median(found) => median(reader, found),
        Numbers::Votes(_) => numbers.to_string(),
        Numbers::Report(fault) => reported(reader, fault),
        Numbers::Line(found) => line(reader, *found),
    }
}

/// A formula with a protocol's figures in it, and its tolerance.
pub fn explained(reader: &Reader<'_>, explanation: &Explanation) -> String {
    let stated = explanation.facts.iter().map(|fact| match fact {
        Stated::Figures(figures) => figures.clone(),
        Stated::Kind { is, kind } => {
            let said = reader.words().try_message(&format!("station-kind-{kind}"), &[]);
            let kind = said.unwrap_or_else(|_| kind.clone());
            let id = if *is { "numbers-kind" } else { "numbers-kind-not" };
            reader.say(id, &[("kind", Value::Text(&kind))])
        }
    });
    let stated = stated.collect::<Vec<_>>().join("; ");
    let Some(gap) = explanation.gap else { return stated };
    let id = match gap.bound {
        Bound::Inclusive => "numbers-at-most",
        Bound::Exclusive => "numbers-below",
    };
    let (difference, allowed) = (gap.difference.to_string(), gap.allowed.to_string());
    let values = [
        ("numbers", Value::Text(&stated)),
        ("difference", Value::Text(&difference)),
        ("allowed", Value::Text(&allowed)),
    ];
    reader.say(id, &values)
}

/// A ratio in percent.
fn percent(reader: &Reader<'_>, ratio: Ratio) -> String {
    let hundredths = ratio.hundredths();
    let (sign, size) = (if hundredths < 0 { "−" } else { "" }, hundredths.unsigned_abs());
    format!("{sign}{}", reader.percent(&format!("{}.{:02}", size / 100, size % 100)))
}

fn median(reader: &Reader<'_>, found: &siblings::Found) -> String {
    let own =
        format!("{} / {} = {}", found.own.numerator(), found.own.denominator(), percent(reader, found.own));
    let median = percent(reader, found.median);
    let values = [
        ("own", Value::Text(&own)),
        ("stations", Value::Count(found.stations as u64)),
        ("median", Value::Text(&median)),
    ];
    reader.say("numbers-median", &values)
}

fn reported(reader: &Reader<'_>, fault: &Fault) -> String {
    match fault {
        Fault::NotReproduced { published, report } => {
            let published = reader.percent(&published.to_string());
            format!("{} / {} ≠ {published}", report.took_part(), report.registered())
        }
        Fault::SteepRise { rise, median, .. } => {
            let (rise, median) = (percent(reader, *rise), percent(reader, *median));
            reader.say("numbers-rise", &[("rise", Value::Text(&rise)), ("median", Value::Text(&median))])
        }
        Fault::CountFell { .. } | Fault::ShareFell { .. } | Fault::LastDiffers { .. } => fault.to_string(),
    }
}

fn line(reader: &Reader<'_>, found: summary::Found) -> String {
    let difference = i128::from(found.stated) - i128::from(found.computed);
    let numbers = format!("{} ≠ {}", found.stated, found.computed);
    let difference = format!("{difference:+}").replace('-', "−");
    let values = [("numbers", Value::Text(&numbers)), ("difference", Value::Text(&difference))];
    reader.say("numbers-line", &values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Voices;
    use checks::Gap;
    use language::Language;

    fn check(numbers: &Numbers, expected: [&str; 3]) {
        let voices = Voices::default();
        let said = Language::ALL.map(|language| said(&voices.of(language), numbers));
        assert_eq!(said, expected);
    }

    #[test]
    fn figures_are_said_in_each_language() {
        let ratio = |above, below| Ratio::new(above, below).unwrap();
        check(
            &Numbers::Median(siblings::Found {
                place: 3,
                own: ratio(590, 600),
                median: ratio(8, 15),
                stations: 5,
            }),
            [
                "590 / 600 = 98,33\u{202f}%; 5 учаскенің медианасы: 53,33\u{202f}%",
                "590 / 600 = 98,33\u{202f}%; медиана по 5 участкам: 53,33\u{202f}%",
                "590 / 600 = 98.33\u{202f}%; median of 5 stations: 53.33\u{202f}%",
            ],
        );
        check(
            &Numbers::Report(Fault::SteepRise { since: 0, rise: ratio(1, 5), median: ratio(-1, 3) }),
            [
                "бір сағатта 20,00\u{202f}%; көрші аумақтардың медианасы: −33,33\u{202f}%",
                "20,00\u{202f}% за час; медиана соседних территорий: −33,33\u{202f}%",
                "20.00\u{202f}% in an hour; median of the areas beside it: −33.33\u{202f}%",
            ],
        );
        check(
            &Numbers::Line(summary::Found { place: 0, stated: 5, computed: 7 }),
            ["5 ≠ 7 (айырма −2)", "5 ≠ 7 (разница −2)", "5 ≠ 7 (difference −2)"],
        );
        let facts = vec![
            Stated::Kind { is: false, kind: "abroad".to_owned() },
            Stated::Kind { is: true, kind: "ours".to_owned() },
            Stated::Figures("60 ≠ 0".to_owned()),
        ];
        let gap = Gap { difference: 60, allowed: 2, bound: Bound::Inclusive };
        let explanation = Explanation { facts, left: Some(60), right: Some(0), gap: Some(gap) };
        check(
            &Numbers::Formula(explanation),
            [
                "учаске түрі мынау емес: шетелдегі учаске; учаске түрі: ours; 60 ≠ 0 (айырма 60, ең көбі 2 рұқсат етіледі)",
                "вид участка: не участок за рубежом; вид участка: ours; 60 ≠ 0 (разница 60, допускается не больше 2)",
                "kind of station: not station abroad; kind of station: ours; 60 ≠ 0 (difference 60, allowed at most 2)",
            ],
        );
    }
}
