//! The frame of one body in a segment: a fixed header and a payload, the same on disk and in an object store.
//!
//! | offset | bytes | what |
//! |---|---|---|
//! | 0 | 4 | magic `PPF1` |
//! | 4 | 4 | flags: bit 0 = the payload is zstd |
//! | 8 | 8 | raw length |
//! | 16 | 8 | payload length |
//! | 24 | 32 | BLAKE3 of the raw bytes |
//! | 56 | 4 | CRC-32 of header bytes 0..56 and the payload |
//! | 60 | 4 | zero |
//!
//! Numbers are little-endian.

use std::cell::RefCell;
use std::io::{self, Write};
use std::path::Path;

use crate::content::{Content, IN_MEMORY, Spool};

/// Length of a frame's header.
pub const HEADER: usize = 64;

const MAGIC: &[u8; 4] = b"PPF1";
const ZSTD: u32 = 1;
/// Level 1: mail is small and arrives often; higher levels cost more than the bytes they save.
const LEVEL: i32 = 1;

/// The BLAKE3 of a body's raw bytes: its identity.
pub type Hash = [u8; 32];

/// A frame ready to be appended.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The header's bytes.
    pub header: [u8; HEADER],
    /// The payload as it goes to the segment.
    pub payload: Content,
}

impl Frame {
    /// Frames `raw`, compressed when that makes it smaller. Large bodies pass through a temporary file in `folder`.
    pub fn new(raw: &Content, hash: &Hash, folder: &Path) -> io::Result<Self> {
        let (flags, payload) = match compress(raw, folder)? {
            Some(smaller) => (ZSTD, smaller),
            None => (0, raw.clone()),
        };
        let mut header = [0; HEADER];
        header[..4].copy_from_slice(MAGIC);
        header[4..8].copy_from_slice(&flags.to_le_bytes());
        header[8..16].copy_from_slice(&(raw.len() as u64).to_le_bytes());
        header[16..24].copy_from_slice(&(payload.len() as u64).to_le_bytes());
        header[24..56].copy_from_slice(hash);
        let crc = checksum(&header, &payload);
        header[56..60].copy_from_slice(&crc.to_le_bytes());
        Ok(Self { header, payload })
    }

    /// Bytes the frame takes in a segment.
    pub fn stored(&self) -> u64 {
        (HEADER + self.payload.len()) as u64
    }
}

/// Why stored bytes are not a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// There is no frame header where one should be.
    #[error("no frame begins here")]
    NoFrame,
    /// The checksum does not match.
    #[error("the checksum does not match")]
    Checksum,
    /// The payload does not unpack to what was stored.
    #[error("the payload does not unpack")]
    Payload,
}

/// Unpacks a whole frame after checking its CRC. Bodies above [`IN_MEMORY`] go to a temporary file in `folder`.
pub fn unpack(frame: &[u8], folder: &Path) -> Result<Content, Damage> {
    let (header, payload) = split(frame)?;
    let raw_len = number(header, 8) as usize;
    if header[4] & ZSTD as u8 == 0 {
        return Ok(payload.to_vec().into());
    }
    let raw = if raw_len <= IN_MEMORY {
        let mut raw = Vec::with_capacity(raw_len);
        DECOMPRESSOR
            .with_borrow_mut(|decompressor| decompressor.decompress_to_buffer(payload, &mut raw))
            .map_err(|_| Damage::Payload)?;
        Content::from(raw)
    } else {
        let mut spool = Spool::new(folder);
        zstd::stream::copy_decode(payload, &mut spool).map_err(|_| Damage::Payload)?;
        spool.finish().map_err(|_| Damage::Payload)?
    };
    if raw.len() == raw_len { Ok(raw) } else { Err(Damage::Payload) }
}

/// The identity a frame claims for its raw bytes; its CRC has been checked.
pub fn claimed_hash(frame: &[u8]) -> Result<Hash, Damage> {
    let (header, _) = split(frame)?;
    header[24..56].try_into().map_err(|_| Damage::NoFrame)
}

