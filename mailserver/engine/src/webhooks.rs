//! Who is told of what happens by signed requests. How they are sent is the ground's; whose events are whose stands here.

use foundation::args;
use foundation::db::{Conn, DbError, FeedEntry, Select};
use foundation::secrets::seal::Sealer;
use foundation::tokens::Scope;
use foundation::webhooks::{Desk, DeskError, Kind, Limits, Reach as Net, Route, Source, WebhookError, Webhooks};
use futures::FutureExt;
use futures::future::BoxFuture;
use license::roots::Origin;
use store::Store;

use crate::events::{self, KINDS};
use crate::{Area, Engine, Principal, Refused};

/// The events of this server: a tenant hears of its own and of those of the tenants under it, the server itself of all.
struct House;

impl Source for House {
    fn object(&self, entry: &FeedEntry) -> String {
        Kind::object(KINDS, entry)
    }

    fn hearers<'a>(&'a self, conn: &'a mut Conn, owner: i64) -> BoxFuture<'a, Result<Vec<i64>, DbError>> {
        async move {
            let reseller = match owner {
                0 => None,
                owner => conn.optional("SELECT parent_id FROM tenants WHERE id = $1", args![owner]).await?,
            };
            let mut hearers = vec![0, owner, reseller.map_or(Ok(0), |row| row.int(0))?];
            hearers.sort_unstable();
            hearers.dedup();
            Ok(hearers)
        }
        .boxed()
    }

    fn heard(&self, list: Select, owner: i64) -> Select {
        if owner == 0 { list } else { events::of_tenant(list, owner) }
    }
}

/// What sends. Only a build that trusts the development root, and is nobody's product, sends to its own machine.
pub(crate) fn open(store: &Store, sealer: &Sealer, origin: Origin) -> Webhooks {
    let reach = match origin {
        Origin::Development => Net::PublicAndOwn,
        Origin::Vendor => Net::Public,
    };
    Webhooks::new(store.db().clone(), sealer.clone(), Route::straight(reach), Limits::default(), House)
}

impl Engine {
    /// The endpoints of the principal's tenant, or of the server itself, if it has this right.
    pub fn webhook_desk<'e>(
        &'e self,
        principal: &'e Principal,
        right: fn(Area) -> Scope<Area>,
    ) -> Result<Desk<'e>, Refused> {
        principal.needs(right(Area::Events))?;
        Ok(self.webhooks.desk(principal.reach.tenant().0, &principal.actor))
    }

    /// What sends them.
    pub fn webhooks(&self) -> &Webhooks {
        &self.webhooks
    }
}

impl From<DeskError> for Refused {
    fn from(error: DeskError) -> Self {
        match error {
            DeskError::Invalid(errors) => Self::Invalid(errors),
            DeskError::Missing { kind, key } => Self::Missing { kind, key },
            DeskError::Stale => Self::Stale,
            DeskError::Disabled => Self::WebhookDisabled,
            DeskError::Webhook(WebhookError::Seal(error)) => Self::Seal(error),
            DeskError::Webhook(WebhookError::Stored(what)) => Self::Stored(what),
            DeskError::Webhook(WebhookError::Db(error)) => error.into(),
            // The desk says it of the field.
            DeskError::Webhook(error @ WebhookError::TooMany(_)) => {
                Self::field("/url", "out_of_range", error.to_string())
            }
        }
    }
}
