//! The torture: seeds one after the other on every core, each twice.

use std::process::ExitCode;

use sim::faults::Fault;
use sim::sabotage::Sabotage;
use sim::torture::{self, Summary};

const HELP: &str = "\
torture --seeds N [--from S]   run N seeds (200), beginning with S (0), each twice
torture --seed S               run one seed and print its trace
torture --sabotage NAME|all    break a rule on purpose, until a seed catches it
        --without FAULT,FAULT  leave faults out, by the names they have in e2e/sim/src/faults.rs
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match perform(&words) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(why) => {
            eprintln!("{why}\n\n{HELP}");
            ExitCode::FAILURE
        }
    }
}

fn perform(words: &[String]) -> Result<bool, String> {
    let (mut seeds, mut from, mut seed, mut sabotage) = (200, 0, None, None);
    for pair in words.chunks(2) {
        let [word, value] = pair else { return Err(format!("{} needs a value", pair[0])) };
        let number = || value.parse::<u64>().map_err(|_| format!("{word} needs a number"));
        match word.as_str() {
            "--seeds" => seeds = number()?,
            "--from" => from = number()?,
            "--seed" => seed = Some(number()?),
            "--without" => Fault::leave_out(value)?,
            "--sabotage" => sabotage = Some(value.as_str()),
            _ => return Err(format!("unknown option {word}")),
        }
    }
    match (seed, sabotage) {
        (_, Some("all")) => Ok(Sabotage::ALL.map(is_caught).into_iter().all(|caught| caught)),
        (None, Some(name)) => named(name).map(is_caught),
        (Some(seed), sabotage) => Ok(replay(seed, sabotage.map(named).transpose()?)),
        (None, None) => Ok(show(&torture::torture(from..from + seeds, None))),
    }
}

fn named(name: &str) -> Result<Sabotage, String> {
    let found = Sabotage::ALL.into_iter().find(|sabotage| sabotage.name() == name);
    let names = Sabotage::ALL.map(Sabotage::name).join(", ");
    found.ok_or_else(|| format!("no sabotage {name}: {names}"))
}

fn replay(seed: u64, sabotage: Option<Sabotage>) -> bool {
    let report = sim::run::run(seed, sabotage, true);
    match &report.outcome {
        Ok(()) => println!("seed {seed} holds"),
        Err(breach) => println!("seed {seed} ✗ {}\n  {}", breach.rule.words(), breach.words),
    }
    report.outcome.is_ok()
}

/// Seeds that a sabotage may take to be caught.
const TRIES: u64 = 300;

fn is_caught(sabotage: Sabotage) -> bool {
    let name = sabotage.name();
    match torture::first_catch(sabotage, TRIES) {
        Some((seed, breach)) => {
            let expected = sabotage.breaks().contains(&breach.rule);
            let mark = if expected { "caught by" } else { "✗ caught, but by" };
            println!("{name:<24} {mark} seed {seed}: {} ({})", breach.rule.words(), breach.words);
            expected
        }
        None => {
            println!("{name:<24} ✗ not caught by {TRIES} seeds");
            false
        }
    }
}

fn show(summary: &Summary) -> bool {
    for (fault, count) in summary.counts() {
        println!("{count:>9}  {fault:?}: {}", fault.words());
    }
    println!(
        "{} seeds, each twice, {:.0} runs a second; {} acts judged",
        summary.seeds,
        summary.runs_a_second(),
        summary.judged
    );
    for failure in &summary.failures {
        println!("\nseed {} ✗ {}", failure.seed, failure.breach.rule.words());
        println!("  {}", failure.breach.words);
    }
    if let Some(failure) = summary.failures.first() {
        println!("\nthe last of seed {}:\n{}", failure.seed, failure.lines.join("\n"));
        println!("\nthe whole of it: cargo xtask torture --seed {}", failure.seed);
    }
    let silent = summary.silent();
    for fault in &silent {
        println!("✗ never happened: {}", fault.words());
    }
    summary.failures.is_empty() && silent.is_empty()
}
