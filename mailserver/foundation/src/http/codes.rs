//! The codes of problems and fields that every counter of ours answers with: clients match on these, so none ever changes
//! its meaning. Programs add codes of their own.

/// Codes of problems, with their status.
pub const PROBLEMS: &[(&str, u16)] = &[
    ("malformed_json", 400),
    ("malformed_condition", 400),
    ("invalid_idempotency_key", 400),
    ("invalid_path", 400),
    ("invalid_query", 400),
    ("invalid_cursor", 400),
    ("broken_body", 400),
    ("unauthenticated", 401),
    ("invalid_token", 401),
    ("insufficient_scope", 403),
    ("not_found", 404),
    ("method_not_allowed", 405),
    ("body_timeout", 408),
    ("already_exists", 409),
    ("in_use", 409),
    ("idempotency_in_flight", 409),
    ("idempotency_outcome_unknown", 409),
    ("idempotency_answer_not_kept", 409),
    ("webhook_endpoint_disabled", 409),
    ("precondition_failed", 412),
    ("body_too_large", 413),
    ("unsupported_media_type", 415),
    ("invalid_body", 422),
    ("invalid_fields", 422),
    ("idempotency_key_reused", 422),
    ("too_many_requests", 429),
    ("internal", 500),
    ("temporarily_unavailable", 503),
    ("not_ready", 503),
];

/// Codes of fields.
pub const FIELDS: &[&str] =
    &["required", "invalid_type", "unknown_field", "invalid", "out_of_range", "too_short", "too_long"];
