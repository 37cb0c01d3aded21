//! Blocks and allow-lists: rules on whom mail is taken from, whom it goes to, and who may connect. The server has them, and so have
//! resellers, tenants, domains and mailboxes, each for what is theirs.

mod judge;
mod mail;
mod networks;
mod pattern;

use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, Ordering};

use foundation::db::{Actor, AuditEntry, Change, DbError, Event, Tx};
use foundation::http::FieldError;
use foundation::throttle::RetryAfter;
use foundation::tokens::Scope;
use jiff::Timestamp;
use serde_json::json;
use store::Store;
use store::access_rules::{self, AccessRule, AccessRuleFilter, AccessRuleText, Action, Kind, RulePlace};
use store::domains::{self, Domain, Owner};
use store::ids::{AccessRuleId, TenantId};
use store::mailboxes::Mailbox;

pub(crate) use self::judge::{Sender, Shown};
use self::networks::Networks;
pub use self::networks::Standing;
use crate::principal::Intent;
use crate::{Area, Engine, Found, Principal, Reach, Refused, Right};

/// What a client connects to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Entrance {
    /// Mail from other servers.
    Smtp,
    /// Mail of people here.
    Submission,
    /// Reading mail by IMAP.
    Imap,
    /// Reading mail by POP3.
    Pop3,
    /// Signing in over HTTP.
    Http,
}

impl Entrance {
    /// Each of them.
    pub const ALL: [Self; 5] = [Self::Smtp, Self::Submission, Self::Imap, Self::Pop3, Self::Http];

    /// Its word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Smtp => "smtp",
            Self::Submission => "submission",
            Self::Imap => "imap",
            Self::Pop3 => "pop3",
            Self::Http => "http",
        }
    }
}

/// The services that a row names.
pub fn services(text: &str) -> Vec<Entrance> {
    let named = |word: &str| Entrance::ALL.into_iter().find(|service| service.as_str() == word);
    text.split_ascii_whitespace().filter_map(named).collect()
}

/// What a rule is made from.
#[derive(Clone, Debug)]
pub struct AccessRuleOrder {
    /// What it is to hold for.
    pub place: PlaceName,
    /// What it looks at.
    pub kind: Kind,
    /// What it matches.
    pub pattern: String,
    /// What is said of it.
    pub words: AccessRuleWords,
}

/// What a rule holds for, as it is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlaceName {
    /// All that whoever asks administrates.
    Reach,
    /// All that a tenant has.
    Tenant(String),
    /// A domain.
    Domain(String),
    /// A mailbox.
    Mailbox(String),
    /// The mailbox of whoever asks.
    Own,
}

impl PlaceName {
    fn side(&self) -> Side {
        if *self == Self::Own { Side::Holder } else { Side::Administration }
    }
}

/// What can be said anew of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessRuleWords {
    /// What it does.
    pub action: Action,
    /// Whether nothing narrower lifts it.
    pub enforced: bool,
    /// The services that a rule on networks is about; empty for all.
    pub services: Vec<Entrance>,
    /// What whoever is refused is told; empty for the usual.
    pub reply: String,
    /// What those who look after it say of it; empty for nothing.
    pub note: String,
    /// When it ends by itself.
    pub expires_at: Option<Timestamp>,
}

impl From<&AccessRule> for AccessRuleWords {
    fn from(rule: &AccessRule) -> Self {
        let text = &rule.text;
        Self {
            action: text.action,
            enforced: text.enforced,
            services: services(&text.services),
            reply: text.reply.clone(),
            note: text.note.clone(),
            expires_at: text.expires_at.and_then(|end| Timestamp::from_microsecond(end).ok()),
        }
    }
}

/// Who sees to rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Whoever administrates what they hold for.
    Administration,
    /// The holder of the mailbox they hold for, who made them.
    Holder,
}

