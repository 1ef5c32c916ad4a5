//! Photos and files: sent in parts, verified, and for nobody but those who see what they belong to.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::path::Path;

use e2e::{Client, Content, County, Reply, today};
use sha2::{Digest, Sha256};
use shared::api::blobs::{COMPLETE, ContentRange, LENGTH, OFFSET};
use shared::id::{AttachmentId, FindingId, Id, ProgrammeId, TaskId};
use shared::model::{
    EvidenceRole, File, FileHash, FileType, Kind, Origin, Post, Seat, Severity, Sort, Visibility,
};
use shared::mutation::{AddAttachment, CreateTask, NewEvidence, RegisterFinding};
use shared::rules::Entities;
use shared::sync::Verdict;

use crate::restore::{carry, scratch, told};

const PART: usize = 64 * 1024;

/// A file as a phone has it.
struct Photo {
    bytes: Vec<u8>,
    hash: FileHash,
}

impl Photo {
    fn of(bytes: Vec<u8>) -> Photo {
        let hash = FileHash(Sha256::digest(&bytes).into());
        Photo { bytes, hash }
    }

    /// Begins as a JPEG does; the rest is as good as any for a server that does not look at pictures.
    fn jpeg(seed: u32, length: usize) -> Photo {
        let mut state = seed;
        let noise = (4..length).map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        });
        Photo::of([0xff, 0xd8, 0xff, 0xe0].into_iter().chain(noise).collect())
    }

    fn file(&self) -> File {
        File {
            sha256: self.hash,
            size: self.bytes.len() as u32,
            mime: FileType::Jpeg,
            name: "现场.jpg".into(),
            taken_at: None,
            fix: None,
        }
    }

    fn part(&self, client: &Client, start: usize) -> Reply {
        let end = (start + PART).min(self.bytes.len());
        self.say(client, start..end, &self.bytes[start..end])
    }

    /// Sends these bytes as that part of it.
    fn say(&self, client: &Client, part: std::ops::Range<usize>, bytes: &[u8]) -> Reply {
        let size = self.bytes.len() as u32;
        let range = ContentRange { bytes: part.start as u32..part.end as u32, size }.to_string();
        client.blob("PUT", &self.hash.to_string(), &[("content-range", &range)], bytes)
    }

    /// Sends what is not there yet; how many bytes that were.
    fn deliver(&self, client: &Client) -> usize {
        let start = self.standing(client).map_or(0, |standing| standing.0);
        for at in (start..self.bytes.len()).step_by(PART) {
            let reply = self.part(client, at);
            let is_last = at + PART >= self.bytes.len();
            assert_eq!(reply.status, if is_last { 201 } else { 204 }, "{}", reply.text());
        }
        self.bytes.len() - start
    }

    /// Bytes there, bytes there will be, and whether all is well; none for who has sent nothing.
    fn standing(&self, client: &Client) -> Option<(usize, usize, bool)> {
        let reply = client.blob("HEAD", &self.hash.to_string(), &[], &[]);
        if reply.status == 404 {
            return None;
        }
        assert_eq!(reply.status, 200);
        let number = |name| reply.header(name).unwrap().parse().unwrap();
        Some((number(OFFSET), number(LENGTH), reply.header(COMPLETE) == Some("?1")))
    }

    fn get(&self, client: &Client) -> Reply {
        client.blob("GET", &self.hash.to_string(), &[], &[])
    }
}

fn accepted(verdict: Verdict) {
    assert!(matches!(verdict, Verdict::Accepted { .. }), "{verdict:?}");
}

/// The campaign, whose document is not published: findings are for those they name.
fn campaign(client: &Client) -> ProgrammeId {
    let export = client.export();
    let found = export
        .iter()
        .find(|line| line["kind"] == "programme" && line["value"]["kind"] == "campaign")
        .unwrap();
    assert_eq!(found["value"]["public"], false);
    ProgrammeId(found["id"].as_str().unwrap().parse().unwrap())
}

