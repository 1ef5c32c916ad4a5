//! 按期报告: what lead units reported on their chains, period by period. Most came in time, some
//! late, some not at all, and some were corrected by a further row.

use std::collections::BTreeMap;

use shared::calendar::{Day, Every, Period};
use shared::id::{ActorId, ChainId, Id, PeriodReportId, TaskId, UnitId};
use shared::model::{Entity, Figures, Programme, Report, Status, Step, StepKind, Task, Visibility};
use shared::mutation::ReportPeriod;
use shared::rules::{Memory, dues};

use super::chains::Plan;
use super::desk::{Act, Desk, hours, time};
use super::people::People;
use super::rng::Rng;
use crate::Error;

/// Of 100 reports on a period that is over, so many are missing.
const MISSING_SHARE: usize = 7;
/// And so many came late.
const LATE_SHARE: usize = 9;
/// Of 100 reports that came, so many were corrected.
const CORRECTED_SHARE: usize = 5;
/// Of 100 reports on the running ten days, so many are there already.
const EARLY_SHARE: usize = 40;
/// A report quotes so many tasks at most.
const QUOTED: usize = 3;

/// What a report is made of.
pub struct Chronicle<'a> {
    county: &'a Memory,
    people: &'a People,
    programme: &'a Programme,
    today: Day,
    tasks: BTreeMap<ChainId, Vec<&'a Task>>,
    /// Reports of progress that everybody may read, with the titles of their tasks.
    reports: BTreeMap<ChainId, Vec<(&'a str, &'a Report)>>,
}

/// When and by whom one report was delivered.
struct Sending {
    day: Day,
    unit: UnitId,
    actor: ActorId,
}

