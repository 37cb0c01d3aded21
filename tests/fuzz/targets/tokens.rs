//! What a caller presents or asks for: token texts, their hashes, scopes, identifiers.
#![no_main]

use foundation::ids;
use foundation::secrets::token::{TokenHash, TokenText};
use foundation::tokens::{Area, Scope, Scopes};
use libfuzzer_sys::fuzz_target;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Room {
    Cellar,
    Attic,
}

impl Area for Room {
    const ALL: &'static [Self] = &[Self::Cellar, Self::Attic];

    fn name(self) -> &'static str {
        match self {
            Self::Cellar => "cellar",
            Self::Attic => "attic",
        }
    }
}

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    if let Ok(token) = TokenText::parse(text) {
        assert_eq!(token.expose(), text);
        assert!(text.starts_with(token.hint()) && token.hint().len() + 40 < text.len(), "a hint tells little");
        assert!(token.hint().contains(token.kind()));
    }
    if let Ok(hash) = text.parse::<TokenHash>() {
        assert_eq!(hash.to_string(), text.to_ascii_lowercase());
    }
    if let Some(id) = ids::decode(text) {
        assert_eq!(ids::encode(id), text, "an identifier has one text");
    }
    if let Ok(scopes) = text.parse::<Scopes<Room>>() {
        assert_eq!(scopes.to_string().parse(), Ok(scopes.clone()), "scopes read back");
        assert_eq!(scopes.allow(Scope::Admin), scopes.iter().any(|scope| scope == Scope::Admin), "nothing makes an admin");
    }
});
