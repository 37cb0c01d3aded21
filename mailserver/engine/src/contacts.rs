//! The address book of a domain: written by whoever administrates it, read by the holders of its mailboxes.

use foundation::db::{Actor, AuditEntry, Change, Event, Order, Place, Tx};
use foundation::http::FieldError;
use foundation::tokens::Scope;
use message::address::Address;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::contacts::{self, ContactText};
use store::domains::{self, Domain};
use store::totals::What;

use crate::limits::check_room;
use crate::named::{Key, Put};
use crate::{Area, Engine, Found, Principal, Reach, Refused};

/// A contact, and the domain in whose book it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// The domain, by its first name.
    pub domain: String,
    /// The row.
    pub row: contacts::Contact,
    /// What it says.
    pub card: Card,
}

/// What a book says of somebody: what vCard (RFC 6350) has properties for. Empty for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Card {
    /// What it is (KIND).
    pub kind: CardKind,
    /// What people call it (FN).
    pub name: String,
    /// Given name (N).
    pub given_name: String,
    /// Family name (N).
    pub surname: String,
    /// Where they work (ORG).
    pub organization: String,
    /// The part of it (ORG).
    pub department: String,
    /// What they do there (TITLE).
    pub title: String,
    /// Addresses, the preferred one first (EMAIL).
    pub emails: Vec<Email>,
    /// Numbers, the preferred one first (TEL).
    pub phones: Vec<Phone>,
    /// Where they are, the preferred place first (ADR).
    pub places: Vec<Postal>,
    /// Pages (URL).
    pub urls: Vec<String>,
    /// Words to find them by (CATEGORIES).
    pub categories: Vec<String>,
    /// What else there is to say (NOTE).
    pub note: String,
}

/// What a card is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CardKind {
    /// A person.
    #[default]
    Individual,
    /// An organization.
    Organization,
}

/// In which part of somebody's life an address is theirs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sphere {
    /// At work.
    Work,
    /// At home.
    Home,
    /// Nobody said.
    #[default]
    Other,
}

/// An address of mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Email {
    /// The address.
    pub address: String,
    /// Where it is theirs.
    pub sphere: Sphere,
}

/// What a number reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhoneKind {
    /// A telephone at work.
    Work,
    /// One at home.
    Home,
    /// One that is carried around.
    Mobile,
    /// A fax machine.
    Fax,
    /// Nobody said.
    #[default]
    Other,
}

/// A telephone number, as people write it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phone {
    /// The number.
    pub number: String,
    /// What it reaches.
    pub kind: PhoneKind,
}

/// A postal address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Postal {
    /// Where it is theirs.
    pub sphere: Sphere,
    /// Street and number, in one line or more.
    pub street: String,
    /// The town.
    pub locality: String,
    /// The state or province.
    pub region: String,
    /// The postal code.
    pub postcode: String,
    /// The country.
    pub country: String,
}

const LONGEST_UID: usize = 255;
const LONGEST_LINE: usize = 200;
const LONGEST_NOTE: usize = 4000;
const LONGEST_URL: usize = 1000;
const MOST_ADDRESSES: usize = 20;
const MOST_CATEGORIES: usize = 50;

fn missing(uid: &str) -> Refused {
    Refused::Missing { kind: "contact", key: uid.to_owned() }
}

/// What is wrong with a card so far.
#[derive(Default)]
struct Faults(Vec<FieldError>);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Lines {
    One,
    Several,
}

impl Faults {
    fn add(&mut self, at: String, code: &'static str, detail: impl Into<String>) {
        self.0.push(FieldError::new(at, code, detail));
    }

    /// A text of at most `most` characters; only one that may have several lines has any that control these.
    fn check(&mut self, at: String, text: &str, most: usize, lines: Lines) {
        let breaks = |letter| lines == Lines::Several && matches!(letter, '\n' | '\r' | '\t');
        if text.chars().count() > most {
            self.add(at, "too_long", format!("must have at most {most} characters"));
        } else if text.chars().any(|letter| letter.is_control() && !breaks(letter)) {
            self.add(at, "invalid", "must have no control characters");
        }
    }

    fn check_given(&mut self, at: String, text: &str, what: &str) {
        match text.trim().is_empty() {
            true => self.add(at, "required", format!("must be {what}")),
            false => self.check(at, text, LONGEST_LINE, Lines::One),
        }
    }

