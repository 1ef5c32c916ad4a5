//! A task's life as acts: reports, changes, obstacles, submissions, verdicts and remarks.

use shared::calendar::Day;
use shared::id::{ActorId, CommentId, Id, ReportId, UnitId};
use shared::mutation::{
    AcceptTask, AddComment, AssignTask, BlockTask, CancelTask, ChangeDue, Mutation, ReopenTask,
    ReportProgress, ReturnTask, SubmitTask, UnblockTask,
};

use super::super::desk::{Act, hours, time};
use super::super::rng::Rng;
use super::super::words::{Obstacle, OfWork, Words, Work, one_of};
use super::course::Course;
use super::crew::Crew;
use super::family::Member;
use super::fate::Fate;

/// What a life turned out to be.
pub struct Lived {
    /// 配合单位 when it was entered.
    pub support: Vec<UnitId>,
    /// The last day when it was entered.
    pub due: Day,
    /// Everything after it was entered, in no particular order.
    pub acts: Vec<Act>,
}

/// A detour on the way, long over.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    None,
    /// Stuck between these days.
    Stuck(Day, Day),
    /// Submitted and returned.
    Returned(Day, Day),
    /// Submitted, accepted, opened again.
    Reopened(Day, Day, Day),
}

/// A life while it is written down.
pub struct Life<'a> {
    member: &'a Member,
    course: &'a Course,
    crew: Crew,
    words: &'a Words,
    of_work: &'a OfWork,
    today: Day,
    rng: &'a mut Rng,
    acts: Vec<Act>,
}

