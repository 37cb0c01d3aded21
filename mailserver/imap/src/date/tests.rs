use super::*;

fn at(text: &str) -> Option<i64> {
    parse_date_time(text.as_bytes()).map(Timestamp::as_second)
}

#[test]
fn date_times() {
    // RFC 9051 §6.3.12 and §7.5.2.
    assert_eq!(at(" 7-Feb-1994 22:43:04 -0800"), Some(760_689_784));
    assert_eq!(at("07-Feb-1994 22:43:04 -0800"), Some(760_689_784));
    assert_eq!(at("17-Jul-1996 02:44:25 -0700"), Some(837_596_665));
    assert_eq!(at("17-jul-1996 09:44:25 +0000"), Some(837_596_665));
    assert_eq!(at("31-Dec-2016 23:59:60 +0000"), Some(1_483_228_799));
    let bad = [
        "",
        "17-Jul-1996",
        "17-Jul-1996 02:44:25",
        "31-Feb-1996 02:44:25 +0000",
        "17-Jul-1996 24:44:25 +0000",
        "17-Jul-1996 02:44:25 0700",
        "17-Jul-1996 02:44:25 +0060",
        "17-Jul-1996 02:44:25 +9900",
        "17-Jul-96 02:44:25 +0000",
        "117-Jul-1996 02:44:25 +0000",
        "+7-Jul-1996 02:44:25 +0000",
        "17-July-1996 02:44:25 +0000",
    ];
    for text in bad {
        assert_eq!(at(text), None, "{text}");
    }
}

#[test]
fn dates() {
    let date = |text: &str| parse_date(text.as_bytes()).map(|date| date.to_string());
    assert_eq!(date("1-Feb-1994").as_deref(), Some("1994-02-01"));
    assert_eq!(date("01-FEB-1994").as_deref(), Some("1994-02-01"));
    assert_eq!(date(" 1-feb-1994").as_deref(), Some("1994-02-01"));
    for bad in ["", "-", "1-Feb", "1-Feb-94", "30-Feb-1994", "1/2/1994", "1-Feb-1994 "] {
        assert_eq!(date(bad), None, "{bad}");
    }
}

#[test]
fn written_in_utc_and_read_back() {
    for second in [0, 837_596_665, 1_700_000_000, 4_102_444_799] {
        let at = Timestamp::from_second(second).expect("in range");
        let mut out = Vec::new();
        write_date_time(at, &mut out);
        assert_eq!(out.len(), 28, "RFC 9051 §9: date-time is of fixed length");
        assert_eq!(parse_date_time(&out[1..27]), Some(at));
    }
}
