//! The address book of a domain.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use engine::Engine;
use engine::contacts::{self, Card, CardKind, Email, Phone, Postal, Sphere};
use engine::named::Put;
use foundation::http::wire::{IfMatch, Short, address_of, created, expected, expected_of, time};
use foundation::http::{Conditions, ETag, Json, Listed, PageParams, Paging, Query};
use http::StatusCode;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::contacts::{BY_AGE, BY_NAME};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ApiState;
use crate::door::Asker;
use crate::failure::{Failure, found};
use crate::listing::{Counting, NameSort, total};
use crate::named::{Named, Part, Twice};
use crate::rehearsal::DryRun;

/// What a contact is.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum ContactKind {
    /// A person.
    #[default]
    Individual,
    /// An organization.
    Organization,
}

impl From<ContactKind> for CardKind {
    fn from(kind: ContactKind) -> Self {
        match kind {
            ContactKind::Individual => Self::Individual,
            ContactKind::Organization => Self::Organization,
        }
    }
}

impl From<CardKind> for ContactKind {
    fn from(kind: CardKind) -> Self {
        match kind {
            CardKind::Individual => Self::Individual,
            CardKind::Organization => Self::Organization,
        }
    }
}

/// In which part of somebody's life an address is theirs.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum ContactSphere {
    /// At work.
    Work,
    /// At home.
    Home,
    /// Nobody said.
    #[default]
    Other,
}

impl From<ContactSphere> for Sphere {
    fn from(sphere: ContactSphere) -> Self {
        match sphere {
            ContactSphere::Work => Self::Work,
            ContactSphere::Home => Self::Home,
            ContactSphere::Other => Self::Other,
        }
    }
}

impl From<Sphere> for ContactSphere {
    fn from(sphere: Sphere) -> Self {
        match sphere {
            Sphere::Work => Self::Work,
            Sphere::Home => Self::Home,
            Sphere::Other => Self::Other,
        }
    }
}

/// A contact's address of mail.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
struct ContactEmail {
    /// The address.
    #[schema(min_length = 3, max_length = 320, example = "cora@supplier.example")]
    address: String,
    /// Where it is theirs.
    #[serde(default)]
    kind: ContactSphere,
}

/// What a contact's number reaches.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum ContactPhoneKind {
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

impl From<ContactPhoneKind> for contacts::PhoneKind {
    fn from(kind: ContactPhoneKind) -> Self {
        match kind {
            ContactPhoneKind::Work => Self::Work,
            ContactPhoneKind::Home => Self::Home,
            ContactPhoneKind::Mobile => Self::Mobile,
            ContactPhoneKind::Fax => Self::Fax,
            ContactPhoneKind::Other => Self::Other,
        }
    }
}

impl From<contacts::PhoneKind> for ContactPhoneKind {
    fn from(kind: contacts::PhoneKind) -> Self {
        match kind {
            contacts::PhoneKind::Work => Self::Work,
            contacts::PhoneKind::Home => Self::Home,
            contacts::PhoneKind::Mobile => Self::Mobile,
            contacts::PhoneKind::Fax => Self::Fax,
            contacts::PhoneKind::Other => Self::Other,
        }
    }
}

/// A contact's telephone number.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
struct ContactPhone {
    /// The number, as people write it.
    #[schema(min_length = 1, max_length = 200, example = "+49 30 901820")]
    number: String,
    /// What it reaches.
    #[serde(default)]
    kind: ContactPhoneKind,
}

/// A contact's postal address; empty for what nobody said.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
struct ContactPlace {
    /// Where it is theirs.
    #[serde(default)]
    kind: ContactSphere,
    /// Street and number, in one line or more.
    #[serde(default)]
    #[schema(max_length = 200, example = "Dock Road 4")]
    street: String,
    /// The town.
    #[serde(default)]
    #[schema(max_length = 200, example = "Hamburg")]
    locality: String,
    /// The state or province.
    #[serde(default)]
    #[schema(max_length = 200, example = "")]
    region: String,
    /// The postal code.
    #[serde(default)]
    #[schema(max_length = 200, example = "20457")]
    postcode: String,
    /// The country.
    #[serde(default)]
    #[schema(max_length = 200, example = "Germany")]
    country: String,
}

