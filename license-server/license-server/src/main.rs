//! The program: everything it does stands in the library, where tests reach it.

use std::process::ExitCode;

// Freed memory goes back to the system sooner and fragments less than with the C library's allocator, which matters to a
// process whose load comes in waves.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    license_server::program::run()
}
