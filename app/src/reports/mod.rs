//! 按期报告: what chains owe for each 旬, month, quarter and year, who has not reported, and the form.
//! Selectors are free of web types; pages read one of them and lay it out.

pub mod facts;
pub mod owed;
pub mod prefill;
pub mod select;

mod card;
mod detail;
mod form;
mod line;
mod page;
mod row;
mod table;

pub use card::ChainReports;
pub use form::PeriodForm;
pub use line::OwedReports;
pub use page::ReportsPage;