/// A finding of the inspector's with this photo.
fn register(inspector: &mut Client, words: &str, photo: &Photo) -> FindingId {
    let id = FindingId(Id::derived(words));
    let programme = campaign(inspector);
    accepted(inspector.act(RegisterFinding {
        id,
        programme,
        charge: None,
        title: words.into(),
        detail: String::new(),
        inspected: "某企业".into(),
        township: None,
        severity: Severity::Ordinary,
        sort: Sort::Hazard,
        origin: Origin::Inspection,
        found_by: None,
        found_on: today(),
        fix: None,
        inspection: None,
        patrol: None,
        evidence: vec![NewEvidence {
            id: AttachmentId(Id::derived(&format!("{words}/photo"))),
            role: EvidenceRole::Before,
            file: photo.file(),
        }],
    }));
    id
}

#[test]
fn an_upload_that_was_cut_goes_on_where_it_stood() {
    let mut county = County::start(Content::Tongxin);
    let inspector = county.login("inspector");
    let photo = Photo::jpeg(1, 5 * PART + 1_000);
    assert_eq!(photo.standing(&inspector), None);
    let mut sent = 0;
    for at in [0, PART] {
        assert_eq!(photo.part(&inspector, at).status, 204);
        sent += PART;
    }
    // Half of the third part, and the line is cut.
    let server = county.url.trim_start_matches("http://").to_owned();
    let mut line = TcpStream::connect(&server).unwrap();
    let range =
        ContentRange { bytes: 2 * PART as u32..3 * PART as u32, size: photo.bytes.len() as u32 };
    let head = format!(
        "PUT /api/v1/blobs/{} HTTP/1.1\r\nhost: {server}\r\nauthorization: Bearer {}\r\n\
         content-range: {range}\r\ncontent-length: {PART}\r\n\r\n",
        photo.hash, inspector.session.token
    );
    line.write_all(head.as_bytes()).unwrap();
    line.write_all(&photo.bytes[2 * PART..2 * PART + PART / 2]).unwrap();
    drop(line);
    // And the server loses its power.
    county.kill();
    county.restart();
    assert_eq!(photo.standing(&inspector), Some((2 * PART, photo.bytes.len(), false)));
    // A part that came, but whose answer did not: it is there once.
    assert_eq!(photo.part(&inspector, PART).header(OFFSET), Some("131072"));
    // Nobody may leave a hole.
    let ahead = photo.part(&inspector, 4 * PART);
    assert_eq!((ahead.status, ahead.header(OFFSET)), (409, Some("131072")));
    sent += photo.deliver(&inspector);
    assert_eq!(sent, photo.bytes.len(), "not a byte twice");
    assert_eq!(photo.standing(&inspector), Some((sent, sent, true)));
    assert_eq!(photo.deliver(&inspector), 0);
    let reply = photo.get(&inspector);
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert!(reply.body == photo.bytes);
    for (name, value) in [
        ("content-type", "image/jpeg"),
        ("x-content-type-options", "nosniff"),
        ("cache-control", "no-store"),
        ("content-encoding", ""),
    ] {
        assert_eq!(reply.header(name).unwrap_or_default(), value, "{name}");
    }
    assert!(reply.header("content-disposition").unwrap().starts_with("attachment; filename=\""));
    assert!(reply.header("content-security-policy").unwrap().contains("default-src 'self'"));
}

#[test]
fn what_was_changed_on_the_way_is_refused_and_forgotten() {
    let county = County::start(Content::Tongxin);
    let inspector = county.login("inspector");
    let photo = Photo::jpeg(2, 3 * PART);
    assert_eq!(photo.part(&inspector, 0).status, 204);
    let mut tampered = photo.bytes[PART..2 * PART].to_vec();
    tampered[100] ^= 1;
    assert_eq!(photo.say(&inspector, PART..2 * PART, &tampered).status, 204);
    assert_eq!(photo.part(&inspector, 2 * PART).said(), (422, "file_differs".into()));
    assert_eq!(photo.standing(&inspector), None);
    assert_eq!(photo.get(&inspector).said(), (404, "not_found".into()));
    assert_eq!(photo.deliver(&inspector), photo.bytes.len());
    assert!(photo.get(&inspector).body == photo.bytes);
}

