//! Tokens from making to revoking, on both databases.

use std::time::Duration;

use jiff::Timestamp;

use super::*;
use crate::clock::Clock;
use crate::db::testing::{Scratch, both};
use crate::db::{Database, Migration, Writers};

const KIT: &[Migration] = crate::migrations!("foundation", "../../schema", ["0002_kit"]);
const ADMIN: Kind = Kind::new("admin");

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shelf {
    Books,
    Maps,
}

impl Area for Shelf {
    const ALL: &'static [Self] = &[Self::Books, Self::Maps];

    fn name(self) -> &'static str {
        match self {
            Self::Books => "books",
            Self::Maps => "maps",
        }
    }
}

fn new(owner: &str, scopes: &str) -> NewToken<Shelf> {
    NewToken {
        name: "for tests".to_owned(),
        owner: owner.to_owned(),
        kind: ADMIN,
        scopes: scopes.parse().unwrap(),
        networks: Vec::new(),
        expires_at: None,
    }
}

async fn make(db: &Database, new: NewToken<Shelf>) -> (Token<Shelf>, String) {
    let made = db.write(new, |tx, new| Box::pin(create(tx, new))).await;
    let (token, text) = made.unwrap_or_else(|error: DbError| panic!("{error:?}"));
    (token, text.expose().to_owned())
}

async fn look(db: &Database, text: &str, now: Timestamp, peer: &str) -> Result<Token<Shelf>, Refusal> {
    match find(&mut db.read().await.unwrap(), text, now, peer.parse().unwrap()).await {
        Ok(token) => Ok(token),
        Err(FindError::Refused(refusal)) => Err(refusal),
        Err(FindError::Database(error)) => panic!("{error:?}"),
    }
}

#[test]
fn scopes_imply_what_they_should_and_nothing_else() {
    for (held, needed, expected) in [
        ("admin", "admin", true),
        ("admin", "books:write", true),
        ("books:write", "books:read", true),
        ("books:write", "books:write", true),
        ("books:read", "books:read", true),
        ("books:read", "books:write", false),
        ("books:write", "maps:read", false),
        ("books:write maps:write", "admin", false),
        ("", "books:read", false),
    ] {
        let held: Scopes<Shelf> = held.parse().unwrap();
        assert_eq!(held.allow(needed.parse().unwrap()), expected, "{held} {needed}");
    }
    for text in ["admin", "books:read", "maps:write books:read"] {
        assert_eq!(text.parse::<Scopes<Shelf>>().unwrap().to_string(), text);
    }
    for text in ["Admin", "books", "books:", "books:delete", "globes:read", ":read"] {
        assert_eq!(text.parse::<Scope<Shelf>>(), Err(ScopeError(text.to_owned())));
    }
    let all: Scopes<Shelf> = "books:write maps:read".parse().unwrap();
    assert!(all.cover(&"books:read maps:read".parse().unwrap()) && !all.cover(&"admin".parse().unwrap()));
    assert_eq!(Scopes::<Shelf>::known_in("globes:read maps:read").to_string(), "maps:read");
}

