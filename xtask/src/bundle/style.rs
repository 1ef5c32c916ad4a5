//! One style sheet from all of them: tokens, base, then the rest by path.

use std::path::PathBuf;

use anyhow::Result;

use crate::paths;

const FIRST: [&str; 2] = ["app/src/ui/tokens.css", "app/src/ui/base.css"];

/// All style sheets of `app/src` and `public`, smaller.
pub fn whole() -> Result<String> {
    let mut names = Vec::new();
    for folder in ["app/src", "public"] {
        for name in paths::files_under(&paths::root().join(folder))? {
            if name.extension().is_some_and(|extension| extension == "css") {
                names.push(PathBuf::from(folder).join(name));
            }
        }
    }
    names.sort_by_key(|name| {
        let rank = FIRST.iter().position(|first| name == &PathBuf::from(first));
        (rank.unwrap_or(FIRST.len()), name.clone())
    });
    let texts: Result<Vec<String>> =
        names.iter().map(|name| paths::read_text(&paths::root().join(name))).collect();
    Ok(minify(&texts?.join("\n")))
}

/// Takes comments and surplus white space out; strings stay as they are. It knows no more of CSS
/// than that, so it keeps the spaces around `+`, `-`, `>` and before `:`, which can carry meaning.
pub fn minify(css: &str) -> String {
    let mut small = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(next) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            push_space(&mut small);
        } else if next == '"' || next == '\'' {
            let end = string_end(rest, next);
            small.push_str(&rest[..end]);
            rest = &rest[end..];
        } else if next.is_ascii_whitespace() {
            rest = rest.trim_ascii_start();
            push_space(&mut small);
        } else {
            push_code(&mut small, next);
            rest = &rest[next.len_utf8()..];
        }
    }
    small.trim().to_owned()
}

/// The length of the string that `text` begins with, quotes included.
fn string_end(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        if letter == quote && !escaped {
            return at + letter.len_utf8();
        }
        escaped = letter == '\\' && !escaped;
    }
    text.len()
}

/// One space, unless what stands before makes it surplus.
fn push_space(small: &mut String) {
    if !small.is_empty() && !small.ends_with([' ', '{', '}', ';', ',', ':', '(']) {
        small.push(' ');
    }
}

fn push_code(small: &mut String, next: char) {
    if matches!(next, '{' | '}' | ';' | ',' | ')') && small.ends_with(' ') {
        small.pop();
    }
    if next == '}' && small.ends_with(';') {
        small.pop();
    }
    small.push(next);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minifies() {
        for (before, after) in [
            ("a { color : red ; }", "a{color :red}"),
            ("a :hover, b > c { }\n\n", "a :hover,b > c{}"),
            ("/* note */ a{ b: calc( 1px + 2px ) } /* end */", "a{b:calc(1px + 2px)}"),
            ("a::before { content: \" /* { \\\" ; \" }", "a::before{content:\" /* { \\\" ; \"}"),
            ("@media (min-width: 1px) and (x) { a{} }", "@media (min-width:1px) and (x){a{}}"),
            ("a/**/b {}", "a b{}"),
            ("a { --x: ; }", "a{--x:}"),
            ("字 { font-family: '黑 体' }", "字{font-family:'黑 体'}"),
        ] {
            assert_eq!(minify(before), after);
        }
    }
}
