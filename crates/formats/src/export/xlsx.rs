//! A table as a workbook, for people who live in spreadsheets.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

/// One sheet: a bold heading that stays in sight, and rows. What reads as a whole number is one.
///
/// # Errors
///
/// What the writer says, where a table is larger than a sheet can be.
pub fn workbook(name: &str, heading: &[String], rows: &[Vec<String>]) -> Result<Vec<u8>, String> {
    write(name, heading, rows).map_err(|error| error.to_string())
}

fn write(name: &str, heading: &[String], rows: &[Vec<String>]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // A workbook states when it was made; the same table is the same bytes, so it states no time of ours.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = workbook.add_worksheet();
    // A sheet's name is at most 31 letters.
    sheet.set_name(name.chars().take(31).collect::<String>())?;
    sheet.set_freeze_panes(1, 0)?;
    let bold = Format::new().set_bold();
    for (column, text) in (0u16..).zip(heading) {
        sheet.write_string_with_format(0, column, text, &bold)?;
    }
    for (number, row) in (1u32..).zip(rows) {
        for (column, text) in (0u16..).zip(row) {
            match text.parse::<u32>() {
                // A code with a leading zero is no number.
                Ok(value) if value.to_string() == *text => {
                    sheet.write_number(number, column, f64::from(value))?
                }
                _ => sheet.write_string(number, column, text)?,
            };
        }
    }
    workbook.save_to_buffer()
}
