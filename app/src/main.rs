//! Guatu's page: mounts the app, nothing else.

mod account;
mod address;
mod app;
#[cfg(feature = "bench")]
mod bench;
mod boards;
mod campaigns;
mod capture;
mod chains;
mod charges;
mod delivery;
mod findings;
mod instructions;
mod login;
mod messages;
mod people;
mod record;
mod replica;
mod reports;
mod rescue;
mod rivers;
mod shell;
mod tasks;
mod text;
mod ui;
mod work;

fn main() {
    app::appearance::Appearance::apply_stored();
    leptos::mount::mount_to_body(app::App);
}