/// Which rules are looked for.
#[derive(Clone, Debug, Default)]
pub struct AccessRuleQuery {
    /// Of this tenant, by name.
    pub tenant: Option<String>,
    /// Of this domain, by name.
    pub domain: Option<String>,
    /// Of this mailbox, by address.
    pub mailbox: Option<String>,
    /// That look at this.
    pub kind: Option<Kind>,
    /// That do this.
    pub action: Option<Action>,
    /// With this in the pattern.
    pub search: Option<String>,
}

/// Rules of one mailbox, of one domain or tenant, and of the server.
const MOST: (i64, i64, i64) = (1000, 10_000, 100_000);
const LONGEST_REPLY: usize = 200;
const LONGEST_NOTE: usize = 500;
/// Rules whose time is over that are deleted in one unit.
const BATCH: i64 = 500;

/// What the rules' many readers hold in memory.
#[derive(Default)]
pub(crate) struct Access {
    networks: Networks,
    senders: AtomicBool,
    recipients: AtomicBool,
    /// One reads rows and shows them at a time, so that what is shown last is what was read last.
    refreshing: tokio::sync::Mutex<()>,
}

impl Access {
    pub(crate) async fn open(store: &Store) -> Result<Self, DbError> {
        let access = Self::default();
        let mut conn = store.read().await?;
        for rule in access_rules::networks(&mut conn).await? {
            access.networks.set(&rule.pattern, Some(&rule));
        }
        for kind in [Kind::Sender, Kind::Recipient] {
            access.show(kind, access_rules::is_any(&mut conn, kind).await?);
        }
        Ok(access)
    }

    /// Whether anybody has rules of this kind: without any, nobody asks the database.
    fn has_rules(&self, kind: Kind) -> bool {
        match kind {
            Kind::Network => true,
            Kind::Sender => self.senders.load(Ordering::Relaxed),
            Kind::Recipient => self.recipients.load(Ordering::Relaxed),
        }
    }

    fn show(&self, kind: Kind, any: bool) {
        match kind {
            Kind::Network => {}
            Kind::Sender => self.senders.store(any, Ordering::Relaxed),
            Kind::Recipient => self.recipients.store(any, Ordering::Relaxed),
        }
    }

    /// Takes over what was written of a rule.
    async fn refresh(&self, store: &Store, kind: Kind, pattern: &str) -> Result<(), DbError> {
        let _one = self.refreshing.lock().await;
        let mut conn = store.read().await?;
        match kind {
            Kind::Network => {
                self.networks.set(pattern, access_rules::find(&mut conn, 0, kind, pattern).await?.as_ref());
            }
            Kind::Sender | Kind::Recipient => self.show(kind, access_rules::is_any(&mut conn, kind).await?),
        }
        Ok(())
    }
}

fn missing(id: &str) -> Refused {
    Refused::Missing { kind: "access rule", key: id.to_owned() }
}

fn shown(rule: &AccessRule) -> String {
    let (tenant, domain, mailbox) = match &rule.place {
        RulePlace::Tenant(_) => (rule.owner.name.as_deref(), None, None),
        RulePlace::Domain(_, name) => (None, Some(name), None),
        RulePlace::Mailbox(.., address) => (None, None, Some(address)),
    };
    let text = &rule.text;
    json!({
        "id": rule.id.to_string(), "tenant": tenant, "domain": domain, "mailbox": mailbox, "kind": rule.kind.as_str(),
        "pattern": rule.pattern, "action": text.action.as_str(), "enforced": text.enforced, "services": text.services,
        "reply": text.reply, "note": text.note, "expires_at": text.expires_at.and_then(|end| Timestamp::from_microsecond(end).ok()),
        "revision": rule.revision,
    })
    .to_string()
}

async fn note(
    tx: &mut Tx,
    actor: &Actor,
    (kind, action): (&'static str, &'static str),
    before: Option<&AccessRule>,
    after: Option<&AccessRule>,
) -> Result<(), Refused> {
    let Some(rule) = after.or(before) else { return Ok(()) };
    let owner = rule.owner.tenant.0;
    tx.record(Event { kind, owner, object: rule.id.0, revision: rule.revision, detail: Some(shown(rule)) });
    let change = Change { before: before.map(shown), after: after.map(shown) };
    Ok(tx.audit_of(owner, actor, AuditEntry { action, object: format!("access_rule:{}", rule.id), change }).await?)
}

