//! `cargo xtask package`: everything that a county's own server runs, in one folder that needs
//! nothing but Linux. What is in it, and how it is used, says `docs/OPERATING.md`.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use anyhow::{Context, Result, bail};
use shared::model::Entity;
use shared::wire::Frame;

use crate::bundle::{Bundle, Files, Profile};
use crate::console::step;
use crate::options::Options;
use crate::run::config;
use crate::setup::Node;
use crate::{hash, paths};

const SCRIPTS: [&str; 6] =
    ["run.sh", "install.sh", "setup.sh", "backup.sh", "restore.sh", "drill.sh"];
const UNITS: [&str; 3] = ["guatu.service", "guatu-backup.service", "guatu-backup.timer"];
const WORKERD: &str = "bin/workerd";

/// Builds (unless a bundle is given), and makes the folder.
pub fn package(options: &Options) -> Result<()> {
    let out = options.out.as_deref().context("say where to: --out DIR")?;
    check_out(out)?;
    let bundle = match &options.bundle {
        Some(folder) => Bundle::open(folder)?,
        None => Bundle::build(options.profile.unwrap_or(Profile::Release))?,
    };
    let workerd = Node::ready()?.workerd()?;
    step("package", || {
        let mut files = Files::default();
        add_bundle(&mut files, &bundle)?;
        add_deploy(&mut files)?;
        add_first_county(&mut files);
        files.add(WORKERD, paths::read(&workerd)?);
        files.add("VERSION", version(&files).into_bytes());
        files.write_to(out)?;
        SCRIPTS.iter().chain([&WORKERD]).try_for_each(|name| make_runnable(&out.join(name)))
    })?;
    println!("{}", out.display());
    Ok(())
}

/// The folder is made to hold the package and nothing else, so it must not hold anything else.
fn check_out(out: &Path) -> Result<()> {
    let is_package = out.join("VERSION").is_file() && out.join(WORKERD).is_file();
    if is_package || paths::files_under(out)?.is_empty() {
        return Ok(());
    }
    bail!("{} holds something else; choose a new folder", out.display())
}

fn add_bundle(files: &mut Files, bundle: &Bundle) -> Result<()> {
    for (part, folder) in [("public", bundle.public()), ("worker", bundle.worker())] {
        for name in paths::files_under(&folder)? {
            let bytes = paths::read(&folder.join(&name))?;
            files.add(&format!("{part}/{}", name.to_string_lossy()), bytes);
        }
    }
    let http = config::filled(&bundle.worker(), Path::new("../worker"))?;
    files.add("config/http.capnp", http.into_bytes());
    Ok(())
}

fn add_deploy(files: &mut Files) -> Result<()> {
    let deploy = paths::root().join("deploy");
    let places = [("https.capnp", "config/https.capnp"), ("redirect.js", "config/redirect.js")];
    let places = places.into_iter().chain(["guatu.env", "nginx.conf"].map(|name| (name, name)));
    for (name, place) in places.chain(SCRIPTS.map(|name| (name, name))) {
        files.add(place, paths::read(&deploy.join(name))?);
    }
    for name in UNITS {
        files.add(&format!("systemd/{name}"), paths::read(&deploy.join(name))?);
    }
    files.add("OPERATING.md", paths::read(&paths::root().join("docs/OPERATING.md"))?);
    files.add("LICENSE", paths::read(&paths::root().join("LICENSE"))?);
    Ok(())
}

/// What `setup.sh` sends: there is no Rust where it runs.
fn add_first_county(files: &mut Files) {
    let admin = seed::first_admin();
    let mut frames = Vec::new();
    Frame::from(&Entity::from(admin.post)).write(&mut frames);
    files.add("first/county.seed", frames);
    files.add("first/actor", admin.actor.to_string().into_bytes());
}

/// Another content is another version, so that two packages never share a folder.
fn version(files: &Files) -> String {
    let parts: Vec<&[u8]> =
        files.iter().flat_map(|(name, bytes)| [name.as_bytes(), bytes]).collect();
    format!("{}-{}\n", env!("CARGO_PKG_VERSION"), &hash::hex(&parts)[..10])
}

fn make_runnable(file: &Path) -> Result<()> {
    let mode = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(file, mode)
        .with_context(|| format!("could not make {} a program", file.display()))
}
