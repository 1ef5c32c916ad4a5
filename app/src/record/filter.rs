//! Which rows of the log are shown. Free of web types.

use shared::log::Act;
use shared::mutation::MutationKind;

use super::told::{Deed, Outcome, Told};

/// Which acts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Wanted {
    /// All.
    #[default]
    Any,
    /// Those that were refused.
    Refused,
    /// Those of one kind.
    Deed(Deed),
}

/// Administrative acts, in the order they are offered.
const ADMIN: [Act; 11] = [
    Act::AccountMade,
    Act::AccountDisabled,
    Act::AccountEnabled,
    Act::PasswordChanged,
    Act::PasswordReset,
    Act::SessionRevoked,
    Act::BroughtIn,
    Act::Exported,
    Act::Setup,
    Act::Seed,
    Act::Open,
];

impl Wanted {
    /// Kinds of acts on the county's content.
    pub fn of_content() -> Vec<Wanted> {
        MutationKind::ALL.iter().map(|kind| Wanted::Deed(Deed::Content(*kind))).collect()
    }

    /// Kinds of administrative acts.
    pub fn of_admin() -> Vec<Wanted> {
        ADMIN.into_iter().map(|act| Wanted::Deed(Deed::Admin(act))).collect()
    }

    /// Whether it is an act of this kind, by somebody whose name holds `name`: written with a gap
    /// or without.
    pub fn fits(self, told: &Told, name: &str) -> bool {
        let is_wanted = match self {
            Wanted::Any => true,
            Wanted::Refused => matches!(told.outcome, Outcome::Refused(_)),
            Wanted::Deed(deed) => told.what == deed,
        };
        is_wanted && bare(&told.who).contains(&bare(name))
    }
}

/// Without gaps, in small letters.
fn bare(name: &str) -> String {
    name.split_whitespace().collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use shared::id::{Millis, Seq};

    use super::*;

    fn told(who: &str, what: Deed, outcome: Outcome) -> Told {
        Told {
            seq: Seq(1),
            at: Millis(1),
            day: None,
            who: who.to_owned(),
            what,
            words: String::new(),
            about: None,
            outcome,
            gap: None,
        }
    }

    #[test]
    fn rows_are_found_by_person_and_by_kind_of_act() {
        let edit = Deed::Content(MutationKind::EditTask);
        let kept = told("袁 波", edit, Outcome::Accepted);
        let refused = told("袁 波", edit, Outcome::Refused(None));
        let reset = told("Admin", Deed::Admin(Act::PasswordReset), Outcome::Done);
        let table = [
            (Wanted::Any, "", [true, true, true]),
            (Wanted::Any, "袁波", [true, true, false]),
            (Wanted::Any, " admin ", [false, false, true]),
            (Wanted::Refused, "", [false, true, false]),
            (Wanted::Deed(edit), "", [true, true, false]),
            (Wanted::Deed(Deed::Admin(Act::PasswordReset)), "", [false, false, true]),
            (Wanted::Deed(edit), "admin", [false, false, false]),
        ];
        for (wanted, name, expected) in table {
            let found = [&kept, &refused, &reset].map(|told| wanted.fits(told, name));
            assert_eq!(found, expected, "{wanted:?} {name}");
        }
    }

    #[test]
    fn every_kind_of_act_can_be_asked_for_once() {
        let mut all = Wanted::of_content();
        all.extend(Wanted::of_admin());
        let count = all.len();
        all.sort_by_key(|wanted| format!("{wanted:?}"));
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