fn right(side: Side, right: fn(Area) -> Right) -> Right {
    match side {
        Side::Administration => right(Area::AccessRules),
        Side::Holder => right(Area::Account),
    }
}

impl Engine {
    /// Makes a rule.
    pub async fn create_access_rule(
        &self,
        principal: &Principal,
        order: AccessRuleOrder,
    ) -> Result<AccessRule, Refused> {
        let (owner, place) = self.place_of(principal, &order.place).await?;
        let mut errors = check_place(order.kind, &place, order.place == PlaceName::Own);
        let pattern = pattern::normal(order.kind, &order.pattern);
        if let Err(detail) = &pattern {
            errors.push(FieldError::new("/pattern", "invalid", *detail));
        }
        let side = order.place.side();
        let text = self.text_of(order.kind, side, order.words, errors)?;
        // An error above would have said so.
        let pattern = pattern.unwrap_or_default();
        let (holder, kind) = (place.holder(), order.kind);
        let input = (owner, (place, side == Side::Holder), kind, pattern.clone(), text);
        let made = self.change(principal, input, |tx, actor, (owner, (place, by_holder), kind, pattern, text)| {
            Box::pin(async move {
                check_count(tx, place).await?;
                let made = access_rules::insert(tx, owner, (place, *by_holder), (*kind, pattern), text).await?;
                note(tx, actor, ("access_rule.created", "access_rule.create"), None, Some(&made)).await?;
                Ok(made)
            })
        });
        match made.await {
            Err(Refused::Store(store::Error::Exists(_))) => {
                let found = access_rules::find(&mut self.store.read().await?, holder, kind, &pattern).await?;
                let seen = found.filter(|rule| side == Side::Administration || rule.by_holder);
                let found = seen.map(|rule| Box::new(Found::AccessRule(rule)));
                Err(Refused::Exists { kind: "access rule", key: pattern, found })
            }
            made => self.made(principal, made?).await,
        }
    }

    /// A rule.
    pub async fn access_rule(&self, principal: &Principal, side: Side, id: &str) -> Result<AccessRule, Refused> {
        principal.needs(right(side, Scope::Read))?;
        self.find_access_rule(principal, side, id).await
    }

    /// The rules within reach, the oldest first, after `after`.
    pub async fn access_rules(
        &self,
        principal: &Principal,
        query: &AccessRuleQuery,
        after: Option<AccessRuleId>,
        rows: i64,
    ) -> Result<Vec<AccessRule>, Refused> {
        principal.needs(Scope::Read(Area::AccessRules))?;
        let Some(filter) = self.access_rule_filter(principal, query).await? else { return Ok(Vec::new()) };
        Ok(access_rules::list(&mut self.store.read().await?, &filter, after, rows).await?)
    }

    /// How many rules there are within reach.
    pub async fn count_access_rules(&self, principal: &Principal, query: &AccessRuleQuery) -> Result<i64, Refused> {
        principal.needs(Scope::Read(Area::AccessRules))?;
        let Some(filter) = self.access_rule_filter(principal, query).await? else { return Ok(0) };
        Ok(access_rules::count(&mut self.store.read().await?, &filter).await?)
    }

    /// The rules of one's own mailbox, the oldest first, after `after`.
    pub async fn own_access_rules(
        &self,
        principal: &Principal,
        search: Option<&str>,
        after: Option<AccessRuleId>,
        rows: i64,
    ) -> Result<Vec<AccessRule>, Refused> {
        let filter = self.own_access_rule_filter(principal, search).await?;
        Ok(access_rules::list(&mut self.store.read().await?, &filter, after, rows).await?)
    }

    /// How many rules there are of one's own mailbox.
    pub async fn count_own_access_rules(&self, principal: &Principal, search: Option<&str>) -> Result<i64, Refused> {
        let filter = self.own_access_rule_filter(principal, search).await?;
        Ok(access_rules::count(&mut self.store.read().await?, &filter).await?)
    }

