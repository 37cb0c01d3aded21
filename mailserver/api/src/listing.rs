//! What lists of objects share: their order, whether they are counted, and where a page goes on.

use foundation::db::{Order, Place};
use foundation::http::wire::number;
use foundation::http::{Paging, Problem};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

/// What a list by name is sorted by.
#[derive(Clone, Copy, Debug, Default, Deserialize, ToSchema)]
pub(crate) enum NameSort {
    /// By name.
    #[default]
    #[serde(rename = "name")]
    Name,
    /// By name, from the end.
    #[serde(rename = "-name")]
    NameFalling,
    /// By age, the oldest first.
    #[serde(rename = "created_at")]
    Age,
    /// By age, the youngest first.
    #[serde(rename = "-created_at")]
    AgeFalling,
}

impl NameSort {
    pub(crate) fn order(self, by_name: Order, by_age: Order) -> Order {
        match self {
            Self::Name => by_name,
            Self::NameFalling => by_name.reversed(),
            Self::Age => by_age,
            Self::AgeFalling => by_age.reversed(),
        }
    }

    /// Where a page ends, whose last object has this name and number.
    pub(crate) fn place(self, name: &str, id: i64) -> Place {
        match self {
            Self::Name | Self::NameFalling => Place::Text(name.to_owned()),
            Self::Age | Self::AgeFalling => Place::Number(id),
        }
    }

    /// Where the page begins. A cursor of a list in another order is none of this one.
    pub(crate) fn after(self, paging: &Paging) -> Result<Option<Place>, Problem> {
        let after: Option<Place> = paging.after()?;
        match (self, after) {
            (_, None) => Ok(None),
            (Self::Name | Self::NameFalling, Some(place @ Place::Text(_)))
            | (Self::Age | Self::AgeFalling, Some(place @ Place::Number(_))) => Ok(Some(place)),
            _ => Err(Problem::bad_request(
                "invalid_cursor",
                "`cursor` belongs to another order of this list. Keep `sort`, or begin without a cursor.",
            )),
        }
    }
}

/// What a list by address is sorted by.
#[derive(Clone, Copy, Debug, Default, Deserialize, ToSchema)]
pub(crate) enum AddressSort {
    /// By address.
    #[default]
    #[serde(rename = "address")]
    Address,
    /// By address, from the end.
    #[serde(rename = "-address")]
    AddressFalling,
    /// By age, the oldest first.
    #[serde(rename = "created_at")]
    Age,
    /// By age, the youngest first.
    #[serde(rename = "-created_at")]
    AgeFalling,
}

impl From<AddressSort> for NameSort {
    fn from(sort: AddressSort) -> Self {
        match sort {
            AddressSort::Address => Self::Name,
            AddressSort::AddressFalling => Self::NameFalling,
            AddressSort::Age => Self::Age,
            AddressSort::AgeFalling => Self::AgeFalling,
        }
    }
}

/// Whether a list says how many there are.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Counting {
    /// Whether the answer says in `total` how many there are on all pages.
    #[param(nullable = false, example = true)]
    pub(crate) count: Option<bool>,
}

impl Counting {
    pub(crate) fn wanted(&self) -> bool {
        self.count.unwrap_or(false)
    }
}

pub(crate) fn total(count: i64) -> Option<u64> {
    Some(number(count))
}
