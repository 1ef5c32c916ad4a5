//! Scripts and style sheets in fewer bytes, by esbuild.

use std::io::Write as _;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use super::Profile;
use crate::setup::Node;

/// What is to be made smaller.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Language {
    /// A module. Names at its top stay where they are imported from outside.
    Script,
    /// A style sheet.
    Style,
}

/// The oldest browsers that Guatu runs in: nothing newer may come out.
const TARGET: &str = "--target=chrome99,safari16.4";

/// The same text in fewer bytes for what ships; as it is otherwise.
pub fn minify(text: String, language: Language, profile: Profile, node: &Node) -> Result<String> {
    if profile == Profile::Quick {
        return Ok(text);
    }
    let loader = match language {
        Language::Script => "--loader=js",
        Language::Style => "--loader=css",
    };
    let mut command: Command = node.script("esbuild/bin/esbuild");
    command.args(["--minify", "--charset=utf8", "--log-level=error", TARGET, loader]);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("could not run esbuild")?;
    let mut stdin = child.stdin.take().context("stdin is piped")?;
    let fed = std::thread::spawn(move || stdin.write_all(text.as_bytes()));
    let answer = child.wait_with_output()?;
    if !answer.status.success() {
        bail!("esbuild failed ({}); its reason stands above", answer.status);
    }
    fed.join().map_err(|_| anyhow::anyhow!("esbuild could not be fed"))??;
    String::from_utf8(answer.stdout).context("esbuild's answer is not Unicode")
}