    async fn own_access_rule_filter(
        &self,
        principal: &Principal,
        search: Option<&str>,
    ) -> Result<AccessRuleFilter, Refused> {
        let mailbox = Some(self.own_mailbox(principal, Scope::Read(Area::Account)).await?.id);
        let search = search.map(str::to_owned);
        Ok(AccessRuleFilter { mailbox, by_holder: true, search, ..AccessRuleFilter::default() })
    }

    async fn access_rule_filter(
        &self,
        principal: &Principal,
        query: &AccessRuleQuery,
    ) -> Result<Option<AccessRuleFilter>, Refused> {
        let named = self.narrowed(principal, query.tenant.as_deref(), query.domain.as_deref()).await?;
        let Some(within) = named else { return Ok(None) };
        let mailbox = match &query.mailbox {
            None => None,
            Some(address) => match self.find_mailbox(principal, &address.as_str().into()).await {
                Ok(found) => Some(found.mailbox.id),
                Err(Refused::Missing { .. }) => return Ok(None),
                Err(other) => return Err(other),
            },
        };
        let AccessRuleQuery { kind, action, search, .. } = query.clone();
        // Whoever was refused was told the rule's identifier.
        let id = search.as_deref().and_then(|text| text.trim().parse().ok());
        let search = search.filter(|_| id.is_none());
        Ok(Some(AccessRuleFilter { within, mailbox, by_holder: false, id, kind, action, search }))
    }

    /// Says something else of a rule; `expected` is the revision the caller knows.
    pub async fn replace_access_rule(
        &self,
        principal: &Principal,
        side: Side,
        id: &str,
        words: AccessRuleWords,
        expected: Option<i64>,
    ) -> Result<AccessRule, Refused> {
        principal.needs(right(side, Scope::Write))?;
        let known = self.find_access_rule(principal, side, id).await?;
        let text = self.text_of(known.kind, side, words, Vec::new())?;
        let changed = self.change(principal, (known.id, text, expected), |tx, actor, (id, text, expected)| {
            Box::pin(async move {
                let before = access_rules::read(tx, *id).await?.ok_or_else(|| missing(&id.to_string()))?;
                Refused::check_revision(*expected, before.revision)?;
                if before.text == *text {
                    return Ok(before);
                }
                let after = access_rules::update(tx, *id, text).await?;
                note(tx, actor, ("access_rule.updated", "access_rule.update"), Some(&before), Some(&after)).await?;
                Ok(after)
            })
        });
        let changed = changed.await?;
        self.made(principal, changed).await
    }

    /// Deletes a rule.
    pub async fn delete_access_rule(
        &self,
        principal: &Principal,
        side: Side,
        id: &str,
        expected: Option<i64>,
    ) -> Result<(), Refused> {
        principal.needs(right(side, Scope::Write))?;
        let known = self.find_access_rule(principal, side, id).await?;
        let deleted = self.change(principal, (known.id, expected), |tx, actor, (id, expected)| {
            Box::pin(async move {
                let before = access_rules::read(tx, *id).await?.ok_or_else(|| missing(&id.to_string()))?;
                Refused::check_revision(*expected, before.revision)?;
                erase(tx, actor, &before).await
            })
        });
        deleted.await?;
        self.made(principal, known).await.map(drop)
    }

    /// Deletes the rules whose time is over; how many.
    pub(crate) async fn end_access_rules(&self) -> Result<u64, Refused> {
        let mut ended = 0;
        loop {
            let over = access_rules::over(&mut self.store.read().await?, self.store.clock().micros(), BATCH).await?;
            if over.is_empty() {
                return Ok(ended);
            }
            ended += over.len() as u64;
            let system = Principal::system();
            let gone = self.change(&system, over.clone(), |tx, actor, over| {
                Box::pin(async move {
                    for rule in over {
                        // Somebody may have deleted it, or given it more time.
                        let now = tx.micros();
                        let found = access_rules::read(tx, rule.id).await?;
                        if let Some(rule) = found.filter(|rule| rule.text.expires_at.is_some_and(|end| end <= now)) {
                            erase(tx, actor, &rule).await?;
                        }
                    }
                    Ok(())
                })
            });
            gone.await?;
            for rule in over {
                self.made(&system, rule).await?;
            }
        }
    }

