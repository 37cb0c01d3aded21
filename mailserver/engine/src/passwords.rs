//! Which passwords people may choose, as the `login` settings say.

use foundation::secrets::password::{PasswordError, Verdict};
use secrecy::{ExposeSecret, SecretString};
use store::mailboxes::Mailbox;
use zxcvbn::{Score, zxcvbn};

use crate::{Engine, Refused};

impl Engine {
    /// Refuses a password that is too short, or too easy to guess for whoever knows these names.
    pub(crate) fn check_password(&self, password: &SecretString, names: &[&str]) -> Result<(), Refused> {
        let policy = self.login.get();
        let (shortest, wanted) = (policy.value.password_characters, policy.value.password_score);
        let password = password.expose_secret();
        if password.chars().count() < shortest as usize {
            let detail = format!("must have at least {shortest} characters");
            return Err(Refused::field("/password", "too_short", detail));
        }
        // It looks at the first hundred characters: more are hard enough to guess, and cost no more to judge.
        let guessed = zxcvbn(password, names);
        if guessed.score() < Score::try_from(wanted as u8).unwrap_or(Score::Four) {
            let why = guessed.feedback().and_then(|feedback| feedback.warning()).map(|why| format!(" ({why})"));
            let detail = format!("is among the first that are guessed{}", why.unwrap_or_default());
            return Err(Refused::field("/password", "too_weak", detail));
        }
        Ok(())
    }

    /// Whether a mailbox has this password.
    pub(crate) async fn is_password_of(&self, mailbox: &Mailbox, password: &SecretString) -> Result<bool, Refused> {
        if mailbox.password_hash.is_empty() {
            return Ok(false);
        }
        match self.passwords.verify(password, Some(&mailbox.password_hash)).await {
            Ok(verdict) => Ok(matches!(verdict, Verdict::Right | Verdict::RightRehash)),
            Err(PasswordError::TooLong(_)) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// The hash and verifier to keep for a password, if it is one that somebody of these names may choose.
    pub(crate) async fn hashed(
        &self,
        password: Option<&SecretString>,
        names: &[&str],
    ) -> Result<Option<(String, Option<String>)>, Refused> {
        let Some(password) = password else { return Ok(None) };
        self.check_password(password, names)?;
        Ok(Some((self.passwords.hash(password).await?, self.verifier(password))))
    }
}
