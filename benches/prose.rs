//! Prose of our own, from templates.

use std::fmt::Write;

const NAMES: [&str; 12] = [
    "Maren Oduya",
    "Tobias Brandt",
    "Ruth Amsel",
    "Ole Finn",
    "Ines Duarte",
    "Karim Haddad",
    "Lena Voss",
    "Priya Nair",
    "Tom Ashby",
    "Greta Lund",
    "Noor Aziz",
    "Paul Remy",
];
const ROLES: [&str; 8] = [
    "the mayor of Little Anse",
    "a spokesman for the ferry company",
    "who chairs the council",
    "an economist at the port authority",
    "a former minister",
    "a nurse from the old town",
    "the head of the union",
    "a lawyer for the families",
];
const THINGS: [&str; 8] = [
    "the tunnel will open a year late",
    "the ferry must go on running through the winter",
    "nobody had asked the people who live by the harbour",
    "rents rose faster than wages",
    "the plan had been withdrawn",
    "the bridge was never safe",
    "the state should pay half of the bill",
    "the school will stay where it is",
];
const SAYS: [&str; 8] = ["said", "told reporters", "wrote in a letter", "warned", "believes", "argued", "announced", "conceded"];

/// Numbers that need no seed from outside.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }

    fn of<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.below(words.len() as u64) as usize]
    }
}

/// News of at least so many bytes: about a third of its sentences are quoted, a tenth hold a number.
pub(crate) fn prose(bytes: usize) -> String {
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    let mut text = String::with_capacity(bytes + 1000);
    while text.len() < bytes {
        for _ in 0..1 + numbers.below(4) {
            let (name, role, thing, says) = (numbers.of(&NAMES), numbers.of(&ROLES), numbers.of(&THINGS), numbers.of(&SAYS));
            let last = name.split(' ').next_back().unwrap_or(name);
            let n = 3 + numbers.below(9_000);
            let written = match numbers.below(9) {
                0 => write!(text, "“I know that {thing},” {says} {name}, {role}. "),
                1 => write!(text, "{name}, {role}, {says} that {thing}. "),
                2 => write!(text, "More than {n},{:03} residents signed the petition, according to {name}. ", n % 1000),
                3 => write!(text, "The line lost {} percent of its passengers last year, and {thing}. ", n % 97),
                4 => write!(text, "“It is our only road,” {last} said. “We could not let it go, and {thing}.” "),
                5 => {
                    write!(text, "The evening went on as evenings do in a town by the sea, with rain, and with talk of what was to come. ")
                }
                6 => write!(text, "In the old town, where the market stands, people went home early on that day and shut their doors. "),
                7 => {
                    write!(text, "She called the decision “a bad joke” and left the room, while others stayed and went on until midnight. ")
                }
                _ => {
                    write!(text, "Those who had come by boat from the islands had to wait until the storm was over and the harbour free. ")
                }
            };
            written.expect("a string takes whatever is written");
        }
        text.truncate(text.trim_end().len());
        text.push_str("\n\n");
    }
    text
}
