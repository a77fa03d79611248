//! Titles that stand before a name.

use super::Gender;

/// A title.
#[derive(Clone, Copy, Debug)]
pub(super) struct Title {
    /// In lower case, without its stop.
    written: &'static str,
    /// The noun that takes up somebody with this title ("the senator"); empty where none does.
    pub(super) noun: &'static str,
    /// What it says of the person's gender.
    pub(super) gender: Option<Gender>,
    /// It says what the person does, so it can stand as the role.
    pub(super) office: bool,
}

const fn office(written: &'static str, noun: &'static str) -> Title {
    Title { written, noun, gender: None, office: true }
}

const fn address(written: &'static str, gender: Option<Gender>) -> Title {
    Title { written, noun: "", gender, office: false }
}

const TITLES: [Title; 48] = [
    address("mr", Some(Gender::Male)),
    address("mister", Some(Gender::Male)),
    address("sir", Some(Gender::Male)),
    address("lord", Some(Gender::Male)),
    address("mrs", Some(Gender::Female)),
    address("ms", Some(Gender::Female)),
    address("miss", Some(Gender::Female)),
    address("dame", Some(Gender::Female)),
    address("lady", Some(Gender::Female)),
    address("mx", None),
    office("dr", "doctor"),
    office("prof", "professor"),
    office("professor", "professor"),
    office("sen", "senator"),
    office("senator", "senator"),
    office("rep", "representative"),
    office("representative", "representative"),
    office("congressman", "congressman"),
    office("congresswoman", "congresswoman"),
    office("del", "delegate"),
    office("gov", "governor"),
    office("governor", "governor"),
    office("president", "president"),
    office("chancellor", "chancellor"),
    office("premier", "premier"),
    office("minister", "minister"),
    office("secretary", "secretary"),
    office("justice", "justice"),
    office("judge", "judge"),
    office("mayor", "mayor"),
    office("sheriff", "sheriff"),
    office("gen", "general"),
    office("general", "general"),
    office("col", "colonel"),
    office("lt", "lieutenant"),
    office("sgt", "sergeant"),
    office("capt", "captain"),
    office("maj", "major"),
    office("cpl", "corporal"),
    office("adm", "admiral"),
    office("det", "detective"),
    office("insp", "inspector"),
    office("supt", "superintendent"),
    office("rev", "reverend"),
    office("fr", "priest"),
    office("pope", "pope"),
    office("imam", "imam"),
    office("rabbi", "rabbi"),
];

/// The title that `word`, in lower case and without its stop, is.
pub(super) fn title(word: &str) -> Option<Title> {
    TITLES.iter().copied().find(|t| t.written == word)
}
