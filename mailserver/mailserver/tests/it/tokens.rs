//! `mailserver token create`, with the server running and not.

use foundation::boot::testing::get;

use crate::place::place;

#[test]
fn a_token_is_all_that_is_printed_and_it_opens_the_api() {
    let place = place();
    let create = || {
        let output = place.run(&["token", "create", "--scope", "admin", "--name", "first"]);
        let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
        assert!(output.status.success(), "{err}");
        let token = out.strip_suffix('\n').unwrap().to_owned();
        assert!(token.starts_with("pp_admin_") && !token.contains(char::is_whitespace), "{out}");
        token
    };
    let before = create();
    let server = place.serve();
    let during = create();
    let http = place.listeners()["http"][0];
    for (token, status) in [(&before, "200"), (&during, "200"), (&"pp_admin_x".to_owned(), "401")] {
        let answer = get(http, "/v1/whoami", token);
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{answer}");
    }
    assert!(server.stop().success());
}

#[test]
fn a_refused_token_prints_nothing_and_says_why() {
    let place = place();
    let name = "x".repeat(101);
    let refused = || {
        let output = place.run(&["token", "create", "--scope", "admin", "--name", &name]);
        assert!(!output.status.success() && output.stdout.is_empty());
        String::from_utf8(output.stderr).unwrap()
    };
    let without = refused();
    assert!(without.contains("/name") && without.contains("100"), "{without}");
    let server = place.serve();
    let with = refused();
    assert!(with.contains("/name") && with.contains("100"), "{with}");
    assert!(server.stop().success());
}
