//! The index of RFCs is true, and the README's table of protocols is made from it.

use std::collections::BTreeSet;
use std::fs;

use tests::repository;

use crate::house::sources;

/// The README's rows, in their order.
const PROTOCOLS: &[&str] =
    &["SMTP", "mail authentication", "messages", "IMAP", "POP3", "REST", "OAuth", "login", "TLS"];

const BEGIN: &str = "<!-- made from mailserver/RFC.md: UPDATE_README=1 cargo nextest run -p tests rfcs -->\n";
const END: &str = "<!-- so far -->\n";

/// A row of the index.
struct Rfc {
    number: String,
    protocol: String,
    known_as: String,
    status: String,
    modules: Vec<String>,
}

fn index() -> Vec<Rfc> {
    let text = fs::read_to_string(repository().join("mailserver/RFC.md")).expect("mailserver/RFC.md is there");
    let rows = text.lines().filter_map(|line| line.strip_prefix("| "));
    rows.filter_map(|row| {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let [number, _title, protocol, known_as, status, modules, _note, ..] = cells.as_slice() else { return None };
        number.parse::<u32>().ok()?;
        Some(Rfc {
            number: (*number).to_owned(),
            protocol: (*protocol).to_owned(),
            known_as: (*known_as).to_owned(),
            status: (*status).to_owned(),
            modules: modules.split(',').map(|module| module.trim().to_owned()).filter(|it| !it.is_empty()).collect(),
        })
    })
    .collect()
}

#[test]
fn the_index_of_rfcs_is_true() {
    let folder = repository().join("mailserver");
    let mut numbers = BTreeSet::new();
    let mut wrong = Vec::new();
    for Rfc { number, protocol, known_as, status, modules } in index() {
        if !["full", "part", "later"].contains(&status.as_str()) {
            wrong.push(format!("RFC {number} has the status `{status}`"));
        }
        if !PROTOCOLS.contains(&protocol.as_str()) || known_as.is_empty() {
            wrong.push(format!("RFC {number} is `{known_as}` of `{protocol}`"));
        }
        for module in modules {
            let path = folder.join(&module);
            if status != "later" && !path.exists() && !path.with_extension("rs").exists() {
                wrong.push(format!("RFC {number}: there is no mailserver/{module}"));
            }
        }
        if !numbers.insert(number.clone()) {
            wrong.push(format!("RFC {number} stands there twice"));
        }
    }
    assert!(numbers.len() >= 40, "the index has only {} rows", numbers.len());
    for (file, source) in sources().iter().filter(|(file, _)| file.starts_with("mailserver/") && file.contains("/src/"))
    {
        let head = source.lines().take_while(|line| line.starts_with("//!")).collect::<Vec<_>>().join(" ");
        for cited in head.split("RFC ").skip(1) {
            let number: String = cited.chars().take_while(char::is_ascii_digit).collect();
            if !number.is_empty() && !numbers.contains(&number) {
                wrong.push(format!("{file} cites RFC {number}, which the index does not have"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// `UPDATE_README=1` writes the table; without it the table is compared.
#[test]
fn the_readme_says_what_the_index_says() {
    let path = repository().join("README.md");
    let readme = fs::read_to_string(&path).expect("README.md is there");
    let (before, rest) = readme.split_once(BEGIN).expect("the README says where its table begins");
    let (table, after) = rest.split_once(END).expect("the README says where its table ends");
    let made = made_table();
    if std::env::var_os("UPDATE_README").is_some_and(|set| set == "1") {
        fs::write(&path, [before, BEGIN, &made, END, after].concat()).expect("README.md can be written");
        return;
    }
    assert_eq!(table, made, "run the tests with UPDATE_README=1 and review the change");
}

fn made_table() -> String {
    let index = index();
    let mut table = String::from("\n| | in full, by RFC | in part |\n|---|---|---|\n");
    for protocol in PROTOCOLS {
        let cell = |status: &str| {
            let mut known: Vec<(&str, Vec<&str>)> = Vec::new();
            for rfc in index.iter().filter(|rfc| rfc.protocol == *protocol && rfc.status == status) {
                match known.iter_mut().find(|(known_as, _)| *known_as == rfc.known_as) {
                    Some((_, numbers)) => numbers.push(&rfc.number),
                    None => known.push((&rfc.known_as, vec![&rfc.number])),
                }
            }
            // The protocol itself before what extends it.
            known.sort_by_key(|(known_as, _)| !known_as.starts_with(protocol));
            let known = known.iter().map(|(known_as, numbers)| format!("{known_as} {}", numbers.join(" and ")));
            known.collect::<Vec<_>>().join(", ")
        };
        table += &format!("| {protocol} | {} | {} |\n", cell("full"), cell("part"));
    }
    table + "\n"
}
