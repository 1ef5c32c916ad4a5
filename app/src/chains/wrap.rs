//! Text in lines, measured roughly: a Chinese character is as wide as it is high, a Latin letter a
//! little more than half of that. Good enough for boxes with room to spare.

/// Lines a name takes at most; what does not fit ends in an ellipsis.
const LINES_MAX: usize = 3;

/// How wide `text` is, in Chinese characters.
pub fn width(text: &str) -> f32 {
    text.chars().map(of).sum()
}

fn of(character: char) -> f32 {
    match character {
        ' ' => 0.3,
        '\u{0}'..='\u{24f}' => 0.58,
        _ => 1.0,
    }
}

/// `text` in lines of about equal length, none longer than `max` Chinese characters. Latin words
/// stay whole where they can.
pub fn wrap(text: &str, max: usize) -> Vec<String> {
    let whole = width(text);
    let count = (whole / max as f32).ceil().max(1.0);
    let target = (whole / count).ceil().min(max as f32);
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        if !line.is_empty() && width(&line) + width(&piece) > target.max(width(&piece)) {
            lines.push(std::mem::take(&mut line));
        }
        line.push_str(&piece);
    }
    lines.push(line);
    let mut lines: Vec<String> = lines.iter().map(|line| line.trim().to_owned()).collect();
    lines.retain(|line| !line.is_empty());
    if lines.len() > LINES_MAX {
        lines.truncate(LINES_MAX);
        if let Some(last) = lines.last_mut() {
            last.pop();
            last.push('…');
        }
    }
    lines
}

/// Chinese characters one by one, Latin words with the space after them; a closing mark stays with
/// what it closes.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    for character in text.chars() {
        let latin = character.is_ascii() && character != ' ';
        let closing = matches!(character, '、' | '，' | '）' | '》' | '」' | '·' | ' ');
        match pieces.last_mut() {
            Some(last) if closing || (latin && last.chars().all(|c| c.is_ascii() && c != ' ')) => {
                last.push(character);
            }
            _ => pieces.push(character.to_string()),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_even_and_short_enough() {
        let table: [(&str, &[&str]); 6] = [
            ("选煤", &["选煤"]),
            ("煤矸石综合利用", &["煤矸石综合利用"]),
            ("煤矸石综合利用厂", &["煤矸石综", "合利用厂"]),
            ("枸杞（鲜果、干果）", &["枸杞（鲜", "果、干果）"]),
            ("LNG 储配站", &["LNG 储配站"]),
            ("", &[]),
        ];
        for (text, lines) in table {
            assert_eq!(wrap(text, 7), lines, "{text}");
        }
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        let lines = wrap(&"长".repeat(60), 7);
        assert_eq!(lines.len(), LINES_MAX);
        assert!(lines[2].ends_with('…'));
    }
}
