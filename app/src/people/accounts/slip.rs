//! Passwords to hand out: shown once, to be copied, printed or saved as a sheet.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::book::{Book, Slip};
use crate::app::copy::copy as to_clipboard;
use crate::app::download;
use crate::text;
use crate::ui::{
    Button, ButtonKind, Card, Icon, Note, NoteKind, each, key_of, live_if, memo, toast,
};

/// What spreadsheets need to see that a file is UTF-8.
const MARK: &str = "\u{feff}";

/// 初始密码, while there are any.
#[component]
pub fn SlipCard(
    /// The accounts.
    book: Book,
) -> impl IntoView {
    let any = memo(move || book.slips.with(|slips| !slips.is_empty()));
    live_if(move || any.get().then(|| view! { <Slips book/> }))
}

#[component]
fn Slips(book: Book) -> impl IntoView {
    let words = text::accounts();
    let copy = Callback::new(move |()| {
        let lines = book.slips.with_untracked(|slips| lines(slips, '\t'));
        spawn_local(async move {
            let copied = to_clipboard(&lines).await.is_ok();
            toast(if copied { words.copied } else { words.not_copied });
        });
    });
    let save = Callback::new(move |()| {
        let sheet = format!("{MARK}{}", book.slips.with_untracked(|slips| lines(slips, ',')));
        let name = format!("{}-{}.csv", words.slip_file, untrack(|| book.store.today()));
        let saved = download::save_as(&name, "text/csv;charset=utf-8", &sheet);
        toast(if saved.is_ok() { words.slip_saved } else { words.slip_not_saved });
    });
    let print = Callback::new(move |()| {
        // A browser that cannot print does nothing.
        let _printed = window().print();
    });
    let clear = Callback::new(move |()| book.slips.set(Vec::new()));
    view! {
        <div class="slip">
            <Card title=words.slip_title>
                <Note kind=NoteKind::Warn>{words.slip_once}</Note>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{words.account}</th>
                            <th scope="col">{words.actor}</th>
                            <th scope="col">{words.password}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {each(move || book.slips.get(), key_of, |slip: Slip| view! {
                            <tr>
                                <td>{slip.account}</td>
                                <td>{slip.who}</td>
                                <td><code>{slip.password}</code></td>
                            </tr>
                        })}
                    </tbody>
                </table>
                <p class="hint">{words.slip_must}</p>
                <div class="people-buttons">
                    <Button label=words.copy kind=ButtonKind::Plain on_press=copy/>
                    <Button label=words.print kind=ButtonKind::Plain on_press=print/>
                    <Button
                        label=words.save_sheet
                        kind=ButtonKind::Plain
                        icon=Icon::Download
                        on_press=save
                    />
                    <Button label=words.slip_done kind=ButtonKind::Quiet on_press=clear/>
                </div>
            </Card>
        </div>
    }
}

/// One line per account under a line of headings.
fn lines(slips: &[Slip], separator: char) -> String {
    let words = text::accounts();
    let cell = |text: &str| match separator {
        ',' => format!("\"{}\"", text.replace('"', "\"\"")),
        _ => text.to_owned(),
    };
    let line = |cells: [&str; 3]| cells.map(cell).join(&separator.to_string());
    let rows = slips.iter().map(|slip| line([&slip.account, &slip.who, &slip.password]));
    let head = line([words.account, words.actor, words.password]);
    std::iter::once(head).chain(rows).collect::<Vec<String>>().join("\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Language, set_language};

    #[test]
    fn a_sheet_has_a_line_for_each_account() {
        set_language(Language::Chinese);
        let slip = Slip {
            account: "zhao".to_owned(),
            who: "赵一 \"主任\"".to_owned(),
            password: "abc,def".to_owned(),
        };
        let sheet = lines(std::slice::from_ref(&slip), ',');
        assert_eq!(
            sheet.split("\r\n").collect::<Vec<_>>(),
            ["\"账号\",\"使用人\",\"初始密码\"", "\"zhao\",\"赵一 \"\"主任\"\"\",\"abc,def\""]
        );
        assert!(lines(&[slip], '\t').ends_with("zhao\t赵一 \"主任\"\tabc,def"));
    }
}