    /// Shows a rule that was written to whoever asks the rules.
    async fn made(&self, principal: &Principal, rule: AccessRule) -> Result<AccessRule, Refused> {
        if principal.intent == Intent::Do {
            self.access.refresh(&self.store, rule.kind, &rule.pattern).await?;
        }
        Ok(rule)
    }

    async fn find_access_rule(&self, principal: &Principal, side: Side, id: &str) -> Result<AccessRule, Refused> {
        let key: AccessRuleId = id.parse().map_err(|_| missing(id))?;
        let found = access_rules::read(&mut self.store.read().await?, key).await?;
        let visible = |rule: &AccessRule| match (side, principal.reach, &rule.place) {
            (Side::Holder, Reach::Mailbox { id: own, .. }, RulePlace::Mailbox(id, ..)) => *id == own && rule.by_holder,
            (Side::Holder, ..) => false,
            (Side::Administration, reach, place) => reach.sees(&rule.owner, place.domain()),
        };
        found.filter(visible).ok_or_else(|| missing(id))
    }

    /// What a new rule is to hold for, and whose that is.
    async fn place_of(&self, principal: &Principal, name: &PlaceName) -> Result<(Owner, RulePlace), Refused> {
        principal.needs(right(name.side(), Scope::Write))?;
        let unknown = |field: &'static str, code: &'static str, refused| match refused {
            Refused::Missing { kind, key } => {
                Refused::field(field, code, format!("is `{key}`, which is no {kind} of yours"))
            }
            other => other,
        };
        let of_mailbox =
            |mailbox: Mailbox| (mailbox.owner, RulePlace::Mailbox(mailbox.id, mailbox.domain, mailbox.address));
        let of_domain = |domain: Domain| (domain.owner, RulePlace::Domain(domain.id, domain.name));
        match (name, principal.reach) {
            (PlaceName::Own, _) => Ok(of_mailbox(self.own_mailbox(principal, Scope::Write(Area::Account)).await?)),
            (PlaceName::Mailbox(address), _) => {
                let found = self.find_mailbox(principal, &address.as_str().into()).await;
                Ok(of_mailbox(found.map_err(|refused| unknown("/mailbox", "unknown_mailbox", refused))?.mailbox))
            }
            (PlaceName::Domain(name), _) => {
                let found = self.find_domain(principal, &name.as_str().into()).await;
                Ok(of_domain(found.map_err(|refused| unknown("/domain", "unknown_domain", refused))?))
            }
            (PlaceName::Tenant(name), Reach::Domain { .. }) => {
                let detail = format!("names `{name}`, which is no tenant of yours");
                Err(Refused::field("/tenant", "unknown_tenant", detail))
            }
            (PlaceName::Reach, Reach::Domain { id, .. }) => {
                let found = domains::read(&mut self.store.read().await?, id).await?;
                Ok(of_domain(found.ok_or_else(|| Refused::Missing { kind: "domain", key: id.to_string() })?))
            }
            (PlaceName::Tenant(_) | PlaceName::Reach, _) => {
                let named = if let PlaceName::Tenant(name) = name { Some(name.as_str()) } else { None };
                let owner = self.owner_of_new(principal, named).await?;
                let place = RulePlace::Tenant(owner.tenant);
                Ok((owner, place))
            }
        }
    }

