//! What people in 示例县 write: `words.toml`.

use serde::Deserialize;

use super::rng::Rng;
use crate::Error;
use crate::error::read;

/// What kind of work a task is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Work {
    /// 建设
    Build,
    /// 审批
    Permit,
    /// 招商
    Invest,
    /// 种养
    Grow,
    /// 市场
    Market,
    /// 研究
    Study,
    /// 排查整治
    Inspect,
}

/// What there is to do, by the kind of work it is.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Titles {
    build: Vec<String>,
    permit: Vec<String>,
    invest: Vec<String>,
    grow: Vec<String>,
    market: Vec<String>,
    study: Vec<String>,
    inspect: Vec<String>,
}

/// The whole file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    kind: Works,
    /// Words that go with steps.
    pub steps: Steps,
    /// Remarks.
    pub comments: Comments,
    /// Instructions and what is said to them.
    pub instructions: Instructions,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Works {
    build: OfWork,
    permit: OfWork,
    invest: OfWork,
    grow: OfWork,
    market: OfWork,
    study: OfWork,
    inspect: OfWork,
}

/// What is said about one kind of work.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfWork {
    early: Stage,
    middle: Stage,
    late: Stage,
    #[serde(rename = "final")]
    finished: Stage,
    blocked: Vec<Obstacle>,
    /// What such a task is split into.
    pub parts: Vec<String>,
}

/// What a task may be stuck on.
#[derive(Deserialize, Clone, Default)]
#[serde(deny_unknown_fields)]
pub struct Obstacle {
    /// What it is.
    pub reason: String,
    /// How it comes loose.
    pub solved: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stage {
    done: Vec<String>,
    next: Vec<String>,
}

/// Words that go with steps.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Steps {
    /// Why a last day moved.
    pub due_changed: Vec<String>,
    /// What was reached.
    pub submitted: Vec<String>,
    /// What is missing.
    pub returned: Vec<String>,
    /// A remark on acceptance, or none.
    pub accepted: Vec<String>,
    /// Why it is worked on again.
    pub reopened: Vec<String>,
    /// Why nothing more is to be done.
    pub cancelled: Vec<String>,
}

/// Remarks by who makes them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comments {
    /// County leaders.
    pub leader: Vec<String>,
    /// 链长
    pub chief: Vec<String>,
    /// The office.
    pub office: Vec<String>,
    /// Lead units.
    pub unit: Vec<String>,
}

/// Instructions and what is said to them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instructions {
    /// By leaders and chiefs.
    pub given: Vec<String>,
    /// By the office, to hurry along.
    pub nudged: Vec<String>,
    /// By units.
    pub answered: Vec<String>,
    /// With the closing.
    pub closed: Vec<String>,
}

impl Titles {
    /// Each with its kind.
    pub fn list(&self) -> Vec<(Work, &str)> {
        let kinds = [
            (Work::Grow, &self.grow),
            (Work::Build, &self.build),
            (Work::Permit, &self.permit),
            (Work::Invest, &self.invest),
            (Work::Market, &self.market),
            (Work::Study, &self.study),
            (Work::Inspect, &self.inspect),
        ];
        kinds
            .into_iter()
            .flat_map(|(work, titles)| titles.iter().map(move |title| (work, title.as_str())))
            .collect()
    }
}

impl Words {
    /// Reads the file.
    pub fn read() -> Result<Words, Error> {
        read("words.toml", include_str!("../../sample/words.toml"))
    }

    /// What is said about this kind of work.
    pub fn of(&self, work: Work) -> &OfWork {
        match work {
            Work::Build => &self.kind.build,
            Work::Permit => &self.kind.permit,
            Work::Invest => &self.kind.invest,
            Work::Grow => &self.kind.grow,
            Work::Market => &self.kind.market,
            Work::Study => &self.kind.study,
            Work::Inspect => &self.kind.inspect,
        }
    }
}

impl OfWork {
    /// A report: what was done, what comes next. It does not begin as the one before.
    pub fn report(&self, percent: u8, before: &str, rng: &mut Rng) -> String {
        let stage = match percent {
            0..30 => &self.early,
            30..70 => &self.middle,
            70..97 => &self.late,
            _ => &self.finished,
        };
        let is_news = |phrase: &&String| !before.starts_with(constant(phrase));
        let news: Vec<String> = stage.done.iter().filter(is_news).cloned().collect();
        format!("{}；{}。", one_of(&news, rng), one_of(&stage.next, rng))
    }

    /// What it is stuck on.
    pub fn obstacle(&self, rng: &mut Rng) -> Obstacle {
        let Obstacle { reason, solved } = rng.pick(&self.blocked).cloned().unwrap_or_default();
        Obstacle { reason: filled(&reason, rng), solved }
    }
}

/// One of these, with its number filled in.
pub fn one_of(phrases: &[String], rng: &mut Rng) -> String {
    let phrase = rng.pick(phrases).map_or("", String::as_str);
    filled(phrase, rng)
}

/// The phrase up to its number.
fn constant(phrase: &str) -> &str {
    phrase.split("{n}").next().unwrap_or(phrase)
}

fn filled(phrase: &str, rng: &mut Rng) -> String {
    if !phrase.contains("{n}") {
        return phrase.to_owned();
    }
    phrase.replace("{n}", &rng.between(2, 28).to_string())
}
