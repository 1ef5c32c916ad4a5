//! From cargo's Wasm to the Wasm and JavaScript that a runtime loads.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use super::{Profile, parts};
use crate::command::output;
use crate::console::step;
use crate::setup::Node;
use crate::{hash, paths};

/// Who loads the result.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Host {
    /// A browser: `app.js` and `app_bg.wasm`.
    Page,
    /// workerd: `bindgen.js` and `bindgen_bg.wasm`.
    Worker,
}

/// What rustc's target uses, and the exceptions in wasm-bindgen's catch wrappers. Not "all
/// features": a newer encoding might reach a runtime that does not know it.
const WASM_FEATURES: [&str; 7] = [
    "--enable-mutable-globals",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-reference-types",
    "--enable-exception-handling",
];

/// Says for which input the folder was made.
const STAMP: &str = "stamp";

/// Binds and optimises into `folder`, unless it already holds the result for these bytes.
pub fn bind(wasm: &Path, folder: &Path, host: Host, profile: Profile, node: &Node) -> Result<()> {
    let key = hash::hex(&[&paths::read(wasm)?, &own_build()?]);
    let stamp = folder.join(STAMP);
    if std::fs::read_to_string(&stamp).is_ok_and(|old| old == key) {
        return Ok(());
    }
    if folder.exists() {
        std::fs::remove_dir_all(folder)
            .with_context(|| format!("could not clear {}", folder.display()))?;
    }
    let name = host.name();
    step(&format!("{name}: bind to JavaScript"), || generate(wasm, folder, host))?;
    if profile == Profile::Release {
        step(&format!("{name}: optimise"), || {
            let mut files = bound_files(folder)?.into_iter().filter(|name| is_wasm(name));
            files.try_for_each(|name| optimise(&folder.join(name), node))
        })?;
    }
    paths::write(&stamp, key.as_bytes())?;
    Ok(())
}

impl Host {
    fn name(self) -> &'static str {
        match self {
            Self::Page => "app",
            Self::Worker => "worker",
        }
    }

    fn file_stem(self) -> &'static str {
        match self {
            Self::Page => "app",
            Self::Worker => "bindgen",
        }
    }

    /// The JavaScript that `bind` leaves in `folder`.
    pub fn script_in(self, folder: &Path) -> PathBuf {
        folder.join(format!("{}.js", self.file_stem()))
    }

    /// The Wasm that `bind` leaves in `folder`.
    pub fn wasm_in(self, folder: &Path) -> PathBuf {
        folder.join(format!("{}_bg.wasm", self.file_stem()))
    }
}

/// What `bind` left in `folder`, as paths relative to it.
pub fn bound_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let files = paths::files_under(folder)?;
    Ok(files.into_iter().filter(|name| name != Path::new(STAMP)).collect())
}

fn is_wasm(name: &Path) -> bool {
    name.extension().is_some_and(|extension| extension == "wasm")
}

fn generate(wasm: &Path, folder: &Path, host: Host) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.out_name(host.file_stem()).typescript(false);
    bindgen.remove_producers_section(true);
    let input = match host {
        Host::Page => {
            bindgen.web(true)?.omit_default_module_path(true);
            // The parts call the rest by the linker's names.
            bindgen.keep_lld_exports(true);
            parts::take_out(wasm, folder, &format!("{}.js", host.file_stem()))?
        }
        Host::Worker => {
            bindgen.module(true)?.reset_state_function(true).force_enable_abort_handler(true);
            wasm.to_owned()
        }
    };
    bindgen.input_path(&input);
    bindgen.generate(folder).with_context(|| format!("wasm-bindgen on {}", input.display()))?;
    if input != wasm {
        std::fs::remove_file(&input)?;
    }
    Ok(())
}

fn optimise(wasm: &Path, node: &Node) -> Result<()> {
    let smaller = wasm.with_extension("smaller");
    let mut command: Command = node.script("binaryen/bin/wasm-opt");
    command.arg(wasm).arg("-o").arg(&smaller).arg("-Oz").args(WASM_FEATURES);
    // Functions of one name are much alike, such as one machinery over different types: side by side
    // they compress better. The names themselves are dropped.
    command.arg("--reorder-functions-by-name");
    // Quietly: it warns of names in the parts that it does not know, and drops all names anyway.
    output(&mut command)?;
    std::fs::rename(&smaller, wasm)?;
    Ok(())
}

/// Changes whenever xtask itself was built anew, and with it perhaps what this step makes.
fn own_build() -> Result<Vec<u8>> {
    let about = std::fs::metadata(std::env::current_exe()?)?;
    Ok(format!("{} {:?}", about.len(), about.modified()?).into_bytes())
}
