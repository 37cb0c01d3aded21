//! An invoice as a page: one document without scripts and without anything fetched from elsewhere, for screens and printers.

use std::fmt::Write as _;

use super::{Invoice, address_lines, amount, day, how_to_pay, percent};

const STYLE: &str = "body{font:16px/1.5 sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#111}\
    header,section{margin-bottom:2rem}table{width:100%;border-collapse:collapse}\
    th,td{text-align:left;padding:.4rem 0;border-bottom:1px solid #bbb;vertical-align:top}\
    .amount{text-align:right;white-space:nowrap}tfoot tr:last-child{font-weight:bold}\
    address{font-style:normal;white-space:pre-line}footer{color:#444;font-size:.85rem;white-space:pre-line}";

/// The page.
pub(super) fn page(invoice: &Invoice) -> String {
    let paper = &invoice.paper;
    let mut page = String::new();
    let title = format!("Invoice {}", paper.number);
    // Writing into a String cannot fail.
    let _ = write!(
        page,
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width,initial-scale=1\"><title>{title}</title><style>{STYLE}</style></head><body><main>",
        title = safe(&title),
    );
    let seller: Vec<String> = [paper.seller.name.clone()]
        .into_iter()
        .chain(address_lines(&paper.seller.address))
        .chain(contact(invoice))
        .collect();
    let _ = write!(page, "<header><address>{}</address></header>", safe(&seller.join("\n")));
    let _ = write!(page, "<section><h2>To</h2><address>{}</address></section>", safe(&buyer(invoice).join("\n")));
    let _ = write!(
        page,
        "<h1>{}</h1><p>Date: <time datetime=\"{issued}\">{issued}</time><br>Due: <time datetime=\"{due}\">{due}</time></p>",
        safe(&title),
        issued = day(paper.issued_at),
        due = day(invoice.life.due),
    );
    page.push_str(
        "<table><thead><tr><th scope=\"col\">Item</th><th scope=\"col\" class=\"amount\">Amount</th></tr></thead><tbody>",
    );
    let money = |minor| amount(minor, paper.currency);
    for line in &paper.lines {
        let _ = write!(page, "<tr><td>{}</td><td class=\"amount\">{}</td></tr>", safe(&line.text), money(line.net));
    }
    page.push_str("</tbody><tfoot>");
    for (word, minor) in sums(invoice) {
        let _ =
            write!(page, "<tr><th scope=\"row\">{}</th><td class=\"amount\">{}</td></tr>", safe(&word), money(minor));
    }
    page.push_str("</tfoot></table><section><h2>Payment</h2>");
    for line in how_to_pay(invoice) {
        let _ = write!(page, "<p>{}</p>", safe(&line));
    }
    let _ = write!(page, "</section><footer>{}</footer></main></body></html>", safe(&paper.seller.footer));
    page
}

/// How the seller is reached and taxed.
pub(super) fn contact(invoice: &Invoice) -> Vec<String> {
    let seller = &invoice.paper.seller;
    let number = if seller.tax_number.is_empty() { String::new() } else { format!("Tax number {}", seller.tax_number) };
    [seller.email.clone(), seller.phone.clone(), number].into_iter().filter(|line| !line.is_empty()).collect()
}

/// Who is to pay, as printed.
pub(super) fn buyer(invoice: &Invoice) -> Vec<String> {
    let buyer = &invoice.paper.buyer;
    let number = if buyer.tax_number.is_empty() { String::new() } else { format!("Tax number {}", buyer.tax_number) };
    let names = [buyer.company.clone(), buyer.name.clone()].into_iter();
    let lines = names.chain(address_lines(&buyer.address)).chain([number]);
    lines.filter(|line| !line.is_empty()).collect()
}

/// What stands below the lines.
pub(super) fn sums(invoice: &Invoice) -> Vec<(String, i64)> {
    let paper = &invoice.paper;
    let tax = match paper.reverse_charge {
        true => format!("{}: reverse charge, owed by the customer", paper.tax_name),
        false => format!("{} {}", paper.tax_name, percent(paper.tax_basis_points)),
    };
    let mut sums = vec![("Net".to_owned(), paper.net), (tax, paper.tax), ("Total".to_owned(), paper.total)];
    if invoice.life.paid > 0 {
        sums.push(("Paid".to_owned(), invoice.life.paid));
        sums.push(("To be paid".to_owned(), invoice.open()));
    }
    sums
}

/// Text that a page cannot take for anything else.
fn safe(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}
