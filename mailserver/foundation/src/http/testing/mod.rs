//! For tests of counters: asks a router in memory and holds every answer against the document, and what every document of
//! ours must be like.

mod document;
mod examples;
mod reader;
mod schema;

pub use self::document::{
    each_operation_is_told, open_operations, references_lead_somewhere, schemas_can_be_read, served_as_committed,
};
pub use self::examples::{example, example_path, operations};
pub use self::reader::{Answer, Lines, Reader};
pub use self::schema::misfits;
