//! Customers: who buys. Staff make an account and hand out a link; the customer logs in and keeps the rest true.

mod rest;

pub(crate) use self::rest::operations;

use foundation::args;
use foundation::db::{Change, Conn, DbError, Tx};
use foundation::http::FieldError;
use foundation::tokens::Scope;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use crate::office::Office;
use crate::people::{self, Login, LoginKind, NewLogin, PersonId, Status};
use crate::principal::{Area, Holder, Principal};
use crate::refused::Refused;
use crate::text;
use crate::vendors::VendorId;

/// Contacts one customer can have.
const MOST_CONTACTS: usize = 20;

/// Somebody else to speak to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Contact {
    /// What they are called.
    #[schema(min_length = 1, max_length = 200, example = "Bert Books")]
    pub(crate) name: String,
    /// Where they are written to.
    #[schema(max_length = 254, example = "books@example.org")]
    pub(crate) email: String,
    /// What they are spoken to about.
    pub(crate) purpose: ContactPurpose,
}

/// What a contact is spoken to about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ContactPurpose {
    /// Invoices and reminders.
    Billing,
    /// Keys, activations, new builds.
    Technical,
    /// Anything else.
    Other,
}

/// Where somebody is, as an invoice prints it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct PostalAddress {
    /// Street and number, in up to four lines.
    #[schema(max_length = 400, example = "1 Letter Lane")]
    pub(crate) street: String,
    /// The town.
    #[schema(max_length = 200, example = "Posttown")]
    pub(crate) town: String,
    /// The postal code.
    #[schema(max_length = 20, example = "10115")]
    pub(crate) postal_code: String,
    /// The region or state; empty where there is none.
    #[schema(max_length = 200, example = "")]
    pub(crate) region: String,
    /// The country: two capital letters of ISO 3166, or empty.
    #[schema(max_length = 2, example = "DE")]
    pub(crate) country: String,
}

/// What is known of a customer beside the login.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Details {
    pub(crate) company: String,
    pub(crate) tax_number: String,
    pub(crate) phone: String,
    pub(crate) address: PostalAddress,
    pub(crate) contacts: Vec<Contact>,
}

/// A customer.
#[derive(Clone)]
pub(crate) struct Customer {
    pub(crate) login: Login,
    pub(crate) external_id: Option<String>,
    pub(crate) details: Details,
}

/// A customer to be made.
#[derive(Clone, Debug)]
pub(crate) struct NewCustomer {
    pub(crate) email: String,
    pub(crate) name: String,
    pub(crate) external_id: Option<String>,
    pub(crate) details: Details,
}

/// What is to change of a customer.
#[derive(Clone, Debug, Default)]
pub(crate) struct CustomerChange {
    pub(crate) name: Option<String>,
    pub(crate) status: Option<Status>,
    pub(crate) external_id: Option<Option<String>>,
    pub(crate) company: Option<String>,
    pub(crate) tax_number: Option<String>,
    pub(crate) phone: Option<String>,
    pub(crate) address: Option<PostalAddress>,
    pub(crate) contacts: Option<Vec<Contact>>,
}

impl Details {
    fn checked(self, errors: &mut Vec<FieldError>) -> Self {
        let PostalAddress { street, town, postal_code, region, country } = self.address;
        let good = country.is_empty() || (country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_uppercase()));
        if !good {
            errors.push(FieldError::new("/address/country", "invalid", "must be two capital letters, such as DE"));
        }
        if self.contacts.len() > MOST_CONTACTS {
            let detail = format!("a customer has at most {MOST_CONTACTS} contacts");
            errors.push(FieldError::new("/contacts", "too_long", detail));
        }
        let contact = |(at, contact): (usize, Contact)| Contact {
            name: text::name(&contact.name, &format!("/contacts/{at}/name"), errors),
            email: text::email(&contact.email, &format!("/contacts/{at}/email"), errors),
            purpose: contact.purpose,
        };
        let contacts = self.contacts.into_iter().enumerate().map(contact).collect();
        Self {
            company: text::words(&self.company, text::LONGEST_NAME, "/company", errors),
            tax_number: text::words(&self.tax_number, 50, "/tax_number", errors),
            phone: text::words(&self.phone, 50, "/phone", errors),
            address: PostalAddress {
                street: text::words(&street, 400, "/address/street", errors),
                town: text::words(&town, text::LONGEST_NAME, "/address/town", errors),
                postal_code: text::words(&postal_code, 20, "/address/postal_code", errors),
                region: text::words(&region, text::LONGEST_NAME, "/address/region", errors),
                country,
            },
            contacts,
        }
    }
}