/// Somebody in a domain's address book.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Contact {
    /// Its identifier.
    #[schema(example = "con_16n")]
    id: String,
    /// The domain in whose address book it is.
    #[schema(example = "example.org")]
    domain: String,
    /// What it is known by there: its key in the path.
    #[schema(example = "supplier-17")]
    uid: String,
    /// What it is.
    kind: ContactKind,
    /// What people call it.
    #[schema(example = "Cora Captain")]
    name: String,
    /// Its given name.
    #[schema(example = "Cora")]
    given_name: String,
    /// Its family name.
    #[schema(example = "Captain")]
    surname: String,
    /// Where they work.
    #[schema(example = "Harbour Supplies Ltd")]
    organization: String,
    /// The part of it.
    #[schema(example = "Sales")]
    department: String,
    /// What they do there.
    #[schema(example = "Head of sales")]
    title: String,
    /// Addresses of mail, the preferred one first.
    emails: Vec<ContactEmail>,
    /// Telephone numbers, the preferred one first.
    phones: Vec<ContactPhone>,
    /// Postal addresses, the preferred one first.
    places: Vec<ContactPlace>,
    /// Pages.
    #[schema(example = json!(["https://supplier.example/"]))]
    urls: Vec<String>,
    /// Words to find it by.
    #[schema(example = json!(["suppliers"]))]
    categories: Vec<String>,
    /// What else there is to say.
    #[schema(example = "Answers on weekdays.")]
    note: String,
    /// When it was made.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    created_at: Timestamp,
    /// When it was changed last.
    #[schema(value_type = String, format = DateTime, example = "2026-01-05T09:00:00Z")]
    updated_at: Timestamp,
}

impl From<contacts::Contact> for Contact {
    fn from(contact: contacts::Contact) -> Self {
        let contacts::Contact { domain, row, card } = contact;
        let email = |email: Email| ContactEmail { address: email.address, kind: email.sphere.into() };
        let phone = |phone: Phone| ContactPhone { number: phone.number, kind: phone.kind.into() };
        let place = |place: Postal| {
            let Postal { sphere, street, locality, region, postcode, country } = place;
            ContactPlace { kind: sphere.into(), street, locality, region, postcode, country }
        };
        Self {
            id: row.id.to_string(),
            domain,
            uid: row.uid,
            kind: card.kind.into(),
            name: card.name,
            given_name: card.given_name,
            surname: card.surname,
            organization: card.organization,
            department: card.department,
            title: card.title,
            emails: card.emails.into_iter().map(email).collect(),
            phones: card.phones.into_iter().map(phone).collect(),
            places: card.places.into_iter().map(place).collect(),
            urls: card.urls,
            categories: card.categories,
            note: card.note,
            created_at: time(row.created_at),
            updated_at: time(row.updated_at),
        }
    }
}

foundation::page_of!(
    /// Contacts.
    pub(crate) ContactPage of Contact, counted
);

/// Which contacts are wanted.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct ContactParams {
    /// Only those with this in a name, an address of mail, a number, a category, or in where they work.
    #[param(value_type = Option<String>, nullable = false, max_length = 255, example = "harbour")]
    search: Option<Short<255>>,
    /// The list's order. Default `name`.
    #[param(nullable = false, inline, example = "-created_at")]
    sort: Option<NameSort>,
}

