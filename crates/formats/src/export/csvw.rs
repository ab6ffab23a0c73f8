//! The same tables described once more, as CSV on the Web (W3C, *Metadata Vocabulary for Tabular Data*, 2015).

use super::Source;
use super::package::{Column, Kind, Resource, pretty};
use serde_json::{Value, json};

/// The name of the description, where a reader of CSVW looks for it.
pub(super) const FILE: &str = "csv-metadata.json";

/// The description of every table.
pub(super) fn metadata(source: &Source<'_>, resources: &[Resource]) -> Vec<u8> {
    let opening = source.opening();
    pretty(&json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": source.language() }],
        "dc:title": model::text(&opening.title, source.language()),
        "dc:identifier": opening.election,
        "dc:description": source.sentence(),
        "dc:source": opening.origin,
        "schema:version": source.state.size,
        "schema:identifier": source.root,
        "schema:creativeWorkStatus": source.status(),
        "schema:dateModified": source.at().to_string(),
        "dialect": { "delimiter": ",", "lineTerminators": ["\r\n"], "quoteChar": "\"", "header": true },
        "tables": resources.iter().map(table).collect::<Vec<_>>(),
    }))
}

fn table(resource: &Resource) -> Value {
    let foreign = resource.references.iter().map(|(column, resource, field)| {
        let reference = json!({ "resource": format!("{resource}.csv"), "columnReference": field });
        json!({ "columnReference": column, "reference": reference })
    });
    json!({
        "url": resource.file_name(),
        "dc:title": resource.title,
        "tableSchema": {
            "columns": resource.columns.iter().map(column).collect::<Vec<_>>(),
            "primaryKey": resource.keys,
            "foreignKeys": foreign.collect::<Vec<_>>(),
        },
    })
}

fn column(column: &Column) -> Value {
    let datatype = match column.kind {
        Kind::Text => json!("string"),
        Kind::Count => json!({ "base": "integer", "minimum": 0 }),
        Kind::Boolean => json!("boolean"),
        Kind::DateTime => json!({ "base": "dateTime", "format": "yyyy-MM-ddTHH:mm:ssXXX" }),
    };
    json!({
        "name": column.name,
        "titles": column.name,
        "dc:description": column.says,
        "datatype": datatype,
        "required": column.required,
    })
}
