//! Passwords: what one has to be, how it is kept, and how long it takes to look at one.
//!
//! A password is hashed with Argon2id, on threads of its own and by two at a time: it takes memory and time on purpose,
//! and no clerk's keystroke waits for somebody else's sign-in. A login that nobody has takes as long as one that
//! somebody has, so time tells nobody which logins there are.

use argon2::password_hash::PasswordVerifier;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, Block, Params};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use std::sync::{Arc, Mutex, mpsc};
use tokio::sync::{Semaphore, oneshot};
use unicode_normalization::UnicodeNormalization;

use super::Refusal;

/// Hashed at the same time: one each core of a small machine. Each takes 19 MiB, the second choice of OWASP's
/// Password Storage Cheat Sheet and the default of the library, and some 25 ms.
const AT_ONCE: usize = 2;

/// Waiting to be hashed: so many are through in about three seconds. Whoever comes when so many wait is sent away,
/// so that a flood of sign-ins takes no memory.
const WAITING: usize = 256;

/// The fewest characters. NIST SP 800-63B asks for 8 beside a second factor and 15 alone; with throttled tries and
/// nothing to compute on outside, 12 is between them.
pub const LENGTH_MIN: usize = 12;

/// The most, so that a form cannot make us hash a book.
pub const LENGTH_MAX: usize = 256;

/// Looks at passwords.
#[derive(Debug, Clone)]
pub struct Passwords {
    work: mpsc::Sender<Work>,
    queue: Arc<Semaphore>,
}

/// Something that takes memory and time.
type Work = Box<dyn FnOnce(&mut [Block]) + Send>;

impl Default for Passwords {
    fn default() -> Passwords {
        let (work, taken) = mpsc::channel::<Work>();
        let taken = Arc::new(Mutex::new(taken));
        // The same threads for good, each with memory of its own: taken and given back for every hash, it would be cut into
        // pieces by whatever else the program keeps, and grow with every sign-in.
        for _ in 0..AT_ONCE {
            let taken = Arc::clone(&taken);
            std::thread::spawn(move || {
                let mut blocks = vec![Block::default(); Params::DEFAULT.block_count()];
                loop {
                    let next = taken.lock().expect("no holder of this lock panics").recv();
                    match next {
                        Ok(work) => work(&mut blocks),
                        Err(mpsc::RecvError) => return,
                    }
                }
            });
        }
        Passwords { work, queue: Arc::new(Semaphore::new(WAITING)) }
    }
}

impl Passwords {
    /// Whether this is the password that was hashed. Where nothing was, it never is, and takes as long to say so.
    pub async fn is_right(&self, password: &str, hash: Option<&str>) -> Result<bool, Refusal> {
        let (password, hash) = (normal(password), hash.map(str::to_owned));
        self.apart(move |blocks| match hash {
            Some(hash) => matches(&password, &hash, blocks),
            None => {
                hashed(&password, blocks);
                false
            }
        })
        .await
    }

    /// What is kept of a password.
    pub async fn hash(&self, password: &str) -> Result<String, Refusal> {
        let password = normal(password);
        self.apart(move |blocks| hashed(&password, blocks)).await
    }

    /// Does work on a thread of its own, when there is a place.
    async fn apart<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut [Block]) -> T + Send + 'static,
    ) -> Result<T, Refusal> {
        // Whoever asked may be gone; the place is taken until the work is done.
        let place = Arc::clone(&self.queue).try_acquire_owned().map_err(|_| Refusal::Busy)?;
        let (tell, done) = oneshot::channel();
        let work = move |blocks: &mut [Block]| {
            let _ = tell.send(work(blocks));
            drop(place);
        };
        self.work.send(Box::new(work)).map_err(|_| Refusal::Busy)?;
        done.await.map_err(|_| Refusal::Busy)
    }
}

/// Two ways to type one letter are one.
fn normal(password: &str) -> String {
    password.nfc().collect()
}

