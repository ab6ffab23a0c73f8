//! Templates: how a code or a name is put together from the columns of a row.
//!
//! `{precinct_county_nce}-{precinct_nr}` stands for two columns with a hyphen between them. A column may be
//! followed by filters, `{county|sectors|area}`: they are tried from left to right, and the first that knows the
//! value gives what stands for it. Filters are `digits` (the number with which the value begins), `area` (the code
//! of the area of that name), `area:county` (the same among the areas of one level) and every table of `[values]` in the mapping. A table may give several candidates; the
//! template then gives several texts, of which the caller takes the one that exists.

use std::collections::BTreeMap;

/// A table of `[values]`: what stands for a value, one or several.
pub type Values = BTreeMap<String, Vec<String>>;

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Column { index: usize, name: String, filters: Vec<Filter> },
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Filter {
    Digits,
    Area(Option<String>),
    Table(String),
}

/// A template whose columns are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    parts: Vec<Part>,
}

/// Why a text is no template for this file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadTemplate {
    /// `{` without `}`.
    #[error("found {{ without a closing }}")]
    Open,
    /// A column that the file does not have.
    #[error("found the column {found:?}, which the file does not have; its columns are {columns}")]
    NoColumn {
        /// What the mapping says.
        found: String,
        /// What there is.
        columns: String,
    },
    /// A filter of which nothing is known.
    #[error("found the filter {found:?}, expected digits, area, area:LEVEL or a table of [values]: {tables}")]
    NoFilter {
        /// What the mapping says.
        found: String,
        /// The tables that there are.
        tables: String,
    },
}

/// What a template needs to know beside the row.
pub struct Context<'a> {
    /// The tables of `[values]`.
    pub tables: &'a BTreeMap<String, Values>,
    /// The code of the area of a name, in any language, among all areas or those of one level.
    pub area_by_name: &'a dyn Fn(&str, Option<&str>) -> Option<String>,
}

/// Why a row gives no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfilled {
    /// The column.
    pub column: String,
    /// The value that no filter knows.
    pub found: String,
    /// What would have been known.
    pub expected: String,
}

impl Template {
    /// Reads a template against the columns of a file.
    pub fn parse(
        text: &str,
        columns: &[String],
        tables: &BTreeMap<String, Values>,
    ) -> Result<Template, BadTemplate> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            if open > 0 {
                parts.push(Part::Text(rest[..open].to_owned()));
            }
            let close = rest[open..].find('}').ok_or(BadTemplate::Open)? + open;
            parts.push(column_part(&rest[open + 1..close], columns, tables)?);
            rest = &rest[close + 1..];
        }
        if !rest.is_empty() {
            parts.push(Part::Text(rest.to_owned()));
        }
        Ok(Template { parts })
    }

    /// The columns that it reads.
    pub fn columns(&self) -> impl Iterator<Item = usize> {
        self.parts.iter().filter_map(|part| match part {
            Part::Column { index, .. } => Some(*index),
            Part::Text(_) => None,
        })
    }

    /// The texts that a row gives: one, or one for each candidate.
    pub fn fill(&self, row: &csv::StringRecord, context: &Context<'_>) -> Result<Vec<String>, Unfilled> {
        if let Some(text) = self.joined(row) {
            return Ok(vec![text]);
        }
        let mut texts = vec![String::new()];
        for part in &self.parts {
            match part {
                Part::Text(text) => texts.iter_mut().for_each(|built| built.push_str(text)),
                Part::Column { index, filters, .. } if filters.is_empty() => {
                    let value = row.get(*index).unwrap_or("").trim();
                    texts.iter_mut().for_each(|built| built.push_str(value));
                }
                Part::Column { index, name, filters } => {
                    let value = row.get(*index).unwrap_or("").trim();
                    let candidates = filtered(value, filters, context).ok_or_else(|| Unfilled {
                        column: name.clone(),
                        found: value.to_owned(),
                        expected: expected(filters),
                    })?;
                    texts = texts
                        .iter()
                        .flat_map(|built| candidates.iter().map(move |value| format!("{built}{value}")))
                        .collect();
                }
            }
        }
        Ok(texts)
    }

    /// The text that a row gives where a single one is meant.
    pub fn fill_one(&self, row: &csv::StringRecord, context: &Context<'_>) -> Result<String, Unfilled> {
        match self.joined(row) {
            Some(text) => Ok(text),
            None => Ok(self.fill(row, context)?.swap_remove(0)),
        }
    }

    /// The text of a template without filters, which is most of them: it has no candidates, and no list of them.
    fn joined(&self, row: &csv::StringRecord) -> Option<String> {
        let mut joined = String::new();
        for part in &self.parts {
            match part {
                Part::Text(text) => joined.push_str(text),
                Part::Column { index, filters, .. } if filters.is_empty() => {
                    joined.push_str(row.get(*index).unwrap_or("").trim());
                }
                Part::Column { .. } => return None,
            }
        }
        Some(joined)
    }
}

