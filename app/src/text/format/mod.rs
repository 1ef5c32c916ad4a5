//! Days, times, reasons, refusals and the words of the model as people read them. Pure: the only
//! clock here is the device's time zone.

mod act;
mod day;
mod finding;
mod light;
mod model;
mod problem;
mod refusal;

pub use act::{act_summary, mutation, mutation_kind};
pub use day::{clock, date, day, day_full, day_short, period, set_year, third, time};
pub use finding::{agency, evidence_role, finding_step, origin, rung, severity, sort, visit};
pub use light::{finding_reason, light, reason};
pub use model::{every, one, role, stage, status, step};
pub use problem::problem;
pub use refusal::{fault, refusal};