impl<'a> Life<'a> {
    /// Nothing written yet.
    pub fn new(
        member: &'a Member,
        words: &'a Words,
        work: Work,
        today: Day,
        rng: &'a mut Rng,
    ) -> Life<'a> {
        Life {
            member,
            course: &member.course,
            crew: member.crew,
            words,
            of_work: words.of(work),
            today,
            rng,
            acts: Vec::new(),
        }
    }

    /// The whole life. A task with parts goes straight (`may_turn` is false): it cannot be
    /// submitted before its parts are closed.
    pub fn live(mut self, may_turn: bool) -> Lived {
        let begins = self.course.fate != Fate::NotStarted;
        let turn = if may_turn && begins { self.choose() } else { Turn::None };
        let obstacle = self.of_work.obstacle(self.rng);
        if begins {
            self.report(&obstacle);
        }
        self.turn(turn);
        let (support, due) = (self.assign(), self.change_due(turn));
        self.end(obstacle);
        self.remark();
        Lived { support, due, acts: self.acts }
    }

    fn act(&mut self, day: Day, span: hours::Span, actor: ActorId, mutation: impl Into<Mutation>) {
        let at = time(day, span, self.rng);
        self.acts.push(Act { at, day, actor, mutation: mutation.into() });
    }

    fn random_day(&mut self, from: Day, to: Day) -> Day {
        Day(self.rng.between(from.0, to.0))
    }

    /// Which detour there is time for.
    fn choose(&mut self) -> Turn {
        let course = self.course;
        let whole = course.last.since(course.begun);
        let closes = matches!(course.fate, Fate::Done | Fate::Waiting);
        let dice = self.rng.below(100);
        if course.fate == Fate::Done && whole >= 80 && dice < 6 {
            let first = course.last.plus(-30);
            return Turn::Reopened(first, first.plus(2), first.plus(self.rng.between(8, 14)));
        }
        if closes && whole >= 30 && dice < 24 {
            let first = course.last.plus(-self.rng.between(8, 12));
            return Turn::Returned(first, first.plus(self.rng.between(1, 3)));
        }
        let end = course.stuck.unwrap_or(course.last).plus(-15);
        if end.since(course.begun) >= 20 && (24..42).contains(&dice) {
            let since = self.random_day(course.begun.plus(8), end.plus(-2));
            return Turn::Stuck(since, since.plus(self.rng.between(3, 10)));
        }
        Turn::None
    }

    /// The days of the reports, oldest first: about one a 旬 lately, one a month before.
    fn report_days(&mut self) -> Vec<Day> {
        let mut days = vec![self.course.last];
        let mut day = self.course.last;
        loop {
            let gap = if days.len() < 4 { (7, 12) } else { (24, 34) };
            day = day.plus(-self.rng.between(gap.0, gap.1));
            if day <= self.course.begun {
                days.reverse();
                return days;
            }
            days.push(day);
        }
    }

    fn report(&mut self, obstacle: &Obstacle) {
        let course = self.course;
        let end = course.stuck.unwrap_or(course.last);
        let whole = end.since(course.begun).max(1);
        let (mut percent, mut words) = (0, String::new());
        for day in self.report_days() {
            let gone = day.since(course.begun).min(whole);
            let slack = if gone < whole { self.rng.between(0, 3) } else { 0 };
            let share = i32::from(course.percent) * gone / whole - slack;
            let is_last = day == course.last;
            percent = if is_last { course.percent } else { percent.max(share.max(1) as u8) };
            words = if course.stuck.is_some_and(|since| day > since) {
                format!("{}，正在协调。", obstacle.reason)
            } else {
                self.of_work.report(percent, &words, self.rng)
            };
            self.one_report(day, percent, words.clone(), is_last);
        }
    }

    /// Some reports come a day late, and some from a supporting unit.
    fn one_report(&mut self, observed: Day, percent: u8, words: String, is_last: bool) {
        let late = !is_last && self.rng.chance(10);
        let day = observed.plus(i32::from(late)).min(self.today);
        let helps = !is_last && self.rng.chance(12);
        let actor = self.crew.helper.filter(|_| helps).unwrap_or(self.crew.clerk);
        let at = time(day, hours::REPORT, self.rng);
        let id = ReportId(Id::timed(at, self.rng.bytes()));
        let report = ReportProgress { id, task: self.member.id, percent, words, observed };
        self.acts.push(Act { at, day, actor, mutation: report.into() });
    }

    fn turn(&mut self, turn: Turn) {
        let task = self.member.id;
        match turn {
            Turn::None => {}
            Turn::Stuck(since, loose) => {
                let Obstacle { reason, solved } = self.of_work.obstacle(self.rng);
                self.act(since, hours::CHANGE, self.crew.clerk, BlockTask { task, reason, since });
                let unblock = UnblockTask { task, words: solved };
                self.act(loose, hours::CHANGE, self.crew.clerk, unblock);
            }
            Turn::Returned(submitted, returned) => {
                self.submit(submitted);
                let reason = one_of(&self.words.steps.returned, self.rng);
                let verdict = ReturnTask { task, reason };
                self.act(returned, hours::VERDICT, self.crew.judge, verdict);
            }
            Turn::Reopened(submitted, accepted, reopened) => {
                self.submit(submitted);
                self.accept(accepted);
                let reason = one_of(&self.words.steps.reopened, self.rng);
                let reopen = ReopenTask { task, reason };
                self.act(reopened, hours::VERDICT, self.crew.office, reopen);
            }
        }
    }

    /// Sometimes a supporting unit is added soon after; returns who supported at first.
    fn assign(&mut self) -> Vec<UnitId> {
        let member = self.member;
        let day = self.course.created.plus(self.rng.between(2, 12));
        if member.support.len() < 2 || day > self.course.last.min(self.today) {
            return member.support.clone();
        }
        if !self.rng.chance(8) {
            return member.support.clone();
        }
        let assign = AssignTask {
            task: member.id,
            leaders: member.leaders.clone(),
            lead_units: member.lead.clone(),
            support_units: member.support.clone(),
        };
        self.act(day, hours::CHANGE, self.crew.office, assign);
        member.support[..member.support.len() - 1].to_vec()
    }

    /// Sometimes the last day is put off; returns what it was at first.
    fn change_due(&mut self, turn: Turn) -> Day {
        let course = self.course;
        // It may be closed on the day.
        if course.fate == Fate::NotStarted || matches!(turn, Turn::Reopened(..)) {
            return course.due;
        }
        let before = course.due.plus(-self.rng.between(15, 40));
        let day = self.random_day(course.begun.plus(5), course.last.plus(-1));
        let has_time = day < course.last && before > day;
        if !has_time || !self.rng.chance(14) {
            return course.due;
        }
        let reason = one_of(&self.words.steps.due_changed, self.rng);
        let actor = if self.rng.chance(60) { self.crew.chief } else { self.crew.office };
        let change = ChangeDue { task: self.member.id, due: Some(course.due), reason };
        self.act(day, hours::CHANGE, actor, change);
        before
    }

    fn end(&mut self, obstacle: Obstacle) {
        let (course, task) = (self.course, self.member.id);
        if let Some(since) = course.stuck {
            let block = BlockTask { task, reason: obstacle.reason, since };
            self.act(since, hours::CHANGE, self.crew.clerk, block);
        }
        match (course.fate, course.closed) {
            (Fate::Waiting, _) => self.submit(course.last),
            (Fate::Done, Some(closed)) => {
                self.submit(course.last);
                self.accept(closed);
            }
            (Fate::Cancelled, Some(closed)) => {
                let reason = one_of(&self.words.steps.cancelled, self.rng);
                let cancel = CancelTask { task, reason };
                self.act(closed, hours::VERDICT, self.crew.office, cancel);
            }
            _ => {}
        }
    }

    fn submit(&mut self, day: Day) {
        let words = one_of(&self.words.steps.submitted, self.rng);
        let actor = if self.rng.chance(70) { self.crew.clerk } else { self.crew.head };
        self.act(day, hours::SUBMIT, actor, SubmitTask { task: self.member.id, words });
    }

    fn accept(&mut self, day: Day) {
        let words = one_of(&self.words.steps.accepted, self.rng);
        let accept = AcceptTask { task: self.member.id, words };
        self.act(day, hours::VERDICT, self.crew.judge, accept);
    }

    /// A third of all tasks that were worked on have a remark or two.
    fn remark(&mut self) {
        if self.course.fate == Fate::NotStarted || !self.rng.chance(33) {
            return;
        }
        let remarks = &self.words.comments;
        for _ in 0..self.rng.between(1, 2) {
            let (actor, phrases) = match self.rng.below(4) {
                0 => (self.crew.leader, &remarks.leader),
                1 => (self.crew.chief, &remarks.chief),
                2 => (self.crew.office, &remarks.office),
                _ => (self.crew.clerk, &remarks.unit),
            };
            let day = self.random_day(self.course.begun, self.course.last);
            let at = time(day, hours::REMARK, self.rng);
            let id = CommentId(Id::timed(at, self.rng.bytes()));
            let words = one_of(phrases, self.rng);
            let comment = AddComment { id, on: self.member.id.into(), words };
            self.acts.push(Act { at, day, actor, mutation: comment.into() });
        }
    }
}
