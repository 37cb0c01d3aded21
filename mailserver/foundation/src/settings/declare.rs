//! What a settings group is, and the macro that declares one.

use std::fmt;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::http::FieldError;

/// A declared group. Made by [`settings_group!`](crate::settings_group) alone.
pub trait Group:
    Serialize + DeserializeOwned + Default + Clone + PartialEq + fmt::Debug + ToSchema + Send + Sync + 'static
{
    /// Its name in the row and in the path.
    const NAME: &'static str;
    /// What it is about.
    const DOC: &'static str;
    /// Its fields, in order.
    const FIELDS: &'static [Field];

    /// The fields whose values the declaration's checks refuse; empty when all is well.
    fn check(&self) -> Vec<FieldError>;
}

/// A field of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What it does.
    pub doc: &'static str,
    /// Whether it can be read back.
    pub access: Access,
}

/// Whether a field's value is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Shown and changed.
    Open,
    /// Changed but never shown; sealed in the row.
    Secret,
}

/// A secret field: holds the sealed text or nothing. Opened by [`Live::secret`](super::Live::secret).
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(pub(super) Option<String>);

impl Secret {
    /// Whether there is one.
    pub fn is_set(&self) -> bool {
        self.0.is_some()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_set() { "Secret(set)" } else { "Secret(unset)" })
    }
}

/// Declares a settings group.
///
/// ```
/// use foundation::settings::checks::within;
///
/// foundation::settings_group! {
///     /// How parcels leave.
///     pub struct Dispatch("dispatch") {
///         /// Minutes between two rounds.
///         round_minutes: u32 = 15, within(1..=1440);
///         /// Who drives; empty for anyone.
///         driver: String = String::new();
///     }
///     secrets {
///         /// What opens the gate.
///         gate_code;
///     }
/// }
/// ```
///
/// Each field has its text, its type, its default and, if it needs one, a [`Check`](super::checks::Check), whose refusal reads
/// on after the field's name ("must be 1 to 1440") and which stands in the field's schema. Rules between fields follow as
/// `rules |group| -> Vec<FieldError> { … }`. A renamed field is a new field; removed ones are ignored in old rows.
#[macro_export]
macro_rules! settings_group {
    (
        $(#[doc = $doc:literal])+
        $visible:vis struct $name:ident($key:literal) {
            $(
                $(#[doc = $field_doc:literal])+
                $field:ident: $type:ty = $default:expr $(, $check:expr)?;
            )*
        }
        $(secrets {
            $(
                $(#[doc = $secret_doc:literal])+
                $secret:ident;
            )*
        })?
        $(rules $rules:expr;)?
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug, PartialEq, ::serde::Serialize, ::serde::Deserialize)]
        #[serde(default)]
        $visible struct $name {
            $($(#[doc = $field_doc])+ pub $field: $type,)*
            $($($(#[doc = $secret_doc])+ pub $secret: $crate::settings::Secret,)*)?
        }

        impl ::std::default::Default for $name {
            fn default() -> Self {
                Self {
                    $($field: $default,)*
                    $($($secret: ::std::default::Default::default(),)*)?
                }
            }
        }

        impl $crate::settings::Group for $name {
            const NAME: &'static str = $key;
            const DOC: &'static str = ::std::concat!($($doc),+).trim_ascii();
            const FIELDS: &'static [$crate::settings::Field] = &[
                $($crate::settings::Field {
                    name: ::std::stringify!($field),
                    doc: ::std::concat!($($field_doc),+).trim_ascii(),
                    access: $crate::settings::Access::Open,
                },)*
                $($($crate::settings::Field {
                    name: ::std::stringify!($secret),
                    doc: ::std::concat!($($secret_doc),+).trim_ascii(),
                    access: $crate::settings::Access::Secret,
                },)*)?
            ];

            fn check(&self) -> ::std::vec::Vec<$crate::http::FieldError> {
                // One list a field and one for the rules, joined: no declaration then has an unused binding.
                let lists: ::std::vec::Vec<::std::vec::Vec<$crate::http::FieldError>> = ::std::vec![
                    $($(
                        match $crate::settings::checks::Check::refuse(&$check, &self.$field) {
                            ::std::result::Result::Ok(()) => ::std::vec::Vec::new(),
                            ::std::result::Result::Err(detail) => {
                                let pointer = ::std::concat!("/", ::std::stringify!($field));
                                let detail: ::std::string::String = detail;
                                ::std::vec![$crate::http::FieldError::new(pointer, "invalid", detail)]
                            }
                        },
                    )?)*
                    $(($rules)(self),)?
                ];
                lists.concat()
            }
        }

        impl ::utoipa::PartialSchema for $name {
            fn schema() -> ::utoipa::openapi::RefOr<::utoipa::openapi::Schema> {
                $crate::settings::schema_of_group::<Self>(::std::vec![
                    $((::std::stringify!($field), {
                        let schema = <$type as ::utoipa::PartialSchema>::schema();
                        $(let schema = $crate::settings::checks::described::<$type>(&$check, schema);)?
                        schema
                    }),)*
                ])
            }
        }

        impl ::utoipa::ToSchema for $name {
            fn name() -> ::std::borrow::Cow<'static, str> {
                ::std::stringify!($name).into()
            }
        }
    };
}
