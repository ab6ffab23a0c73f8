//! A table by column, as Parquet: counts as 64-bit integers, everything else as text or truth; an empty cell is null.
//!
//! Pages are compressed with Snappy, which every reader knows. The record's origin, size and root stand in the file's own metadata. The same
//! table gives the same bytes.

use super::Source;
use super::package::{Column, Kind, Resource};
use ::parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use ::parquet::data_type::{BoolType, ByteArray, ByteArrayType, Int64Type};
use ::parquet::errors::Result;
use ::parquet::file::metadata::KeyValue;
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use ::parquet::schema::types::Type;
use std::sync::Arc;

/// Rows that are written together; a reader takes them apart by these.
const GROUP_ROWS: usize = 50_000;

impl Resource {
    /// The table as a Parquet file.
    pub(super) fn parquet(&self, source: &Source<'_>) -> Vec<u8> {
        self.write(source).expect("memory takes every column of a checked table")
    }

    fn write(&self, source: &Source<'_>) -> Result<Vec<u8>> {
        let fields = self.columns.iter().map(field).collect::<Result<Vec<_>>>()?;
        let schema = Type::group_type_builder("schema").with_fields(fields).build()?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by("hattama".to_owned())
            .set_key_value_metadata(Some(self.says(source)))
            .build();
        let mut file = SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties))?;
        for rows in self.rows.chunks(GROUP_ROWS) {
            let mut group = file.next_row_group()?;
            for (place, column) in self.columns.iter().enumerate() {
                let mut writer = group.next_column()?.expect("a writer for every column");
                write(column, rows.iter().map(|row| row[place].as_str()), &mut writer)?;
                writer.close()?;
            }
            group.close()?;
        }
        file.into_inner()
    }

    /// What the file says of itself.
    fn says(&self, source: &Source<'_>) -> Vec<KeyValue> {
        let columns = self.columns.iter().map(|column| (column.name.clone(), column.says.clone().into()));
        let columns = serde_json::Value::Object(columns.collect());
        let opening = source.opening();
        [
            ("title", self.title.clone()),
            ("election", opening.election.clone()),
            ("status", source.status().to_owned()),
            ("description", source.sentence()),
            ("record_origin", opening.origin.clone()),
            ("record_size", source.state.size.to_string()),
            ("record_root", source.root.to_owned()),
            ("columns", columns.to_string()),
        ]
        .map(|(key, value)| KeyValue::new(key.to_owned(), value))
        .to_vec()
    }
}

fn field(column: &Column) -> Result<Arc<Type>> {
    let (physical, logical) = match column.kind {
        Kind::Count => (Physical::INT64, None),
        Kind::Boolean => (Physical::BOOLEAN, None),
        Kind::Text | Kind::DateTime => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
    };
    let repetition = if column.required { Repetition::REQUIRED } else { Repetition::OPTIONAL };
    let field = Type::primitive_type_builder(&column.name, physical)
        .with_logical_type(logical)
        .with_repetition(repetition)
        .build()?;
    Ok(Arc::new(field))
}

fn write<'a>(
    column: &Column,
    cells: impl Iterator<Item = &'a str> + Clone,
    writer: &mut SerializedColumnWriter<'_>,
) -> Result<()> {
    let levels: Vec<i16> = cells.clone().map(|cell| i16::from(!cell.is_empty())).collect();
    let levels = (!column.required).then_some(levels.as_slice());
    let cells = cells.filter(|cell| column.required || !cell.is_empty());
    match column.kind {
        Kind::Count => {
            let counts = cells.map(|cell| cell.parse().expect("a count of a table is digits"));
            let counts: Vec<i64> = counts.collect();
            writer.typed::<Int64Type>().write_batch(&counts, levels, None)?;
        }
        Kind::Boolean => {
            let truths: Vec<bool> = cells.map(|cell| cell == "true").collect();
            writer.typed::<BoolType>().write_batch(&truths, levels, None)?;
        }
        Kind::Text | Kind::DateTime => {
            let texts: Vec<ByteArray> = cells.map(ByteArray::from).collect();
            writer.typed::<ByteArrayType>().write_batch(&texts, levels, None)?;
        }
    }
    Ok(())
}
