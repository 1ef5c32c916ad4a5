//! The words after the verb.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::bundle::Profile;
use crate::paths;

/// Options of the verbs; each verb reads those that concern it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// `--port N`: where `start` listens; 0 means any free port.
    pub port: u16,
    /// `--data DIR`: where `start` keeps the county.
    pub data: PathBuf,
    /// `--as-of DAY`: the business date of a county made from old documents.
    pub as_of: Option<String>,
    /// `--sample N`: make the sample county at this size in place of the real one.
    pub sample: Option<u32>,
    /// `--empty`: make no county; its operator does, with the setup secret in the data folder.
    pub empty: bool,
    /// `--bundle DIR`: use this bundle and build nothing.
    pub bundle: Option<PathBuf>,
    /// `--out DIR`: also copy the finished bundle here.
    pub out: Option<PathBuf>,
    /// `--only NAME`: only tests whose name contains this.
    pub only: Option<String>,
    /// `--quick` or `--release`; without either the verb decides.
    pub profile: Option<Profile>,
    /// `--verbose`: show what the worker logs.
    pub verbose: bool,
    /// `--url URL`: the server that is asked.
    pub url: Option<String>,
    /// `--key-file FILE`: holds the server's backup key.
    pub key_file: Option<PathBuf>,
    /// `--name NAME`: the account that is logged in.
    pub name: Option<String>,
    /// `--password-file FILE`: holds its password.
    pub password_file: Option<PathBuf>,
    /// `--engines A,B`: which engines the bench runs; none named: all.
    pub engines: Vec<String>,
    /// `--sizes N,M`: with how many records.
    pub sizes: Vec<u32>,
    /// `--rounds N`: how often the bench runs each engine.
    pub rounds: Option<u32>,
    /// `FILE`: the backup.
    pub file: Option<PathBuf>,
}

impl Options {
    /// Reads the words after the verb.
    pub fn parse(words: &[String]) -> Result<Self> {
        let mut options = Self::default();
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let mut value =
                || words.next().cloned().with_context(|| format!("{word} needs a value after it"));
            match word.as_str() {
                "--port" => options.port = number(word, &value()?)?,
                "--data" => options.data = absolute(&value()?)?,
                "--as-of" => options.as_of = Some(value()?),
                "--sample" => options.sample = Some(number(word, &value()?)?),
                "--empty" => options.empty = true,
                "--bundle" => options.bundle = Some(absolute(&value()?)?),
                "--out" => options.out = Some(absolute(&value()?)?),
                "--only" => options.only = Some(value()?),
                "--quick" => options.profile = Some(Profile::Quick),
                "--release" => options.profile = Some(Profile::Release),
                "--verbose" => options.verbose = true,
                "--url" => options.url = Some(value()?.trim_end_matches('/').to_owned()),
                "--key-file" => options.key_file = Some(absolute(&value()?)?),
                "--name" => options.name = Some(value()?),
                "--password-file" => options.password_file = Some(absolute(&value()?)?),
                "--engines" => options.engines = value()?.split(',').map(String::from).collect(),
                "--sizes" => {
                    let sizes = value()?;
                    let sizes = sizes.split(',').map(|size| number(word, size));
                    options.sizes = sizes.collect::<Result<_>>()?;
                }
                "--rounds" => options.rounds = Some(number(word, &value()?)?),
                file if !file.starts_with('-') && options.file.is_none() => {
                    options.file = Some(absolute(file)?);
                }
                _ => bail!("unknown option {word}; `cargo xtask help` lists them"),
            }
        }
        Ok(options)
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            port: 8787,
            data: paths::root().join(".data"),
            as_of: None,
            sample: None,
            empty: false,
            bundle: None,
            out: None,
            only: None,
            profile: None,
            verbose: false,
            url: None,
            key_file: None,
            name: None,
            password_file: None,
            engines: Vec::new(),
            sizes: Vec::new(),
            rounds: None,
            file: None,
        }
    }
}

fn number<N: std::str::FromStr>(word: &str, value: &str) -> Result<N> {
    value.parse().ok().with_context(|| format!("{word} needs a number, not {value}"))
}

fn absolute(value: &str) -> Result<PathBuf> {
    std::path::absolute(value).with_context(|| format!("{value} is not a path"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Options> {
        Options::parse(&text.split_whitespace().map(String::from).collect::<Vec<_>>())
    }

    #[test]
    fn reads_every_option() {
        let options =
            parse("--port 0 --data /tmp/d --sample 50 --as-of 2022-10-20 --quick").unwrap();
        assert_eq!(options.port, 0);
        assert_eq!(options.data, PathBuf::from("/tmp/d"));
        assert_eq!(options.sample, Some(50));
        assert_eq!(options.as_of.as_deref(), Some("2022-10-20"));
        assert_eq!(options.profile, Some(Profile::Quick));
    }

    #[test]
    fn reads_where_a_backup_goes() {
        let options = parse("--url http://127.0.0.1:8787/ --key-file /k county.backup").unwrap();
        assert_eq!(options.url.as_deref(), Some("http://127.0.0.1:8787"));
        assert_eq!(options.key_file, Some(PathBuf::from("/k")));
        assert!(options.file.unwrap().ends_with("county.backup"));
    }

    #[test]
    fn reads_what_is_measured() {
        let options = parse("--engines guatu,raw --sizes 10000,50000 --rounds 3").unwrap();
        assert_eq!(options.engines, ["guatu", "raw"]);
        assert_eq!(options.sizes, [10_000, 50_000]);
        assert_eq!(options.rounds, Some(3));
    }

    #[test]
    fn says_what_is_wrong() {
        for (words, expected) in [
            ("--port", "--port needs a value after it"),
            ("--port x", "--port needs a number, not x"),
            ("--prot 1", "unknown option --prot; `cargo xtask help` lists them"),
            ("one two", "unknown option two; `cargo xtask help` lists them"),
        ] {
            assert_eq!(parse(words).unwrap_err().to_string(), expected);
        }
    }
}