fn external(id: Option<String>, errors: &mut Vec<FieldError>) -> Option<String> {
    id.map(|id| text::name(&id, "/external_id", errors))
}

fn shown(customer: &Customer) -> String {
    json!({
        "email": customer.login.email, "name": customer.login.name, "status": customer.login.status.as_str(),
        "external_id": customer.external_id, "details": customer.details,
    })
    .to_string()
}

/// The address of the vendor's customer whom a field names.
pub(crate) async fn email(conn: &mut Conn, vendor: VendorId, id: PersonId) -> Result<String, Refused> {
    Ok(buyer(conn, vendor, id).await?.login.email)
}

/// Who buys, by the vendor's own books.
pub(crate) async fn buyer(conn: &mut Conn, vendor: VendorId, id: PersonId) -> Result<Customer, Refused> {
    match get(conn, vendor, id).await {
        Err(Refused::Missing { .. }) => Err(Refused::field("/customer", "invalid", "is no customer of this vendor")),
        found => found,
    }
}

async fn get(conn: &mut Conn, vendor: VendorId, id: PersonId) -> Result<Customer, Refused> {
    let login = people::of_vendor(conn, vendor, LoginKind::Customer, id).await?;
    let sql = "SELECT external_id, details FROM customers WHERE id = $1 AND vendor = $2";
    let row = conn.optional(sql, args![id, vendor]).await?.ok_or(Refused::Stored("customer"))?;
    let details = serde_json::from_str(&row.text(1)?).map_err(|_| Refused::Stored("customer"))?;
    Ok(Customer { login, external_id: row.opt_text(0)?, details })
}

async fn ids(conn: &mut Conn, sql: &'static str, args: foundation::db::Args) -> Result<Vec<PersonId>, Refused> {
    let rows = conn.all(sql, args).await?;
    Ok(rows.iter().map(|row| Ok(PersonId(row.int(0)?))).collect::<Result<_, DbError>>()?)
}

async fn put(tx: &mut Tx, customer: &Customer) -> Result<(), Refused> {
    let details = serde_json::to_string(&customer.details).map_err(|_| Refused::Stored("customer"))?;
    let (id, vendor) = (customer.login.id, customer.login.vendor);
    if let Some(external) = &customer.external_id {
        let sql = "SELECT id FROM customers WHERE vendor = $1 AND external_id = $2 AND id <> $3";
        if tx.optional(sql, args![vendor, external, id]).await?.is_some() {
            return Err(Refused::Exists { kind: "customer with the external id", key: external.clone() });
        }
    }
    let sql = "INSERT INTO customers (id, vendor, external_id, details) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (id) DO UPDATE SET external_id = $3, details = $4";
    tx.run(sql, args![id, vendor, customer.external_id.as_ref(), details]).await?;
    Ok(())
}

/// Makes an account without a password, of fields that were checked.
pub(crate) async fn make(
    tx: &mut Tx,
    principal: &Principal,
    login: &NewLogin,
    external_id: Option<String>,
    details: Details,
) -> Result<Customer, Refused> {
    let customer = Customer { login: people::insert(tx, login).await?, external_id, details };
    put(tx, &customer).await?;
    let of = (login.vendor, customer.login.id, customer.login.revision);
    let change = Change { before: None, after: Some(shown(&customer)) };
    people::note(tx, principal, "customer.created", of, change).await?;
    Ok(customer)
}

/// By what customers are looked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Search {
    pub(crate) email: Option<String>,
    pub(crate) external_id: Option<String>,
}

