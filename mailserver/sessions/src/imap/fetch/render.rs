//! One message's FETCH response, item by item. It runs where reading a file may block.

use std::cell::OnceCell;
use std::ops::Range;

use foundation::clock;
use imap::Encoder;
use imap::encode::FetchResponse;
use imap::fetch::{FetchItem, Partial, Rfc822, Section, SectionText};
use message::section::Wanted;
use message::structure::{Limits, Message as Parsed};
use message::{fields, text};
use store::content::Content;
use store::messages::Message;
use store::{Error, Store};
use tokio::runtime::Handle;

use super::plan::{Need, Plan};
use crate::imap::flags;
use crate::imap::rows::Entry;

/// Octets of a literal from which on it is not copied but handed on as it lies.
const LARGE: usize = 64 * 1024;

/// A part of the answer, in order.
pub(super) enum Piece {
    Written(Vec<u8>),
    Body(Content, Range<usize>),
}

impl Piece {
    pub(super) fn octets(&self) -> &[u8] {
        match self {
            Self::Written(octets) => octets,
            Self::Body(content, range) => &content[range.clone()],
        }
    }
}

/// What could not be answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shortfall {
    /// Messages expunged meanwhile.
    pub(super) gone: bool,
    /// Bodies that cannot be read.
    pub(super) damaged: bool,
    /// Parts whose transfer encoding cannot be undone.
    pub(super) unknown_cte: bool,
}

impl Shortfall {
    pub(super) fn add(&mut self, other: Self) {
        self.gone |= other.gone;
        self.damaged |= other.damaged;
        self.unknown_cte |= other.unknown_cte;
    }
}

/// Answers what the view knows.
pub(super) fn from_view(entry: &Entry, plan: &Plan, out: &mut Encoder) {
    let mut response = out.fetch(entry.sequence);
    for item in &plan.items {
        view_item(item, entry, &mut response);
    }
    extra_items(entry, plan, &mut response);
    response.end();
}

/// Answers what rows know.
pub(super) fn from_rows(page: &[(Entry, Message)], plan: &Plan) -> (Vec<Piece>, Shortfall) {
    let mut out = encoder(plan);
    for (entry, row) in page {
        let mut response = out.fetch(entry.sequence);
        for item in &plan.items {
            row_item(item, entry, row, &mut response);
        }
        extra_items(entry, plan, &mut response);
        response.end();
    }
    (vec![Piece::Written(out.take())], Shortfall::default())
}

/// Reads the bodies of a page and answers.
pub(super) fn from_octets(store: &Store, page: &[(Entry, Message)], plan: &Plan) -> (Vec<Piece>, Shortfall) {
    let mut rendering = Rendering { out: encoder(plan), pieces: Vec::new(), shortfall: Shortfall::default() };
    let expected: usize = page.iter().map(|(_, row)| row.size as usize + 128).filter(|size| *size < LARGE).sum();
    if plan.items.iter().any(FetchItem::sets_seen) || plan.need == Need::Octets {
        rendering.out.out().reserve(expected);
    }
    for (entry, row) in page {
        match Source::read(store, row, plan.need) {
            Ok(source) => rendering.message(entry, row, &source, plan),
            Err(error) => {
                tracing::error!(message.id = %row.id, error = &error as &dyn std::error::Error, "a message cannot be read");
                rendering.shortfall.damaged = true;
            }
        }
    }
    rendering.pieces.push(Piece::Written(rendering.out.take()));
    (rendering.pieces, rendering.shortfall)
}

fn encoder(plan: &Plan) -> Encoder {
    let mut out = Encoder::new();
    out.set_text_mode(plan.mode);
    out
}

fn view_item(item: &FetchItem, entry: &Entry, response: &mut FetchResponse<'_>) {
    match item {
        FetchItem::Uid => response.uid(entry.uid),
        FetchItem::Flags => response.flags(flags::names(&entry.flags)),
        FetchItem::ModSeq => response.mod_seq(entry.mod_seq.unsigned_abs()),
        _ => {}
    }
}

fn row_item(item: &FetchItem, entry: &Entry, row: &Message, response: &mut FetchResponse<'_>) {
    match item {
        FetchItem::InternalDate => response.internal_date(clock::from_micros(row.received_at)),
        FetchItem::Size => response.size(row.size.into()),
        item => view_item(item, entry, response),
    }
}

