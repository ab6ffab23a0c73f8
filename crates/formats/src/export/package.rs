//! Tables and their description: CSV bytes, and `datapackage.json` (specs.frictionlessdata.io, Data Package 1).

use super::{File, Source};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// The name of the description.
pub(super) const FILE: &str = "datapackage.json";

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Count,
    DateTime,
    Boolean,
}

/// A column with its meaning.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) says: String,
    pub(super) required: bool,
    one_of: Vec<String>,
}

impl Column {
    pub(super) fn new(name: &str, kind: Kind, says: &str) -> Column {
        Column { name: name.to_owned(), kind, says: says.to_owned(), required: false, one_of: Vec::new() }
    }

    pub(super) fn text(name: &str, says: &str) -> Column {
        Column::new(name, Kind::Text, says)
    }

    pub(super) fn count(name: &str, says: &str) -> Column {
        Column::new(name, Kind::Count, says)
    }

    pub(super) fn required(mut self) -> Column {
        self.required = true;
        self
    }

    pub(super) fn one_of(mut self, values: &[&str]) -> Column {
        self.one_of = values.iter().map(|value| (*value).to_owned()).collect();
        self
    }

    fn field(&self) -> Value {
        let mut constraints = json!({});
        if self.required {
            constraints["required"] = json!(true);
        }
        if self.kind == Kind::Count {
            constraints["minimum"] = json!(0);
        }
        if !self.one_of.is_empty() {
            constraints["enum"] = json!(self.one_of);
        }
        let mut field = json!({ "name": self.name, "description": self.says, "constraints": constraints });
        match self.kind {
            Kind::Text => field["type"] = json!("string"),
            Kind::Count => field["type"] = json!("integer"),
            Kind::Boolean => field["type"] = json!("boolean"),
            Kind::DateTime => {
                field["type"] = json!("datetime");
                field["format"] = json!("%Y-%m-%dT%H:%M:%S%z");
            }
        }
        field
    }
}

/// Rows on their way to a file.
pub(super) struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<String>>,
}

/// A column that refers to another table: the column, the table, the column there.
pub(super) type Reference = (&'static str, &'static str, &'static str);

impl Table {
    pub(super) fn new(columns: Vec<Column>) -> Table {
        Table { columns, rows: Vec::new() }
    }

    pub(super) fn row(&mut self, row: Vec<String>) {
        assert_eq!(row.len(), self.columns.len(), "a row has every column");
        self.rows.push(row);
    }

    /// The finished table: `keys` are its primary key.
    pub(super) fn resource(
        self,
        name: &str,
        title: &str,
        keys: &'static [&'static str],
        references: &'static [Reference],
    ) -> Resource {
        let Table { columns, rows } = self;
        Resource { name: name.to_owned(), title: title.to_owned(), columns, rows, keys, references }
    }
}

/// A table with its description.
pub(super) struct Resource {
    pub(super) name: String,
    pub(super) title: String,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Vec<String>>,
    pub(super) keys: &'static [&'static str],
    pub(super) references: &'static [Reference],
}

impl Resource {
    /// As RFC 4180 writes a table.
    pub(super) fn csv(&self) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        let heading = self.columns.iter().map(|column| column.name.as_str());
        writer.write_record(heading).expect("memory takes every row");
        for row in &self.rows {
            writer.write_record(row).expect("memory takes every row");
        }
        writer.into_inner().expect("memory takes every row")
    }

    pub(super) fn file_name(&self) -> String {
        format!("{}.csv", self.name)
    }

    fn describe(&self, bytes: &[u8]) -> Value {
        let hash: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        let fields: Vec<Value> = self.columns.iter().map(Column::field).collect();
        let foreign = self.references.iter().map(|(column, resource, field)| {
            json!({ "fields": [column], "reference": { "resource": resource, "fields": [field] } })
        });
        let foreign: Vec<Value> = foreign.collect();
        json!({
            "name": self.name,
            "title": self.title,
            "path": self.file_name(),
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": bytes.len(),
            "hash": format!("sha256:{hash}"),
            "dialect": { "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"", "header": true },
            "schema": { "fields": fields, "primaryKey": self.keys, "foreignKeys": foreign, "missingValues": [""] },
        })
    }
}

/// The description of the whole package.
pub(super) fn package(source: &Source<'_>, resources: &[Resource], files: &[File]) -> Vec<u8> {
    let opening = source.opening();
    let described = resources.iter().zip(files).map(|(resource, (_, bytes))| resource.describe(bytes));
    let package = json!({
        "name": opening.election,
        "title": model::text(&opening.title, source.language()),
        "description": source.notes(),
        "profile": "tabular-data-package",
        "status": source.status(),
        "record": source.record(),
        "resources": described.collect::<Vec<_>>(),
    });
    pretty(&package)
}

/// A description as it is written: indented, with a newline at its end.
pub(super) fn pretty(value: &Value) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).expect("a description serialises");
    bytes.push(b'\n');
    bytes
}
