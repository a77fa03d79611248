//! Short lists of words that the rules for more than one stage ask for.

lists! {
    /// The forms of "be".
    BE: "am" "are" "be" "been" "being" "is" "was" "were";
}