    fn text_of(
        &self,
        kind: Kind,
        side: Side,
        words: AccessRuleWords,
        mut errors: Vec<FieldError>,
    ) -> Result<AccessRuleText, Refused> {
        if words.enforced && (side == Side::Holder || kind == Kind::Network) {
            let detail = "is for rules on senders and recipients that administrators make";
            errors.push(FieldError::new("/enforced", "invalid", detail));
        }
        if !words.services.is_empty() && kind != Kind::Network {
            errors.push(FieldError::new("/services", "invalid", "is for rules on networks"));
        }
        let is_line = |text: &str, most: usize| text.len() <= most && text.bytes().all(|b| matches!(b, b' '..=b'~'));
        if !is_line(&words.reply, LONGEST_REPLY) {
            let detail = format!("must be at most {LONGEST_REPLY} printable characters of ASCII");
            errors.push(FieldError::new("/reply", "invalid", detail));
        } else if !words.reply.is_empty() && (kind == Kind::Network || words.action == Action::Allow) {
            errors.push(FieldError::new("/reply", "invalid", "is for rules that block senders or recipients"));
        }
        if words.note.chars().count() > LONGEST_NOTE || words.note.contains('\0') {
            errors.push(FieldError::new("/note", "too_long", format!("must have at most {LONGEST_NOTE} characters")));
        }
        if words.expires_at.is_some_and(|end| end <= self.store.clock().now()) {
            errors.push(FieldError::new("/expires_at", "out_of_range", "must be in the future"));
        }
        if !errors.is_empty() {
            return Err(Refused::Invalid(errors));
        }
        let named = Entrance::ALL.into_iter().filter(|service| words.services.contains(service));
        Ok(AccessRuleText {
            action: words.action,
            enforced: words.enforced,
            services: named.map(Entrance::as_str).collect::<Vec<_>>().join(" "),
            reply: words.reply,
            note: words.note,
            expires_at: words.expires_at.map(Timestamp::as_microsecond),
        })
    }

    /// What the rules on networks say of a client of a service.
    pub fn standing_of(&self, service: Entrance, peer: IpAddr) -> Standing {
        self.access.networks.standing(service, peer, self.store.clock().micros())
    }

    /// Refuses an attempt to log in that comes too soon after others that failed; whoever is known is not held up by others'.
    pub fn check_pace(&self, service: Entrance, peer: IpAddr, account: &str) -> Result<(), RetryAfter> {
        match self.standing_of(service, peer) {
            Standing::Known => Ok(()),
            Standing::Stranger | Standing::Barred => self.logins.check(self.store.clock().now(), peer, account),
        }
    }

    /// As [`Engine::check_pace`], over HTTP, where who is barred is told so: the line protocols do not let them in at all.
    pub(crate) fn may_sign_in(&self, peer: IpAddr, account: &str) -> Result<(), Refused> {
        match self.standing_of(Entrance::Http, peer) {
            Standing::Barred => Err(Refused::NetworkBlocked),
            Standing::Stranger | Standing::Known => {
                self.check_pace(Entrance::Http, peer, account).map_err(Refused::Throttled)
            }
        }
    }
}

async fn erase(tx: &mut Tx, actor: &Actor, rule: &AccessRule) -> Result<(), Refused> {
    access_rules::delete(tx, rule.id).await?;
    note(tx, actor, ("access_rule.deleted", "access_rule.delete"), Some(rule), None).await
}

fn check_place(kind: Kind, place: &RulePlace, own: bool) -> Vec<FieldError> {
    let wrong = match (kind, place) {
        (Kind::Network, RulePlace::Tenant(TenantId(0))) | (Kind::Sender, _) => return Vec::new(),
        (Kind::Network, _) => "must not be `network`: a client connects before it is known whom it comes for",
        (Kind::Recipient, _) if own => "must be `sender`",
        (Kind::Recipient, _) => return Vec::new(),
    };
    vec![FieldError::new("/kind", "invalid", wrong)]
}

async fn check_count(tx: &mut Tx, place: &RulePlace) -> Result<(), Refused> {
    let most = match place {
        RulePlace::Mailbox(..) => MOST.0,
        RulePlace::Tenant(TenantId(0)) => MOST.2,
        RulePlace::Tenant(_) | RulePlace::Domain(..) => MOST.1,
    };
    if access_rules::count_of(tx, place.holder()).await? >= most {
        let detail = format!("would be one more than {most}; delete one first");
        return Err(Refused::field("/pattern", "out_of_range", detail));
    }
    Ok(())
}
