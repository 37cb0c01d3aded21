//! How a command ends: its tagged answer, or the end of the connection.

use std::borrow::Cow;

use engine::folders::FolderError;
use engine::messages::MessageError;
use foundation::db::DbError;
use imap::encode::{Code, Condition};
use imap::{Encoder, SequenceSet, Tag};

use super::conn::End;

/// The tagged answer to a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) condition: Condition,
    code: Option<AnswerCode>,
    text: Cow<'static, str>,
}

/// A response code that outlives the command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum AnswerCode {
    /// One that holds no set.
    Plain(Code<'static>),
    /// See [`Code::CopyUid`].
    CopyUid { uid_validity: u32, from: SequenceSet, to: SequenceSet },
    /// See [`Code::Modified`].
    Modified(SequenceSet),
}

impl Answer {
    pub(super) fn ok(text: &'static str) -> Self {
        Self { condition: Condition::Ok, code: None, text: text.into() }
    }

    pub(super) fn no(code: Code<'static>, text: impl Into<Cow<'static, str>>) -> Self {
        Self { condition: Condition::No, code: Some(AnswerCode::Plain(code)), text: text.into() }
    }

    pub(super) fn bad(text: impl Into<Cow<'static, str>>) -> Self {
        Self { condition: Condition::Bad, code: None, text: text.into() }
    }

    /// What APPEND, COPY and MOVE say instead of NONEXISTENT (RFC 9051 §6.3.12).
    pub(super) fn or_try_create(self) -> Self {
        match self.code {
            Some(AnswerCode::Plain(Code::NonExistent)) => self.with(Code::TryCreate),
            _ => self,
        }
    }

    pub(super) fn with(self, code: Code<'static>) -> Self {
        self.with_code(AnswerCode::Plain(code))
    }

    pub(super) fn with_code(self, code: AnswerCode) -> Self {
        Self { code: Some(code), ..self }
    }

    pub(super) fn write(&self, tag: &Tag, out: &mut Encoder) {
        let code = self.code.as_ref().map(|code| match code {
            AnswerCode::Plain(code) => *code,
            AnswerCode::CopyUid { uid_validity, from, to } => Code::CopyUid { uid_validity: *uid_validity, from, to },
            AnswerCode::Modified(set) => Code::Modified(set),
        });
        out.tagged(tag, self.condition, code, &self.text);
    }
}

/// A command that did not do what was asked.
#[derive(Debug)]
pub(super) enum Trouble {
    /// It is answered, and the connection goes on.
    Refused(Answer),
    /// The connection ends.
    End(End),
}

impl From<Answer> for Trouble {
    fn from(answer: Answer) -> Self {
        Self::Refused(answer)
    }
}

impl From<End> for Trouble {
    fn from(end: End) -> Self {
        Self::End(end)
    }
}

impl From<DbError> for Trouble {
    fn from(error: DbError) -> Self {
        store::Error::from(error).into()
    }
}

impl From<store::Error> for Trouble {
    fn from(error: store::Error) -> Self {
        let transient = error.is_transient();
        let answer = match error {
            store::Error::Damaged(_) => Answer::no(Code::Corruption, "the stored message is damaged"),
            store::Error::Missing("folder") => Answer::no(Code::NonExistent, "there is no such folder"),
            _ if transient => Answer::no(Code::Unavailable, "the store does not answer, try again later"),
            _ => Answer::no(Code::ServerBug, "the server failed"),
        };
        tracing::error!(error = &error as &dyn std::error::Error, "an IMAP command failed");
        Self::Refused(answer)
    }
}

impl From<FolderError> for Trouble {
    fn from(error: FolderError) -> Self {
        let code = match &error {
            FolderError::Name(_) | FolderError::Inbox | FolderError::IntoItself => Code::Cannot,
            FolderError::Exists => Code::AlreadyExists,
            FolderError::Missing => Code::NonExistent,
            FolderError::HasChildren => Code::HasChildren,
            FolderError::UseTaken => Code::UseAttr,
            FolderError::TooMany { .. } => Code::Limit,
            FolderError::ReadOnly | FolderError::Store(_) => Code::Unavailable,
        };
        match error {
            FolderError::Store(error) => error.into(),
            error => Self::Refused(Answer::no(code, error.to_string())),
        }
    }
}

impl From<MessageError> for Trouble {
    fn from(error: MessageError) -> Self {
        match error {
            MessageError::FolderMissing => Answer::no(Code::TryCreate, "there is no such folder").into(),
            MessageError::OverQuota => Answer::no(Code::OverQuota, "the mailbox is full").into(),
            MessageError::Keywords { .. } => Answer::no(Code::Limit, error.to_string()).into(),
            MessageError::ReadOnly => Answer::no(Code::Unavailable, error.to_string()).into(),
            MessageError::Store(error) => error.into(),
        }
    }
}