impl Office {
    /// The vendor's customers in the order they were made, after `after`.
    pub(crate) async fn customers(
        &self,
        principal: &Principal,
        search: &Search,
        after: Option<PersonId>,
        rows: i64,
    ) -> Result<Vec<Customer>, Refused> {
        principal.needs(Scope::Read(Area::Customers))?;
        let (vendor, mut conn) = (principal.vendor()?, self.read().await?);
        let after = after.map_or(0, |id| id.0);
        let sql = "SELECT customers.id FROM customers JOIN logins ON logins.id = customers.id \
                   WHERE customers.vendor = $1 AND customers.id > $2 AND (logins.email = $3 OR $3 = '') \
                   AND (customers.external_id = $4 OR $4 = '') ORDER BY customers.id LIMIT $5";
        let email = search.email.as_ref().map(|email| email.trim().to_lowercase()).unwrap_or_default();
        let external = search.external_id.clone().unwrap_or_default();
        let mut customers = Vec::new();
        for id in ids(&mut conn, sql, args![vendor, after, email, external, rows]).await? {
            customers.push(get(&mut conn, vendor, id).await?);
        }
        Ok(customers)
    }

    /// One of the vendor's customers.
    pub(crate) async fn customer(&self, principal: &Principal, id: PersonId) -> Result<Customer, Refused> {
        principal.needs(Scope::Read(Area::Customers))?;
        get(&mut self.read().await?, principal.vendor()?, id).await
    }

    /// The customer who asks.
    pub(crate) async fn own_account(&self, principal: &Principal) -> Result<Customer, Refused> {
        principal.needs(Scope::Read(Area::Account))?;
        let Holder::Customer(id) = principal.holder else { return Err(Refused::missing("account", "of yours")) };
        get(&mut self.read().await?, principal.vendor()?, id).await
    }

    /// Makes an account. Its customer has no password yet: a link sets one.
    pub(crate) async fn create_customer(&self, principal: &Principal, new: NewCustomer) -> Result<Customer, Refused> {
        principal.needs(Scope::Write(Area::Customers))?;
        let (vendor, mut errors) = (principal.vendor()?, Vec::new());
        let login = NewLogin {
            vendor,
            kind: LoginKind::Customer,
            email: text::email(&new.email, "/email", &mut errors),
            name: text::name(&new.name, "/name", &mut errors),
        };
        let (external_id, details) = (external(new.external_id, &mut errors), new.details.checked(&mut errors));
        Refused::unless_empty(errors)?;
        let input = (principal.clone(), login, external_id, details);
        self.db
            .write(input, move |tx, (principal, login, external_id, details)| {
                Box::pin(async move { make(tx, principal, login, external_id.clone(), details.clone()).await })
            })
            .await
    }

    /// Changes a customer: any of the vendor's by staff, their own by themselves.
    pub(crate) async fn change_customer(
        &self,
        principal: &Principal,
        id: PersonId,
        change: CustomerChange,
        expected: Option<i64>,
    ) -> Result<Customer, Refused> {
        match principal.holder == Holder::Customer(id) {
            true => principal.needs(Scope::Write(Area::Account))?,
            false => principal.needs(Scope::Write(Area::Customers))?,
        }
        let vendor = principal.vendor()?;
        let mut errors = Vec::new();
        let change = CustomerChange {
            name: change.name.map(|name| text::name(&name, "/name", &mut errors)),
            external_id: change.external_id.map(|id| external(id, &mut errors)),
            ..change
        };
        Refused::unless_empty(errors)?;
        self.db
            .write((principal.clone(), change), move |tx, (principal, change)| {
                Box::pin(async move {
                    let before = get(tx, vendor, id).await?;
                    Refused::check_revision(expected, before.login.revision)?;
                    let (held, change) = (before.details.clone(), change.clone());
                    let mut errors = Vec::new();
                    let details = Details {
                        company: change.company.unwrap_or(held.company),
                        tax_number: change.tax_number.unwrap_or(held.tax_number),
                        phone: change.phone.unwrap_or(held.phone),
                        address: change.address.unwrap_or(held.address),
                        contacts: change.contacts.unwrap_or(held.contacts),
                    };
                    let details = details.checked(&mut errors);
                    Refused::unless_empty(errors)?;
                    let login = Login {
                        name: change.name.unwrap_or_else(|| before.login.name.clone()),
                        status: change.status.unwrap_or(before.login.status),
                        ..before.login.clone()
                    };
                    let login = people::keep(tx, &login, principal.credential).await?;
                    let external_id = change.external_id.unwrap_or_else(|| before.external_id.clone());
                    let after = Customer { login, external_id, details };
                    put(tx, &after).await?;
                    let noted = Change { before: Some(shown(&before)), after: Some(shown(&after)) };
                    people::note(tx, principal, "customer.updated", (vendor, id, after.login.revision), noted).await?;
                    Ok(after)
                })
            })
            .await
    }
}
