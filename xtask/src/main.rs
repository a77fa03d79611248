//! Builds, serves and tests Sourcelight: what the README's commands call.

mod accuracy;
mod bench;
mod browsers;
mod debian;
mod dist;
mod extension;
mod fuzz;
mod hostile;
mod instructions;
mod licences;
mod memory;
mod npm;
mod npm_package;
mod process;
#[path = "../../benches/prose.rs"]
mod prose;
mod rules;
mod serve;
mod size;
mod store;
mod tally;
mod test;
mod toolchain;
mod wasm;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};
use lexopt::prelude::*;

const HELP: &str = "\
cargo xtask start [--no-open] [--port N]   build what has changed and serve the page on this machine
cargo xtask test [NAME...]                 set up and run every test, or the groups whose names begin so (page, extension, npm, rust);
                                           --quick: what needs no browser and no counting; --long: many more texts
cargo xtask build                          leave in dist/ what any static host can serve
cargo xtask extension [--store]            leave in dist/extension/ a folder and a zip for each browser; --store adds what each
                                           store asks for, in dist/extension/store/
cargo xtask npm                            leave in target/npm/ the package for npm
cargo xtask pictures                       take the pictures of the guides anew, of the built page in Chromium
cargo xtask accuracy [--data FOLDER]       score the development sets, beside peers and people; --check holds the floors,
                                           --set-floors sets them anew, --write renews the tables of README.md and docs/accuracy.md
cargo xtask rules [NAME]                   what each rule is worth: what changes and what is lost without it; without a name, of every rule,
                                           into docs/rules.md
cargo xtask hostile                        what text that nobody would write costs: instructions a byte, beside prose
cargo xtask fuzz [--seconds N] [--keep]    look for texts, edits, pages, lines and models that break a promise; --keep keeps the
                                           inputs that reach most, for every test run to read
cargo xtask bench [--against REVISION]     how fast it is, natively and where WASM runs, and what it weighs; beside another revision
cargo xtask size                           what a visit transfers: wasm, model and page; raw, gzip and brotli
";

enum Task {
    Start { open: bool, port: Option<u16> },
    Test(test::Wanted),
    Build,
    Extension { store: bool },
    Npm,
    Pictures,
    Accuracy { data: PathBuf, then: accuracy::Then },
    Rules { only: Option<String> },
    Hostile,
    Fuzz { seconds: u32, keep: bool },
    Bench { against: Option<String> },
    Size,
    Help,
}

fn task() -> Result<Task> {
    let mut arguments = lexopt::Parser::from_env();
    let mut task = match arguments.next()? {
        None | Some(Short('h') | Long("help")) => Task::Help,
        Some(Value(name)) => match name.string()?.as_str() {
            "start" => Task::Start { open: true, port: None },
            "test" => Task::Test(test::Wanted::default()),
            "npm" => Task::Npm,
            "pictures" => Task::Pictures,
            "build" => Task::Build,
            "extension" => Task::Extension { store: false },
            "accuracy" => Task::Accuracy { data: accuracy::data(), then: accuracy::Then::Nothing },
            "rules" => Task::Rules { only: None },
            "hostile" => Task::Hostile,
            "fuzz" => Task::Fuzz { seconds: 300, keep: false },
            "bench" => Task::Bench { against: None },
            "size" => Task::Size,
            "help" => Task::Help,
            other => bail!("no task {other:?}; these there are:\n\n{HELP}"),
        },
        Some(other) => return Err(other.unexpected().into()),
    };
    while let Some(argument) = arguments.next()? {
        match (&mut task, argument) {
            (Task::Start { open, .. }, Long("no-open")) => *open = false,
            (Task::Start { port, .. }, Long("port")) => *port = Some(arguments.value()?.parse()?),
            (Task::Extension { store }, Long("store")) => *store = true,
            (Task::Test(wanted), Long("long")) => wanted.long = true,
            (Task::Test(wanted), Long("quick")) => wanted.quick = true,
            (Task::Test(wanted), Value(name)) => wanted.names.push(name.string()?),
            (Task::Accuracy { data, .. }, Long("data")) => *data = arguments.value()?.into(),
            (Task::Accuracy { then, .. }, Long("check")) => *then = accuracy::Then::Check,
            (Task::Accuracy { then, .. }, Long("set-floors")) => *then = accuracy::Then::SetFloors,
            (Task::Accuracy { then, .. }, Long("write")) => *then = accuracy::Then::Write,
            (Task::Rules { only }, Value(name)) => *only = Some(name.string()?),
            (Task::Fuzz { seconds, .. }, Long("seconds")) => *seconds = arguments.value()?.parse()?,
            (Task::Fuzz { keep, .. }, Long("keep")) => *keep = true,
            (Task::Bench { against }, Long("against")) => *against = Some(arguments.value()?.string()?),
            (_, Short('h') | Long("help")) => task = Task::Help,
            (_, other) => return Err(other.unexpected().into()),
        }
    }
    Ok(task)
}

fn run(task: Task) -> Result<()> {
    match task {
        Task::Start { open, port } => {
            let dist = dist::build()?;
            serve::Server::bind(dist, port)?.announce(open).run();
            Ok(())
        }
        Task::Test(wanted) => test::run(wanted),
        Task::Build => {
            let dist = dist::build()?;
            println!("{} can be served by any static host.", process::shown(&dist));
            Ok(())
        }
        Task::Extension { store } => {
            let built = extension::build()?;
            println!("{} holds a folder to load and a zip for each browser.", process::shown(&built));
            if store {
                println!(
                    "{} holds what the stores ask for; extension/STORE.md says what to do with it.",
                    process::shown(&store::gather(&built)?)
                );
            }
            Ok(())
        }
        Task::Npm => {
            println!("{} can be packed, installed and published.", process::shown(&npm_package::build()?));
            Ok(())
        }
        Task::Pictures => pictures(),
        Task::Accuracy { data, then } => accuracy::run(&data, then),
        Task::Rules { only } => rules::table(&accuracy::data(), only.as_deref()),
        Task::Hostile => hostile::table(),
        Task::Fuzz { seconds, keep } => fuzz::run(seconds, keep),
        Task::Bench { against } => bench::run(against.as_deref()),
        Task::Size => size::report(&dist::build()?),
        Task::Help => {
            print!("{HELP}");
            Ok(())
        }
    }
}

/// The guides show the page and a preview with the package's marks as both are now.
fn pictures() -> Result<()> {
    let (dist, package) = (dist::build()?, npm_package::build()?);
    let Some(chromium) = browsers::Browser::Chromium.set_up() else { bail!("Chromium is not installed and could not be") };
    let mut node = npm::node();
    node.arg("docs/pictures.mjs").env("SOURCELIGHT_DIST", dist).env("SOURCELIGHT_NPM", package).env("BROWSER_PATH", chromium);
    process::run(&mut node)
}

fn main() -> ExitCode {
    match task().and_then(run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