fn extra_items(entry: &Entry, plan: &Plan, response: &mut FetchResponse<'_>) {
    if plan.tells_flags_of(entry.uid) {
        response.flags(flags::names(&entry.flags));
    }
    if plan.tells_mod_seq_of(entry.uid) {
        response.mod_seq(entry.mod_seq.unsigned_abs());
    }
}

/// A message's octets as the items need them.
enum Source<'m> {
    /// Trace lines and body apart, so that nothing is copied but to the wire; the header, joined and parsed, on demand.
    Apart { prefix: &'m [u8], body: Content, header: OnceCell<(Vec<u8>, Parsed)> },
    /// One slice and its structure.
    Whole { octets: Content, parsed: Parsed },
}

impl<'m> Source<'m> {
    fn read(store: &Store, row: &'m Message, need: Need) -> Result<Self, Error> {
        if need == Need::Structure {
            let octets = Handle::current().block_on(store.read_message(row))?;
            let parsed = Parsed::parse(&octets, &Limits::default());
            return Ok(Self::Whole { octets, parsed });
        }
        let body = match store.read_at(row.body, row.location) {
            // The segment was rewritten since the row was read.
            Err(Error::Missing(_)) => Handle::current().block_on(store.read_body(row.body))?,
            read => read?,
        };
        Ok(Self::Apart { prefix: &row.prefix, body, header: OnceCell::new() })
    }

    /// The parsed message, or at least its header, with the octets its ranges point into.
    fn parsed(&self) -> (&[u8], &Parsed) {
        match self {
            Self::Whole { octets, parsed } => (octets, parsed),
            Self::Apart { prefix, body, header } => {
                let (octets, parsed) = header.get_or_init(|| {
                    let octets = [prefix, &body[..fields::body_start(body)]].concat();
                    let parsed = Parsed::parse(&octets, &Limits::default());
                    (octets, parsed)
                });
                (octets, parsed)
            }
        }
    }

    /// All octets.
    fn whole(&self) -> Vec<Octets<'_>> {
        match self {
            Self::Whole { octets, .. } => vec![Octets::Content(octets, 0..octets.len())],
            Self::Apart { prefix, body, .. } => vec![Octets::Slice(prefix), Octets::Content(body, 0..body.len())],
        }
    }

    /// The octets of a section; `None` when the message has no such part.
    fn section(&self, section: &Section) -> Option<Vec<Octets<'_>>> {
        if section.part.is_empty() && section.text == SectionText::All {
            return Some(self.whole());
        }
        let (raw, parsed) = self.parsed();
        let find = |wanted: Wanted<'_>| parsed.section(raw, &section.part, wanted);
        let ranges = match &section.text {
            SectionText::All => find(Wanted::Whole),
            SectionText::Header => find(Wanted::Header),
            SectionText::HeaderFields(fields) => find(Wanted::Fields(&as_strs(fields))),
            SectionText::HeaderFieldsNot(fields) => find(Wanted::FieldsNot(&as_strs(fields))),
            SectionText::Text => find(Wanted::Text),
            SectionText::Mime => find(Wanted::Mime),
        }?;
        Some(ranges.into_iter().map(|range| self.octets(raw, range)).collect())
    }

    fn octets<'s>(&'s self, raw: &'s [u8], range: Range<usize>) -> Octets<'s> {
        match self {
            Self::Whole { octets, .. } => Octets::Content(octets, range),
            Self::Apart { .. } => Octets::Slice(&raw[range]),
        }
    }
}

fn as_strs(names: &[String]) -> Vec<&str> {
    names.iter().map(String::as_str).collect()
}

/// A run of octets of a message.
enum Octets<'m> {
    Slice(&'m [u8]),
    Content(&'m Content, Range<usize>),
}

impl Octets<'_> {
    fn len(&self) -> usize {
        match self {
            Self::Slice(octets) => octets.len(),
            Self::Content(_, range) => range.len(),
        }
    }
}

/// A page under way.
struct Rendering {
    out: Encoder,
    pieces: Vec<Piece>,
    shortfall: Shortfall,
}

