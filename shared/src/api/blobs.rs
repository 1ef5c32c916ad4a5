//! `blobs/{sha256}`: photos and files in parts. A part is a `PUT` with `Content-Range` (RFC 9110,
//! 14.5); how far an upload has come stands in `Upload-Offset`, `Upload-Length` and
//! `Upload-Complete`, as in Resumable Uploads for HTTP.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

/// Bytes of a part at most.
pub const PART_MAX: u32 = 1024 * 1024;
/// Bytes of a part at least, but for the last one.
pub const PART_MIN: u32 = 16 * 1024;

/// How many bytes the server has, from the first on without a gap.
pub const OFFSET: &str = "upload-offset";
/// How many there will be.
pub const LENGTH: &str = "upload-length";
/// `?1` once all are there and their hash is the right one; until then `?0`.
pub const COMPLETE: &str = "upload-complete";

/// Which bytes a part is, of how many: `bytes 0-499/1234`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ContentRange {
    /// Which bytes; never none.
    pub bytes: Range<u32>,
    /// Of how many.
    pub size: u32,
}

/// The text is not a range of bytes of a known whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("a range is bytes FIRST-LAST/SIZE")]
pub struct NotARange;

impl fmt::Display for ContentRange {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Range { start, end } = self.bytes;
        write!(formatter, "bytes {start}-{}/{}", end.saturating_sub(1), self.size)
    }
}

impl FromStr for ContentRange {
    type Err = NotARange;

    fn from_str(text: &str) -> Result<ContentRange, NotARange> {
        let (range, size) =
            text.strip_prefix("bytes ").unwrap_or_default().split_once('/').ok_or(NotARange)?;
        let (first, last) = range.split_once('-').ok_or(NotARange)?;
        let number = |text: &str| text.parse::<u32>().map_err(|_| NotARange);
        let (first, last, size) = (number(first)?, number(last)?, number(size)?);
        if first <= last && last < size {
            Ok(ContentRange { bytes: first..last + 1, size })
        } else {
            Err(NotARange)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_reads_back_and_nothing_else_is_one() {
        let range = ContentRange { bytes: 0..500, size: 1234 };
        assert_eq!(range.to_string(), "bytes 0-499/1234");
        assert_eq!("bytes 0-499/1234".parse(), Ok(range));
        for text in
            ["", "bytes */9", "bytes 5-4/9", "bytes 0-9/9", "bytes 0-1/*", "0-1/2", "bytes -1-2/9"]
        {
            assert_eq!(text.parse::<ContentRange>(), Err(NotARange), "{text}");
        }
    }
}
