//! An output as three flat lists, for a reader in the same program: what it takes to hand megabytes of small objects over cheaply.
//!
//! One byte for each value says what it is; numbers stand in a list of their own; strings and the names of fields are written once.
//! `www/lib/tape.js` reads it.

use std::fmt;

use rustc_hash::FxHashMap;
use serde::ser::{self, Impossible, Serialize};

/// What a value is. Its numbers stand in [`Tape::numbers`], in the same order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
enum Tag {
    Null,
    False,
    True,
    /// The number itself.
    Number,
    /// Its place in [`Tape::strings`].
    String,
    /// How many values follow.
    List,
    /// The place of its shape in [`Tape::shapes`]; the values of its fields follow.
    Object,
    /// A list of two numbers: both.
    Pair,
}

/// An output, written flat.
#[derive(Clone, Debug, Default)]
pub struct Tape {
    /// One for each value.
    pub tags: Vec<u8>,
    /// Of each value what its tag says.
    pub numbers: Vec<f64>,
    /// Every string, once.
    pub strings: Vec<String>,
    /// The names of the fields of each sort of object, with commas between.
    pub shapes: Vec<String>,
    places: FxHashMap<String, usize>,
    known: FxHashMap<&'static str, usize>,
}

impl Tape {
    /// Writes a value: structs, lists, options, strings, numbers and truths. Others do not occur in an output, and are refused.
    pub fn write(value: &impl Serialize) -> Result<Tape, Refused> {
        let mut tape = Tape::default();
        value.serialize(&mut tape)?;
        Ok(tape)
    }

    fn put(&mut self, tag: Tag) {
        self.tags.push(tag as u8);
    }

    fn number(&mut self, number: f64) {
        self.put(Tag::Number);
        self.numbers.push(number);
    }

    /// Begins a list; gives the places of its tag and of its length.
    fn list(&mut self) -> Open<'_> {
        let (tag, length) = (self.tags.len(), self.numbers.len());
        self.put(Tag::List);
        self.numbers.push(0.0);
        Open { tape: self, tag, length, items: 0 }
    }
}

/// A value that no output holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused(String);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "this cannot be handed over: {}", self.0)
    }
}

impl std::error::Error for Refused {}

impl ser::Error for Refused {
    fn custom<T: fmt::Display>(message: T) -> Refused {
        Refused(message.to_string())
    }
}

/// A list that is being written.
pub struct Open<'t> {
    tape: &'t mut Tape,
    tag: usize,
    length: usize,
    items: usize,
}

impl Open<'_> {
    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
        self.items += 1;
        value.serialize(&mut *self.tape)
    }

    fn close(self) {
        const TWO_NUMBERS: [u8; 2] = [Tag::Number as u8; 2];
        if self.tape.tags[self.tag + 1..] == TWO_NUMBERS {
            self.tape.tags.truncate(self.tag + 1);
            self.tape.tags[self.tag] = Tag::Pair as u8;
            self.tape.numbers.remove(self.length);
        } else {
            self.tape.numbers[self.length] = self.items as f64;
        }
    }
}

impl ser::SerializeSeq for Open<'_> {
    type Ok = ();
    type Error = Refused;
    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
        self.item(value)
    }
    fn end(self) -> Result<(), Refused> {
        self.close();
        Ok(())
    }
}

impl ser::SerializeTuple for Open<'_> {
    type Ok = ();
    type Error = Refused;
    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
        self.item(value)
    }
    fn end(self) -> Result<(), Refused> {
        self.close();
        Ok(())
    }
}

/// An object that is being written.
pub struct Fields<'t> {
    tape: &'t mut Tape,
    shape: usize,
    /// The names of a shape that is new.
    names: Option<String>,
}

impl ser::SerializeStruct for Fields<'_> {
    type Ok = ();
    type Error = Refused;
    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Refused> {
        if let Some(names) = &mut self.names {
            let comma = if names.is_empty() { "" } else { "," };
            names.extend([comma, name]);
        }
        value.serialize(&mut *self.tape)
    }
    fn end(self) -> Result<(), Refused> {
        if let Some(names) = self.names {
            self.tape.shapes[self.shape] = names;
        }
        Ok(())
    }
}

impl<'t> ser::Serializer for &'t mut Tape {
    type Ok = ();
    type Error = Refused;
    type SerializeSeq = Open<'t>;
    type SerializeTuple = Open<'t>;
    type SerializeStruct = Fields<'t>;
    type SerializeTupleStruct = Impossible<(), Refused>;
    type SerializeTupleVariant = Impossible<(), Refused>;
    type SerializeMap = Impossible<(), Refused>;
    type SerializeStructVariant = Impossible<(), Refused>;

