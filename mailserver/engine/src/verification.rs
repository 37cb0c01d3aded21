//! Whose a domain is: a tenant may say so of any, and is believed once its DNS says so too. Until then it takes no part in mail, and
//! whoever shows that it is theirs gets it.

use foundation::db::Actor;
use foundation::secrets::mark::Marker;
use foundation::secrets::seal::Sealer;
use foundation::tokens::Scope;
use futures::StreamExt as _;
use mailauth::dns::DnsError;
use store::domains::{self, Belief, Domain, Owner, Within};
use store::ids::{DomainId, TenantId};

use crate::admission::withdraw_all;
use crate::dkim::Evidence;
use crate::domains::{delete_empty, end_access, missing, note, told};
use crate::named::Key;
use crate::principal::Intent;
use crate::{Area, Engine, Principal, Reach, Refused};

/// The name below the domain at which it is shown.
const LABEL: &str = "_pennypost";
/// What the record begins with.
const WORD: &str = "pennypost-verification=";
/// Domains that are looked up together.
const PAGE: i64 = 100;
/// Of them at once.
const LOOK_UPS: usize = 20;

/// Makes what a domain's DNS has to show: something else for every tenant, so that nobody is believed by another's record.
#[derive(Clone, Debug)]
pub(crate) struct Ownership(Marker);

impl Ownership {
    pub(crate) fn new(sealer: &Sealer) -> Self {
        Self(Marker::new(sealer, "domains"))
    }

    /// The record by which a domain is shown to be a tenant's: its name and text.
    pub(crate) fn record(&self, domain: &str, tenant: TenantId) -> (String, String) {
        (format!("{LABEL}.{domain}"), format!("{WORD}{}", self.0.mark(&[domain, &tenant.0.to_string()])))
    }
}

impl Engine {
    /// Whether a new domain is its tenant's without being looked at: whoever administrates the server says so, or nobody has to.
    pub(crate) fn believes(&self, principal: &Principal, said: Option<bool>) -> Result<Belief, Refused> {
        let is_believed = principal.reach == Reach::System || !self.server.get().value.verify_domains;
        match said {
            Some(true) if !is_believed => {
                let detail = "is for whoever administrates the server to say; leave it out, and publish the record that `dns-records` names";
                Err(Refused::field("/verified", "invalid", detail))
            }
            said if said.unwrap_or(is_believed) => Ok(Belief::Known),
            _ => Ok(Belief::Said),
        }
    }

    /// Believes that a domain is its tenant's: its DNS says so, or whoever administrates the server.
    pub async fn verify_domain(&self, principal: &Principal, key: &Key, evidence: Evidence) -> Result<Domain, Refused> {
        principal.needs(Scope::Write(Area::Domains))?;
        let domain = self.find_domain(principal, key).await?;
        if evidence == Evidence::Word && principal.reach != Reach::System {
            let detail = "is for whoever administrates the server to say";
            return Err(Refused::field("/unseen", "invalid", detail));
        }
        if domain.verified_at.is_some() {
            return Ok(domain);
        }
        if evidence == Evidence::Seen {
            self.see_owner(&domain.name, domain.owner.tenant).await?;
        }
        self.change(principal, domain, |tx, actor, seen| Box::pin(believe(tx, actor, seen))).await
    }

    /// Refuses unless the DNS says now that a domain is this tenant's.
    async fn see_owner(&self, domain: &str, tenant: TenantId) -> Result<(), Refused> {
        let (name, text) = self.ownership.record(domain, tenant);
        let unanswered = match self.fresh_dns.txt(&name).await {
            Ok(found) if found.iter().any(|found| found.trim_ascii() == text.as_bytes()) => return Ok(()),
            Ok(_) | Err(DnsError::NoName | DnsError::NoRecord) => None,
            Err(DnsError::Temporary(why)) => Some(why),
        };
        Err(Refused::NotPublished { name, text: Some(text), unanswered })
    }

