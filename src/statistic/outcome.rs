//! What a quantity is as a statistic: its kind, its value and its unit as they leave the room.

use std::borrow::Cow;

use super::numeral::Form;
use super::quantity::{Quantity, Shape};
use super::unit::Dimension;
use crate::analysis::{Direction, Statistic, StatisticKind, Value};
use crate::span::Span;

/// The value of a quantity.
pub(super) fn value(quantity: &Quantity) -> Option<Value> {
    match (quantity.low, quantity.high) {
        (Some(low), Some(high)) => Some(Value::Range(low, high)),
        (low, _) => low.map(Value::Exact),
    }
}

/// Cents and pence as dollars and pounds, which have a code. A cent without a country is a hundredth of what "$" is.
fn in_whole_money(value: Option<Value>, unit: &Option<Cow<'static, str>>) -> (Option<Value>, Option<Cow<'static, str>>) {
    let code = match unit.as_deref() {
        Some("cent") => "USD",
        Some("GBX") => "GBP",
        Some("euro cent") => "EUR",
        _ => return (value, unit.clone()),
    };
    let value = value.map(|value| match value {
        Value::Exact(v) => Value::Exact(v / 100.0),
        Value::Range(low, high) => Value::Range(low / 100.0, high / 100.0),
    });
    (value, Some(code.into()))
}

/// "200 km per hour": a measure like any other.
fn is_speed(quantity: &Quantity) -> bool {
    quantity.dimension == Dimension::Length && matches!(quantity.per.as_deref(), Some("h" | "s" | "min"))
}

/// A quantity as a statistic, with what stands around it.
pub(super) fn statistic(
    quantity: &Quantity,
    span: Span,
    qualifier: Option<String>,
    direction: Option<Direction>,
    counted: Option<Span>,
) -> Statistic {
    let changed = direction.is_some() && matches!(quantity.dimension, Dimension::Percent | Dimension::Point | Dimension::Plain);
    let kind = match quantity.shape {
        Shape::Score => StatisticKind::Score,
        Shape::Ratio => StatisticKind::Ratio,
        Shape::FromTo | Shape::Multiple => StatisticKind::Change,
        _ if quantity.form == Form::Vague => StatisticKind::Vague,
        _ if quantity.per.is_some() && !is_speed(quantity) => StatisticKind::Rate,
        _ if changed => StatisticKind::Change,
        _ => match quantity.dimension {
            Dimension::Percent => StatisticKind::Percent,
            Dimension::Point if quantity.unit.as_deref() == Some("point") => StatisticKind::Score,
            Dimension::Point => StatisticKind::Percent,
            Dimension::Money => StatisticKind::Money,
            Dimension::Time | Dimension::Length | Dimension::Temperature | Dimension::Other => StatisticKind::Measure,
            Dimension::Plain if quantity.form == Form::Fraction => StatisticKind::Ratio,
            Dimension::Plain => StatisticKind::Count,
        },
    };
    let (value, unit) = in_whole_money(value(quantity), &quantity.unit);
    let unit = match (&unit, &quantity.per) {
        (Some(unit), Some(per)) => Some(format!("{unit}/{per}")),
        (Some(unit), None) => Some(unit.to_string()),
        (None, Some(per)) => Some(format!("1/{per}")),
        (None, None) => None,
    };
    Statistic { span, value, unit, kind, qualifier, counted, attribution: None, direction, parts: quantity.parts }
}