/// What a contact is to be. Other fields of a read contact are ignored, so that what was read can be sent back.
#[derive(Deserialize, ToSchema)]
pub(crate) struct ContactReplacement {
    /// What it is. Default `individual`.
    #[serde(default)]
    kind: ContactKind,
    /// What people call it.
    #[schema(min_length = 1, max_length = 200, example = "Cora Captain")]
    name: String,
    /// Its given name.
    #[serde(default)]
    #[schema(max_length = 200, example = "Cora")]
    given_name: String,
    /// Its family name.
    #[serde(default)]
    #[schema(max_length = 200, example = "Captain")]
    surname: String,
    /// Where they work.
    #[serde(default)]
    #[schema(max_length = 200, example = "Harbour Supplies Ltd")]
    organization: String,
    /// The part of it.
    #[serde(default)]
    #[schema(max_length = 200, example = "Sales")]
    department: String,
    /// What they do there.
    #[serde(default)]
    #[schema(max_length = 200, example = "Head of sales")]
    title: String,
    /// Addresses of mail, the preferred one first.
    #[serde(default)]
    #[schema(max_items = 20)]
    emails: Vec<ContactEmail>,
    /// Telephone numbers, the preferred one first.
    #[serde(default)]
    #[schema(max_items = 20)]
    phones: Vec<ContactPhone>,
    /// Postal addresses, the preferred one first.
    #[serde(default)]
    #[schema(max_items = 20)]
    places: Vec<ContactPlace>,
    /// Pages, by `https` or `http`.
    #[serde(default)]
    #[schema(max_items = 20, example = json!(["https://supplier.example/"]))]
    urls: Vec<String>,
    /// Words to find it by.
    #[serde(default)]
    #[schema(max_items = 50, example = json!(["suppliers"]))]
    categories: Vec<String>,
    /// What else there is to say.
    #[serde(default)]
    #[schema(max_length = 4000, example = "Answers on weekdays.")]
    note: String,
}

impl From<ContactReplacement> for Card {
    fn from(wanted: ContactReplacement) -> Self {
        let email = |email: ContactEmail| Email { address: email.address, sphere: email.kind.into() };
        let phone = |phone: ContactPhone| Phone { number: phone.number, kind: phone.kind.into() };
        let place = |place: ContactPlace| {
            let ContactPlace { kind, street, locality, region, postcode, country } = place;
            Postal { sphere: kind.into(), street, locality, region, postcode, country }
        };
        Self {
            kind: wanted.kind.into(),
            name: wanted.name,
            given_name: wanted.given_name,
            surname: wanted.surname,
            organization: wanted.organization,
            department: wanted.department,
            title: wanted.title,
            emails: wanted.emails.into_iter().map(email).collect(),
            phones: wanted.phones.into_iter().map(phone).collect(),
            places: wanted.places.into_iter().map(place).collect(),
            urls: wanted.urls,
            categories: wanted.categories,
            note: wanted.note,
        }
    }
}

fn shown(contact: contacts::Contact) -> (ETag, Json<Contact>) {
    (ETag::of_revision(contact.row.revision), Json(contact.into()))
}

pub(crate) fn operations() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new()
        .routes_twice(routes!(list_contacts))
        .routes_twice(routes!(read_contact, replace_contact, delete_contact))
        .routes(routes!(list_my_contacts))
}

fn page(sort: NameSort, paging: &Paging, rows: Vec<contacts::Contact>, count: Option<u64>) -> Listed<ContactPage> {
    let page = paging.page(rows, |contact| sort.place(&contact.row.text.sort_key, contact.row.id.0));
    page.of_total(count).map(Contact::from).listed()
}

/// Lists the contacts in a domain's address book.
///
/// Of another name of a domain it is the address book of that domain.
#[utoipa::path(
    get, path = "/v1/domains/{domain}/contacts", tag = "contacts",
    params(
        ("domain" = String, Path, description = "The domain's name.", example = "example.org"),
        PageParams, Counting, ContactParams
    ),
    responses((status = 200, description = "A page of contacts.", body = ContactPage)),
    security(("bearer" = ["contacts:read"]))
)]
async fn list_contacts(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Named(domain): Named,
    paging: Paging,
    Query(counting): Query<Counting>,
    Query(ContactParams { search, sort }): Query<ContactParams>,
) -> Result<Listed<ContactPage>, Failure> {
    let search = search.as_ref().map(|search| search.0.as_str());
    let sort = sort.unwrap_or_default();
    let (order, after) = (sort.order(BY_NAME, BY_AGE), sort.after(&paging)?);
    let rows = engine.contacts(&principal, &domain, search, order, after.as_ref(), paging.rows()).await?;
    let count = match counting.wanted() {
        true => total(engine.count_contacts(&principal, &domain, search).await?),
        false => None,
    };
    Ok(page(sort, &paging, rows, count))
}