#[test]
fn only_the_kinds_that_are_named_come_in_and_no_more_than_fits() {
    let county = County::start(Content::Tongxin);
    let inspector = county.login("inspector");
    let zip: &[u8] = b"PK\x03\x04 a zip, but no document of a word processor";
    let kinds: [&[u8]; 6] = [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
        b"<!doctype html><script>1</script>",
        b"\0\0\0\x18ftypheic\0\0\0\0",
        b"GIF89a.......",
        b"MZ............",
        zip,
    ];
    for bytes in kinds {
        let photo = Photo::of(bytes.to_vec());
        let reply = photo.part(&inspector, 0);
        let shown = String::from_utf8_lossy(bytes);
        assert_eq!(reply.said(), (415, "unknown_file".into()), "{shown}");
        assert_eq!(photo.standing(&inspector), None, "{shown}");
    }
    let pdf = Photo::of(b"%PDF-1.7\n%%EOF\n".to_vec());
    assert_eq!(pdf.deliver(&inspector), pdf.bytes.len());
    assert_eq!(pdf.get(&inspector).header("content-type"), Some("application/pdf"));

    let photo = Photo::jpeg(3, 3 * PART);
    let first = &photo.bytes[..PART];
    let put = |range: &str, bytes: &[u8]| {
        inspector.blob("PUT", &photo.hash.to_string(), &[("content-range", range)], bytes).said()
    };
    for (range, bytes, status, code) in [
        ("bytes 0-65535/30000000", first, 413, "body_too_large"),
        ("bytes 0-65535/*", first, 422, "not_a_range"),
        ("bytes 0-65534/196608", first, 422, "not_a_range"),
        ("bytes 0-99/196608", &photo.bytes[..100], 422, "part_too_small"),
    ] {
        assert_eq!(put(range, bytes), (status, code.into()), "{range}");
    }
    assert_eq!(status_of_head(&county, &inspector, &photo, 1024 * 1024 + 1), "413");
    assert_eq!(inspector.blob("GET", "../x", &[], &[]).status, 404);
    assert_eq!(inspector.blob("POST", &photo.hash.to_string(), &[], &[1]).status, 405);
    let nobody = Client::anonymous(&county.url, "GET", &format!("blobs/{}", photo.hash), "", "");
    assert_eq!(nobody.status, 401);

    // Four times 20 MiB begun: the oldest makes room.
    let begun: Vec<Photo> = (0..4).map(|seed| Photo::jpeg(90 + seed, PART)).collect();
    for photo in &begun {
        let range = format!("bytes 0-65535/{}", 20 * 1024 * 1024);
        let head = [("content-range", range.as_str())];
        let reply = inspector.blob("PUT", &photo.hash.to_string(), &head, &photo.bytes);
        assert_eq!(reply.status, 204, "{}", reply.text());
    }
    let stands: Vec<bool> =
        begun.iter().map(|photo| photo.standing(&inspector).is_some()).collect();
    assert_eq!(stands, [false, true, true, true]);
}

/// What the server says to a part of this length before any of it is sent.
fn status_of_head(county: &County, client: &Client, photo: &Photo, length: u32) -> String {
    let server = county.url.trim_start_matches("http://");
    let mut line = TcpStream::connect(server).unwrap();
    let range = ContentRange { bytes: 0..length, size: 2 * length };
    let head = format!(
        "PUT /api/v1/blobs/{} HTTP/1.1\r\nhost: {server}\r\nauthorization: Bearer {}\r\n\
         content-range: {range}\r\ncontent-length: {length}\r\n\r\n",
        photo.hash, client.session.token
    );
    line.write_all(head.as_bytes()).unwrap();
    let mut answer = String::new();
    BufReader::new(line).read_line(&mut answer).unwrap();
    answer.split(' ').nth(1).unwrap_or_default().to_owned()
}

