//! LIST and LSUB (RFC 9051 §6.3.9, RFC 5258, RFC 5819, RFC 6154) over the mailbox's folders, all read at once. Parents
//! that exist only by the names below them are told as such.

use std::collections::{BTreeMap, BTreeSet};

use imap::Mailbox;
use imap::encode::{ListAttribute, ListKind, ListResponse};
use imap::list::{self, Listing, OldListing, Pattern, SpecialUse};
use store::folders::{self, Folder};

use super::answer::{Answer, Trouble};
use super::session::Session;
use super::status;

/// Every name there is something to say about, sorted.
struct Names {
    by_name: BTreeMap<String, Known>,
}

#[derive(Default)]
struct Known {
    folder: Option<Folder>,
    subscribed: bool,
    has_children: bool,
    /// A name below it is subscribed.
    subscribed_below: bool,
}

impl Names {
    fn new(folders: Vec<Folder>, subscriptions: Vec<String>) -> Self {
        let mut by_name: BTreeMap<String, Known> = BTreeMap::new();
        for folder in folders {
            for parent in list::parents(&Mailbox::new(&folder.name)) {
                by_name.entry(parent.to_owned()).or_default().has_children = true;
            }
            let name = folder.name.clone();
            by_name.entry(name).or_default().folder = Some(folder);
        }
        for name in subscriptions {
            for parent in list::parents(&Mailbox::new(&name)) {
                by_name.entry(parent.to_owned()).or_default().subscribed_below = true;
            }
            by_name.entry(name).or_default().subscribed = true;
        }
        Self { by_name }
    }

    /// Whether a subscribed name below `name` is not told itself, since no pattern matches it (RFC 5258 §3.5).
    fn hides_subscribed(&self, name: &str, patterns: &[Pattern]) -> bool {
        let below = format!("{name}/");
        let names = self.by_name.range(below.clone()..).take_while(|(name, _)| name.starts_with(&below));
        names.filter(|(_, known)| known.subscribed).any(|(name, _)| !matches(patterns, name))
    }
}

fn matches(patterns: &[Pattern], name: &str) -> bool {
    patterns.iter().any(|pattern| pattern.matches(name))
}

impl Session<'_> {
    pub(super) async fn list(&mut self, listing: &Listing) -> Result<Answer, Trouble> {
        if listing.patterns.iter().all(String::is_empty) && !listing.extended {
            self.conn.out.list_delimiter();
            return Ok(Answer::ok("listed"));
        }
        let names = self.names().await?;
        let patterns = list::patterns(listing);
        let select = &listing.select;
        for (name, known) in names.by_name.iter().filter(|(name, _)| matches(&patterns, name)) {
            let child_info = select.recursive_match
                && select.subscribed
                && known.subscribed_below
                && names.hides_subscribed(name, &patterns);
            let wanted = match (select.subscribed, select.special_use) {
                (true, special) => (known.subscribed || child_info) && (!special || known.special_use().is_some()),
                (false, true) => known.special_use().is_some(),
                // A name that is only subscribed to is no folder.
                (false, false) => known.folder.is_some() || known.has_children,
            };
            if !wanted {
                continue;
            }
            let mut attributes = known.attributes(listing.extended || self.enabled.rev2);
            if known.subscribed && (listing.returns.subscribed || select.subscribed) {
                attributes.push(ListAttribute::Subscribed);
            }
            let mailbox = Mailbox::new(name);
            self.conn.out.list(&ListResponse {
                kind: ListKind::List,
                attributes: &attributes,
                mailbox: &mailbox,
                subscribed_children: child_info,
                old_name: None,
            });
            if let (false, Some(folder)) = (listing.returns.status.is_empty(), &known.folder) {
                let items = &listing.returns.status;
                let values = status::values(self.service.engine.store(), folder, items, &self.conn.limits).await?;
                self.conn.out.status(&mailbox, &values);
            }
            self.conn.flush_if_full().await?;
        }
        Ok(Answer::ok("listed"))
    }

    /// LSUB (RFC 3501 §6.3.9): with `%`, a parent stands for subscribed names the pattern does not reach.
    pub(super) async fn lsub(&mut self, listing: &OldListing) -> Result<Answer, Trouble> {
        if listing.pattern.is_empty() {
            self.conn.out.list_delimiter();
            return Ok(Answer::ok("listed"));
        }
        let names = self.names().await?;
        let patterns = [Pattern::new(&listing.reference, &listing.pattern)];
        for (name, known) in names.by_name.iter().filter(|(name, _)| matches(&patterns, name)) {
            let stands_in = known.subscribed_below && names.hides_subscribed(name, &patterns);
            if known.subscribed || stands_in {
                let attributes: &[ListAttribute] = if known.subscribed { &[] } else { &[ListAttribute::NoSelect] };
                self.conn.out.list(&ListResponse {
                    kind: ListKind::Lsub,
                    attributes,
                    mailbox: &Mailbox::new(name),
                    subscribed_children: false,
                    old_name: None,
                });
                self.conn.flush_if_full().await?;
            }
        }
        Ok(Answer::ok("listed"))
    }

    async fn names(&self) -> Result<Names, Trouble> {
        let mut conn = self.service.engine.store().read().await?;
        let all = folders::list(&mut conn, self.login.mailbox).await?;
        let mut names = BTreeSet::from_iter(folders::subscriptions(&mut conn, self.login.mailbox).await?);
        names.retain(|name| !name.is_empty());
        Ok(Names::new(all, names.into_iter().collect()))
    }
}

impl Known {
    fn special_use(&self) -> Option<SpecialUse> {
        self.folder.as_ref()?.special_use.as_deref().and_then(|name| SpecialUse::parse(name.as_bytes()))
    }

    /// `\NonExistent` is only for clients that know it; others learn that the name cannot be selected.
    fn attributes(&self, newer: bool) -> Vec<ListAttribute> {
        let mut attributes = Vec::new();
        if self.folder.is_none() {
            attributes.push(if newer { ListAttribute::NonExistent } else { ListAttribute::NoSelect });
        }
        attributes.push(match self.has_children {
            true => ListAttribute::HasChildren,
            false => ListAttribute::HasNoChildren,
        });
        attributes.extend(self.special_use().map(ListAttribute::Use));
        attributes
    }
}
