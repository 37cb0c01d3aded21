//! The table of attacks is whole, and the tests that it names are there.

use std::fs;

use tests::repository;

/// Files are named from the top, or from `license-server` where that is shorter.
fn text_of(file: &str) -> Option<String> {
    let top = repository();
    [top.join(file), top.join("license-server").join(file)].iter().find_map(|path| fs::read_to_string(path).ok())
}

#[test]
fn every_attack_has_its_tests_or_its_reason() {
    let table = fs::read_to_string(repository().join("license-server/ATTACKS.md")).expect("the table is there");
    let rows: Vec<Vec<&str>> = table
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.strip_suffix('|'))
        .map(|row| row.split('|').map(str::trim).collect())
        .filter(|cells: &Vec<&str>| cells[0].parse::<u32>().is_ok())
        .collect();
    let numbers: Vec<u32> = rows.iter().map(|cells| cells[0].parse().expect("it was a number")).collect();
    assert_eq!(numbers, (1..=30).collect::<Vec<_>>());
    let mut wrong = Vec::new();
    for cells in rows {
        let [number, _, answer, shown] = cells.as_slice() else { panic!("{cells:?}") };
        if shown.is_empty() && !answer.starts_with("out of scope: ") {
            wrong.push(format!("attack {number} has neither a test nor a reason"));
        }
        for named in shown.split(", ").filter(|named| !named.is_empty()) {
            let (file, test) = named.split_once(' ').expect("a file and a test");
            let file = file.trim_matches('`');
            let there = text_of(file).is_some_and(|text| text.contains(&format!("fn {test}(")));
            if !there {
                wrong.push(format!("attack {number}: there is no {test} in {file}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
