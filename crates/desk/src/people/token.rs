//! Tokens: what only its holder knows, and of which the desk keeps the hash alone.

use sha2::{Digest, Sha256};
use store::TokenHash;

/// Random bytes in a token: nobody guesses 128 bits, however often they may try.
const BYTES: usize = 16;

/// So many bytes that nobody knew before.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the system has a random source");
    bytes
}

/// A new token, in hex.
pub fn new() -> String {
    random::<BYTES>().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A token as somebody reads it from a screen and types it: in groups of four.
pub fn spelled(token: &str) -> String {
    let letters: Vec<char> = token.chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join("-")
}

/// What is kept of a token, however it was typed: groups and capitals make no difference.
pub fn hash(typed: &str) -> TokenHash {
    let letters: String = typed.chars().filter(char::is_ascii_alphanumeric).collect();
    Sha256::digest(letters.to_ascii_lowercase().as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_the_same_however_it_is_typed() {
        let token = new();
        assert_eq!(token.len(), 32);
        assert_ne!(token, new());
        let typed = format!(" {}\n", spelled(&token).to_uppercase());
        assert_eq!(hash(&typed), hash(&token));
        assert_ne!(hash(&token[1..]), hash(&token));
    }
}
