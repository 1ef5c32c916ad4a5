//! Acts as a file: whole envelopes for programs, with everything in words beside them. Free of web
//! types.

use serde::Serialize;
use shared::id::{Millis, Seq};
use shared::mutation::Envelope;
use shared::order::sort_by_key;

use super::act::Act;
use super::words;
use crate::tasks::delivery::Delivery;
use crate::text::format;

/// Acts with where they come from.
#[derive(Serialize)]
pub struct Export {
    /// Names the format.
    format: &'static str,
    /// Its version.
    version: u8,
    /// The county's name.
    pub county: String,
    /// Whose acts they are.
    pub account: String,
    /// When it was made, ISO 8601.
    pub exported_at: String,
    /// Acts that this version cannot read, which are not in here.
    pub left_out: usize,
    /// The acts, in the order they were done.
    acts: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    what: &'static str,
    target: String,
    board: Option<String>,
    content: Vec<String>,
    filled_in_at: String,
    state: State,
    envelope: Envelope,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum State {
    Waiting,
    Refused { reason: String, receipt: Option<Seq>, at: String },
}

impl Export {
    /// A file of `acts`. `iso` writes a time as ISO 8601.
    pub fn of<'a>(
        acts: impl IntoIterator<Item = &'a Act>,
        iso: impl Fn(Millis) -> String,
    ) -> Export {
        let mut acts: Vec<&Act> = acts.into_iter().collect();
        sort_by_key(&mut acts, |act| act.envelope.counter);
        Export {
            format: "guatu-acts",
            version: 1,
            county: String::new(),
            account: String::new(),
            exported_at: String::new(),
            left_out: 0,
            acts: acts.into_iter().map(|act| entry(act, &iso)).collect(),
        }
    }

    /// The file's text.
    pub fn text(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }
}

fn entry(act: &Act, iso: &impl Fn(Millis) -> String) -> Entry {
    let state = match (act.delivery, act.refused) {
        (Delivery::Refused, Some(refused)) => State::Refused {
            reason: format::refusal(refused.reason),
            receipt: refused.seq,
            at: iso(refused.at),
        },
        _ => State::Waiting,
    };
    Entry {
        what: format::mutation(&act.envelope.mutation),
        target: words::title(&act.target),
        board: act.board.clone(),
        content: words::content(act),
        filled_in_at: iso(act.envelope.at),
        state,
        envelope: act.envelope.clone(),
    }
}

#[cfg(test)]
mod tests {
    use shared::id::{ActorId, Counter, ReplicaId, TaskId};
    use shared::mutation::CancelTask;
    use shared::policy::Denial;
    use shared::rules::Refusal;
    use shared::sync::replica::Refused;

    use super::*;
    use crate::tasks::sample::{county, id, task, today};

    #[test]
    fn a_file_holds_whole_envelopes_with_words_beside_them() {
        let county = county([task("甲事")]);
        let envelope = |counter| Envelope {
            replica: ReplicaId(id("手机")),
            counter: Counter(counter),
            actor: ActorId(id("园区经办")),
            day: today(),
            at: Millis(counter),
            base: Seq(1),
            mutation: CancelTask { task: TaskId(id("甲事")), reason: "并入".to_owned() }.into(),
        };
        let reason = Refusal::Denied(Denial::NoRight);
        let refused = Some(Refused { seq: Some(Seq(9)), at: Millis(9), reason });
        let no = Act { refused, ..Act::of(&county, &envelope(2), Delivery::Refused) };
        let waiting = Act::of(&county, &envelope(1), Delivery::Waiting);
        let export = Export::of([&no, &waiting], |at| at.0.to_string());
        let text = export.text().unwrap();
        let file: serde_json::Value = serde_json::from_str(&text).unwrap();
        let acts = file["acts"].as_array().unwrap();
        assert_eq!(acts[0]["state"], "waiting");
        assert_eq!(acts[0]["target"], "甲事");
        assert_eq!(acts[0]["content"][0], "并入");
        assert_eq!(acts[1]["state"]["refused"]["receipt"], 9);
        let back: Envelope = serde_json::from_value(acts[1]["envelope"].clone()).unwrap();
        assert_eq!(back, envelope(2));
    }
}
