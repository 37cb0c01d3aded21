//! The real program, started as an operator and a service manager start it.

mod boot;
