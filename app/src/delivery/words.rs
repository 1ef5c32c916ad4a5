//! An act told in words, on the page and in what leaves it. Free of web types.

use shared::calendar::Day;

use super::act::{Act, Named, Part, Target};
use crate::tasks::names::Who;
use crate::text::{self, format};

/// What it is about, by name.
pub fn title(target: &Target) -> String {
    target.title.clone().unwrap_or_else(|| text::delivery().unnamed.to_owned())
}

/// What an act says, in lines of plain text. A split says its parts.
pub fn content(act: &Act) -> Vec<String> {
    let said = match act.parts.is_empty() {
        true => format::act_summary(&act.envelope.mutation),
        false => act.parts.iter().map(part).collect::<Vec<_>>().join("\n"),
    };
    said.lines().map(str::to_owned).chain(named(&act.named)).collect()
}

/// A part in a line: its title and what else it says.
fn part(part: &Part) -> String {
    format!("{} · {}", title(&part.target), part_facts(part))
}

/// A part's last day and units.
pub fn part_facts(part: &Part) -> String {
    std::iter::once(due(part.due)).chain(named(&part.named)).collect::<Vec<_>>().join(" · ")
}

fn due(due: Option<Day>) -> String {
    let words = text::tasks();
    due.map_or_else(|| words.no_due.to_owned(), |day| (words.due_on)(&format::day_short(day)))
}

/// Whom it names, each kind in a line.
pub fn named(named: &Named) -> Vec<String> {
    let words = text::tasks();
    let lines = [
        (words.leaders, &named.leaders),
        (words.lead_units, &named.lead),
        (words.support_units, &named.support),
        (text::delivery().addressees, &named.addressees),
    ];
    let full = lines.into_iter().filter(|(_, names)| !names.is_empty());
    full.map(|(label, names)| labelled(label, &names.join(words.comma))).collect()
}

/// Everything that a colleague needs to enter the act by hand. `when` is when it was filled in.
pub fn for_colleague(act: &Act, who: &Who, when: &str) -> String {
    let words = text::delivery();
    let reason = act.refused.map(|refused| format::refusal(refused.reason));
    let content = content(act);
    let content = match content.as_slice() {
        [] => None,
        [line] => Some(line.clone()),
        lines => Some(format!("\n{}", lines.join("\n"))),
    };
    let by = [who.name.as_str(), who.place.as_str(), when];
    let by: Vec<&str> = by.into_iter().filter(|part| !part.is_empty()).collect();
    let lines = [
        (words.hand_what, Some(format::mutation(&act.envelope.mutation).to_owned())),
        (words.hand_on, Some(title(&act.target))),
        (words.hand_board, act.board.clone()),
        (words.hand_content, content),
        (words.hand_by, Some(by.join(" · "))),
        (words.hand_reason, reason),
    ];
    let lines = lines.into_iter().filter_map(|(label, said)| Some(labelled(label, &said?)));
    std::iter::once(words.hand_head.to_owned()).chain(lines).collect::<Vec<_>>().join("\n")
}

fn labelled(label: &str, said: &str) -> String {
    format!("{label}{}{said}", text::delivery().colon)
}

#[cfg(test)]
mod tests {
    use shared::id::{ActorId, Counter, Millis, ReplicaId, Seq, TaskId, UnitId};
    use shared::model::Status;
    use shared::mutation::{BlockTask, Envelope, Mutation, Part as NewPart, SplitTask};
    use shared::rules::Refusal;
    use shared::sync::replica::Refused;

    use super::*;
    use crate::tasks::delivery::Delivery;
    use crate::tasks::sample::{county, id, task, today};

    fn act(mutation: impl Into<Mutation>) -> Act {
        let envelope = Envelope {
            replica: ReplicaId(id("手机")),
            counter: Counter(1),
            actor: ActorId(id("园区经办")),
            day: today(),
            at: Millis(1),
            base: Seq(1),
            mutation: mutation.into(),
        };
        Act::of(&county([task("整")]), &envelope, Delivery::Refused)
    }

    #[test]
    fn a_colleague_can_enter_it_by_hand() {
        let task = TaskId(id("整"));
        let reason = "用地批复未到".to_owned();
        let refused =
            Refused { seq: None, at: Millis(2), reason: Refusal::WrongStatus(Status::Cancelled) };
        let act = Act { refused: Some(refused), ..act(BlockTask { task, reason, since: today() }) };
        let who = Who { name: "园区经办".to_owned(), place: "园区".to_owned() };
        let told = for_colleague(&act, &who, "09:12");
        for part in [
            "标记受阻",
            "对象：整",
            "枸杞产业链",
            "用地批复未到",
            "园区经办 · 园区 · 09:12",
            "取消",
        ] {
            assert!(told.contains(part), "{part} in {told}");
        }
    }

    #[test]
    fn a_split_names_its_parts_with_their_units() {
        let part = |title: &str| NewPart {
            id: TaskId(id(title)),
            title: title.to_owned(),
            lead_units: vec![UnitId(id("农业农村局"))],
            support_units: Vec::new(),
            due: None,
        };
        let split = SplitTask { task: TaskId(id("整")), parts: vec![part("一"), part("二")] };
        let lines = content(&act(split));
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[1], "二 · 未定时限 · 牵头单位：农业农村局");
    }
}
