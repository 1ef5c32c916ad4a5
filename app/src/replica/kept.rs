//! Answers of the server that stay readable without a network: what was read once can be read again.
//!
//! They stand in a database of their own beside the replica's, with the same stores. They are what
//! the server gave this person, word for word; they go with the confirmed rows, and whenever the
//! person's rights may have become smaller.

use std::cell::{Cell, RefCell};

use serde::{Deserialize, Serialize};
use shared::id::Millis;
use shared::sync::replica::{Change, Store, Write};
use shared::wire::{decode, encode};

use super::disk::{Disk, DiskTrouble};

/// Where it stands which question was answered at which place.
const INDEX_KEY: u64 = 0;

/// The key of the first place.
const FIRST_KEY: u64 = 1;

/// Pages of the log that are kept: the latest ones read.
const LOG_MOST: usize = 8;

/// Other answers that are kept, of each sort.
const MOST: usize = 40;

/// A question that was answered. Its number in the list is the place of its answer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
struct Place {
    question: String,
    at: Millis,
}

/// An answer as it was read.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
struct Row {
    question: String,
    at: Millis,
    text: String,
}

/// The answers of one replica.
pub struct Kept {
    name: String,
    disk: RefCell<Option<Disk>>,
    /// How often everything was forgotten: an answer asked for before that is not kept any more.
    age: Cell<u64>,
}

impl Kept {
    /// Beside the replica's database of this name; opened when it is needed.
    pub fn beside(name: &str) -> Kept {
        Kept { name: format!("{name}-kept"), disk: RefCell::default(), age: Cell::new(0) }
    }

    /// What [`Kept::keep`] is told of the moment at which a question was asked.
    pub fn age(&self) -> u64 {
        self.age.get()
    }

    /// Keeps an answer in place of an older one to the same question, or of the oldest of its sort.
    pub async fn keep(
        &self,
        question: &str,
        text: &str,
        at: Millis,
        age: u64,
    ) -> Result<(), DiskTrouble> {
        let disk = self.disk().await?;
        let mut places = places(&disk).await?;
        let number = take_place(&mut places, question, at);
        if self.age.get() != age {
            return Ok(());
        }
        let (question, text) = (question.to_owned(), text.to_owned());
        let row = encode(&Row { question, at, text });
        disk.write(&Write(vec![
            Change::Put(Store::Meta, INDEX_KEY, encode(&places)),
            Change::Put(Store::Meta, key(number), row),
        ]))
        .await
    }

    /// What was answered, and when.
    pub async fn find(&self, question: &str) -> Result<Option<(String, Millis)>, DiskTrouble> {
        let disk = self.disk().await?;
        let places = places(&disk).await?;
        let Some(number) = places.iter().position(|place| place.question == question) else {
            return Ok(None);
        };
        let row = disk.get(Store::Meta, key(number)).await?;
        let row = row.and_then(|bytes| decode::<Row>(&bytes));
        // Another tab may have given the place away between the two.
        Ok(row.filter(|row| row.question == question).map(|row| (row.text, row.at)))
    }

    /// The questions of a sort that were answered.
    pub async fn questions(&self, sort: &str) -> Result<Vec<String>, DiskTrouble> {
        let places = places(&self.disk().await?).await?;
        let questions = places.into_iter().map(|place| place.question);
        Ok(questions.filter(|question| sort_of(question) == sort).collect())
    }

    /// Forgets everything.
    pub async fn clear(&self) -> Result<(), DiskTrouble> {
        self.age.set(self.age.get() + 1);
        self.disk().await?.strict(&[Change::Clear(Store::Meta)]).await
    }

    async fn disk(&self) -> Result<Disk, DiskTrouble> {
        let open = self.disk.borrow().clone();
        if let Some(disk) = open {
            return Ok(disk);
        }
        let disk = Disk::open(self.name.clone()).await?;
        *self.disk.borrow_mut() = Some(disk.clone());
        Ok(disk)
    }
}

async fn places(disk: &Disk) -> Result<Vec<Place>, DiskTrouble> {
    let index = disk.get(Store::Meta, INDEX_KEY).await?;
    Ok(index.and_then(|bytes| decode(&bytes)).unwrap_or_default())
}

fn key(number: usize) -> u64 {
    FIRST_KEY + number as u64
}

/// What a question asks for, without whose or from where.
fn sort_of(question: &str) -> &str {
    question.split('?').next().unwrap_or(question)
}

/// Takes a place for the answer: the one that the question has, else a new one, else that of the
/// oldest answer of its sort.
fn take_place(places: &mut Vec<Place>, question: &str, at: Millis) -> usize {
    let sort = sort_of(question);
    let of_sort = |place: &Place| sort_of(&place.question) == sort;
    let most = if sort == "log" { LOG_MOST } else { MOST };
    let has_one = places.iter().position(|place| place.question == question);
    let is_full = places.iter().filter(|place| of_sort(place)).count() >= most;
    let numbered = places.iter().enumerate().filter(|(_, place)| of_sort(place));
    let oldest = numbered.min_by_key(|(_, place)| place.at).map(|(number, _)| number);
    let taken = Place { question: question.to_owned(), at };
    match has_one.or(oldest.filter(|_| is_full)) {
        Some(number) => {
            places[number] = taken;
            number
        }
        None => {
            places.push(taken);
            places.len() - 1
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_takes_its_own_place_or_that_of_the_oldest_of_its_sort() {
        let mut places = Vec::new();
        assert_eq!(take_place(&mut places, "accounts", Millis(1)), 0);
        let page = |number: usize| format!("log?from={number}");
        for number in 1..=LOG_MOST {
            let at = Millis(10 + number as u64);
            assert_eq!(take_place(&mut places, &page(number), at), number);
        }
        // Read again, the first page is the newest.
        assert_eq!(take_place(&mut places, &page(1), Millis(50)), 1);
        assert_eq!(take_place(&mut places, &page(99), Millis(51)), 2);
        assert_eq!(places[2].question, page(99));
        assert_eq!(take_place(&mut places, "history?of=1", Millis(52)), LOG_MOST + 1);
        assert_eq!(places[0].question, "accounts", "another sort takes nothing from it");
        assert_eq!(places.len(), LOG_MOST + 2);
    }
}
