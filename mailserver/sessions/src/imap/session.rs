//! A connection after login: one command after the other, each followed by what others did meanwhile.

use std::sync::Arc;

use engine::login::Login;
use imap::command::{Access, Extension, Numbering};
use imap::encode::{Condition, Namespace};
use imap::{Command, Tag, TextMode};
use store::Store;

use super::answer::{Answer, Trouble};
use super::conn::{Conn, End, Input};
use super::selected::{Expunges, Selected};
use super::{Service, capability, id};

/// What the client switched on, by ENABLE or by asking for it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Enabled {
    pub(super) condstore: bool,
    pub(super) qresync: bool,
    pub(super) utf8: bool,
    pub(super) rev2: bool,
}

impl Enabled {
    /// How names and strings travel.
    pub(super) fn text_mode(&self) -> TextMode {
        match self.utf8 || self.rev2 {
            true => TextMode::Utf8,
            false => TextMode::Ascii,
        }
    }
}

/// A session of somebody who is logged in.
pub(super) struct Session<'c> {
    pub(super) conn: &'c mut Conn,
    pub(super) service: Arc<Service>,
    pub(super) login: Login,
    pub(super) enabled: Enabled,
    pub(super) selected: Option<Selected>,
}

impl<'c> Session<'c> {
    pub(super) fn new(service: &Arc<Service>, conn: &'c mut Conn, login: Login) -> Self {
        conn.admission = Some(login.admission.clone());
        Self { conn, service: Arc::clone(service), login, enabled: Enabled::default(), selected: None }
    }

    /// Serves the session to its end.
    pub(super) async fn run(mut self) -> End {
        let end = loop {
            if let Err(end) = self.step().await {
                break end;
            }
        };
        self.leave();
        end
    }

    async fn step(&mut self) -> Result<(), End> {
        let (tag, expunges, outcome) = match self.conn.next(self.conn.limits.idle).await? {
            Input::Command { tag, command } => {
                let expunges = expunges_during(&command);
                let outcome = self.execute(&tag, command).await;
                (tag, expunges, outcome)
            }
            Input::Append { tag, append } => {
                let outcome = self.append(&append).await;
                (tag, Expunges::Told, outcome)
            }
        };
        let answer = match outcome {
            Ok(answer) | Err(Trouble::Refused(answer)) => answer,
            Err(Trouble::End(end)) => return Err(end),
        };
        match self.catch_up(expunges).await {
            Err(Trouble::End(end)) => return Err(end),
            // Logged where it failed. The command itself is done; the next one tries again.
            Ok(()) | Err(Trouble::Refused(_)) => {}
        }
        answer.write(&tag, &mut self.conn.out);
        self.conn.flush_if_full().await
    }

    async fn execute(&mut self, tag: &Tag, command: Command) -> Result<Answer, Trouble> {
        match command {
            Command::Capability => {
                let names = capability::after_login(self.conn);
                self.conn.out.capability(&capability::as_strs(&names));
                Ok(Answer::ok("capabilities listed"))
            }
            Command::Noop | Command::Check => Ok(Answer::ok("nothing done")),
            Command::Logout => {
                self.conn.out.untagged(Condition::Bye, None, "goodbye");
                Answer::ok("logged out").write(tag, &mut self.conn.out);
                Err(End::Logout.into())
            }
            Command::StartTls | Command::Authenticate(_) | Command::Login(_) => {
                Err(Answer::bad("logged in already").into())
            }
            Command::Enable(extensions) => self.enable(&extensions),
            Command::Id(fields) => {
                id::answer(self.conn, &fields);
                Ok(Answer::ok("nice to meet you"))
            }
            Command::Namespace => {
                self.conn.out.namespace(&Namespace { personal: &[""], ..Namespace::default() });
                Ok(Answer::ok("namespaces listed"))
            }
            Command::Select(select) => self.select(select).await,
            Command::Create { mailbox, uses } => self.create(&mailbox, &uses).await,
            Command::Delete(mailbox) => self.delete(&mailbox).await,
            Command::Rename { from, to } => self.rename(&from, &to).await,
            Command::Subscribe(mailbox) => self.subscribe(&mailbox).await,
            Command::Unsubscribe(mailbox) => self.unsubscribe(&mailbox).await,
            Command::List(listing) => self.list(&listing).await,
            Command::Lsub(listing) => self.lsub(&listing).await,
            Command::Status { mailbox, items } => self.status(&mailbox, &items).await,
            Command::Idle => self.idle().await,
            Command::Close => self.close().await,
            Command::Unselect => self.unselect(),
            Command::Expunge => self.expunge().await,
            Command::UidExpunge(messages) => self.uid_expunge(&messages).await,
            Command::Search(search) => self.search(tag, search).await,
            Command::Fetch(fetch) => self.fetch(fetch).await,
            Command::Store(store) => self.store_flags(store).await,
            Command::Copy(transfer) => self.copy(transfer).await,
            Command::Move(transfer) => self.move_messages(transfer).await,
            Command::GetQuota(root) => self.quota(&root).await,
            Command::GetQuotaRoot(mailbox) => self.quota_root(&mailbox).await,
            Command::SetQuota { .. } => {
                Ok(Answer::no(imap::encode::Code::NoPerm, "quotas are the administrator's to set"))
            }
        }
    }

