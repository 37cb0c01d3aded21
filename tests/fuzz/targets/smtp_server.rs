//! Everything a client can say on port 25, 587 or over LMTP, in pieces of any size.
#![no_main]

use libfuzzer_sys::fuzz_target;
use smtp::server::{Ask, AuthNeed, AuthOver, Config, Conversation, Extensions, Limits, Role, Step, TlsState, Verdict};
use smtp::{Enhanced, Mechanism, Reply};

fuzz_target!(|data: &[u8]| {
    let [kind, piece, verdicts, input @ ..] = data else { return };
    let role = [Role::Mx, Role::Submission, Role::Lmtp][usize::from(kind % 3)];
    let limits = Limits { message_size: 4096, input_buffer: 16 * 1024, ..Limits::default() };
    let mut conversation = Conversation::new(Config {
        role,
        hostname: "mx.example.org".to_owned(),
        tls: TlsState::Available,
        auth: vec![Mechanism::ScramSha256, Mechanism::Plain, Mechanism::Login],
        auth_over: AuthOver::Any,
        auth_need: AuthNeed::Optional,
        extensions: Extensions::default(),
        limits,
    });
    let mut pieces = input.chunks(usize::from(*piece).max(1));
    let mut asked = 0u32;
    loop {
        match conversation.next() {
            Step::Want => {
                assert!(conversation.output().len() <= 64 * 1024, "replies gather without bound");
                conversation.flushed();
                let Some(mut piece) = pieces.next() else { return };
                while !piece.is_empty() {
                    let taken = conversation.receive(piece);
                    if taken == 0 {
                        return;
                    }
                    piece = &piece[taken..];
                }
            }
            Step::Flush => conversation.flushed(),
            Step::Ask(ask) => {
                asked += 1;
                let refuse = verdicts >> (asked % 8) & 1 == 1;
                let verdict = match ask {
                    Ask::Auth { .. } if !refuse => Verdict::Challenge(b"r=x,s=eA==,i=4096".to_vec()),
                    _ if refuse => Verdict::Reject(Reply::new(450, Enhanced(4, 0, 0), "not now")),
                    _ => Verdict::Accept,
                };
                conversation.answer(verdict);
            }
            Step::Data(octets) => {
                let bare = |(at, byte): (usize, &u8)| *byte == b'\n' && at > 0 && octets[at - 1] != b'\r';
                assert!(!octets.iter().enumerate().any(bare), "a bare LF got through");
            }
            Step::Event(_) => {}
            Step::Upgrade => conversation.tls_established(),
            Step::Close(_) => return,
        }
    }
});
