//! What OAuth 2.0 keeps: programs, what people let them do, and what is on its way between the two. What scopes and texts mean is
//! the engine's to say.

pub mod clients;
pub mod codes;
pub mod devices;
pub mod grants;
pub mod keys;
