//! Acts as a file among the downloads.

use leptos::prelude::untrack;

use super::act::Act;
use super::browser;
use super::export::Export;
use crate::app::download;
use crate::replica::Store;
use crate::text;
use crate::ui::toast;

/// Saves these acts as a file and says so. `left_out` are those that this version cannot read.
pub fn save<'a>(store: Store, acts: impl IntoIterator<Item = &'a Act>, left_out: usize) {
    let me = untrack(|| store.me());
    let mut export = Export::of(acts, browser::iso);
    (export.county, export.account) = (me.county, me.name);
    (export.exported_at, export.left_out) = (browser::iso_now(), left_out);
    let name = format!("guatu-unsent-{}.json", browser::stamp());
    let saved = export.text().is_ok_and(|text| download::save(&name, &text).is_ok());
    let words = text::delivery();
    toast(if saved { words.exported } else { words.export_failed });
}
