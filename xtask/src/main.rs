//! Guatu's own commands. `cargo xtask help` lists them.
//!
//! Reading order: `setup` (what the machine needs), `bundle` (from sources to the files that are
//! served), `run` (those files on workerd), `package` (those files for another server), and one file
//! for each verb.

mod backup;
mod bench;
mod bundle;
mod check;
mod command;
mod console;
mod hash;
mod load;
mod options;
mod package;
mod paths;
mod run;
mod setup;
mod size;
mod start;
mod test;
mod torture;
mod verify;
mod wrangler;

use std::process::ExitCode;

use anyhow::Result;

use bundle::{Bundle, Profile};
use options::Options;

const HELP: &str = "\
cargo xtask VERB [options]

  start   build, run on this machine, load the county, print READY {…}; Ctrl-C ends it
          --port N (8787; 0 = any free one)   --data DIR (.data)   --quick   --bundle DIR
          --as-of DAY   --sample N   --empty   --verbose
  build   make the bundle and print its folder        --release (else quick)   --out DIR
  package make the folder that a county's own server runs     --out DIR   --bundle DIR
  backup  fetch a county from a server into FILE       --url URL   --key-file FILE   FILE
  restore send FILE into an empty county               --url URL   --key-file FILE   FILE
  verify-log   verify a log from row one: a backup's   FILE
          or a server's   --url URL   --name NAME   --password-file FILE
  check   the inner loop: formatting, lints, house rules, tests of shared and seed
  test    everything, the journeys in a browser included        --only NAME
  torture simulate devices, networks and a county under everything that can go wrong
          --seeds N (200)   --from S   --seed S   --sabotage NAME|all   --without FAULTS
  size    what a first visit costs over the network, against the budget
  bench   measure Guatu beside other engines; writes docs/BENCHMARKS.md
          --engines a,b (all)   --sizes n,m   --rounds N   --quick (small, writes nothing)
  setup   install what building and testing need
  wrangler WORDS   the pinned wrangler, for Cloudflare
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match perform(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n✗ {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(words: &[String]) -> Result<()> {
    let Some((verb, rest)) = words.split_first() else {
        print!("{HELP}");
        return Ok(());
    };
    match verb.as_str() {
        "help" | "--help" | "-h" => print!("{HELP}"),
        "start" => start::start(&Options::parse(rest)?)?,
        "build" => build(&Options::parse(rest)?)?,
        "package" => package::package(&Options::parse(rest)?)?,
        "backup" => backup::backup(&Options::parse(rest)?)?,
        "restore" => backup::restore(&Options::parse(rest)?)?,
        "verify-log" => verify::verify_log(&Options::parse(rest)?)?,
        "check" => check::check()?,
        "test" => test::test(&Options::parse(rest)?)?,
        "torture" => torture::torture(rest)?,
        "size" => size::size()?,
        "bench" => bench::bench(&Options::parse(rest)?)?,
        "wrangler" => wrangler::wrangler(rest)?,
        "setup" => setup::for_tests().map(drop)?,
        _ => anyhow::bail!("unknown verb {verb}\n\n{HELP}"),
    }
    Ok(())
}

fn build(options: &Options) -> Result<()> {
    let bundle = Bundle::build(options.profile.unwrap_or(Profile::Quick))?;
    let shown = match &options.out {
        Some(folder) => bundle.copy_to(folder)?,
        None => bundle,
    };
    println!("{}", shown.folder.display());
    Ok(())
}
