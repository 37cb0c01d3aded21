//! Bounds on what a client may do.

/// Bounds of one server conversation. Every one has an answer that names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Octets of a command line with CRLF; past it 500 5.5.2. The default is 512 (RFC 5321 §4.5.3.1.4) and what the
    /// extensions add: SIZE 26, BODY 17, SMTPUTF8 10, AUTH 500, DSN 107 on MAIL and 528 on RCPT, rounded up.
    pub command_line: usize,
    /// Octets of a line of AUTH with CRLF; past it 500 5.5.6 (RFC 4954 §4), here 12288.
    pub auth_line: usize,
    /// Octets of one line of a message without CRLF; past it 554 5.6.0. RFC 5321 §4.5.3.1.6 promises 998; real
    /// messages pass that every day, so the default is 64 KiB.
    pub text_line: u64,
    /// Octets of a message; announced as SIZE, past it 552 5.3.4.
    pub message_size: u64,
    /// Octets that are read and thrown away past `message_size` before the connection is closed, for a client that
    /// does not heed SIZE still deserves its 552.
    pub discard: u64,
    /// Accepted recipients of one message; announced as RCPTMAX (RFC 9422), past it 452 4.5.3, and 421
    /// 4.5.3 once as many again were named; a client that stops listening must not lose those accepted earlier.
    pub recipients: u32,
    /// Refused recipients of a connection; past it 421 4.7.0. This is what makes address harvesting slow.
    pub refused_recipients: u32,
    /// Messages of a connection; announced as MAILMAX (RFC 9422), past it 421 4.7.0.
    pub messages: Option<u32>,
    /// Commands answered with an error of grammar or order; past it 421 4.7.0.
    pub bad_commands: u32,
    /// Commands since the last accepted message or login, except RCPT, and BDAT that carries octets; past it 421
    /// 4.7.0.
    pub idle_commands: u32,
    /// Failed logins; at it 421 4.7.0.
    pub auth_failures: u32,
    /// Octets of input held; also the largest slice of [`super::Step::Data`]. At least `auth_line`.
    pub input_buffer: usize,
    /// Octets of replies after which [`super::Step::Flush`] comes.
    pub output_buffer: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            command_line: 2048,
            auth_line: 12288,
            text_line: 64 * 1024,
            message_size: 50 * 1024 * 1024,
            discard: 50 * 1024 * 1024,
            recipients: 1000,
            refused_recipients: 100,
            messages: None,
            bad_commands: 10,
            idle_commands: 100,
            auth_failures: 3,
            input_buffer: 64 * 1024,
            output_buffer: 8 * 1024,
        }
    }
}
