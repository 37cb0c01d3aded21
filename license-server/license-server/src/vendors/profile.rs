//! What a vendor is made from, and its policy: the decisions that licences carry and that staff live by.

use foundation::http::FieldError;
use license::claims::{self, Overdue};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Status;

/// A vendor to be made.
#[derive(Clone, Debug)]
pub(crate) struct NewVendor {
    pub(crate) slug: String,
    pub(crate) name: String,
    pub(crate) product: String,
    pub(crate) issuer: String,
    pub(crate) hosts: Vec<String>,
}

/// What is to change of a vendor.
#[derive(Clone, Debug, Default)]
pub(crate) struct VendorChange {
    pub(crate) name: Option<String>,
    pub(crate) issuer: Option<String>,
    pub(crate) hosts: Option<Vec<String>>,
    pub(crate) policy: Option<Policy>,
    pub(crate) status: Option<Status>,
}

/// What a vendor has decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
#[schema(as = VendorPolicy)]
pub(crate) struct Policy {
    /// What happens when an invoice is overdue.
    pub(crate) overdue: OverduePolicy,
    /// Days an invoice may stay unpaid, 1 to 30.
    #[schema(minimum = 1, maximum = 30, example = 30)]
    pub(crate) payment_days: u32,
    /// Days by which staff may extend that once, 0 to 14.
    #[schema(minimum = 0, maximum = 14, example = 14)]
    pub(crate) extension_days: u32,
    /// Days in which an administrator chooses which mailboxes stay when there are too many, 1 to 90.
    #[schema(minimum = 1, maximum = 90, example = 14)]
    pub(crate) over_limit_days: u32,
    /// The longest life of an offline licence, in days, 1 to 400.
    #[schema(minimum = 1, maximum = 400, example = 400)]
    pub(crate) offline_max_days: u32,
    /// Days a licence may live on two machines while it moves, 0 to 30.
    #[schema(minimum = 0, maximum = 30, example = 0)]
    pub(crate) migration_window_days: u32,
    /// Activations of one licence within 90 days without staff, 1 to 100.
    #[schema(minimum = 1, maximum = 100, example = 3)]
    pub(crate) activations_per_90_days: u32,
    /// Days from a suspension to its effect, 0 to 30.
    #[schema(minimum = 0, maximum = 30, example = 7)]
    pub(crate) suspension_notice_days: u32,
    /// When upgrade protection begins.
    pub(crate) maintenance_starts: MaintenanceStart,
    /// Whether staff must have a second factor.
    pub(crate) staff_second_factor: SecondFactor,
    /// Whether anybody gets a trial of the product by a confirmed address. Without settings for mail nobody does.
    #[serde(default)]
    pub(crate) self_service_trials: SelfServiceTrials,
}

/// What happens when an invoice is overdue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum OverduePolicy {
    /// The server stops until it is paid.
    Stop,
    /// What was there before the purchase is there again.
    Revert,
}

/// When upgrade protection begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum MaintenanceStart {
    /// When the licence is issued.
    Issue,
    /// When it is first activated.
    Activation,
}

/// Whether staff must have a second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = SecondFactorPolicy)]
pub(crate) enum SecondFactor {
    /// Each decides for themselves.
    Optional,
    /// Without one nothing can be done but set one up.
    Required,
}

/// Whether anybody gets a trial of the product by a confirmed address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SelfServiceTrials {
    /// Anybody does, once.
    #[default]
    Offered,
    /// Staff make trials.
    Off,
}

impl Default for Policy {
    fn default() -> Self {
        let token = claims::Policy::default();
        Self {
            overdue: match token.overdue {
                Overdue::Stop => OverduePolicy::Stop,
                Overdue::Revert => OverduePolicy::Revert,
            },
            payment_days: 30,
            extension_days: 14,
            over_limit_days: token.over_limit,
            offline_max_days: token.offline_max_d,
            migration_window_days: 0,
            activations_per_90_days: 3,
            suspension_notice_days: 7,
            maintenance_starts: MaintenanceStart::Activation,
            staff_second_factor: SecondFactor::Optional,
            self_service_trials: SelfServiceTrials::Offered,
        }
    }
}

impl Policy {
    /// What is out of bounds.
    pub(super) fn check(&self, errors: &mut Vec<FieldError>) {
        for (value, least, most, pointer) in [
            (self.payment_days, 1, 30, "/payment_days"),
            (self.extension_days, 0, 14, "/extension_days"),
            (self.over_limit_days, 1, 90, "/over_limit_days"),
            (self.offline_max_days, 1, 400, "/offline_max_days"),
            (self.migration_window_days, 0, 30, "/migration_window_days"),
            (self.activations_per_90_days, 1, 100, "/activations_per_90_days"),
            (self.suspension_notice_days, 0, 30, "/suspension_notice_days"),
        ] {
            if !(least..=most).contains(&value) {
                errors.push(FieldError::new(pointer, "out_of_range", format!("must be {least} to {most}")));
            }
        }
    }
}