impl Rendering {
    fn message(&mut self, entry: &Entry, row: &Message, source: &Source<'_>, plan: &Plan) {
        let Self { out, pieces, shortfall } = self;
        let mut response = out.fetch(entry.sequence);
        for item in &plan.items {
            match item {
                FetchItem::Envelope => response.envelope(&source.parsed().1.envelope),
                FetchItem::BodyStructure => response.body_structure(&source.parsed().1.root),
                FetchItem::Body => response.body(&source.parsed().1.root),
                FetchItem::Rfc822(what) => rfc822(*what, source, &mut response, pieces),
                FetchItem::Section { section, partial, .. } => match source.section(section) {
                    Some(runs) => section_item(section, *partial, &runs, &mut response, pieces),
                    None => response.section_nil(section, partial.map(|partial| partial.start)),
                },
                FetchItem::Binary { part, partial, .. } => {
                    shortfall.unknown_cte |= !binary(part, *partial, source, &mut response);
                }
                FetchItem::BinarySize(part) => match decoded(part, source) {
                    Decoded::Octets(octets) => response.binary_size(part, octets.len() as u64),
                    Decoded::NoPart => response.binary_size(part, 0),
                    Decoded::UnknownEncoding => {
                        shortfall.unknown_cte = true;
                        response.binary_size(part, 0);
                    }
                },
                item => row_item(item, entry, row, &mut response),
            }
        }
        extra_items(entry, plan, &mut response);
        response.end();
    }
}

fn rfc822(what: Rfc822, source: &Source<'_>, response: &mut FetchResponse<'_>, pieces: &mut Vec<Piece>) {
    let text = match what {
        Rfc822::Message => SectionText::All,
        Rfc822::Header => SectionText::Header,
        Rfc822::Text => SectionText::Text,
    };
    let runs = source.section(&Section { part: Vec::new(), text }).unwrap_or_default();
    let size: usize = runs.iter().map(Octets::len).sum();
    response.rfc822(what, size as u64);
    put(&runs, 0..size as u64, response, pieces);
}

fn section_item(
    section: &Section,
    partial: Option<Partial>,
    runs: &[Octets<'_>],
    response: &mut FetchResponse<'_>,
    pieces: &mut Vec<Piece>,
) {
    let size = runs.iter().map(Octets::len).sum::<usize>() as u64;
    let window = partial.map_or(0..size, |partial| partial.of(size));
    response.section(section, partial.map(|partial| partial.start), window.end - window.start);
    put(runs, window, response, pieces);
}

/// Writes `window` of the joined `runs`.
fn put(runs: &[Octets<'_>], window: Range<u64>, response: &mut FetchResponse<'_>, pieces: &mut Vec<Piece>) {
    let mut before = 0;
    for run in runs {
        let len = run.len() as u64;
        let from = window.start.saturating_sub(before).min(len) as usize;
        let to = window.end.saturating_sub(before).min(len) as usize;
        before += len;
        match run {
            _ if from >= to => {}
            Octets::Slice(octets) => response.out().extend_from_slice(&octets[from..to]),
            Octets::Content(content, range) => {
                let range = range.start + from..range.start + to;
                if range.len() < LARGE {
                    response.out().extend_from_slice(&content[range]);
                } else {
                    pieces.push(Piece::Written(std::mem::take(response.out())));
                    pieces.push(Piece::Body((*content).clone(), range));
                }
            }
        }
    }
}

/// A part with its transfer encoding undone.
enum Decoded<'m> {
    Octets(std::borrow::Cow<'m, [u8]>),
    NoPart,
    UnknownEncoding,
}

fn decoded<'m>(part: &[u32], source: &'m Source<'_>) -> Decoded<'m> {
    let (raw, parsed) = source.parsed();
    if part.is_empty() {
        return Decoded::Octets(raw.into());
    }
    let Some(structure) = parsed.part(part) else { return Decoded::NoPart };
    // Only leaves are encoded (RFC 2045 §6.4); whatever a composite part claims, its octets are its parts'.
    if !structure.children().is_empty() {
        return Decoded::Octets(raw[structure.body.clone()].into());
    }
    text::decoded(raw, structure).map_or(Decoded::UnknownEncoding, Decoded::Octets)
}

/// `BINARY[…]`; whether it could be answered.
fn binary(part: &[u32], partial: Option<Partial>, source: &Source<'_>, response: &mut FetchResponse<'_>) -> bool {
    let start = partial.map(|partial| partial.start);
    match decoded(part, source) {
        Decoded::Octets(octets) => {
            let window = partial.map_or(0..octets.len() as u64, |partial| partial.of(octets.len() as u64));
            response.binary(part, start, &octets[window.start as usize..window.end as usize]);
            true
        }
        Decoded::NoPart => {
            response.binary_nil(part, start);
            true
        }
        Decoded::UnknownEncoding => {
            response.binary_nil(part, start);
            false
        }
    }
}
