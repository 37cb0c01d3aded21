//! Whom a build trusts in the end: the roots that sign key sets, and nothing else.
//!
//! A vendor builds with `PENNYPOST_ROOTS=/path/to/roots.txt` and the program then trusts those keys only. A build without
//! it trusts the development root, whose private half lies in the repository (`license-server/development-root.pem`): good
//! for trying things out, worth nothing as protection. The running program cannot be told otherwise.

use crate::key::{KeyId, PublicKey};

mod file;

pub use file::RootsError;

/// What the build script found.
const VENDOR: Option<&[[u8; 32]]> = include!(concat!(env!("OUT_DIR"), "/vendor_roots.rs"));

/// Where the roots come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The key in the repository. The program says so at start and on `/v1/license`, and accepts a test clock.
    Development,
    /// A vendor's file, named at build time.
    Vendor,
}

/// A test wants to hold the clock of a program that sells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this build trusts a vendor's roots and takes the time from its machine alone: `--test-clock` is refused")]
pub struct NoTestClock;

impl Origin {
    /// Whether a test may hold the clock: where licences protect nothing.
    ///
    /// # Errors
    /// With a vendor's roots.
    pub fn allow_test_clock(self) -> Result<(), NoTestClock> {
        match self {
            Self::Development => Ok(()),
            Self::Vendor => Err(NoTestClock),
        }
    }
}

/// The roots that are trusted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roots {
    origin: Origin,
    keys: Vec<PublicKey>,
}

impl Roots {
    /// Those of this build.
    pub fn built_in() -> Self {
        match VENDOR {
            Some(keys) => {
                Self { origin: Origin::Vendor, keys: keys.iter().copied().map(PublicKey::from_bytes).collect() }
            }
            None => Self::development(),
        }
    }

    /// The root in the repository.
    pub fn development() -> Self {
        let key = PublicKey::parse(file::DEVELOPMENT).expect("the constant is a key, a test reads it");
        Self { origin: Origin::Development, keys: vec![key] }
    }

    /// Those of a file as `PENNYPOST_ROOTS` names one.
    ///
    /// # Errors
    /// Says which line is wrong.
    pub fn read(text: &str) -> Result<Self, RootsError> {
        let keys = file::read(text)?.into_iter().map(PublicKey::from_bytes).collect();
        Ok(Self { origin: Origin::Vendor, keys })
    }

    /// Where they come from.
    pub fn origin(&self) -> Origin {
        self.origin
    }

    /// The keys.
    pub fn keys(&self) -> &[PublicKey] {
        &self.keys
    }

    pub(crate) fn find(&self, kid: &KeyId) -> Option<&PublicKey> {
        self.keys.iter().find(|key| key.thumbprint().as_str() == kid.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::SigningKey;

    #[test]
    fn the_development_root_is_the_one_in_the_repository() {
        let root = SigningKey::from_pem(None, include_str!("../../development-root.pem")).unwrap();
        let roots = Roots::development();
        assert_eq!(roots.keys(), [*root.public()]);
        assert_eq!(roots.find(root.kid()), Some(root.public()));
        assert_eq!(roots.origin(), Origin::Development);
    }

    #[test]
    fn a_build_trusts_the_vendors_file_or_the_development_root_and_never_both() {
        let roots = Roots::built_in();
        let development = Roots::development();
        match roots.origin() {
            Origin::Development => assert_eq!(roots, development),
            Origin::Vendor => assert!(!roots.keys().contains(&development.keys()[0])),
        }
    }

    /// In either build: `tests/vendor/run` runs it in one that has a vendor's roots.
    #[test]
    fn a_test_holds_the_clock_only_where_the_development_root_is_trusted() {
        let vendor = Roots::read(&PublicKey::from_bytes([1; 32]).to_string()).unwrap();
        assert_eq!(Roots::development().origin().allow_test_clock(), Ok(()));
        assert_eq!(vendor.origin().allow_test_clock(), Err(NoTestClock));
        let built_in = Roots::built_in();
        assert_eq!(built_in.origin().allow_test_clock().is_ok(), built_in == Roots::development());
    }

    #[test]
    fn a_vendors_file_is_read_or_its_line_is_named() {
        let one = PublicKey::from_bytes([1; 32]);
        let two = PublicKey::from_bytes([2; 32]);
        let roots = Roots::read(&format!("# ours\n{one}  # in the safe\n\n{two}\n")).unwrap();
        assert_eq!((roots.origin(), roots.keys()), (Origin::Vendor, [one, two].as_slice()));
        assert_eq!(Roots::read("# none\n"), Err(RootsError::Empty));
        assert_eq!(Roots::read(&format!("{one}\nAAAA\n")), Err(RootsError::NotAKey { line: 2 }));
        assert_eq!(Roots::read(&format!("{one}\n{one}\n")), Err(RootsError::Twice { line: 2 }));
        assert_eq!(Roots::read(file::DEVELOPMENT), Err(RootsError::Development { line: 1 }));
        let many: String = (0..5).map(|n| format!("{}\n", PublicKey::from_bytes([n; 32]))).collect();
        assert_eq!(Roots::read(&many), Err(RootsError::TooMany));
    }
}
