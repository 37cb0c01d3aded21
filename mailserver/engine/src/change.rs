//! Writing for a principal: rule, rows, audit line and event in one transaction, which is undone at its end when it was only to
//! be tried.

use foundation::db::{Actor, DbError, Tx};
use futures::future::BoxFuture;

use crate::principal::Intent;
use crate::{Engine, Principal, Refused};

/// How a transaction that is undone ended.
enum Undone<T> {
    /// It would have been done.
    Rehearsed(T),
    /// It was refused.
    Refused(Refused),
}

impl<T> From<DbError> for Undone<T> {
    fn from(error: DbError) -> Self {
        Self::Refused(error.into())
    }
}

impl Engine {
    /// Runs `unit` in one transaction; of a principal who only tries, the answer without the deed.
    pub(crate) async fn change<I, T, F>(&self, principal: &Principal, input: I, mut unit: F) -> Result<T, Refused>
    where
        I: Send + Sync + 'static,
        T: Send + 'static,
        F: for<'t> FnMut(&'t mut Tx, &'t Actor, &'t I) -> BoxFuture<'t, Result<T, Refused>> + Send + 'static,
    {
        let intent = principal.intent;
        let done = self.store.db().write((principal.actor.clone(), input), move |tx, (actor, input)| {
            let work = unit(tx, actor, input);
            Box::pin(async move {
                match (work.await, intent) {
                    (Ok(done), Intent::Do) => Ok(done),
                    (Ok(done), Intent::Rehearse) => Err(Undone::Rehearsed(done)),
                    (Err(refused), _) => Err(Undone::Refused(refused)),
                }
            })
        });
        match done.await {
            Ok(done) | Err(Undone::Rehearsed(done)) => Ok(done),
            Err(Undone::Refused(refused)) => Err(refused),
        }
    }
}
