//! What each kind of person may do: one table, from which the door, the documentation and the tests read.

use foundation::tokens::{Scope, Scopes};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::principal::Area;

/// A role of a vendor's staff.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Role {
    /// Everything of the vendor: staff, catalogue, policy, keys.
    Owner,
    /// Customers; sees what is sold.
    Sales,
    /// Money: customers' addresses, price lists and the books.
    Accounts,
    /// Helps customers.
    Support,
    /// Sees everything and changes nothing.
    Auditor,
}

/// A right of each role in an area: `w` to change, `r` to see, `-` neither. Columns in the order of [`Role::ALL`], then customers.
const TABLE: &[(Area, [char; 6])] = &[
    (Area::Vendor, ['w', 'r', 'r', 'r', 'r', '-']),
    (Area::Staff, ['w', '-', '-', '-', 'r', '-']),
    (Area::Catalogue, ['w', 'r', 'w', 'r', 'r', '-']),
    (Area::Customers, ['w', 'w', 'w', 'w', 'r', '-']),
    (Area::Licenses, ['w', 'w', 'r', 'w', 'r', 'r']),
    (Area::Activations, ['w', 'w', 'r', 'w', 'r', 'w']),
    (Area::Orders, ['w', 'w', 'w', 'r', 'r', 'w']),
    (Area::Invoices, ['w', 'r', 'w', 'r', 'r', 'r']),
    (Area::Keys, ['w', '-', '-', '-', 'r', '-']),
    (Area::Reports, ['r', '-', 'r', '-', 'r', '-']),
    (Area::Usage, ['r', 'r', 'r', '-', 'r', '-']),
    (Area::Audit, ['r', '-', 'r', '-', 'r', '-']),
    (Area::Events, ['r', 'r', 'r', 'r', 'r', '-']),
    (Area::Webhooks, ['w', '-', '-', '-', 'r', '-']),
    (Area::Tokens, ['w', 'w', 'w', 'w', 'w', 'w']),
    (Area::Account, ['-', '-', '-', '-', '-', 'w']),
];

impl Role {
    /// All of them, in the order of the table's columns.
    pub(crate) const ALL: [Self; 5] = [Self::Owner, Self::Sales, Self::Accounts, Self::Support, Self::Auditor];

    /// The word in rows and on the wire.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Sales => "sales",
            Self::Accounts => "accounts",
            Self::Support => "support",
            Self::Auditor => "auditor",
        }
    }

    /// The role of a word.
    pub(crate) fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == word)
    }

    /// What it may do.
    pub(crate) fn scopes(self) -> Scopes<Area> {
        column(Self::ALL.iter().position(|role| *role == self).unwrap_or(Self::ALL.len()))
    }
}

/// What a customer may do.
pub(crate) fn customer_scopes() -> Scopes<Area> {
    column(Role::ALL.len())
}

fn column(at: usize) -> Scopes<Area> {
    Scopes::new(TABLE.iter().filter_map(|(area, rights)| match rights.get(at) {
        Some('w') => Some(Scope::Write(*area)),
        Some('r') => Some(Scope::Read(*area)),
        _ => None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_auditor_changes_nothing_but_their_own_tokens_and_nobody_is_the_operator() {
        for scope in Role::Auditor.scopes().iter() {
            assert!(matches!(scope, Scope::Read(_) | Scope::Write(Area::Tokens)), "{scope}");
        }
        for scopes in Role::ALL.map(Role::scopes).iter().chain([&customer_scopes()]) {
            for area in [Area::Vendors, Area::Metrics] {
                assert!(!scopes.allow(Scope::Read(area)) && !scopes.allow(Scope::Admin));
            }
        }
        assert!(Role::Owner.scopes().allow(Scope::Write(Area::Staff)));
        assert!(!Role::Sales.scopes().allow(Scope::Read(Area::Staff)));
        assert!(!Role::Owner.scopes().allow(Scope::Read(Area::Account)), "a customer's own door is the customer's");
        assert_eq!(
            customer_scopes().to_string(),
            "licenses:read activations:write orders:write invoices:read tokens:write account:write"
        );
    }
}
