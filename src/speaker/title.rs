//! Titles that stand before a name.

use super::Gender;

/// A title.
#[derive(Clone, Copy, Debug)]
pub(super) struct Title {
    /// The noun that takes up somebody with this title ("the senator"); empty where none does.
    pub(super) noun: &'static str,
    /// What it says of the person's gender.
    pub(super) gender: Option<Gender>,
    /// It says what the person does, so it can stand as the role.
    pub(super) office: bool,
}

/// The title that `word`, in lower case and without its stop, is; one for several ("Sens. Ann Lee and Jo Roe") gives the first of them.
pub(super) fn title(word: &str) -> Option<Title> {
    let address = |gender| Some(Title { noun: "", gender, office: false });
    let knight = |noun, gender| Some(Title { noun, gender: Some(gender), office: false });
    let office = |noun| Some(Title { noun, gender: None, office: true });
    // "Sens." is what none of them is alone.
    let shared = |noun| Some(Title { noun, gender: None, office: false });
    match word {
        "mr" | "mister" | "messrs" | "lord" | "alhaji" => address(Some(Gender::Male)),
        "mrs" | "ms" | "miss" | "lady" | "hajiya" => address(Some(Gender::Female)),
        "mx" | "comrade" | "honorable" | "honourable" => address(None),
        "sir" => knight("knight", Gender::Male),
        "dame" => knight("dame", Gender::Female),
        "dr" => office("doctor"),
        "prof" | "professor" => office("professor"),
        "sen" | "senator" => office("senator"),
        "rep" | "representative" => office("representative"),
        "sens" => shared("senator"),
        "reps" => shared("representative"),
        "govs" => shared("governor"),
        "gens" => shared("general"),
        "drs" => shared("doctor"),
        "profs" => shared("professor"),
        "congressman" => office("congressman"),
        "congresswoman" => office("congresswoman"),
        "del" => office("delegate"),
        "cllr" | "coun" | "councillor" => office("councillor"),
        "gov" | "governor" => office("governor"),
        "president" => office("president"),
        "chancellor" => office("chancellor"),
        "premier" => office("premier"),
        "minister" | "pm" => office("minister"),
        "secretary" => office("secretary"),
        "justice" => office("justice"),
        "judge" => office("judge"),
        "mayor" => office("mayor"),
        "sheriff" => office("sheriff"),
        "gen" | "general" => office("general"),
        "col" => office("colonel"),
        "lt" => office("lieutenant"),
        "sgt" => office("sergeant"),
        "capt" => office("captain"),
        "maj" => office("major"),
        "cpl" => office("corporal"),
        "adm" => office("admiral"),
        "det" => office("detective"),
        "insp" => office("inspector"),
        "supt" => office("superintendent"),
        "rev" | "reverend" => office("reverend"),
        "fr" => office("priest"),
        "pope" => office("pope"),
        "imam" => office("imam"),
        "rabbi" => office("rabbi"),
        _ => None,
    }
}

/// Whether the bearers of this title are called by their given names: "Sir Giles".
pub(super) fn goes_with_given_names(noun: &str) -> bool {
    matches!(noun, "knight" | "dame")
}

/// The nouns that take up the bearer of a title.
pub(super) fn taken_up_by(noun: &'static str) -> &'static [&'static str] {
    match noun {
        "" => &[],
        "representative" => &["representative", "congressman", "congresswoman", "lawmaker"],
        "senator" => &["senator", "lawmaker"],
        "president" => &["president"],
        "governor" => &["governor"],
        "mayor" => &["mayor"],
        "secretary" => &["secretary"],
        "judge" => &["judge"],
        "general" => &["general"],
        "doctor" => &["doctor", "physician"],
        "professor" => &["professor"],
        "pope" => &["pope", "pontiff"],
        "minister" => &["minister"],
        "chancellor" => &["chancellor"],
        "sheriff" => &["sheriff"],
        _ => &[],
    }
}