    fn none(self) -> Result<(), Refused> {
        if self.0.is_empty() { Ok(()) } else { Err(Refused::Invalid(self.0)) }
    }
}

impl Card {
    /// The card as it is kept.
    fn checked(mut self) -> Result<Self, Refused> {
        self.check_counts()?;
        let mut faults = Faults::default();
        self.check_lines(&mut faults);
        self.check_lists(&mut faults);
        faults.none()?;
        Ok(self)
    }

    /// Before their items are looked at: nobody is told of a hundred thousand.
    fn check_counts(&self) -> Result<(), Refused> {
        let mut faults = Faults::default();
        for (field, count, most) in [
            ("emails", self.emails.len(), MOST_ADDRESSES),
            ("phones", self.phones.len(), MOST_ADDRESSES),
            ("places", self.places.len(), MOST_ADDRESSES),
            ("urls", self.urls.len(), MOST_ADDRESSES),
            ("categories", self.categories.len(), MOST_CATEGORIES),
        ] {
            if count > most {
                faults.add(format!("/{field}"), "out_of_range", format!("must have at most {most} items"));
            }
        }
        faults.none()
    }

    fn check_lines(&self, faults: &mut Faults) {
        faults.check_given("/name".to_owned(), &self.name, "what people call the contact");
        for (field, text) in [
            ("given_name", &self.given_name),
            ("surname", &self.surname),
            ("organization", &self.organization),
            ("department", &self.department),
            ("title", &self.title),
        ] {
            faults.check(format!("/{field}"), text, LONGEST_LINE, Lines::One);
        }
        faults.check("/note".to_owned(), &self.note, LONGEST_NOTE, Lines::Several);
    }

    fn check_lists(&mut self, faults: &mut Faults) {
        for (index, email) in self.emails.iter_mut().enumerate() {
            match Address::parse(&email.address) {
                Ok(address) => email.address = address.to_string(),
                Err(_) => {
                    let detail = "must be an address such as `anna@example.org`";
                    faults.add(format!("/emails/{index}/address"), "invalid", detail);
                }
            }
        }
        for (index, phone) in self.phones.iter().enumerate() {
            faults.check_given(format!("/phones/{index}/number"), &phone.number, "a number");
        }
        for (index, place) in self.places.iter().enumerate() {
            for (field, text, lines) in [
                ("street", &place.street, Lines::Several),
                ("locality", &place.locality, Lines::One),
                ("region", &place.region, Lines::One),
                ("postcode", &place.postcode, Lines::One),
                ("country", &place.country, Lines::One),
            ] {
                faults.check(format!("/places/{index}/{field}"), text, LONGEST_LINE, lines);
            }
        }
        for (index, url) in self.urls.iter().enumerate() {
            let at = format!("/urls/{index}");
            // What is shown as a link runs no script.
            match url.parse::<url::Url>().is_ok_and(|url| matches!(url.scheme(), "https" | "http")) {
                true => faults.check(at, url, LONGEST_URL, Lines::One),
                false => faults.add(at, "invalid", "must be an address with `https://` or `http://`"),
            }
        }
        for (index, category) in self.categories.iter().enumerate() {
            faults.check_given(format!("/categories/{index}"), category, "a word");
        }
    }

    fn text(&self, uid: &str) -> ContactText {
        let emails = self.emails.iter().map(|email| email.address.as_str());
        let phones = self.phones.iter().map(|phone| phone.number.as_str());
        let lines = [&self.name, &self.given_name, &self.surname, &self.organization, &self.department, &self.title];
        let words = lines.into_iter().chain(&self.categories).map(String::as_str).chain(emails).chain(phones);
        // A line each: nothing is found across two of them.
        let search = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("\n").to_lowercase();
        // U+0001 comes before whatever a longer name goes on with, and stands in none.
        let sort_key = format!("{}\u{1}{uid}", self.name.to_lowercase());
        // Texts and lists of them always have a JSON form.
        ContactText { card: serde_json::to_string(self).unwrap_or_default(), sort_key, search }
    }
}

