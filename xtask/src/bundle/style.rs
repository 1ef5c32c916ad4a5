//! Two style sheets from all of them: what the first page needs, and the pages that come as parts.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::paths;

/// What the others build on, in this order.
const BASE: [&str; 2] = ["app/src/ui/tokens.css", "app/src/ui/base.css"];

/// The first page needs the sheets that lie in these folders, not those deeper down.
const FIRST_FOLDERS: [&str; 5] =
    ["app/src/ui", "app/src/shell", "app/src/login", "app/src/work", "public"];

/// A feature's rows, which My work shows, have this sheet to themselves.
const ROWS: &str = "rows.css";

/// The two sheets, each with its parts by path, the base before all.
pub struct Styles {
    /// For the first page: login and My work.
    pub first: String,
    /// For the parts. It comes after the first one, which gives the order of the layers.
    pub parts: String,
}

/// All style sheets of `app/src` and `public`.
pub fn all() -> Result<Styles> {
    let mut names = Vec::new();
    for folder in ["app/src", "public"] {
        for name in paths::files_under(&paths::root().join(folder))? {
            if name.extension().is_some_and(|extension| extension == "css") {
                names.push(PathBuf::from(folder).join(name));
            }
        }
    }
    names.sort_by_key(|name| {
        let rank = BASE.iter().position(|base| name == Path::new(base));
        (rank.unwrap_or(BASE.len()), name.clone())
    });
    let (first, parts): (Vec<PathBuf>, Vec<PathBuf>) =
        names.into_iter().partition(|name| is_first(name));
    Ok(Styles { first: joined(&first)?, parts: joined(&parts)? })
}

fn is_first(name: &Path) -> bool {
    let folder = name.parent().unwrap_or(name);
    FIRST_FOLDERS.iter().any(|first| folder == Path::new(first)) || name.ends_with(ROWS)
}

fn joined(names: &[PathBuf]) -> Result<String> {
    let texts: Result<Vec<String>> =
        names.iter().map(|name| paths::read_text(&paths::root().join(name))).collect();
    Ok(texts?.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_page_has_its_components_and_rows() {
        for (name, first) in [
            ("app/src/ui/tokens.css", true),
            ("app/src/tasks/rows.css", true),
            ("public/boot.css", true),
            ("app/src/ui/picker/picker.css", false),
            ("app/src/tasks/tasks.css", false),
            ("app/src/people/people.css", false),
        ] {
            assert_eq!(is_first(Path::new(name)), first, "{name}");
        }
    }
}