#[test]
fn a_photo_is_for_those_who_see_its_finding() {
    let county = County::start(Content::Tongxin);
    let (mut inspector, mut office) = (county.login("inspector"), county.login("office"));
    let mut clerk = county.login("clerk2");
    let photo = Photo::jpeg(4, 2 * PART);
    let finding = register(&mut inspector, "照片/通道堵塞", &photo);
    // The act is there, its photo follows.
    assert_eq!(photo.get(&office).said(), (404, "not_sent".into()));
    photo.deliver(&inspector);
    assert!(photo.get(&office).body == photo.bytes);
    assert_eq!(photo.standing(&office), None, "an upload is its sender's to ask about");
    let sees = |client: &Client| {
        let ids: Vec<String> =
            client.export().iter().map(|line| line["id"].as_str().unwrap().to_owned()).collect();
        ids.contains(&finding.to_string())
    };
    assert!(sees(&office) && !sees(&clerk));
    // Whoever knows the hash, but not the finding, hears what they would hear of any other.
    let unknown = Photo::jpeg(5, PART);
    for photo in [&photo, &unknown] {
        assert_eq!(photo.get(&clerk).said(), (404, "not_found".into()));
        assert_eq!(photo.standing(&clerk), None);
    }
    // An attachment of one's own that names the hash opens nothing.
    let task = a_task_of(&mut office, &clerk);
    let id = AttachmentId(Id::derived("照片/冒名"));
    accepted(clerk.act(AddAttachment { id, on: task.into(), file: photo.file() }));
    assert_eq!(photo.get(&clerk).said(), (404, "not_sent".into()));
    // Nor does what is sent under it, unless it is that very file.
    let other = Photo { bytes: Photo::jpeg(6, 2 * PART).bytes, hash: photo.hash };
    assert_eq!(other.part(&clerk, 0).status, 204);
    assert_eq!(other.part(&clerk, PART).said(), (422, "file_differs".into()));
    assert_eq!(photo.get(&clerk).said(), (404, "not_sent".into()));
    assert!(photo.get(&office).body == photo.bytes);
    // Who has the file may show it.
    assert_eq!(photo.deliver(&clerk), photo.bytes.len());
    assert!(photo.get(&clerk).body == photo.bytes);
}

/// A task that the office gives to the unit of `clerk`.
fn a_task_of(office: &mut Client, clerk: &Client) -> TaskId {
    let all = clerk.entities();
    let posts = all.held(clerk.actor());
    let Some(Seat::Unit(unit)) = posts.first().and_then(|post| Some(Post::of(post)?.seat)) else {
        panic!("the clerk sits in a unit");
    };
    let chain = all.all(Kind::Chain).find_map(|chain| shared::model::Chain::of(chain)).unwrap();
    let id = TaskId(Id::derived("照片/任务"));
    accepted(office.act(CreateTask {
        id,
        programme: chain.programme,
        parent: Some(chain.id.into()),
        title: "整理照片".into(),
        detail: String::new(),
        leaders: vec![],
        lead_units: vec![unit],
        support_units: vec![],
        start: None,
        due: None,
        visibility: Visibility::County,
    }));
    id
}

#[test]
fn a_backup_lists_the_photos_and_a_copied_folder_goes_with_it() {
    let county = County::start(Content::Tongxin);
    let mut inspector = county.login("inspector");
    let (whole, half) = (Photo::jpeg(7, 2 * PART), Photo::jpeg(8, 2 * PART));
    register(&mut inspector, "照片/备份", &whole);
    whole.deliver(&inspector);
    assert_eq!(half.part(&inspector, 0).status, 204);
    let file = scratch("photos.ndjson");
    told(carry("backup", &county, &file));
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains(&whole.hash.to_string()), "the backup names the photo");
    assert!(text.len() < 100 * PART && !text.contains("upload_part"));

    let other = County::start(Content::Nothing);
    let from = county.backup_key().parent().unwrap().join("photos");
    let to = other.backup_key().parent().unwrap().join("photos");
    told(carry("restore", &other, &file));
    let office = county.accounts.iter().find(|account| account.name == "office").unwrap();
    let office = Client::login(&other.url, &office.name, &office.password);
    assert_eq!(whole.get(&office).said(), (404, "file_missing".into()));
    copy(&from, &to);
    assert!(whole.get(&office).body == whole.bytes);
    // What had come in part begins anew.
    let account = county.accounts.iter().find(|account| account.name == "inspector").unwrap();
    let inspector = Client::login(&other.url, &account.name, &account.password);
    assert_eq!(half.standing(&inspector), Some((0, 2 * PART, false)));
    assert_eq!(half.deliver(&inspector), half.bytes.len());
    fs::remove_file(&file).unwrap();
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (from, to) = (entry.as_ref().unwrap().path(), to.join(entry.unwrap().file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).unwrap();
        }
    }
}