fn column_part(
    text: &str,
    columns: &[String],
    tables: &BTreeMap<String, Values>,
) -> Result<Part, BadTemplate> {
    // A column's name may itself hold a bar: the longest name that fits is meant.
    let whole = columns.iter().position(|column| column == text);
    let (name, filters) = match (whole, text.split_once('|')) {
        (None, Some((name, filters))) => (name, filters.split('|').collect()),
        _ => (text, Vec::new()),
    };
    let index = columns
        .iter()
        .position(|column| column == name)
        .ok_or_else(|| BadTemplate::NoColumn { found: name.to_owned(), columns: columns.join(", ") })?;
    let filter = |name: &str| match name {
        "digits" => Ok(Filter::Digits),
        "area" => Ok(Filter::Area(None)),
        level if level.starts_with("area:") => Ok(Filter::Area(Some(level["area:".len()..].to_owned()))),
        table if tables.contains_key(table) => Ok(Filter::Table(table.to_owned())),
        other => Err(BadTemplate::NoFilter {
            found: other.to_owned(),
            tables: tables.keys().cloned().collect::<Vec<_>>().join(", "),
        }),
    };
    let filters = filters.into_iter().map(filter).collect::<Result<_, _>>()?;
    Ok(Part::Column { index, name: name.to_owned(), filters })
}

fn filtered(value: &str, filters: &[Filter], context: &Context<'_>) -> Option<Vec<String>> {
    filters.iter().find_map(|filter| match filter {
        Filter::Digits => {
            let digits: String = value.chars().take_while(char::is_ascii_digit).collect();
            (!digits.is_empty()).then(|| vec![digits])
        }
        Filter::Area(level) => (context.area_by_name)(value, level.as_deref()).map(|code| vec![code]),
        Filter::Table(table) => context.tables[table].get(value).filter(|found| !found.is_empty()).cloned(),
    })
}

fn expected(filters: &[Filter]) -> String {
    let names: Vec<String> = filters
        .iter()
        .map(|filter| match filter {
            Filter::Digits => "a leading number".to_owned(),
            Filter::Area(None) => "the name of an area".to_owned(),
            Filter::Area(Some(level)) => format!("the name of an area of the level {level:?}"),
            Filter::Table(table) => format!("a value of [values.{table}]"),
        })
        .collect();
    names.join(" or ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(template: &str, row: &[&str]) -> Result<Vec<String>, String> {
        let columns: Vec<String> = ["county", "nr", "a|b"].map(str::to_owned).to_vec();
        let sectors = Values::from([("BUCUREŞTI".to_owned(), vec!["44".to_owned(), "45".to_owned()])]);
        let tables = BTreeMap::from([("sectors".to_owned(), sectors)]);
        let context =
            Context { tables: &tables, area_by_name: &|name, _| (name == "ALBA").then(|| "1".to_owned()) };
        let template = Template::parse(template, &columns, &tables).map_err(|error| error.to_string())?;
        template
            .fill(&csv::StringRecord::from(row.to_vec()), &context)
            .map_err(|unfilled| format!("{}: {:?}, {}", unfilled.column, unfilled.found, unfilled.expected))
    }

    #[test]
    fn templates_give_texts() {
        assert_eq!(check("{county|sectors|area}-{nr}", &["ALBA", "7", ""]).unwrap(), ["1-7"]);
        assert_eq!(check("{county|sectors|area}-{nr}", &["BUCUREŞTI", "7", ""]).unwrap(), ["44-7", "45-7"]);
        assert_eq!(check("x{nr|digits}{a|b}", &["", "12 north", "z"]).unwrap(), ["x12z"]);
        assert_eq!(
            check("{county|area}", &["CLUJ", "", ""]).unwrap_err(),
            "county: \"CLUJ\", the name of an area"
        );
        assert!(check("{county", &[]).unwrap_err().contains("closing"));
        assert!(check("{canton}", &[]).unwrap_err().contains("county, nr, a|b"));
        assert!(check("{nr|upper}", &[]).unwrap_err().contains("upper"));
    }
}
