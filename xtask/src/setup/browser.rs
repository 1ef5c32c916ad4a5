//! Chromium with Chinese fonts, for the journeys.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use super::apt;
use crate::command::{on_path, output};

/// A browser that shows Chinese.
pub struct Browser {
    /// The program to start.
    pub chromium: PathBuf,
}

impl Browser {
    /// Finds Chromium (`GUATU_CHROMIUM` names another one) or installs it.
    pub fn ready() -> Result<Self> {
        if let Some(named) = std::env::var_os("GUATU_CHROMIUM") {
            return Ok(Self { chromium: named.into() });
        }
        let mut missing = Vec::new();
        if !Path::new("/usr/bin/chromium").exists() {
            missing.push("chromium");
        }
        if !has_chinese_fonts() {
            missing.extend(["fonts-noto-cjk", "fontconfig"]);
        }
        if !missing.is_empty() {
            apt::install(&missing, "the journeys run in a browser that shows Chinese")?;
        }
        Ok(Self { chromium: "/usr/bin/chromium".into() })
    }
}

fn has_chinese_fonts() -> bool {
    on_path("fc-list")
        && output(Command::new("fc-list").args([":lang=zh-cn", "family"]))
            .is_ok_and(|fonts| !fonts.trim().is_empty())
}