    fn serialize_bool(self, value: bool) -> Result<(), Refused> {
        self.put(if value { Tag::True } else { Tag::False });
        Ok(())
    }
    fn serialize_i8(self, value: i8) -> Result<(), Refused> {
        self.serialize_f64(value.into())
    }
    fn serialize_i16(self, value: i16) -> Result<(), Refused> {
        self.serialize_f64(value.into())
    }
    fn serialize_i32(self, value: i32) -> Result<(), Refused> {
        self.serialize_f64(value.into())
    }
    fn serialize_i64(self, value: i64) -> Result<(), Refused> {
        self.serialize_f64(value as f64)
    }
    fn serialize_u8(self, value: u8) -> Result<(), Refused> {
        self.serialize_f64(value.into())
    }
    fn serialize_u16(self, value: u16) -> Result<(), Refused> {
        self.serialize_f64(value.into())
    }
    fn serialize_u32(self, value: u32) -> Result<(), Refused> {
        self.serialize_f64(value.into())
    }
    fn serialize_u64(self, value: u64) -> Result<(), Refused> {
        self.serialize_f64(value as f64)
    }
    fn serialize_f32(self, value: f32) -> Result<(), Refused> {
        self.serialize_f64(value.into())
    }
    fn serialize_f64(self, value: f64) -> Result<(), Refused> {
        self.number(value);
        Ok(())
    }
    fn serialize_str(self, value: &str) -> Result<(), Refused> {
        let place = match self.places.get(value) {
            Some(&place) => place,
            None => {
                self.strings.push(value.to_owned());
                self.places.insert(value.to_owned(), self.strings.len() - 1);
                self.strings.len() - 1
            }
        };
        self.put(Tag::String);
        self.numbers.push(place as f64);
        Ok(())
    }
    fn serialize_none(self) -> Result<(), Refused> {
        self.put(Tag::Null);
        Ok(())
    }
    fn serialize_unit(self) -> Result<(), Refused> {
        self.serialize_none()
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Refused> {
        value.serialize(self)
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'t>, Refused> {
        Ok(self.list())
    }
    fn serialize_tuple(self, _: usize) -> Result<Open<'t>, Refused> {
        Ok(self.list())
    }
    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Fields<'t>, Refused> {
        let new = !self.known.contains_key(name);
        if new {
            self.known.insert(name, self.shapes.len());
            self.shapes.push(String::new());
        }
        let shape = self.known[name];
        self.put(Tag::Object);
        self.numbers.push(shape as f64);
        Ok(Fields { tape: self, shape, names: new.then(String::new) })
    }
    fn serialize_char(self, _: char) -> Result<(), Refused> {
        Err(Refused("a character".into()))
    }
    fn serialize_bytes(self, _: &[u8]) -> Result<(), Refused> {
        Err(Refused("bytes".into()))
    }
    fn serialize_unit_struct(self, name: &'static str) -> Result<(), Refused> {
        Err(Refused(name.into()))
    }
    fn serialize_unit_variant(self, name: &'static str, _: u32, _: &'static str) -> Result<(), Refused> {
        Err(Refused(name.into()))
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, name: &'static str, _: &T) -> Result<(), Refused> {
        Err(Refused(name.into()))
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, name: &'static str, _: u32, _: &'static str, _: &T) -> Result<(), Refused> {
        Err(Refused(name.into()))
    }
    fn serialize_tuple_struct(self, name: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Refused> {
        Err(Refused(name.into()))
    }
    fn serialize_tuple_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Refused> {
        Err(Refused(name.into()))
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Refused> {
        Err(Refused("a map".into()))
    }
    fn serialize_struct_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Refused> {
        Err(Refused(name.into()))
    }
}

#[cfg(test)]
mod tests {
    use serde::Serialize;

    use super::*;

    #[derive(Serialize)]
    struct Item {
        span: [usize; 2],
        name: Option<&'static str>,
        sure: bool,
    }

    #[test]
    fn values_are_tagged_and_strings_and_names_stand_once() {
        let items = [Item { span: [3, 9], name: Some("Ann"), sure: true }, Item { span: [9, 10], name: None, sure: false }];
        let tape = Tape::write(&(&items[..], "Ann", [1.5, 2.0, 4.0])).unwrap();
        assert_eq!(tape.strings, ["Ann"]);
        assert_eq!(tape.shapes, ["span,name,sure"]);
        use Tag::*;
        let tags = [List, List, Object, Pair, String, True, Object, Pair, Null, False, String, List, Number, Number, Number];
        assert_eq!(tape.tags, tags.map(|tag| tag as u8));
        assert_eq!(tape.numbers, [3.0, 2.0, 0.0, 3.0, 9.0, 0.0, 0.0, 9.0, 10.0, 0.0, 3.0, 1.5, 2.0, 4.0]);
    }

    #[test]
    fn a_value_that_no_output_holds_is_refused() {
        assert!(Tape::write(&'c').is_err());
    }
}