    /// ENABLE (RFC 5161). Only before a folder is open: names and numbers already told would change their meaning.
    fn enable(&mut self, extensions: &[Extension]) -> Result<Answer, Trouble> {
        if self.selected.is_some() {
            return Err(Answer::bad("ENABLE comes before SELECT").into());
        }
        for extension in extensions {
            match extension {
                Extension::CondStore => self.enabled.condstore = true,
                Extension::QResync => (self.enabled.condstore, self.enabled.qresync) = (true, true),
                Extension::Utf8Accept => self.enabled.utf8 = true,
                Extension::Imap4Rev2 => self.enabled.rev2 = true,
            }
        }
        self.conn.decoder.set_text_mode(self.enabled.text_mode());
        self.conn.out.set_text_mode(self.enabled.text_mode());
        self.conn.out.enabled(extensions);
        Ok(Answer::ok("enabled"))
    }

    /// Tells what happened in the open folder since it was last told of.
    pub(super) async fn catch_up(&mut self, expunges: Expunges) -> Result<(), Trouble> {
        let Some(selected) = &mut self.selected else { return Ok(()) };
        if selected.is_stale() {
            selected.absorb(self.service.engine.store()).await?;
        }
        selected.tell(expunges, &self.enabled, &mut self.conn.out);
        Ok(())
    }

    /// Closes the open folder, if one is; whether one was.
    pub(super) fn leave(&mut self) -> bool {
        let selected = self.selected.take();
        let was_open = selected.is_some();
        if let Some(selected) = selected {
            selected.leave(self.service.engine.store());
        }
        was_open
    }

    /// The store, and the open folder.
    pub(super) fn open(&mut self) -> Result<(Store, &mut Selected), Trouble> {
        let store = self.service.engine.store().clone();
        match &mut self.selected {
            Some(selected) => Ok((store, selected)),
            None => Err(Answer::bad("select a folder first").into()),
        }
    }

    /// The same, opened for changes.
    pub(super) fn open_for_change(&mut self) -> Result<(Store, &mut Selected), Trouble> {
        let (store, selected) = self.open()?;
        match selected.access {
            Access::ReadWrite => Ok((store, selected)),
            Access::ReadOnly => Err(Answer::no(imap::encode::Code::ReadOnly, "the folder was opened read-only").into()),
        }
    }
}

/// RFC 9051 §7.5.1, RFC 7162 §3.2.10.2: numbers must not shift under commands that speak in them.
fn expunges_during(command: &Command) -> Expunges {
    let numbering = match command {
        Command::Fetch(fetch) => fetch.numbering,
        Command::Store(store) => store.numbering,
        Command::Search(search) => search.numbering,
        _ => Numbering::Uid,
    };
    match numbering {
        Numbering::Sequence => Expunges::Held,
        Numbering::Uid => Expunges::Told,
    }
}
