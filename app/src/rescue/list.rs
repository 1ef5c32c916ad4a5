//! The list in a package: what an office reads on paper. A page of its own, which needs no network
//! and no Guatu. Free of web types.

use std::fmt::Write as _;

use shared::id::Millis;

use super::package::Origin;
use super::told::{Line, Told};
use crate::text::{self, format};

const LOOK: &str = "body{font:16px/1.6 sans-serif;margin:2em auto;max-width:60em;padding:0 1em}\
    h1{font-size:1.4em}table{border-collapse:collapse;width:100%}\
    th,td{border:1px solid #999;padding:.4em .6em;text-align:left;vertical-align:top}\
    td{overflow-wrap:anywhere}dl{display:grid;grid-template-columns:max-content 1fr;gap:0 1em}\
    dd{margin:0}";

/// The list of `who`'s work as a page of HTML. `when` writes a time with its day: paper is read on other days, too.
pub fn page(origin: &Origin, who: &str, lines: &[Line], when: impl Fn(Millis) -> String) -> String {
    let words = text::rescue();
    let facts = [
        (words.list_county, origin.county.clone()),
        (words.list_account, who.to_owned()),
        (words.list_made, when(origin.made_at)),
        (words.list_device, origin.replica.to_string()),
        (words.list_version, origin.app.clone()),
    ];
    let mut page = format!(
        "<!doctype html><html lang=\"{}\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\">\
         <title>{title}</title><style>{LOOK}</style><h1>{title}</h1><p>{}</p><dl>",
        text::language().tag(),
        words.list_lead,
        title = words.list_title,
    );
    for (name, fact) in facts {
        // Writing to a string does not fail.
        let _ = write!(page, "<dt>{name}</dt><dd>{}</dd>", escaped(&fact));
    }
    page.push_str("</dl><table><thead><tr>");
    for head in [
        words.list_number,
        words.list_what,
        words.list_on,
        words.list_content,
        words.list_when,
        words.list_state,
    ] {
        let _ = write!(page, "<th>{head}</th>");
    }
    page.push_str("</tr></thead><tbody>");
    for line in lines {
        match line {
            Ok(told) if told.is_quiet => {}
            Ok(told) => row(&mut page, told, &when(told.at)),
            Err(counter) => {
                let _ = write!(
                    page,
                    "<tr><td>{}</td><td colspan=\"5\">{}</td></tr>",
                    counter.0, words.unreadable,
                );
            }
        }
    }
    page.push_str("</tbody></table>");
    let quiet = lines.iter().flatten().filter(|told| told.is_quiet).count();
    if quiet > 0 {
        let _ = write!(page, "<p>{}</p>", (words.quiet)(quiet));
    }
    page.push_str("</html>");
    page
}

fn row(page: &mut String, told: &Told, when: &str) {
    let words = text::rescue();
    let state = match told.refused {
        Some(refused) => (words.list_refused)(&format::refusal(refused.reason)),
        None => words.list_waiting.to_owned(),
    };
    let on = [Some(told.on.clone()), told.board.clone()];
    let on = on.into_iter().flatten().collect::<Vec<String>>().join(" · ");
    let content = told.for_leader.iter().chain(&told.content);
    let content = content.map(|line| escaped(line)).collect::<Vec<String>>().join("<br>");
    let _ = write!(
        page,
        "<tr><td>{}</td><td>{}</td><td>{}</td><td>{content}</td><td>{}</td><td>{}</td></tr>",
        told.counter.0,
        told.what,
        escaped(&on),
        when,
        escaped(&state),
    );
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            letter => safe.push(letter),
        }
    }
    safe
}