impl<'a> Chronicle<'a> {
    /// The county with everything that happened to its tasks.
    pub fn of(
        county: &'a Memory,
        people: &'a People,
        programme: &'a Programme,
        entities: &'a [Entity],
        today: Day,
    ) -> Chronicle<'a> {
        let mut chronicle = Chronicle {
            county,
            people,
            programme,
            today,
            tasks: BTreeMap::new(),
            reports: BTreeMap::new(),
        };
        let mut titles: BTreeMap<TaskId, (ChainId, &str)> = BTreeMap::new();
        for task in entities.iter().filter_map(Task::of) {
            let Some(chain) = task.chain() else { continue };
            chronicle.tasks.entry(chain).or_default().push(task);
            if task.visibility == Visibility::County {
                titles.insert(task.id, (chain, &task.title));
            }
        }
        for report in entities.iter().filter_map(Report::of) {
            if let Some((chain, title)) = titles.get(&report.task) {
                chronicle.reports.entry(*chain).or_default().push((title, report));
            }
        }
        chronicle
    }

    /// Every report of every chain, in the order in which they came.
    pub fn write(&self, plans: &[Plan], rng: &mut Rng) -> Result<Vec<Entity>, Error> {
        let mut acts = Vec::new();
        for plan in plans {
            for cadence in &self.programme.cadences {
                let mut periods =
                    dues::periods(self.programme, cadence.every, self.today, usize::MAX);
                periods.reverse();
                for period in periods {
                    self.period(plan, cadence.every, period, &mut acts, rng);
                }
            }
        }
        acts.sort_by_key(|act| act.at);
        let mut desk = Desk::on(self.county);
        acts.into_iter().try_for_each(|act| desk.act(act))?;
        Ok(desk.clear().collect())
    }

    /// One period of one chain: nothing, a report, or a report and its correction.
    fn period(
        &self,
        plan: &Plan,
        every: Every,
        period: Period,
        acts: &mut Vec<Act>,
        rng: &mut Rng,
    ) {
        let Some(sending) = self.sending(plan, every, period, rng) else { return };
        let first = self.report(plan, (every, period), &sending, None, rng);
        let id = first.0;
        acts.push(first.1);
        let later = sending.day.plus(rng.between(1, 3));
        if later <= self.today && rng.chance(CORRECTED_SHARE) {
            let again = Sending { day: later, ..sending };
            acts.push(self.report(plan, (every, period), &again, Some(id), rng).1);
        }
    }

    /// Whether it was delivered, when and by whom: any lead unit may, the first one mostly does.
    fn sending(&self, plan: &Plan, every: Every, period: Period, rng: &mut Rng) -> Option<Sending> {
        let last = dues::of(plan.id, &[], (every, period), self.today).last.day;
        let dice = rng.below(100);
        let day = if last >= self.today {
            // Only ten days are reported on before they are over.
            let early = every == Every::TenDays && dice < EARLY_SHARE;
            let from = period.to.plus(-2).max(period.from).min(self.today);
            early.then(|| Day(rng.between(from.0, self.today.0)))?
        } else if dice < MISSING_SHARE {
            return None;
        } else if dice < MISSING_SHARE + LATE_SHARE {
            last.plus(rng.between(1, 4)).min(self.today)
        } else {
            let from = last.plus(-2).max(period.from);
            Day(rng.between(from.0, last.0))
        };
        let unit = match plan.lead.get(1) {
            Some(second) if rng.chance(30) => *second,
            _ => *plan.lead.first()?,
        };
        let staff = self.people.staff(unit);
        let clerk = rng.pick(&staff.clerks).copied().unwrap_or(staff.head);
        let actor = if rng.chance(80) { clerk } else { staff.head };
        Some(Sending { day, unit, actor })
    }

    fn report(
        &self,
        plan: &Plan,
        (every, period): (Every, Period),
        sending: &Sending,
        corrects: Option<PeriodReportId>,
        rng: &mut Rng,
    ) -> (PeriodReportId, Act) {
        let at = time(sending.day, hours::PERIOD, rng);
        let id = PeriodReportId(Id::timed(at, rng.bytes()));
        let words = self.words(plan, period, sending.day);
        let report = ReportPeriod {
            id,
            programme: self.programme.id,
            chain: plan.id,
            unit: sending.unit,
            every,
            period_from: period.from,
            words: if corrects.is_some() {
                format!("更正：数据已重新核对。{words}")
            } else {
                words
            },
            figures: self.figures(plan, sending.day),
            corrects,
        };
        (id, Act { at, day: sending.day, actor: sending.actor, mutation: report.into() })
    }

    /// What the chain's tasks reported in the period, the furthest first. The whole county reads it:
    /// tasks that are not for everybody stay out.
    fn words(&self, plan: &Plan, period: Period, day: Day) -> String {
        let mut lines: Vec<(u8, String)> = Vec::new();
        for (title, report) in self.reports.get(&plan.id).into_iter().flatten() {
            if period.contains(report.observed) && report.observed <= day {
                let Report { percent, words, .. } = report;
                lines.push((*percent, format!("{title}（{percent}%）：{words}")));
            }
        }
        lines.sort_by(|one, other| other.cmp(one));
        let count = lines.len();
        let lines: Vec<String> = lines.into_iter().take(QUOTED).map(|(_, line)| line).collect();
        match count {
            0 => "本期各项任务按计划推进，无新进展上报。".to_owned(),
            _ => format!("本期收到任务进展 {count} 条，主要有：\n{}", lines.join("\n")),
        }
    }

    /// The chain's tasks as they stood in the evening of `day`, by their steps.
    fn figures(&self, plan: &Plan, day: Day) -> Figures {
        let mut figures = Figures::default();
        for task in self.tasks.get(&plan.id).into_iter().flatten() {
            let Some(status) = status(&task.steps, day) else { continue };
            if status == Status::Cancelled {
                continue;
            }
            let open = status != Status::Done;
            figures.tasks += 1;
            figures.done += u32::from(!open);
            figures.overdue += u32::from(open && task.due.is_some_and(|due| due < day));
            figures.blocked += u32::from(status == Status::Blocked);
        }
        figures
    }
}

/// Where a task stood on `day`, as far as figures need it; `None` before it was there.
fn status(steps: &[Step], day: Day) -> Option<Status> {
    let mut status = None;
    for step in steps.iter().filter(|step| step.day <= day) {
        status = match step.kind {
            StepKind::Created => Some(Status::NotStarted),
            StepKind::Accepted => Some(Status::Done),
            StepKind::Cancelled => Some(Status::Cancelled),
            StepKind::Blocked => Some(Status::Blocked),
            StepKind::Unblocked | StepKind::Reopened | StepKind::Returned => {
                Some(Status::InProgress)
            }
            _ => status,
        };
    }
    status
}
