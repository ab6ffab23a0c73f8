//! The press: Typst in a world of its own, which is the templates, one file of data and the fonts.
//!
//! No package is loaded, no file of the machine is seen, and there is no day but the document's: what a template
//! asks for beyond that is refused by Typst, and so by us.

use crate::NotPrinted;
use crate::fonts::FONTS;
use crate::sheet::Sheet;
use model::moment::Moment;
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// Results that Typst remembers for the next document; those that so many documents did not use are let go.
const REMEMBERED: usize = 2;

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

static DATA: LazyLock<FileId> = LazyLock::new(|| file("data.json"));

/// The templates, parsed once.
static TEMPLATES: LazyLock<[Source; 3]> = LazyLock::new(|| {
    [
        ("paper.typ", include_str!("../templates/paper.typ")),
        ("statement.typ", include_str!("../templates/statement.typ")),
        ("digest.typ", include_str!("../templates/digest.typ")),
    ]
    .map(|(name, text)| Source::new(file(name), text.to_owned()))
});

fn file(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("a plain name is a path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// What a template can see.
struct Room {
    main: FileId,
    data: Bytes,
}

impl World for Room {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        TEMPLATES.iter().find(|template| template.id() == id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == *DATA { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.faces.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// The bytes of the file.
pub(crate) fn print(sheet: &Sheet) -> Result<Vec<u8>, NotPrinted> {
    let main = file(&format!("{}.typ", sheet.template));
    let room = Room { main, data: Bytes::new(sheet.data.clone()) };
    let set = typst::compile::<PagedDocument>(&room);
    if !set.warnings.is_empty() {
        return Err(refused(&set.warnings));
    }
    let document = set.output.map_err(|errors| refused(&errors))?;
    let bytes = typst_pdf::pdf(&document, &options(sheet)?).map_err(|errors| refused(&errors))?;
    typst::comemo::evict(REMEMBERED);
    Ok(bytes)
}

/// For archives by PDF/A-2a, for screen readers by PDF/UA-1; the time is the document's.
fn options(sheet: &Sheet) -> Result<PdfOptions, NotPrinted> {
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]);
    let standards = standards.map_err(|error| NotPrinted::Typst { why: error.message().to_string() })?;
    Ok(PdfOptions {
        ident: Smart::Auto,
        creator: Smart::Custom(Some("Hattama".to_owned())),
        timestamp: Some(timestamp(sheet.made)),
        standards,
        ..PdfOptions::default()
    })
}

fn timestamp(made: Moment) -> Timestamp {
    let text = made.to_string();
    let part = |from: usize, to: usize| text[from..to].parse::<u8>().expect("a moment has digits there");
    let year = text[..4].parse().expect("a moment has digits there");
    let local =
        Datetime::from_ymd_hms(year, part(5, 7), part(8, 10), part(11, 13), part(14, 16), part(17, 19))
            .expect("a moment is on the calendar");
    Timestamp::new_local(local, i32::from(made.offset_minutes())).expect("an offset is less than a day")
}

fn refused(messages: &[SourceDiagnostic]) -> NotPrinted {
    let say = |message: &SourceDiagnostic| -> String {
        let hints = message.hints.iter().map(|hint| format!(" ({hint:?})"));
        std::iter::once(message.message.to_string()).chain(hints).collect()
    };
    NotPrinted::Typst { why: messages.iter().map(say).collect::<Vec<_>>().join("; ") }
}
