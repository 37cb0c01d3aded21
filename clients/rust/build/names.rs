//! Rust's spelling of the document's names.

const KEYWORDS: [&str; 39] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "pub", "ref", "return", "static", "struct", "trait", "true", "type", "use", "where",
];

/// `displayName`, `display-name` and `display name` as `display_name`, a keyword as `r#type`.
pub(crate) fn snake(name: &str) -> String {
    let joined = words(name).join("_");
    let safe = if joined.starts_with(|first: char| first.is_ascii_digit()) || joined.is_empty() {
        format!("n{joined}")
    } else {
        joined
    };
    match safe.as_str() {
        // These cannot be written raw.
        "self" | "super" | "crate" => format!("{safe}_"),
        word if KEYWORDS.contains(&word) => format!("r#{safe}"),
        _ => safe,
    }
}

/// `display_name` as `DisplayName`.
pub(crate) fn pascal(name: &str) -> String {
    let mut spelled = String::new();
    for word in words(name) {
        let mut letters = word.chars();
        spelled.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        spelled.push_str(letters.as_str());
    }
    match spelled.as_str() {
        "Self" => "Self_".to_owned(),
        "" => "Empty".to_owned(),
        name if name.starts_with(|first: char| first.is_ascii_digit()) => format!("N{name}"),
        _ => spelled,
    }
}

/// The lower-case words of a name in any style; what is neither letter nor digit only separates.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut begin = true;
    let mut before = ' ';
    for letter in name.chars() {
        if !letter.is_ascii_alphanumeric() {
            begin = true;
        } else {
            let raised = letter.is_ascii_uppercase() && !before.is_ascii_uppercase();
            if begin || raised || words.is_empty() {
                words.push(String::new());
            }
            if let Some(word) = words.last_mut() {
                word.push(letter.to_ascii_lowercase());
            }
            begin = false;
        }
        before = letter;
    }
    words
}
