//! What kind a file is, by its bytes: neither its name nor what a sender says of it counts.

use super::FileType;

/// Every zip begins so, and so does every word processor's document.
const ZIP: &[u8] = b"PK\x03\x04";
/// Before each name in a zip's list of contents (APPNOTE 4.3.12), and how far before it.
const LISTED: &[u8] = b"PK\x01\x02";
const NAME_AT: usize = 46;

impl FileType {
    /// By how a file begins: twelve bytes are enough.
    pub fn of_start(bytes: &[u8]) -> Option<FileType> {
        let is_webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
        Some(match bytes {
            [0xff, 0xd8, 0xff, ..] => FileType::Jpeg,
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => FileType::Png,
            _ if is_webp => FileType::Webp,
            _ if bytes.starts_with(b"%PDF-") => FileType::Pdf,
            _ if bytes.starts_with(ZIP) => FileType::Docx,
            _ => return None,
        })
    }

    /// By all of it: a zip is a document only if a document's parts are listed in it, and none of
    /// them is a program.
    pub fn of(bytes: &[u8]) -> Option<FileType> {
        let kind = FileType::of_start(bytes)?;
        (kind != FileType::Docx || is_document(bytes)).then_some(kind)
    }

    /// The kind with this media type.
    pub fn of_mime(mime: &str) -> Option<FileType> {
        FileType::ALL.into_iter().find(|kind| kind.mime() == mime)
    }

    /// What its name ends in.
    pub fn ending(self) -> &'static str {
        match self {
            FileType::Jpeg => "jpg",
            FileType::Png => "png",
            FileType::Webp => "webp",
            FileType::Pdf => "pdf",
            FileType::Docx => "docx",
        }
    }
}

fn is_document(zip: &[u8]) -> bool {
    let heads = zip.windows(LISTED.len()).enumerate().filter(|(_, window)| *window == LISTED);
    let names = || heads.clone().filter_map(|(at, _)| zip.get(at + NAME_AT..));
    let lists = |name: &[u8]| names().any(|listed| listed.starts_with(name));
    lists(b"[Content_Types].xml") && lists(b"word/document.xml") && !lists(b"word/vbaProject.bin")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zip(names: &[&str]) -> Vec<u8> {
        let mut bytes = ZIP.to_vec();
        for name in names {
            bytes.extend(LISTED);
            bytes.extend([0; NAME_AT - LISTED.len()]);
            bytes.extend(name.as_bytes());
        }
        bytes
    }

    #[test]
    fn a_file_is_what_its_bytes_say() {
        let parts = ["[Content_Types].xml", "word/document.xml"];
        let program = [parts[0], parts[1], "word/vbaProject.bin"];
        let table: [(&[u8], Option<FileType>); 14] = [
            (b"\xff\xd8\xff\xe0 JFIF", Some(FileType::Jpeg)),
            (b"\x89PNG\r\n\x1a\n....", Some(FileType::Png)),
            (b"RIFF\x10\0\0\0WEBPVP8 ", Some(FileType::Webp)),
            (b"%PDF-1.7\n", Some(FileType::Pdf)),
            (&zip(&parts), Some(FileType::Docx)),
            (&zip(&program), None),
            (&zip(&["xl/workbook.xml", "[Content_Types].xml"]), None),
            (b"RIFF\x10\0\0\0WAVEfmt ", None),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>", None),
            (b"<!doctype html><script>", None),
            (b"\0\0\0\x18ftypheic", None),
            (b"GIF89a", None),
            (b"\x89PNG", None),
            (b"", None),
        ];
        for (bytes, kind) in table {
            assert_eq!(FileType::of(bytes), kind, "{:?}", String::from_utf8_lossy(bytes));
        }
        for kind in FileType::ALL {
            assert_eq!(FileType::of_mime(kind.mime()), Some(kind));
        }
        assert_eq!(FileType::of_mime("image/svg+xml"), None);
    }
}
