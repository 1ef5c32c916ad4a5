//! Where in a text a name is being written after an @, and what the text is with the whole name.
//! Free of web types; a caret counts UTF-16 units, as the browser's does.

/// Longer ones are no names.
const NAME_MAX: usize = 20;

/// A name that is being written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Begun {
    /// Where its @ stands, in bytes.
    at: usize,
    /// Where the caret stands, in bytes.
    caret: usize,
    /// What is written after the @ so far.
    pub typed: String,
}

/// The name that is being written at `caret`. An @ within an address of mail begins none.
pub fn begun(words: &str, caret: u32) -> Option<Begun> {
    let caret = byte_of(words, caret);
    let before = words.get(..caret)?;
    let (at, sign) =
        before.char_indices().rev().find(|(_, letter)| matches!(letter, '@' | '＠'))?;
    let typed = &before[at + sign.len_utf8()..];
    let is_name = typed.chars().count() <= NAME_MAX && !typed.chars().any(char::is_whitespace);
    let follows = before[..at].chars().next_back();
    let is_mail = follows.is_some_and(|letter| letter.is_ascii_alphanumeric());
    (is_name && !is_mail).then(|| Begun { at, caret, typed: typed.to_owned() })
}

/// The text with `name` in place of what was begun, and where the caret stands then.
pub fn complete(words: &str, begun: &Begun, name: &str) -> (String, u32) {
    let before = words.get(..begun.at).unwrap_or_default();
    let after = words.get(begun.caret..).unwrap_or_default();
    let head = format!("{before}@{name} ");
    let caret = head.encode_utf16().count() as u32;
    (format!("{head}{}", after.strip_prefix(' ').unwrap_or(after)), caret)
}

/// The byte at which so many UTF-16 units have passed.
fn byte_of(words: &str, units: u32) -> usize {
    let mut left = units as usize;
    for (byte, letter) in words.char_indices() {
        if left < letter.len_utf16() {
            return byte;
        }
        left -= letter.len_utf16();
    }
    words.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at_end(words: &str) -> Option<String> {
        begun(words, words.encode_utf16().count() as u32).map(|begun| begun.typed)
    }

    #[test]
    fn a_name_is_begun_by_an_at_and_ended_by_a_gap() {
        for (words, typed) in [
            ("@", Some("")),
            ("请@农业", Some("农业")),
            ("请＠农", Some("农")),
            ("请 @农业局 补充", None),
            ("write to me@example", None),
            ("@甲@乙", Some("乙")),
            ("没有", None),
            ("@一二三四五六七八九十一二三四五六七八九十一", None),
        ] {
            assert_eq!(at_end(words).as_deref(), typed, "{words}");
        }
    }

    #[test]
    fn the_whole_name_takes_the_place_of_what_was_begun() {
        for (words, caret, expected, caret_then) in [
            ("请@农", 3, "请@农业农村局 ", 8),
            ("🙂 @农 补充", 5, "🙂 @农业农村局 补充", 10),
            ("@，谢谢", 1, "@农业农村局 ，谢谢", 7),
        ] {
            let found = begun(words, caret).unwrap();
            let (now, then) = complete(words, &found, "农业农村局");
            assert_eq!((now.as_str(), then), (expected, caret_then));
        }
    }
}
