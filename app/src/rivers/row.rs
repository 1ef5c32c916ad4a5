//! A river as a row of the table; on a phone, a few lines.

use leptos::prelude::*;

use super::select::{ChiefFact, RiverFacts};
use crate::text;

/// A row that leads to the river's page.
#[component]
pub fn RiverRow(
    /// What it shows.
    river: RiverFacts,
) -> impl IntoView {
    let words = text::rivers();
    let comma = text::tasks().comma;
    let cell = |label: &'static str, value: String| {
        let none = value.is_empty();
        let value = if none { "—".to_owned() } else { value };
        view! {
            <span class="river-cell" class:is-none=none><i>{label}</i>{value}</span>
        }
    };
    let chief = river.county_chief.clone().unwrap_or_default();
    let department = river.department.as_ref().map(|(_, name)| name.clone()).unwrap_or_default();
    let alias = (!river.alias.is_empty()).then(|| (words.also)(&river.alias));
    view! {
        <a class="river-row" href=format!("/rivers/{}", river.id)>
            <span class="river-no num">{river.no}</span>
            <span class="river-name"><b>{river.name.clone()}</b>{alias}</span>
            {cell(words.county_chief, chief)}
            {cell(words.township_chiefs, chiefs(&river.township_chiefs))}
            {cell(words.units, river.units.join(comma))}
            {cell(words.department, department)}
            <span class="river-size num">{size(&river)}</span>
        </a>
    }
}

/// Its length or its area.
pub fn size(river: &RiverFacts) -> String {
    let words = text::rivers();
    let length = river.length.map(|length| (words.kilometres)(&length.to_string()));
    let area = river.area.map(|area| (words.hectares)(&area.to_string()));
    length.into_iter().chain(area).collect::<Vec<_>>().join(" · ")
}

/// Township chiefs in a line: by name where that is known, otherwise neighbours with the same post
/// together.
fn chiefs(all: &[ChiefFact]) -> String {
    let words = text::rivers();
    let mut posts: Vec<String> = Vec::new();
    let mut open: Option<(&str, Vec<String>)> = None;
    let told = |(title, seats): (&str, Vec<String>)| {
        format!("{} {title}", seats.join(text::tasks().comma))
    };
    for chief in all {
        let seat = (words.stretch_of)(&chief.unit, &chief.stretch);
        match (&chief.person, &mut open) {
            (Some(person), _) => {
                posts.extend(open.take().map(told));
                posts.push(format!("{seat} {} {person}", chief.title));
            }
            (None, Some((title, seats))) if *title == chief.title => seats.push(seat),
            (None, _) => {
                posts.extend(open.take().map(told));
                open = Some((&chief.title, vec![seat]));
            }
        }
    }
    posts.extend(open.map(told));
    posts.join(words.semicolon)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chiefs_of_the_same_post_stand_together() {
        let chief = |unit: &str, title: &str, stretch: &str| ChiefFact {
            unit: unit.to_owned(),
            title: title.to_owned(),
            stretch: stretch.to_owned(),
            person: None,
        };
        let all = [
            chief("甲镇", "党委书记", "上游"),
            chief("乙镇", "党委书记", "下游"),
            chief("丙区", "党工委书记", ""),
        ];
        assert_eq!(chiefs(&all), "甲镇（上游）、乙镇（下游） 党委书记；丙区 党工委书记");
        let named =
            ChiefFact { person: Some("赵乙".to_owned()), ..chief("丁镇", "党委书记", "") };
        let mixed = [all[2].clone(), named, all[0].clone()];
        assert_eq!(chiefs(&mixed), "丙区 党工委书记；丁镇 党委书记 赵乙；甲镇（上游） 党委书记");
        assert_eq!(chiefs(&[]), "");
    }
}
