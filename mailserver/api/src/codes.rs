//! Every `code` a problem can carry and every `code` of a field in it: clients match on these, so none ever changes its
//! meaning. `openapi/README.md` documents each; a test holds the two together.

use foundation::http::codes;

/// Codes of problems that are this counter's own, with their status.
pub(crate) const OWN_PROBLEMS: &[(&str, u16)] = &[
    ("login_failed", 401),
    ("second_factor_required", 401),
    ("network_blocked", 403),
    ("session_required", 403),
    ("cross_site", 403),
    ("limit_reached", 403),
    ("not_in_plan", 403),
    ("tenant_suspended", 403),
    ("ambiguous_external_id", 409),
    ("external_id_taken", 409),
    ("cannot_listen", 409),
    ("given_certificate", 409),
    ("in_boot_file", 409),
    ("deleted", 409),
    ("usage_exceeds_plan", 409),
    ("not_published", 409),
    ("too_many_operations", 409),
    ("license_limit_reached", 403),
    ("license_frozen", 403),
    ("license_server_not_named", 409),
    ("license_refused", 409),
    ("license_settings_unusable", 409),
    ("not_licensed", 409),
    ("nothing_to_choose", 409),
    ("cursor_expired", 410),
    ("license_response_refused", 422),
    ("license_server_unreachable", 503),
];

/// Codes of problems, with their status.
pub fn problems() -> impl Iterator<Item = (&'static str, u16)> {
    codes::PROBLEMS.iter().chain(OWN_PROBLEMS).copied()
}

/// Codes of fields that are this counter's own.
const OWN_FIELDS: &[&str] =
    &["unknown_domain", "unknown_tenant", "unknown_mailbox", "unknown_plan", "taken", "too_weak", "wrong"];

/// Codes of fields.
pub fn fields() -> impl Iterator<Item = &'static str> {
    codes::FIELDS.iter().chain(OWN_FIELDS).copied()
}