fn check_uid(uid: &str) -> Result<(), Refused> {
    // RFC 3986 §5.2.4: a path does not end with these; no client could ask for them.
    let unheard = uid.is_empty() || uid == "." || uid == "..";
    match unheard || uid.chars().count() > LONGEST_UID || uid.chars().any(char::is_control) {
        true => {
            let detail = format!("must have 1 to {LONGEST_UID} characters, none of them a control");
            Err(Refused::field("/uid", "invalid", detail))
        }
        false => Ok(()),
    }
}

fn event(kind: &'static str, domain: &Domain, contact: &contacts::Contact) -> Event {
    let detail = json!({"domain": domain.name, "uid": contact.uid, "revision": contact.revision});
    Event {
        kind,
        owner: domain.owner.tenant.0,
        object: contact.id.0,
        revision: contact.revision,
        detail: Some(detail.to_string()),
    }
}

async fn note(
    tx: &mut Tx,
    actor: &Actor,
    action: &'static str,
    domain: &Domain,
    uid: &str,
    change: Change,
) -> Result<(), Refused> {
    let entry = AuditEntry { action, object: format!("contact:{}/{uid}", domain.name), change };
    Ok(tx.audit_of(domain.owner.tenant.0, actor, entry).await?)
}

fn told(domain: &str, row: contacts::Contact) -> Result<Contact, Refused> {
    let card = serde_json::from_str(&row.text.card).map_err(|_| Refused::Stored("contact"))?;
    Ok(Contact { domain: domain.to_owned(), row, card })
}

impl Engine {
    /// A contact of a domain.
    pub async fn contact(&self, principal: &Principal, domain: &Key, uid: &str) -> Result<Contact, Refused> {
        principal.needs(Scope::Read(Area::Contacts))?;
        let domain = self.book(principal, domain).await?;
        self.find_contact(&domain, uid).await
    }

    /// Contacts of a domain in this order, after `after`, of those with `search` in what is said of them.
    pub async fn contacts(
        &self,
        principal: &Principal,
        domain: &Key,
        search: Option<&str>,
        order: Order,
        after: Option<&Place>,
        rows: i64,
    ) -> Result<Vec<Contact>, Refused> {
        principal.needs(Scope::Read(Area::Contacts))?;
        let domain = self.book(principal, domain).await?;
        self.contacts_in(&domain, search, order, after, rows).await
    }

    /// How many contacts a domain has, of those with `search` in what is said of them.
    pub async fn count_contacts(
        &self,
        principal: &Principal,
        domain: &Key,
        search: Option<&str>,
    ) -> Result<i64, Refused> {
        principal.needs(Scope::Read(Area::Contacts))?;
        let domain = self.book(principal, domain).await?;
        Ok(contacts::count(&mut self.store.read().await?, domain.id, search).await?)
    }

    /// As [`Engine::contacts`], of the domain that the holder's mailbox is in.
    pub async fn own_contacts(
        &self,
        principal: &Principal,
        search: Option<&str>,
        order: Order,
        after: Option<&Place>,
        rows: i64,
    ) -> Result<Vec<Contact>, Refused> {
        let mailbox = self.own_mailbox(principal, Scope::Read(Area::Contacts)).await?;
        let found = domains::read(&mut self.store.read().await?, mailbox.domain).await?;
        let domain = found.ok_or_else(|| crate::domains::missing(&mailbox.domain.to_string()))?;
        self.contacts_in(&domain, search, order, after, rows).await
    }

    async fn contacts_in(
        &self,
        domain: &Domain,
        search: Option<&str>,
        order: Order,
        after: Option<&Place>,
        rows: i64,
    ) -> Result<Vec<Contact>, Refused> {
        let found = contacts::list(&mut self.store.read().await?, domain.id, search, order, after, rows).await?;
        found.into_iter().map(|row| told(&domain.name, row)).collect()
    }

    /// The domain whose book is meant: that of another name is the first one's. Holders of mailboxes read their own domain's alone.
    async fn book(&self, principal: &Principal, key: &Key) -> Result<Domain, Refused> {
        if let Reach::Mailbox { .. } = principal.reach {
            return Err(Refused::Forbidden(Scope::Read(Area::Domains)));
        }
        let domain = self.find_domain(principal, key).await?;
        match &domain.alias_name {
            Some(first) => self.find_domain(principal, &first.as_str().into()).await,
            None => Ok(domain),
        }
    }

    async fn find_contact(&self, domain: &Domain, uid: &str) -> Result<Contact, Refused> {
        let found = contacts::find(&mut self.store.read().await?, domain.id, uid).await?;
        told(&domain.name, found.ok_or_else(|| missing(uid))?)
    }

