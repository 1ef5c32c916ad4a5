//! What stands in a column, as JSON.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// What stands in a column.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// Nothing: `null`.
    Null,
    /// A whole number.
    Number(u64),
    /// Text.
    Text(String),
    /// Bytes: `{"hex": "…"}`.
    Blob {
        /// The bytes.
        hex: Hex,
    },
}

impl Value {
    /// The bytes, where these are bytes.
    pub fn blob(&self) -> Option<&[u8]> {
        match self {
            Value::Blob { hex } => Some(&hex.0),
            _ => None,
        }
    }
}

impl From<Vec<u8>> for Value {
    fn from(bytes: Vec<u8>) -> Value {
        Value::Blob { hex: Hex(bytes) }
    }
}

/// Bytes that are written as hexadecimal text, in small letters.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hex(pub Vec<u8>);

const DIGITS: &[u8; 16] = b"0123456789abcdef";

impl Serialize for Hex {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let digits = self.0.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        let text: String = digits.map(|digit| DIGITS[usize::from(digit)] as char).collect();
        serializer.serialize_str(&text)
    }
}

impl<'de> Deserialize<'de> for Hex {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Hex, D::Error> {
        let text = String::deserialize(deserializer)?;
        read(text.as_bytes()).map(Hex).ok_or_else(|| de::Error::custom("not hexadecimal"))
    }
}

fn read(digits: &[u8]) -> Option<Vec<u8>> {
    let digit = |byte: u8| DIGITS.iter().position(|digit| *digit == byte);
    let pairs = digits.chunks(2).map(|pair| match pair {
        [high, low] => Some((digit(*high)? << 4 | digit(*low)?) as u8),
        _ => None,
    });
    pairs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_value_comes_back_from_json() {
        for (value, text) in [
            (Value::Null, "null"),
            (Value::Number((1 << 53) - 1), "9007199254740991"),
            (Value::Text("同心".into()), "\"同心\""),
            (Value::from(vec![0, 0x9f, 0xff]), r#"{"hex":"009fff"}"#),
            (Value::from(vec![]), r#"{"hex":""}"#),
        ] {
            assert_eq!(serde_json::to_string(&value).unwrap(), text);
            assert_eq!(serde_json::from_str::<Value>(text).unwrap(), value);
        }
        for text in ["-1", "1.5", "true", r#"{"hex":"0"}"#, r#"{"hex":"0G"}"#, "[]"] {
            assert!(serde_json::from_str::<Value>(text).is_err(), "{text}");
        }
    }
}
