//! 《02》附件: the 46 rivers, gullies and lakes, `rivers.toml`.

use serde::Deserialize;
use shared::id::RiverId;
use shared::model::{Quantity, River, TownshipChief};

use super::documents::{Document, Documents};
use super::units::Directory;
use crate::error::read as read_file;
use crate::{Error, blank, ids};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    doc: String,
    river: Vec<Row>,
}

/// A row of the table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    no: u16,
    /// The river's name.
    pub name: String,
    #[serde(default)]
    alias: String,
    /// 县级河（湖）长, by name, where the row has one.
    pub chief: Option<String>,
    /// 乡镇级河长, by post.
    pub township: Vec<Seat>,
    units: Vec<String>,
    department: String,
    through: Vec<String>,
    length_km: Option<Quantity>,
    area_hm2: Option<Quantity>,
    from: String,
    #[serde(default)]
    to: String,
}

/// A township's post.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seat {
    unit: String,
    title: String,
    #[serde(default)]
    stretch: String,
}

/// The table of one document.
pub struct Table<'a> {
    /// The document.
    pub programme: &'a Document,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// Reads the file.
pub fn read(documents: &Documents) -> Result<Table<'_>, Error> {
    let file: File = read_file("rivers.toml", include_str!("../../tongxin/rivers.toml"))?;
    Ok(Table { programme: documents.get(&file.doc)?, rows: file.river })
}

impl Table<'_> {
    /// The rivers.
    pub fn rivers(&self, directory: &Directory) -> Result<Vec<River>, Error> {
        self.rows.iter().map(|row| row.entity(directory, self.programme)).collect()
    }
}

impl Row {
    /// The river it becomes.
    pub fn id(&self) -> RiverId {
        ids::river(&self.name)
    }

    /// The section path.
    pub fn path(&self) -> String {
        format!("附件第{}行", self.no)
    }

    /// What its county chief is called: the one water surface among them has a 湖长.
    pub fn county_title(&self) -> String {
        let level = if self.area_hm2.is_some() { "县级河（湖）长" } else { "县级河长" };
        format!("{} {level}", self.name)
    }

    fn entity(&self, directory: &Directory, programme: &Document) -> Result<River, Error> {
        let chief = |seat: &Seat| {
            Ok(TownshipChief {
                unit: directory.get(&seat.unit)?,
                title: seat.title.clone(),
                stretch: seat.stretch.clone(),
                person: None,
            })
        };
        Ok(River {
            id: self.id(),
            no: self.no,
            name: self.name.clone(),
            alias: self.alias.clone(),
            programme: programme.id(),
            county_chief: self.chief.as_deref().map(ids::person),
            township_chiefs: self.township.iter().map(chief).collect::<Result<_, Error>>()?,
            units: directory.all(&self.units)?,
            department: Some(directory.get(&self.department)?),
            flows_through: directory.all(&self.through)?,
            length_km: self.length_km,
            area_hm2: self.area_hm2,
            from: self.from.clone(),
            to: self.to.clone(),
            source: Some(programme.clause(&self.path())),
            meta: blank::meta(),
        })
    }
}

impl Seat {
    /// The post as a title, such as 王团镇党委书记.
    pub fn post(&self) -> String {
        format!("{}{}", self.unit, self.title)
    }
}
