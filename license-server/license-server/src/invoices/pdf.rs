//! An invoice as a PDF (ISO 32000-1): one font, of which the glyphs that are used are embedded, so that names in Latin, Greek, Cyrillic
//! and more print as they are written and can be copied out again.

use std::collections::BTreeMap;

use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Content, Name, Pdf, Rect, Ref, Str, TextStr};
use subsetter::GlyphRemapper;
use ttf_parser::Face;

use super::html::{buyer, contact, sums};
use super::{Invoice, address_lines, amount, day, how_to_pay};
use crate::refused::Refused;

/// DejaVu Sans 2.37; its licence stands beside it.
const FONT: &[u8] = include_bytes!("../../fonts/DejaVuSans.ttf");
/// ISO 216 A4 in points, and the margin.
const WIDTH: f32 = 595.0;
const HEIGHT: f32 = 842.0;
const MARGIN: f32 = 56.0;
const RIGHT: f32 = WIDTH - MARGIN;
/// Where amounts begin at the latest; texts beside them end before.
const AMOUNTS: f32 = RIGHT - 110.0;
/// Pages one invoice can have; what would stand beyond them is not printed.
const MOST_PAGES: usize = 20;
const RESOURCE: Name<'static> = Name(b"F1");
const SYSTEM: SystemInfo<'static> = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// The document.
pub(super) fn document(invoice: &Invoice) -> Result<Vec<u8>, Refused> {
    let face = Face::parse(FONT, 0).map_err(|_| Refused::Stored("font"))?;
    let mut sheet = Sheet::new(&face);
    print(&mut sheet, invoice);
    sheet.finish(&format!("Invoice {}", invoice.paper.number))
}

fn print(sheet: &mut Sheet<'_>, invoice: &Invoice) {
    let paper = &invoice.paper;
    let money = |minor| amount(minor, paper.currency);
    sheet.line(13.0, &paper.seller.name);
    for line in address_lines(&paper.seller.address).into_iter().chain(contact(invoice)) {
        sheet.line(9.0, &line);
    }
    sheet.space(24.0);
    for line in buyer(invoice) {
        sheet.line(10.5, &line);
    }
    sheet.space(28.0);
    sheet.line(17.0, &format!("Invoice {}", paper.number));
    sheet.line(10.0, &format!("Date {}    Due {}", day(paper.issued_at), day(invoice.life.due)));
    sheet.space(14.0);
    sheet.rule();
    for line in &paper.lines {
        sheet.row(10.0, &line.text, &money(line.net));
    }
    sheet.rule();
    for (word, minor) in sums(invoice) {
        sheet.row(10.0, &word, &money(minor));
    }
    sheet.rule();
    sheet.space(18.0);
    for line in how_to_pay(invoice).iter().flat_map(|text| text.lines()) {
        sheet.line(10.0, line);
    }
    sheet.space(24.0);
    for line in paper.seller.footer.lines() {
        sheet.line(8.0, line);
    }
}

/// Pages being written from top to bottom.
struct Sheet<'f> {
    face: &'f Face<'f>,
    glyphs: GlyphRemapper,
    /// Of each glyph that is used: the character it stands for, and its width in thousandths of the size.
    used: BTreeMap<u16, (char, f32)>,
    pages: Vec<Content>,
    y: f32,
}

impl<'f> Sheet<'f> {
    fn new(face: &'f Face<'f>) -> Self {
        let top = HEIGHT - MARGIN;
        Self { face, glyphs: GlyphRemapper::new(), used: BTreeMap::new(), pages: vec![Content::new()], y: top }
    }

    /// A line of text, broken where it would leave the page.
    fn line(&mut self, size: f32, text: &str) {
        for part in self.broken(size, text, RIGHT - MARGIN) {
            self.advance(size);
            self.show(size, MARGIN, &part);
        }
    }

    /// A text and, at the right, its amount.
    fn row(&mut self, size: f32, text: &str, amount: &str) {
        for (at, part) in self.broken(size, text, AMOUNTS - MARGIN).iter().enumerate() {
            self.advance(size);
            self.show(size, MARGIN, part);
            if at == 0 {
                let x = RIGHT - self.width(size, amount);
                self.show(size, x, amount);
            }
        }
    }

    fn space(&mut self, points: f32) {
        self.y -= points;
    }

    fn rule(&mut self) {
        self.y -= 6.0;
        let y = self.y;
        if let Some(page) = self.pages.last_mut() {
            page.set_line_width(0.5).move_to(MARGIN, y).line_to(RIGHT, y).stroke();
        }
        self.y -= 4.0;
    }

    /// Goes down by a line, onto another page where this one ends.
    fn advance(&mut self, size: f32) {
        self.y -= size * 1.4;
        if self.y < MARGIN {
            self.pages.push(Content::new());
            self.y = HEIGHT - MARGIN - size;
        }
    }