    /// Takes a domain from a tenant who only says that it is theirs, for one whose record its DNS shows: names are not kept from those
    /// who have them by naming them first. `false` when there is nothing to take.
    ///
    /// # Errors
    /// [`Refused::NotPublished`] when somebody else says so and the DNS does not decide.
    pub(crate) async fn displace(&self, principal: &Principal, name: &str, by: TenantId) -> Result<bool, Refused> {
        let claim = domains::find(&mut self.store.read().await?, name).await?;
        let sees = |claim: &Domain| principal.reach.sees(&claim.owner, Some(claim.id));
        let Some(claim) = claim.filter(|claim| claim.verified_at.is_none() && !sees(claim)) else { return Ok(false) };
        self.see_owner(name, by).await?;
        if principal.intent == Intent::Rehearse {
            return Err(Refused::Exists { kind: "domain", key: name.to_owned(), found: None });
        }
        let by = Principal { actor: Actor::system(), ..Principal::system() };
        // First out of the reach of whoever claimed it: what is verified or filled meanwhile is not what is thrown away.
        let parked = self.change(&by, claim, |tx, _, claim| {
            Box::pin(async move {
                let still = domains::read(tx, claim.id).await?.ok_or_else(|| missing(&claim.name))?;
                if still.verified_at.is_some() {
                    return Err(Refused::Stale);
                }
                domains::untie(tx, still.id).await?;
                end_access(tx, &still).await?;
                let (parked, _) = domains::give(tx, &still, &house()).await?;
                tx.record(told("domain.given", &still));
                withdraw_all(tx, parked.id);
                Ok(parked)
            })
        });
        let parked = parked.await?;
        self.empty(&by.actor, || Within { domain: Some(parked.id), ..Within::default() }).await?;
        self.change(&by, parked, |tx, actor, parked| Box::pin(delete_empty(tx, actor, parked))).await?;
        self.forget_keys(name);
        Ok(true)
    }

    /// Believes the tenants whose domains' DNS says by now that they are theirs; how many domains.
    pub(crate) async fn settle_domains(&self) -> Result<u64, Refused> {
        let (mut verified, mut after) = (0, DomainId(0));
        loop {
            let found = domains::unverified(&mut self.store.read().await?, after, PAGE).await?;
            let Some(last) = found.last() else { return Ok(verified) };
            after = last.id;
            let look = |domain: Domain| async {
                let seen = self.see_owner(&domain.name, domain.owner.tenant).await;
                seen.is_ok().then_some(domain)
            };
            let mut seen = futures::stream::iter(found).map(look).buffer_unordered(LOOK_UPS);
            while let Some(looked_at) = seen.next().await {
                let Some(domain) = looked_at else { continue };
                let system = Principal { actor: Actor::system(), ..Principal::system() };
                match self.change(&system, domain, |tx, actor, seen| Box::pin(believe(tx, actor, seen))).await {
                    Ok(_) => verified += 1,
                    // It went, or was given away, meanwhile.
                    Err(Refused::Missing { .. } | Refused::Stale) => {}
                    Err(error) => return Err(error),
                }
            }
        }
    }
}

/// The server's own.
fn house() -> Owner {
    Owner { tenant: TenantId(0), name: None, reseller: TenantId(0) }
}

/// Believes what was seen, if it is still the same tenant's.
async fn believe(tx: &mut foundation::db::Tx, actor: &Actor, seen: &Domain) -> Result<Domain, Refused> {
    let before = domains::read(tx, seen.id).await?.ok_or_else(|| missing(&seen.name))?;
    if before.owner.tenant != seen.owner.tenant {
        return Err(Refused::Stale);
    }
    if before.verified_at.is_some() {
        return Ok(before);
    }
    let after = domains::verify(tx, seen.id).await?;
    tx.record(told("domain.verified", &after));
    note(tx, actor, "domain.verify", Some(&before), Some(&after)).await?;
    Ok(after)
}

#[cfg(test)]
mod tests;