/// How a hash begins, in PHC form, with the parameters that we hash with.
const OURS: &str = "$argon2id$v=19$m=19456,t=2,p=1$";

fn hashed(password: &str, blocks: &mut [Block]) -> String {
    let salt: [u8; 16] = super::token::random();
    let hash = output(password, &salt, blocks);
    format!("{OURS}{}${}", STANDARD_NO_PAD.encode(salt), STANDARD_NO_PAD.encode(hash))
}

fn output(password: &str, salt: &[u8], blocks: &mut [Block]) -> [u8; 32] {
    let mut hash = [0; 32];
    Argon2::default()
        .hash_password_into_with_memory(password.as_bytes(), salt, &mut hash, blocks)
        .expect("a password of bounded length is hashed");
    hash
}

fn matches(password: &str, hash: &str, blocks: &mut [Block]) -> bool {
    if let Some((salt, expected)) = hash.strip_prefix(OURS).and_then(|rest| rest.split_once('$')) {
        let (Ok(salt), Ok(expected)) = (STANDARD_NO_PAD.decode(salt), STANDARD_NO_PAD.decode(expected))
        else {
            return false;
        };
        let found = output(password, &salt, blocks);
        // The comparison takes as long wherever they differ.
        return found.len() == expected.len()
            && found.iter().zip(&expected).fold(0, |differ, (one, other)| differ | (one ^ other)) == 0;
    }
    // One that another version of this program has hashed in its own way.
    PasswordHash::new(hash)
        .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}

/// Refuses a password that is no good for this login.
pub fn check(password: &str, again: &str, login: &str) -> Result<(), Refusal> {
    let length = password.chars().count();
    if length < LENGTH_MIN {
        return Err(Refusal::PasswordShort);
    }
    if length > LENGTH_MAX {
        return Err(Refusal::PasswordLong);
    }
    let folded = store::people::fold_login(password);
    let letters: std::collections::BTreeSet<char> = folded.chars().collect();
    // Four different letters are not yet a good password; fewer are surely none.
    if folded.contains(login) || letters.len() < 4 {
        return Err(Refusal::PasswordPlain);
    }
    if password != again {
        return Err(Refusal::PasswordsDiffer);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_long_and_does_not_tell_the_login() {
        let check = |password: &str| check(password, password, "aigul");
        assert_eq!(check("quiet river bed"), Ok(()));
        assert_eq!(check("elevenchars"), Err(Refusal::PasswordShort));
        assert_eq!(check("қыс пен жазда"), Ok(()), "letters are counted, not bytes");
        assert_eq!(check(&"ab cd".repeat(52)), Err(Refusal::PasswordLong));
        assert_eq!(check("Aigul's own password"), Err(Refusal::PasswordPlain));
        assert_eq!(check("aaaaaaaabbbbbbbb"), Err(Refusal::PasswordPlain));
        assert_eq!(super::check("quiet river bed", "quiet river", "x"), Err(Refusal::PasswordsDiffer));
    }

    #[tokio::test]
    async fn a_password_is_kept_as_argon2id_and_looked_at_in_any_spelling() {
        let passwords = Passwords::default();
        let hash = passwords.hash("caf\u{e9} au lait, froid").await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(passwords.is_right("cafe\u{301} au lait, froid", Some(&hash)).await.unwrap());
        assert!(!passwords.is_right("cafe au lait, froid", Some(&hash)).await.unwrap());
        assert!(!passwords.is_right("café au lait, froid", None).await.unwrap());
        assert!(!passwords.is_right("café au lait, froid", Some("no hash")).await.unwrap());
        assert_ne!(hash, passwords.hash("café au lait, froid").await.unwrap(), "each has a salt of its own");
    }

    #[tokio::test]
    async fn a_flood_is_sent_away() {
        let passwords = Passwords::default();
        let _all = Arc::clone(&passwords.queue).acquire_many_owned(u32::try_from(WAITING).unwrap()).await;
        assert_eq!(passwords.is_right("x", None).await, Err(Refusal::Busy));
    }
}