/// Header and payload of a whole frame whose CRC holds.
fn split(frame: &[u8]) -> Result<(&[u8], &[u8]), Damage> {
    if frame.len() < HEADER || &frame[..4] != MAGIC {
        return Err(Damage::NoFrame);
    }
    let (header, payload) = frame.split_at(HEADER);
    if number(header, 16) != payload.len() as u64 {
        return Err(Damage::NoFrame);
    }
    if checksum(header, payload).to_le_bytes() != header[56..60] {
        return Err(Damage::Checksum);
    }
    Ok((header, payload))
}

fn checksum(header: &[u8], payload: &[u8]) -> u32 {
    let mut crc = crc32fast::Hasher::new();
    crc.update(&header[..56]);
    crc.update(payload);
    crc.finalize()
}

fn number(header: &[u8], at: usize) -> u64 {
    header[at..at + 8].iter().rev().fold(0, |value, &byte| value << 8 | u64::from(byte))
}

thread_local! {
    // Making a zstd context costs more than packing a small message with it.
    static COMPRESSOR: RefCell<zstd::bulk::Compressor<'static>> =
        RefCell::new(zstd::bulk::Compressor::new(LEVEL).unwrap_or_default());
    static DECOMPRESSOR: RefCell<zstd::bulk::Decompressor<'static>> =
        RefCell::new(zstd::bulk::Decompressor::new().unwrap_or_default());
}

/// The packed bytes, or nothing when packing gains nothing.
fn compress(raw: &Content, folder: &Path) -> io::Result<Option<Content>> {
    let packed: Content = if raw.len() <= IN_MEMORY {
        COMPRESSOR.with_borrow_mut(|compressor| compressor.compress(raw))?.into()
    } else {
        let mut encoder = zstd::stream::Encoder::new(Spool::new(folder), LEVEL)?;
        encoder.set_pledged_src_size(Some(raw.len() as u64))?;
        encoder.write_all(raw)?;
        encoder.finish()?.finish()?
    };
    Ok((packed.len() < raw.len()).then_some(packed))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame_of(raw: &[u8]) -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        let hash = *blake3::hash(raw).as_bytes();
        let frame = Frame::new(&raw.to_vec().into(), &hash, folder.path()).unwrap();
        let mut bytes = frame.header.to_vec();
        bytes.extend_from_slice(&frame.payload);
        assert_eq!(bytes.len() as u64, frame.stored());
        assert_eq!(claimed_hash(&bytes).unwrap(), hash);
        bytes
    }

    #[test]
    fn frames_unpack_to_what_was_framed() {
        let folder = tempfile::tempdir().unwrap();
        let noise: Vec<u8> =
            (0u32..70_000).flat_map(|n| blake3::hash(&n.to_le_bytes()).as_bytes()[..5].to_vec()).collect();
        for raw in [b"".as_slice(), b"x", &[b'a'; 100_000], &noise, &[b'b'; IN_MEMORY * 2]] {
            assert!(*unpack(&frame_of(raw), folder.path()).unwrap() == *raw);
        }
        assert!(frame_of(&[b'a'; 100_000]).len() < 1000, "repetition packs well");
        assert_eq!(frame_of(&noise).len(), HEADER + noise.len(), "noise is kept as it is");
    }

    #[test]
    fn every_flipped_bit_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let frame = frame_of(b"Subject: one\r\n\r\nIn each byte one bit is flipped.\r\n");
        for at in (0..60).chain(HEADER..frame.len()) {
            let mut damaged = frame.clone();
            damaged[at] ^= 1;
            assert!(unpack(&damaged, folder.path()).is_err(), "byte {at}");
        }
        for len in 0..frame.len() {
            assert!(unpack(&frame[..len], folder.path()).is_err(), "cut to {len}");
        }
    }
}