    fn glyph(&self, c: char) -> (u16, f32) {
        let glyph = self.face.glyph_index(c).or_else(|| self.face.glyph_index('\u{fffd}')).unwrap_or_default();
        let units = f32::from(self.face.units_per_em().max(1));
        let width = self.face.glyph_hor_advance(glyph).map_or(0.0, f32::from);
        (glyph.0, width * 1000.0 / units)
    }

    fn width(&self, size: f32, text: &str) -> f32 {
        text.chars().map(|c| self.glyph(c).1).sum::<f32>() * size / 1000.0
    }

    /// The text in pieces that are no wider than `most`, broken between words, or within one that is too long.
    fn broken(&self, size: f32, text: &str, most: f32) -> Vec<String> {
        let (mut lines, mut line) = (Vec::new(), String::new());
        for word in text.split(' ') {
            let with = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if self.width(size, &with) <= most {
                line = with;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            for c in word.chars() {
                if self.width(size, &line) + self.width(size, c.encode_utf8(&mut [0; 4])) > most {
                    lines.push(std::mem::take(&mut line));
                }
                line.push(c);
            }
        }
        lines.push(line);
        lines
    }

    fn show(&mut self, size: f32, x: f32, text: &str) {
        let mut codes = Vec::with_capacity(text.len() * 2);
        for c in text.chars().filter(|c| !c.is_control()) {
            let (glyph, width) = self.glyph(c);
            let code = self.glyphs.remap(glyph);
            self.used.entry(code).or_insert((c, width));
            codes.extend(code.to_be_bytes());
        }
        let y = self.y;
        if let Some(page) = self.pages.last_mut() {
            page.begin_text().set_font(RESOURCE, size).next_line(x, y).show(Str(&codes)).end_text();
        }
    }

    fn finish(mut self, title: &str) -> Result<Vec<u8>, Refused> {
        self.pages.truncate(MOST_PAGES);
        let mut next = 1;
        let mut id = || {
            next += 1;
            Ref::new(next - 1)
        };
        let (catalog, tree, info, font, cid, descriptor, file, cmap) = (id(), id(), id(), id(), id(), id(), id(), id());
        let pages: Vec<(Ref, Ref)> = self.pages.iter().map(|_| (id(), id())).collect();
        let mut pdf = Pdf::new();
        pdf.catalog(catalog).pages(tree).lang(TextStr("en"));
        pdf.document_info(info).title(TextStr(title)).creator(TextStr("Pennypost license server"));
        let count = i32::try_from(pages.len()).unwrap_or(1);
        pdf.pages(tree).kids(pages.iter().map(|(page, _)| *page)).count(count);
        for ((page, content), written) in pages.iter().zip(self.pages) {
            let mut sheet = pdf.page(*page);
            sheet.media_box(Rect::new(0.0, 0.0, WIDTH, HEIGHT)).parent(tree).contents(*content);
            sheet.resources().fonts().pair(RESOURCE, font);
            drop(sheet);
            pdf.stream(*content, &written.finish());
        }
        // Six letters and a plus say that the font is not whole (ISO 32000-1 §9.6.4).
        let name = Name(b"PPOSTA+DejaVuSans");
        pdf.type0_font(font)
            .base_font(name)
            .encoding_predefined(Name(b"Identity-H"))
            .descendant_font(cid)
            .to_unicode(cmap);
        let mut cid_font = pdf.cid_font(cid);
        cid_font.subtype(CidFontType::Type2).base_font(name).system_info(SYSTEM).font_descriptor(descriptor);
        cid_font.default_width(0.0).cid_to_gid_map_predefined(Name(b"Identity"));
        let mut widths = cid_font.widths();
        for (code, (_, width)) in &self.used {
            widths.consecutive(*code, [*width]);
        }
        drop(widths);
        drop(cid_font);
        let (face, scale) = (self.face, 1000.0 / f32::from(self.face.units_per_em().max(1)));
        let of = |units: i16| f32::from(units) * scale;
        let bounds = face.global_bounding_box();
        pdf.font_descriptor(descriptor)
            .name(name)
            .flags(FontFlags::SYMBOLIC)
            .bbox(Rect::new(of(bounds.x_min), of(bounds.y_min), of(bounds.x_max), of(bounds.y_max)))
            .italic_angle(0.0)
            .ascent(of(face.ascender()))
            .descent(of(face.descender()))
            .cap_height(of(face.capital_height().unwrap_or(face.ascender())))
            .stem_v(80.0)
            .font_file2(file);
        let mut unicode = UnicodeCmap::new(Name(b"PPOSTA-UTF16"), SYSTEM);
        for (code, (c, _)) in &self.used {
            unicode.pair(*code, *c);
        }
        pdf.cmap(cmap, &unicode.finish());
        let subset = subsetter::subset(FONT, 0, &self.glyphs).map_err(|_| Refused::Stored("font"))?;
        pdf.stream(file, &subset).pair(Name(b"Length1"), i32::try_from(subset.len()).unwrap_or(i32::MAX));
        Ok(pdf.finish())
    }
}
