//! How SQLite goes about every constant statement of the county: along an index, never through a
//! whole table that grows. The statements are read out of the sources, so that a new one is looked
//! at without anybody thinking of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::schema;

/// Tables that stay as short as the county's staff, or have a handful of rows.
const SHORT: [&str; 6] =
    ["account", "meta", "migration", "notice_state", "restore", "sqlite_schema"];

/// Statements that may go through a table that grows, each with its reason.
const ALLOWED: [(&str, &str); 4] = [
    ("log.rs HEAD", "from the end, and no further than its last row"),
    ("book.rs HOW_MANY", "along the index of those for whom something may be new"),
    ("book.rs SETTLE_ALL", "along the same index"),
    ("book.rs WAITING", "along the same index"),
];

/// Sources of what runs outside the worker only.
const OUTSIDE: [&str; 1] = ["core.rs"];

/// A token of a constant, as far as statements are made of them.
enum Token {
    Text(String),
    Name(String),
    Other(char),
}

fn tokens(source: &str) -> Vec<Token> {
    let (mut tokens, mut rest) = (Vec::new(), source.chars().peekable());
    while let Some(character) = rest.next() {
        match character {
            '/' if rest.peek() == Some(&'/') => {
                while rest.next_if(|next| *next != '\n').is_some() {}
            }
            '"' => {
                let mut text = String::new();
                while let Some(next) = rest.next().filter(|next| *next != '"') {
                    match (next, rest.peek()) {
                        ('\\', Some('\n')) => {
                            while rest.next_if(|c| c.is_whitespace()).is_some() {}
                        }
                        ('\\', Some('n')) => text.extend(rest.next().map(|_| '\n')),
                        ('\\', _) => text.extend(rest.next()),
                        (next, _) => text.push(next),
                    }
                }
                tokens.push(Token::Text(text));
            }
            // A character, not a lifetime.
            '\'' => {
                let ahead: String = rest.clone().take(2).collect();
                if ahead.ends_with('\'') {
                    rest.by_ref().take(2).for_each(drop);
                }
            }
            letter if letter.is_alphabetic() || letter == '_' => {
                let mut name = letter.to_string();
                while let Some(next) = rest.next_if(|c| c.is_alphanumeric() || *c == '_') {
                    name.push(next);
                }
                tokens.push(Token::Name(name));
            }
            other if !other.is_whitespace() => tokens.push(Token::Other(other)),
            _ => {}
        }
    }
    tokens
}

/// The text that these tokens come to: literals one after the other, `stored!` and `visible!` as
/// they are written, and `bounded!` around its first three.
fn text(tokens: &[Token], macros: &BTreeMap<&str, String>) -> String {
    let mut texts = Vec::new();
    let mut is_bounded = false;
    for token in tokens {
        match token {
            Token::Text(text) => texts.push(text.clone()),
            Token::Name(name) if name == "bounded" => is_bounded = true,
            Token::Name(name) => texts.extend(macros.get(name.as_str()).cloned()),
            Token::Other(_) => {}
        }
    }
    if !is_bounded {
        return texts.concat();
    }
    let inner = &texts[..texts.len() - 2];
    let (order, budget) = (&texts[texts.len() - 2], &texts[texts.len() - 1]);
    format!(
        "select id, seq, kind, version, case when before < {budget} \
         then (select bytes from entity where id = page.id) end from (\
         select id, seq, kind, version, sum(length) over (order by {order} rows unbounded preceding) \
         - length as before from ({})) as page order by {order}",
        inner.concat()
    )
}

/// The sources in a folder and below it.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

/// Every constant text of the county's sources, by file and name.
fn constants() -> BTreeMap<String, String> {
    let macros = BTreeMap::from([
        ("stored", super::rows::stored!().to_owned()),
        ("visible", super::rights::visible!().to_owned()),
    ]);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/county");
    let mut found = BTreeMap::new();
    for path in sources(&folder) {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if OUTSIDE.contains(&name.as_str()) {
            continue;
        }
        let source = fs::read_to_string(&path).unwrap();
        let tokens = tokens(&source);
        let starts = tokens.iter().enumerate().filter_map(|(at, token)| match token {
            Token::Name(word) if word == "const" => Some(at),
            _ => None,
        });
        for start in starts {
            let Some(Token::Name(constant)) = tokens.get(start + 1) else { continue };
            let rest = &tokens[start + 2..];
            let end = rest.iter().position(|token| matches!(token, Token::Other(';')));
            let text = text(&rest[..end.unwrap_or(rest.len())], &macros);
            found.insert(format!("{name} {constant}"), text);
        }
    }
    found
}

fn is_statement(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    ["select", "insert", "update", "delete", "with"].contains(&first)
}

/// The steps of the plan that go through a whole table, or a whole index of it.
fn scans(database: &Connection, statement: &str) -> Vec<String> {
    let mut plan = database.prepare(&format!("explain query plan {statement}")).unwrap();
    for parameter in 1..=plan.parameter_count() {
        plan.raw_bind_parameter(parameter, 1).unwrap();
    }
    let mut rows = plan.raw_query();
    let mut found = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        let step: String = row.get(3).unwrap();
        if step.starts_with("SCAN ") {
            found.push(step);
        }
    }
    found
}

/// The table behind a name in a plan: itself, or what the statement calls by it.
fn table(statement: &str, name: &str, tables: &[String]) -> Option<String> {
    let words: Vec<&str> = statement
        .split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|word| !word.is_empty())
        .collect();
    let called =
        words.windows(2).find(|pair| pair[1] == name && tables.contains(&pair[0].to_owned()));
    let own = tables.iter().find(|table| *table == name);
    own.cloned().or_else(|| called.map(|pair| pair[0].to_owned()))
}

#[test]
fn no_statement_goes_through_a_whole_table_that_grows() {
    let constants = constants();
    let database = Connection::open_in_memory().unwrap();
    database.execute_batch(schema::STEPS).unwrap();
    database.execute_batch("create table restore (reading text not null) strict").unwrap();
    for step in schema::STATEMENTS {
        database.execute_batch(step).unwrap();
    }
    let mut names =
        database.prepare("select name from sqlite_schema where type = 'table'").unwrap();
    let tables: Vec<String> =
        names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let (mut looked_at, mut faults) = (0, Vec::new());
    for (name, statement) in constants.iter().filter(|(_, text)| is_statement(text)) {
        looked_at += 1;
        for step in scans(&database, statement) {
            let scanned = step.split_whitespace().nth(1).unwrap_or_default();
            let Some(table) = table(statement, scanned, &tables) else { continue };
            let is_allowed = ALLOWED.iter().any(|(allowed, _)| allowed == name);
            if !SHORT.contains(&table.as_str()) && !is_allowed {
                faults.push(format!("{name}: {step}"));
            }
        }
    }
    println!("{looked_at} statements");
    assert!(looked_at > 60, "only {looked_at} statements were found");
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn a_statement_that_does_go_through_a_table_is_found() {
    let database = Connection::open_in_memory().unwrap();
    let steps = &schema::STATEMENTS[..3];
    steps.iter().for_each(|step| database.execute_batch(step).unwrap());
    let open = "select scope from audience where subject = ?1 and (until is null or until >= ?2)";
    assert_eq!(scans(&database, open).len(), 1);
    let along = "select scope from audience where subject = ?1 and until is null";
    assert_eq!(scans(&database, along).len(), 0);
}