    /// Makes a contact.
    pub async fn create_contact(
        &self,
        principal: &Principal,
        domain: &Key,
        uid: &str,
        card: Card,
    ) -> Result<Contact, Refused> {
        principal.needs(Scope::Write(Area::Contacts))?;
        let domain = self.book(principal, domain).await?;
        check_uid(uid)?;
        let text = card.checked()?.text(uid);
        let input = (domain.clone(), uid.to_owned(), text);
        let made = self.change(principal, input, |tx, actor, (domain, uid, text)| {
            Box::pin(async move {
                let (made, counted) = contacts::insert(tx, domain, uid, text).await?;
                check_room(tx, domain.owner.tenant, domain.owner.reseller, What::Contacts, counted).await?;
                tx.record(event("contact.created", domain, &made));
                let change = Change { before: None, after: Some(made.text.card.clone()) };
                note(tx, actor, "contact.create", domain, uid, change).await?;
                told(&domain.name, made)
            })
        });
        match made.await {
            Err(Refused::Store(store::Error::Exists(_))) => {
                let found = self.find_contact(&domain, uid).await.ok().map(|found| Box::new(Found::Contact(found)));
                Err(Refused::Exists { kind: "contact", key: uid.to_owned(), found })
            }
            made => made,
        }
    }

    /// Makes a contact, or puts this in its place; `expected` is the revision the caller knows.
    pub async fn put_contact(
        &self,
        principal: &Principal,
        domain: &Key,
        uid: &str,
        card: Card,
        expected: Option<i64>,
    ) -> Result<(Contact, Put), Refused> {
        let replaced = self.replace_contact(principal, domain, uid, card.clone(), expected).await;
        match replaced {
            Err(Refused::Missing { kind: "contact", .. }) => {
                match self.create_contact(principal, domain, uid, card.clone()).await {
                    // Somebody made it in this moment.
                    Err(Refused::Exists { found: Some(_), .. }) => {
                        let replaced = self.replace_contact(principal, domain, uid, card, expected).await?;
                        Ok((replaced, Put::Replaced))
                    }
                    made => Ok((made?, Put::Created)),
                }
            }
            replaced => Ok((replaced?, Put::Replaced)),
        }
    }

    async fn replace_contact(
        &self,
        principal: &Principal,
        domain: &Key,
        uid: &str,
        card: Card,
        expected: Option<i64>,
    ) -> Result<Contact, Refused> {
        principal.needs(Scope::Write(Area::Contacts))?;
        let domain = self.book(principal, domain).await?;
        let text = card.checked()?.text(uid);
        let input = (domain, uid.to_owned(), text, expected);
        self.change(principal, input, |tx, actor, (domain, uid, text, expected)| {
            Box::pin(async move {
                let before = contacts::find(tx, domain.id, uid).await?.ok_or_else(|| missing(uid))?;
                Refused::check_revision(*expected, before.revision)?;
                if before.text == *text {
                    return told(&domain.name, before);
                }
                let after = contacts::update(tx, &before, text).await?;
                tx.record(event("contact.updated", domain, &after));
                let change = Change { before: Some(before.text.card), after: Some(after.text.card.clone()) };
                note(tx, actor, "contact.update", domain, uid, change).await?;
                told(&domain.name, after)
            })
        })
        .await
    }

    /// Deletes a contact.
    pub async fn delete_contact(
        &self,
        principal: &Principal,
        domain: &Key,
        uid: &str,
        expected: Option<i64>,
    ) -> Result<(), Refused> {
        principal.needs(Scope::Write(Area::Contacts))?;
        let domain = self.book(principal, domain).await?;
        let input = (domain, uid.to_owned(), expected);
        self.change(principal, input, |tx, actor, (domain, uid, expected)| {
            Box::pin(async move {
                let before = contacts::find(tx, domain.id, uid).await?.ok_or_else(|| missing(uid))?;
                Refused::check_revision(*expected, before.revision)?;
                contacts::delete(tx, domain, &before).await?;
                tx.record(event("contact.deleted", domain, &before));
                let change = Change { before: Some(before.text.card), after: None };
                note(tx, actor, "contact.delete", domain, uid, change).await
            })
        })
        .await
    }
}
