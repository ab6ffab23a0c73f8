//! A tree of objects, written once as JSON or as XML while it is walked: nothing is kept but the bytes.
//!
//! The exchange formats are the same objects in two spellings. In JSON every object names its type and a list is an
//! array; in XML a list is its elements one after the other, and the type stands where the schema leaves it open.
//! Members are written in the order that the XML schema asks for.

use model::Texts;
use quick_xml::escape::escape;
use std::borrow::Cow;

/// In which spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Json,
    Xml,
}

/// How a format spells what is the same in each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dialect {
    /// The attribute of an object's name.
    pub(super) id: &'static str,
    /// The attribute of a text's language.
    pub(super) language: &'static str,
    /// What stands before a type's name in JSON.
    pub(super) prefix: &'static str,
    /// Attributes of the root in XML.
    pub(super) root: &'static str,
}

/// An object's type: as the schema declares it, or one of several that it leaves open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    Only(&'static str),
    OneOf(&'static str),
}

/// The tree so far.
pub(super) struct Out {
    form: Form,
    dialect: Dialect,
    bytes: Vec<u8>,
    /// Whether the innermost object or array has a member yet.
    begun: Vec<bool>,
    /// The name of each list that is open.
    lists: Vec<&'static str>,
}

/// The document of one root object.
pub(super) fn document(
    form: Form,
    dialect: Dialect,
    root: &'static str,
    body: impl FnOnce(&mut Out),
) -> Vec<u8> {
    let mut out = Out { form, dialect, bytes: Vec::new(), begun: vec![true], lists: Vec::new() };
    match form {
        Form::Json => {
            out.braces(Type::Only(root), None, body);
        }
        Form::Xml => {
            out.push("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
            out.push_all(&["<", root, dialect.root, ">\n"]);
            body(&mut out);
            out.push_all(&["</", root, ">"]);
        }
    }
    out.push("\n");
    out.bytes
}

impl Out {
    fn push(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }

    /// Pieces of text, one after the other: a file has millions, so none is put together elsewhere first.
    fn push_all(&mut self, pieces: &[&str]) {
        pieces.iter().for_each(|piece| self.push(piece));
    }

    /// Text as JSON writes it.
    fn quoted(&mut self, text: &str) {
        serde_json::to_writer(&mut self.bytes, text).expect("memory takes every text");
    }

    /// The comma before every member but the first, and a member's name.
    fn key(&mut self, name: Option<&str>) {
        let begun = self.begun.last_mut().expect("a member stands in something");
        if std::mem::replace(begun, true) {
            self.push(",");
        }
        if let Some(name) = name {
            // Names of members are letters and `@`.
            self.push_all(&["\"", name, "\":"]);
        }
    }

    /// An object in braces; the caller has written its key.
    fn braces(&mut self, kind: Type, id: Option<&str>, body: impl FnOnce(&mut Out)) {
        let (Type::Only(kind) | Type::OneOf(kind)) = kind;
        self.push("{");
        self.begun.push(false);
        self.key(Some("@type"));
        // Names of types are letters.
        self.push_all(&["\"", self.dialect.prefix, kind, "\""]);
        if let Some(id) = id {
            self.key(Some("@id"));
            self.quoted(id);
        }
        body(self);
        self.begun.pop();
        self.push("}");
    }

    fn element(&mut self, name: &str, kind: Type, id: Option<&str>, body: impl FnOnce(&mut Out)) {
        self.push_all(&["<", name]);
        if let Some(id) = id {
            self.push_all(&[" ", self.dialect.id, "=\"", &escape(id), "\""]);
        }
        if let Type::OneOf(kind) = kind {
            self.push_all(&[" xsi:type=\"", kind, "\""]);
        }
        // A line each, so that a validator can name the place, and no element with parts looks empty.
        self.push(">\n");
        body(self);
        self.push_all(&["</", name, ">\n"]);
    }

    /// A member that is an object.
    pub(super) fn object(&mut self, name: &'static str, kind: Type, body: impl FnOnce(&mut Out)) {
        match self.form {
            Form::Json => {
                self.key(Some(name));
                self.braces(kind, None, body);
            }
            Form::Xml => self.element(name, kind, None, body),
        }
    }

    /// A member that is a list; `body` writes each of it with [`Out::item`].
    pub(super) fn list(&mut self, name: &'static str, body: impl FnOnce(&mut Out)) {
        self.lists.push(name);
        if self.form == Form::Json {
            self.key(Some(name));
            self.push("[");
            self.begun.push(false);
        }
        body(self);
        if self.form == Form::Json {
            self.begun.pop();
            self.push("]");
        }
        self.lists.pop();
    }

    /// An object of the innermost list.
    pub(super) fn item(&mut self, kind: Type, id: Option<&str>, body: impl FnOnce(&mut Out)) {
        match self.form {
            Form::Json => {
                self.key(None);
                self.braces(kind, id, body);
            }
            Form::Xml => {
                let name = self.lists.last().expect("an item stands in a list");
                self.element(name, kind, id, body);
            }
        }
    }

    pub(super) fn text(&mut self, name: &str, text: &str) {
        match self.form {
            Form::Json => {
                self.key(Some(name));
                self.quoted(text);
            }
            Form::Xml => {
                let text = xml_text(text);
                self.push_all(&["<", name, ">", &escape(&*text), "</", name, ">"]);
            }
        }
    }

    /// A member that both spellings write without quotes: a count, or truth.
    fn bare(&mut self, name: &str, value: &str) {
        match self.form {
            Form::Json => {
                self.key(Some(name));
                self.push(value);
            }
            Form::Xml => self.push_all(&["<", name, ">", value, "</", name, ">"]),
        }
    }

    pub(super) fn count(&mut self, name: &str, count: u64) {
        self.bare(name, &count.to_string());
    }

    pub(super) fn truth(&mut self, name: &str, truth: bool) {
        self.bare(name, if truth { "true" } else { "false" });
    }

    /// Names of objects that stand elsewhere in the file; nothing where there are none.
    pub(super) fn references(&mut self, name: &str, ids: &[String]) {
        if ids.is_empty() {
            return;
        }
        match self.form {
            Form::Json => {
                self.key(Some(name));
                serde_json::to_writer(&mut self.bytes, ids).expect("memory takes every text");
            }
            Form::Xml => self.push_all(&["<", name, ">", &escape(ids.join(" ")), "</", name, ">"]),
        }
    }

    /// A text in every language that it has.
    pub(super) fn words(&mut self, name: &'static str, texts: &Texts) {
        self.object(name, Type::Only("InternationalizedText"), |out| {
            out.list("Text", |out| texts.iter().for_each(|(language, text)| out.word(language, text)));
        });
    }

    fn word(&mut self, language: &str, text: &str) {
        match self.form {
            Form::Json => self.item(Type::Only("LanguageString"), None, |out| {
                out.text("Content", text);
                out.text("Language", language);
            }),
            Form::Xml => {
                let attribute = self.dialect.language;
                let text = xml_text(text);
                let (language, text) = (escape(language), escape(&*text));
                self.push_all(&["<Text ", attribute, "=\"", &language, "\">", &text, "</Text>"]);
            }
        }
    }
}

/// Text without the characters that XML has no spelling for.
fn xml_text(text: &str) -> Cow<'_, str> {
    let stands = |c: char| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}') || "\t\n".contains(c);
    if text.chars().all(stands) {
        return Cow::Borrowed(text);
    }
    text.chars().map(|c| if stands(c) { c } else { '\u{fffd}' }).collect::<String>().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIALECT: Dialect = Dialect { id: "Id", language: "Language", prefix: "P.", root: "" };

    fn small(form: Form) -> String {
        let bytes = document(form, DIALECT, "Root", |out| {
            out.text("A", "<&\"\u{1}");
            out.list("B", |out| {
                for count in 1..3 {
                    out.item(Type::OneOf("C"), Some("x"), |out| out.count("N", count));
                }
            });
            out.list("Empty", |_| {});
            out.references("R", &["x".to_owned(), "y".to_owned()]);
            out.words("W", &Texts::from([("en".to_owned(), "word".to_owned())]));
            out.truth("T", true);
        });
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn one_tree_has_two_spellings() {
        assert_eq!(
            small(Form::Json),
            "{\"@type\":\"P.Root\",\"A\":\"<&\\\"\\u0001\",\"B\":[{\"@type\":\"P.C\",\"@id\":\"x\",\"N\":1},\
             {\"@type\":\"P.C\",\"@id\":\"x\",\"N\":2}],\"Empty\":[],\"R\":[\"x\",\"y\"],\
             \"W\":{\"@type\":\"P.InternationalizedText\",\"Text\":[{\"@type\":\"P.LanguageString\",\
             \"Content\":\"word\",\"Language\":\"en\"}]},\"T\":true}\n"
        );
        assert_eq!(
            small(Form::Xml),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Root>\n<A>&lt;&amp;&quot;\u{fffd}</A>\
             <B Id=\"x\" xsi:type=\"C\">\n<N>1</N></B>\n<B Id=\"x\" xsi:type=\"C\">\n<N>2</N></B>\n<R>x y</R>\
             <W>\n<Text Language=\"en\">word</Text></W>\n<T>true</T></Root>\n"
        );
    }
}
