//! Every `code` of a problem and of a field that is this server's own, beside those every counter of ours has. Clients match
//! on these, so none ever changes its meaning; `openapi/README.md` documents each, and a test holds the two together.

use foundation::http::codes;

/// Codes of problems that are this server's own, with their status.
pub const OWN_PROBLEMS: &[(&str, u16)] = &[
    ("vendor_required", 400),
    ("idempotency_key_required", 400),
    ("payment_event_refused", 400),
    ("login_failed", 401),
    ("login_required", 401),
    ("second_factor_required", 401),
    ("second_factor_setup_required", 403),
    ("session_required", 403),
    ("cross_site", 403),
    ("self_service_off", 409),
    ("last_owner", 409),
    ("price_list_in_force", 409),
    ("no_key_planned", 409),
    ("key_step_refused", 409),
    ("request_replayed", 409),
    ("install_cloned", 409),
    ("trial_refused", 409),
    ("license_in_use", 409),
    ("license_state", 409),
    ("license_moving", 409),
    ("activation_quota", 409),
    ("activation_state", 409),
    ("addon_state", 409),
    ("seller_not_set", 409),
    ("quote_expired", 409),
    ("quote_ordered", 409),
    ("quote_outdated", 409),
    ("order_state", 409),
    ("order_superseded", 409),
    ("invoice_state", 409),
    ("cards_not_taken", 409),
    ("cursor_expired", 410),
    ("proof_refused", 422),
    ("proof_out_of_time", 422),
    ("licenses_cannot_be_combined", 422),
    ("downsizing_not_permitted", 422),
    ("proxy_not_removable", 422),
    ("free_has_no_options", 422),
    ("nothing_to_do", 422),
    ("tier_not_available", 422),
    ("addon_not_available", 422),
    ("addon_quantity", 422),
    ("maintenance_lapsed", 422),
    ("order_open", 422),
    ("prepayment_required", 422),
    ("not_sold", 422),
];

/// Codes of fields that are this server's own.
pub const OWN_FIELDS: &[&str] = &[
    "unknown_edition",
    "unknown_addon",
    "not_sold",
    "duplicate",
    "wrong",
    "not_genuine",
    "not_on_free",
    "not_for_edition",
    "not_offered",
    "staff_only",
    "tried_by_license",
    "tried_on_machine",
    "bought_before",
    "license_not_active",
    "licenses_cannot_be_combined",
    "downsizing_not_permitted",
    "proxy_not_removable",
    "free_has_no_options",
    "nothing_to_do",
    "tier_not_available",
    "addon_not_available",
    "addon_quantity",
    "maintenance_lapsed",
    "order_open",
    "prepayment_required",
    "license_state",
];

/// Every code of a problem, with its status.
pub fn problems() -> impl Iterator<Item = (&'static str, u16)> {
    codes::PROBLEMS.iter().chain(OWN_PROBLEMS).copied()
}

/// Every code of a field.
pub fn fields() -> impl Iterator<Item = &'static str> {
    codes::FIELDS.iter().chain(OWN_FIELDS).copied()
}
