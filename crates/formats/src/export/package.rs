//! Tables and their description: CSV bytes, and `datapackage.json`.

use model::fact::Opening;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

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
    name: String,
    kind: Kind,
    says: String,
    required: bool,
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

/// Rows on their way to CSV.
pub(super) struct Table {
    columns: Vec<Column>,
    writer: csv::Writer<Vec<u8>>,
}

impl Table {
    pub(super) fn new(columns: Vec<Column>) -> Table {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        let heading = columns.iter().map(|column| column.name.as_str());
        writer.write_record(heading).expect("memory takes every row");
        Table { columns, writer }
    }

    pub(super) fn row(&mut self, row: Vec<String>) {
        assert_eq!(row.len(), self.columns.len(), "a row has every column");
        self.writer.write_record(row).expect("memory takes every row");
    }

    /// The finished table: `keys` are its primary key, `foreign` pairs a column with a resource and its column.
    pub(super) fn resource(
        self,
        name: &str,
        title: &str,
        keys: &[&str],
        foreign: &[(&str, &str, &str)],
    ) -> Resource {
        let bytes = self.writer.into_inner().expect("memory takes every row");
        let fields: Vec<Value> = self.columns.iter().map(Column::field).collect();
        let foreign: Vec<Value> = foreign
            .iter()
            .map(|(column, resource, field)| {
                json!({ "fields": [column], "reference": { "resource": resource, "fields": [field] } })
            })
            .collect();
        let schema =
            json!({ "fields": fields, "primaryKey": keys, "foreignKeys": foreign, "missingValues": [""] });
        Resource { name: name.to_owned(), title: title.to_owned(), bytes, schema }
    }
}

/// A CSV file and its description.
pub(super) struct Resource {
    name: String,
    title: String,
    pub(super) bytes: Vec<u8>,
    schema: Value,
}

impl Resource {
    pub(super) fn file_name(&self) -> String {
        format!("{}.csv", self.name)
    }

    fn describe(&self) -> Value {
        let hash: String = Sha256::digest(&self.bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        json!({
            "name": self.name,
            "title": self.title,
            "path": self.file_name(),
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": self.bytes.len(),
            "hash": format!("sha256:{hash}"),
            "dialect": { "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"", "header": true },
            "schema": self.schema,
        })
    }
}

/// The description of the whole package.
pub(super) fn package(opening: &Opening, key: &str, size: u64, resources: &[Resource]) -> Vec<u8> {
    let language = opening.languages.first().map_or("en", String::as_str);
    let notes: Vec<&str> = opening.notes.iter().map(|note| model::text(note, language)).collect();
    let package = json!({
        "name": opening.election,
        "title": model::text(&opening.title, language),
        "description": notes.join(" "),
        "profile": "tabular-data-package",
        "status": opening.status,
        "record": { "origin": opening.origin, "size": size, "key": key },
        "resources": resources.iter().map(Resource::describe).collect::<Vec<_>>(),
    });
    let mut bytes = serde_json::to_vec_pretty(&package).expect("a description serialises");
    bytes.push(b'\n');
    bytes
}
