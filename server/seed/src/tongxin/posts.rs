//! People's posts over all documents: `posts.toml`, and what follows from the chains, the campaign's
//! fields and the table of rivers.

use serde::Deserialize;
use shared::model::{Post, Role, Seat, Source};

use super::chains::ChainClause;
use super::documents::{Document, Documents};
use super::fields::Campaign;
use super::rivers::Table;
use super::units::Directory;
use crate::error::read as read_file;
use crate::{Error, blank, ids};

/// A post and the name of whoever holds it.
pub struct Held {
    /// The name, or nobody.
    pub holder: Option<String>,
    title: String,
    role: Role,
    seat: Seat,
    source: Source,
}

impl Held {
    /// The post.
    pub fn entity(&self) -> Post {
        let seat = self.seat.holder().map(|id| id.to_string()).unwrap_or_default();
        Post {
            id: ids::post(&seat, &self.title, self.holder.as_deref()),
            person: self.holder.as_deref().map(ids::person),
            title: self.title.clone(),
            role: self.role,
            seat: self.seat,
            source: Some(self.source.clone()),
            meta: blank::meta(),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    county: Vec<CountyPost>,
    group: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CountyPost {
    person: String,
    title: String,
    doc: String,
    path: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    doc: String,
    path: String,
    #[serde(default)]
    leaders: Vec<Place>,
    #[serde(default)]
    deputies: Vec<Place>,
    #[serde(default)]
    office: Vec<Place>,
    #[serde(default)]
    members: Vec<MemberPlace>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    title: String,
    person: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MemberPlace {
    person: String,
    unit: String,
    title: String,
    #[serde(default)]
    head: bool,
}

/// Every post that a document names, each once.
pub fn read(
    directory: &Directory,
    documents: &Documents,
    chains: &[ChainClause],
    campaign: &Campaign<'_>,
    rivers: &Table<'_>,
) -> Result<Vec<Held>, Error> {
    let file: File = read_file("posts.toml", include_str!("../../tongxin/posts.toml"))?;
    let mut posts = Vec::new();
    for post in file.county {
        posts.push(Held {
            holder: Some(post.person),
            title: post.title,
            role: Role::CountyLeader,
            seat: Seat::County,
            source: documents.get(&post.doc)?.clause(&post.path),
        });
    }
    for group in file.group {
        posts.extend(of_group(group, directory, documents)?);
    }
    posts.extend(of_chains(chains, documents.get("03")?));
    posts.extend(of_fields(campaign));
    posts.extend(of_rivers(rivers));
    // 局长 of one bureau may be named by two documents: the first names the post.
    let mut seen = std::collections::BTreeSet::new();
    posts.retain(|post| seen.insert(post.entity().id));
    Ok(posts)
}

fn of_group(
    group: Group,
    directory: &Directory,
    documents: &Documents,
) -> Result<Vec<Held>, Error> {
    let document = documents.get(&group.doc)?;
    let source = document.clause(&group.path);
    let seat = Seat::Programme(document.id());
    let leaders = group.leaders.into_iter().map(|place| (Role::ProgrammeLeader, place));
    let deputies = group.deputies.into_iter().map(|place| (Role::ProgrammeDeputy, place));
    let office = group.office.into_iter().map(|place| (Role::ProgrammeOffice, place));
    let mut posts: Vec<Held> = leaders
        .chain(deputies)
        .chain(office)
        .map(|(role, Place { title, person })| Held {
            holder: person,
            title,
            role,
            seat,
            source: source.clone(),
        })
        .collect();
    for member in group.members {
        let role = if member.head { Role::UnitHead } else { Role::Member };
        posts.push(Held {
            holder: Some(member.person.clone()),
            title: member.title,
            role,
            seat: Seat::Unit(directory.get(&member.unit)?),
            source: source.clone(),
        });
        posts.push(Held {
            holder: Some(member.person),
            title: "成员".to_owned(),
            role: Role::Member,
            seat,
            source: source.clone(),
        });
    }
    Ok(posts)
}

/// 链长 by 三; each of them is 副组长 of the leading group by 四（一）.
fn of_chains(chains: &[ChainClause], programme: &Document) -> Vec<Held> {
    let mut posts = Vec::new();
    for chain in chains {
        for chief in &chain.clause.chiefs {
            posts.push(Held {
                holder: Some(chief.clone()),
                title: format!("{} 链长", chain.clause.name),
                role: Role::ChainChief,
                seat: Seat::Chain(chain.id()),
                source: programme.clause(&chain.clause.path),
            });
            posts.push(Held {
                holder: Some(chief.clone()),
                title: "副组长".to_owned(),
                role: Role::ProgrammeDeputy,
                seat: Seat::Programme(programme.id()),
                source: programme.clause("四（一）"),
            });
        }
    }
    posts
}

/// 责任领导 by 《01》二.
fn of_fields(campaign: &Campaign<'_>) -> Vec<Held> {
    let mut posts = Vec::new();
    for field in &campaign.fields {
        for leader in &field.clause.leaders {
            posts.push(Held {
                holder: Some(leader.clone()),
                title: format!("{} 责任领导", field.clause.name),
                role: Role::FieldLeader,
                seat: Seat::Field(field.id()),
                source: campaign.programme.clause(&field.clause.path),
            });
        }
    }
    posts
}

/// 县级河（湖）长 and 乡镇级河长 by 《02》附件; of the latter the document names only the post.
fn of_rivers(rivers: &Table<'_>) -> Vec<Held> {
    let mut posts = Vec::new();
    for row in &rivers.rows {
        let post = |holder: Option<String>, title: String| Held {
            holder,
            title,
            role: Role::RiverChief,
            seat: Seat::River(row.id()),
            source: rivers.programme.clause(&row.path()),
        };
        posts.extend(row.chief.clone().map(|chief| post(Some(chief), row.county_title())));
        posts.extend(row.township.iter().map(|seat| post(None, seat.post())));
    }
    posts
}