#[tokio::test]
async fn a_token_opens_until_it_is_revoked() {
    both(KIT, async |db| {
        let now = db.clock().now();
        let (token, text) = make(&db, new("anna", "books:write")).await;
        assert!(text.starts_with(&token.hint) && text.len() > token.hint.len() + 40);
        assert_eq!(look(&db, &text, now, "192.0.2.1").await, Ok(token.clone()));
        let (_, other) = make(&db, new("anna", "admin")).await;
        let stranger = crate::secrets::token::TokenText::make(ADMIN);
        assert_eq!(look(&db, stranger.expose(), now, "192.0.2.1").await, Err(Refusal::Unknown));
        assert_eq!(look(&db, "pp_admin_guess", now, "192.0.2.1").await, Err(Refusal::NotAToken));
        let id = token.id;
        for _ in 0..2 {
            let revoked: Result<Option<Token<Shelf>>, DbError> = db.write(id, |tx, id| Box::pin(revoke(tx, *id))).await;
            assert!(revoked.unwrap().unwrap().revoked_at.is_some());
        }
        assert_eq!(look(&db, &text, now, "192.0.2.1").await, Err(Refusal::Revoked));
        assert!(look(&db, &other, now, "192.0.2.1").await.is_ok());
        let gone: Result<Option<Token<Shelf>>, DbError> = db.write((), |tx, ()| Box::pin(revoke(tx, TokenId(1)))).await;
        assert_eq!(gone.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn a_token_is_bound_to_its_time_and_networks() {
    both(KIT, async |db| {
        let now = db.clock().now();
        let end = now + Duration::from_secs(60);
        let networks = vec!["192.0.2.0/24".parse().unwrap(), "2001:db8::/32".parse().unwrap()];
        let (_, text) = make(&db, NewToken { networks, expires_at: Some(end), ..new("anna", "admin") }).await;
        for (at, peer, expected) in [
            (now, "192.0.2.77", Ok(())),
            (now, "::ffff:192.0.2.77", Ok(())),
            (now, "2001:db8::1", Ok(())),
            (now, "198.51.100.1", Err(Refusal::Network)),
            (end - Duration::from_micros(1), "192.0.2.77", Ok(())),
            (end, "192.0.2.77", Err(Refusal::Expired)),
        ] {
            assert_eq!(look(&db, &text, at, peer).await.map(drop), expected, "{at} {peer}");
        }
    })
    .await;
}

#[tokio::test]
async fn tokens_are_listed_by_owner_a_page_at_a_time() {
    both(KIT, async |db| {
        let mut annas = Vec::new();
        for owner in ["anna", "bert", "anna", "anna"] {
            let (token, _) = make(&db, new(owner, "admin")).await;
            annas.extend((owner == "anna").then_some(token.id));
        }
        let mut conn = db.read().await.unwrap();
        let ids = |tokens: Vec<Token<Shelf>>| tokens.into_iter().map(|token| token.id).collect::<Vec<_>>();
        assert_eq!(ids(list(&mut conn, Some("anna"), None, 2).await.unwrap()), annas[..2]);
        assert_eq!(ids(list(&mut conn, Some("anna"), Some(annas[1]), 2).await.unwrap()), annas[2..]);
        assert_eq!(ids(list(&mut conn, None, None, 10).await.unwrap()).len(), 4);
    })
    .await;
}

#[tokio::test]
async fn what_opens_nothing_any_more_is_forgotten_of_one_kind() {
    const LINK: Kind = Kind::new("link");
    both(KIT, async |db| {
        let now = db.clock().now();
        let ends = |kind: Kind, after: u64| NewToken {
            kind,
            expires_at: Some(now + Duration::from_secs(after)),
            ..new("anna", "admin")
        };
        let (over, _) = make(&db, ends(LINK, 10)).await;
        let (taken, _) = make(&db, ends(LINK, 100)).await;
        let (open, _) = make(&db, ends(LINK, 100)).await;
        let (other, _) = make(&db, ends(ADMIN, 10)).await;
        db.write(taken.id, |tx, &id| Box::pin(redeem(tx, id))).await.map_err(|error: DbError| error).unwrap();
        let ids = |tokens: Vec<Token<Shelf>>| tokens.into_iter().map(|token| token.id).collect::<Vec<_>>();
        let later = now + Duration::from_secs(50);
        let listed = list_open(&mut db.read().await.unwrap(), "anna", later, 10).await.unwrap();
        assert_eq!(ids(listed), [open.id]);
        let sweep = async |before: Timestamp, rows: i64| {
            db.write((), move |tx, ()| Box::pin(forget(tx, LINK, before, rows)))
                .await
                .map_err(|error: DbError| error)
                .unwrap()
        };
        assert_eq!(sweep(now, 10).await, 0);
        assert_eq!((sweep(later, 1).await, sweep(later, 10).await, sweep(later, 10).await), (1, 1, 0));
        let left = ids(list(&mut db.read().await.unwrap(), None, None, 10).await.unwrap());
        assert_eq!(left, [open.id, other.id], "and not {}", over.id);
    })
    .await;
}

#[tokio::test]
async fn the_last_use_is_kept_coarsely() {
    let start = Timestamp::from_second(1_700_000_000).unwrap();
    for scratch in [Scratch::sqlite(), Scratch::postgres().await] {
        let clock = Clock::held(start);
        let db = scratch.open_as(KIT, Writers::One, clock).await;
        let (token, _) = make(&db, new("anna", "admin")).await;
        for (seconds, expected) in [(0, 0), (299, 0), (300, 300), (500, 300)] {
            let now = start + Duration::from_secs(seconds);
            let seen: Token<Shelf> = get(&mut db.read().await.unwrap(), token.id).await.unwrap().unwrap();
            touch(&db, &seen, now).await.unwrap();
            let seen: Token<Shelf> = get(&mut db.read().await.unwrap(), token.id).await.unwrap().unwrap();
            assert_eq!(seen.last_used_at, Some(start + Duration::from_secs(expected)), "after {seconds} s");
        }
    }
}