/// Lists the contacts in the address book of one's own domain.
#[utoipa::path(
    get, path = "/v1/me/contacts", tag = "contacts", params(PageParams, ContactParams),
    responses((status = 200, description = "A page of contacts.", body = ContactPage)),
    security(("bearer" = ["contacts:read"]))
)]
async fn list_my_contacts(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    paging: Paging,
    Query(ContactParams { search, sort }): Query<ContactParams>,
) -> Result<Listed<ContactPage>, Failure> {
    let search = search.as_ref().map(|search| search.0.as_str());
    let sort = sort.unwrap_or_default();
    let (order, after) = (sort.order(BY_NAME, BY_AGE), sort.after(&paging)?);
    let rows = engine.own_contacts(&principal, search, order, after.as_ref(), paging.rows()).await?;
    Ok(page(sort, &paging, rows, None))
}

/// Reads a contact.
#[utoipa::path(
    get, path = "/v1/domains/{domain}/contacts/{uid}", tag = "contacts",
    params(
        ("domain" = String, Path, description = "The domain's name.", example = "example.org"),
        ("uid" = String, Path, description = "What it is known by there.", max_length = 255, example = "supplier-17")
    ),
    responses((status = 200, description = "The contact.", body = Contact)),
    security(("bearer" = ["contacts:read"]))
)]
async fn read_contact(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Part(domain, uid): Part,
) -> Result<impl IntoResponse, Failure> {
    Ok(shown(engine.contact(&principal, &domain, &uid).await?))
}

/// Makes the contact, or puts this in its place if it exists.
///
/// `uid` is what your own system knows it by, or a new UUID. `If-None-Match: *` only makes it, `If-Match: *` only changes it.
#[utoipa::path(
    put, path = "/v1/domains/{domain}/contacts/{uid}", tag = "contacts",
    params(
        ("domain" = String, Path, description = "The domain's name.", example = "example.org"),
        ("uid" = String, Path, description = "What it is known by there.", max_length = 255, example = "supplier-17"),
        IfMatch, DryRun
    ),
    request_body = ContactReplacement,
    responses(
        (status = 200, description = "The contact as it is now.", body = Contact),
        (status = 201, description = "The contact was made.", body = Contact),
    ),
    security(("bearer" = ["contacts:write"]))
)]
async fn replace_contact(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Part(domain, uid): Part,
    conditions: Conditions,
    Json(wanted): Json<ContactReplacement>,
) -> Result<Response, Failure> {
    let known = found(engine.contact(&principal, &domain, &uid).await)?;
    let expected = expected_of(&conditions, known.map(|contact| contact.row.revision))?;
    let card = Card::from(wanted);
    let (contact, put) = match conditions.only_creates() {
        true => (engine.create_contact(&principal, &domain, &uid, card).await?, Put::Created),
        false => engine.put_contact(&principal, &domain, &uid, card, expected).await?,
    };
    let collection = format!("{}/contacts", address_of("/v1/domains", &contact.domain));
    let (etag, body) = shown(contact);
    Ok(match put {
        Put::Created => created(&collection, &uid, etag, body),
        Put::Replaced => (etag, body).into_response(),
    })
}

/// Deletes a contact.
#[utoipa::path(
    delete, path = "/v1/domains/{domain}/contacts/{uid}", tag = "contacts",
    params(
        ("domain" = String, Path, description = "The domain's name.", example = "example.org"),
        ("uid" = String, Path, description = "What it is known by there.", max_length = 255, example = "supplier-17"),
        IfMatch, DryRun
    ),
    responses((status = 204, description = "The contact is gone.")),
    security(("bearer" = ["contacts:write"]))
)]
async fn delete_contact(
    State(engine): State<Engine>,
    Asker(principal): Asker,
    Part(domain, uid): Part,
    conditions: Conditions,
) -> Result<StatusCode, Failure> {
    let expected = expected(&conditions, engine.contact(&principal, &domain, &uid).await?.row.revision)?;
    engine.delete_contact(&principal, &domain, &uid, expected).await?;
    Ok(StatusCode::NO_CONTENT)
}
