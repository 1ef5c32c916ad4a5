//! The issued documents: `documents.toml`.

use serde::Deserialize;
use shared::calendar::{Day, Every};
use shared::id::ProgrammeId;
use shared::model::{Cadence, Programme, ProgrammeKind, Source, Thresholds};

use super::units::Directory;
use crate::error::read;
use crate::{Error, blank, ids};

/// The documents that are programmes.
pub struct Documents(Vec<Document>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    document: Vec<Document>,
}

/// One issued document.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    key: String,
    kind: ProgrammeKind,
    title: String,
    doc_no: String,
    issued_on: Day,
    issuer: String,
    public: bool,
    cadences: Vec<Rhythm>,
    office: Option<String>,
    statement: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rhythm {
    every: Every,
    title: String,
}

impl Documents {
    /// Reads the file.
    pub fn read() -> Result<Documents, Error> {
        let file: File = read("documents.toml", include_str!("../../tongxin/documents.toml"))?;
        Ok(Documents(file.document))
    }

    /// The document with this key.
    pub fn get(&self, key: &str) -> Result<&Document, Error> {
        let found = self.0.iter().find(|document| document.key == key);
        found.ok_or_else(|| Error::UnknownDocument(key.to_owned()))
    }

    /// Each document as a programme.
    pub fn programmes(
        &self,
        tracked_from: Day,
        directory: &Directory,
    ) -> Result<impl Iterator<Item = Programme> + use<>, Error> {
        let programmes: Result<Vec<Programme>, Error> =
            self.0.iter().map(|document| document.programme(tracked_from, directory)).collect();
        Ok(programmes?.into_iter())
    }
}

impl Document {
    /// The programme it becomes.
    pub fn id(&self) -> ProgrammeId {
        ids::programme(&self.doc_no)
    }

    /// A clause of it.
    pub fn clause(&self, path: &str) -> Source {
        Source { doc_no: self.doc_no.clone(), path: path.to_owned() }
    }

    fn programme(&self, tracked_from: Day, directory: &Directory) -> Result<Programme, Error> {
        let cadence =
            |rhythm: &Rhythm| Cadence { every: rhythm.every, title: rhythm.title.clone() };
        Ok(Programme {
            id: self.id(),
            title: self.title.clone(),
            kind: self.kind,
            doc_no: self.doc_no.clone(),
            issued_on: self.issued_on,
            issuer: self.issuer.clone(),
            public: self.public,
            tracked_from,
            cadences: self.cadences.iter().map(cadence).collect(),
            thresholds: Thresholds::default(),
            office: self.office.as_deref().map(|name| directory.get(name)).transpose()?,
            statement: self.statement.clone(),
            meta: blank::meta(),
        })
    }
}
