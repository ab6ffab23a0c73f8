//! Why nothing was changed about a person, in the order in which it is looked at.

use crate::hall::NotDone;
use store::StoreError;

/// Why nothing was changed about a person, or why somebody did not come in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nobody has this number.
    #[error("found no person of that number")]
    NoSuchPerson,
    /// The person's name was forgotten, and with it whatever they signed in with.
    #[error("the name of this person is forgotten")]
    NameForgotten,
    /// There is no name.
    #[error("found no name")]
    NameBlank,
    /// A name that is too long, or has letters that are not seen.
    #[error("expected a name of at most 100 characters, all of which are seen")]
    NameWrong,
    /// A login that is no good.
    #[error("expected a login of 2 to 64 letters, digits, and . _ - @")]
    LoginWrong,
    /// Somebody has this login.
    #[error("somebody has this login already")]
    LoginTaken,
    /// No role was chosen.
    #[error("expected one role at least")]
    NoRole,
    /// There is no such role.
    #[error("found no role of that name")]
    NoSuchRole,
    /// The election has no such area.
    #[error("found no area {0:?} in this election")]
    NoSuchArea(String),
    /// Nobody would be left who gives people their parts.
    #[error("this is the last administrator who can sign in")]
    LastAdministrator,
    /// Too few characters.
    #[error("the password is shorter than 12 characters")]
    PasswordShort,
    /// Too many characters.
    #[error("the password is longer than 256 characters")]
    PasswordLong,
    /// It holds the login, or is one letter over and over.
    #[error("the password holds the login, or fewer than four different characters")]
    PasswordPlain,
    /// The two are not the same.
    #[error("the two passwords differ")]
    PasswordsDiffer,
    /// It is not the present one.
    #[error("this is not the present password")]
    PasswordWrong,
    /// Login or password are not right, or may not come in.
    #[error("login and password are not those of anybody who may sign in")]
    NotKnown,
    /// The code is not right, or was taken before.
    #[error("this code is not right, or was used before")]
    CodeWrong,
    /// No second factor is being set up.
    #[error("no second factor is being set up")]
    NothingSetUp,
    /// The desk wants everybody to have one.
    #[error("everybody here has a second factor")]
    FactorRequired,
    /// The token was used, replaced, has run out, or never was one.
    #[error("this token is not valid any more")]
    TokenVoid,
    /// There is no such language.
    #[error("found no language of that code")]
    NoSuchLanguage,
    /// So many tries have failed that the next has to wait.
    #[error("the next try may come in {seconds} seconds")]
    Wait {
        /// How long.
        seconds: u64,
    },
    /// So many sign in at once.
    #[error("too many sign in at this moment")]
    Busy,
    /// The hall refuses, or failed.
    #[error(transparent)]
    NotDone(#[from] NotDone),
    /// The store failed.
    #[error("{0}")]
    Store(String),
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Refusal {
        Refusal::Store(error.to_string())
    }
}

impl Refusal {
    /// The end of the message's id that says it to a reader.
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::NoSuchPerson => "no-such-person",
            Refusal::NameForgotten => "name-forgotten",
            Refusal::NameBlank => "name-blank",
            Refusal::NameWrong => "name-wrong",
            Refusal::LoginWrong => "login-wrong",
            Refusal::LoginTaken => "login-taken",
            Refusal::NoRole => "no-role",
            Refusal::NoSuchRole => "no-such-role",
            Refusal::NoSuchArea(_) => "no-such-area",
            Refusal::LastAdministrator => "last-administrator",
            Refusal::PasswordShort => "password-short",
            Refusal::PasswordLong => "password-long",
            Refusal::PasswordPlain => "password-plain",
            Refusal::PasswordsDiffer => "passwords-differ",
            Refusal::PasswordWrong => "password-wrong",
            Refusal::NotKnown => "not-known",
            Refusal::CodeWrong => "code-wrong",
            Refusal::NothingSetUp => "nothing-set-up",
            Refusal::FactorRequired => "factor-required",
            Refusal::TokenVoid => "token-void",
            Refusal::NoSuchLanguage => "no-such-language",
            Refusal::Wait { .. } => "wait",
            Refusal::Busy => "busy",
            Refusal::NotDone(_) | Refusal::Store(_) => "not-done",
        }
    }
}
