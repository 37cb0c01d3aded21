//! What a peer may make us hold: every bound the decoder and the grammar apply. It does not know settings; the session
//! fills the fields from them.

/// Bounds on one connection's input. `before_login` and `after_login` are the documented defaults.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Octets of one line without its literals (RFC 2683 §3.2.1.5 asks for 8000 at least).
    pub line: usize,
    /// Octets of one literal other than the message of APPEND.
    pub literal: usize,
    /// Octets of one command, all lines and literals added up, the message of APPEND left out.
    pub command: usize,
    /// Octets of the message of one APPEND (announced as APPENDLIMIT, RFC 7889).
    pub append: u64,
    /// Octets thrown away to get back in step after a refused command; past it the connection ends.
    pub discard: u64,
    /// Octets of a tag.
    pub tag: usize,
    /// Octets of a mailbox name or LIST pattern, after decoding.
    pub name: usize,
    /// Octets of a keyword flag.
    pub keyword: usize,
    /// Elements of one parenthesised list.
    pub list: usize,
    /// Ranges of one sequence set as written, before merging.
    pub ranges: usize,
    /// Keys of one SEARCH.
    pub search_keys: usize,
    /// Nested NOT, OR and parentheses of one SEARCH.
    pub search_depth: usize,
}

impl Limits {
    /// For peers who have not shown who they are: nothing before login needs more than 8 KiB.
    pub const fn before_login() -> Self {
        Self { line: 8 << 10, literal: 8 << 10, command: 8 << 10, discard: 64 << 10, ..Self::after_login() }
    }

    /// For authenticated sessions: 1 MiB a command, 64 MiB a message.
    pub const fn after_login() -> Self {
        Self {
            line: 256 << 10,
            literal: 1 << 20,
            command: 1 << 20,
            append: 64 << 20,
            discard: 256 << 20,
            tag: 255,
            name: 1024,
            keyword: 255,
            list: 1000,
            ranges: 50_000,
            search_keys: 1000,
            search_depth: 32,
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::before_login()
    }
}
