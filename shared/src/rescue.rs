//! 应急包: the unsent acts of a device, taken to the county by another one.
//!
//! A file proves nothing: anybody can write one. So whoever brings acts in does so either as the
//! person who did them, in a session of their own, or with *seals*: each act carries a code that
//! only a device which was logged in as that person could make, by a key that comes from the session's
//! token. The server keeps that key from the login until somebody ends the session (not until it
//! expires: that is when a file is needed most). What is sealed is judged as if its device had sent
//! it: same replica, same number, same rights, so that it is in effect once, whoever is first.

use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::id::{ActorId, Counter, ReplicaId};
use crate::mutation::{Digest, Sealed};
use crate::sync::Verdict;

/// The version of [`Bring`] and [`Brought`].
pub const PROTOCOL: u16 = 1;

const KEY: &[u8] = b"guatu rescue key 1\n";
const NAME: &[u8] = b"guatu rescue key name 1\n";
const ACT: &[u8] = b"guatu rescue act 1\n";

/// What a device seals its acts with. Never leaves it; the server has it from the login.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Key(pub Digest);

impl Key {
    /// The key of the session with this token.
    pub fn of(token: &str) -> Key {
        Key(Sha256::new().chain_update(KEY).chain_update(token).finalize().into())
    }

    /// Names the key without giving it away.
    pub fn name(&self) -> Digest {
        Sha256::new().chain_update(NAME).chain_update(self.0).finalize().into()
    }

    /// The seal of one act of `replica`.
    pub fn seal(&self, replica: ReplicaId, act: &Sealed) -> Digest {
        self.mac(replica, act).finalize().into_bytes().into()
    }

    /// Whether `seal` is that of this act, in a time that does not depend on where it differs.
    pub fn fits(&self, replica: ReplicaId, act: &Sealed, seal: &Digest) -> bool {
        self.mac(replica, act).verify_slice(seal).is_ok()
    }

    fn mac(&self, replica: ReplicaId, act: &Sealed) -> Hmac<Sha256> {
        // HMAC hashes a key that is longer than a block and fills up one that is shorter.
        let mut mac =
            <Hmac<Sha256> as Mac>::new_from_slice(&self.0).expect("HMAC takes a key of any length");
        mac.update(ACT);
        mac.update(&replica.0.0);
        mac.update(&act.counter.0.to_le_bytes());
        mac.update(&act.digest());
        mac
    }
}

/// `POST rescue`: acts of a device that cannot deliver them itself.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Bring {
    /// [`PROTOCOL`].
    pub protocol: u16,
    /// Which replica they come from.
    pub replica: ReplicaId,
    /// Who was logged in there.
    pub owner: ActorId,
    /// The name of the key they are sealed with, where they are.
    pub key: Option<Digest>,
    /// Only to see what would become of them; nothing is written.
    pub look: bool,
    /// The acts.
    pub acts: Vec<Carried>,
}

/// An act on its way.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Carried {
    /// The act.
    pub sealed: Sealed,
    /// Its seal, where it has one.
    pub seal: Option<Digest>,
}

/// What `rescue` answers.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Brought {
    /// Somebody else than the owner brings them in: 代交.
    pub by_other: bool,
    /// One for each act, in counter order.
    pub outcomes: Vec<Outcome>,
}

/// What became of one act, or, after a look, what would.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Outcome {
    /// The act's number.
    pub counter: Counter,
    /// The county had judged it before: brought in earlier, or sent by the device itself.
    pub known: bool,
    /// What the county says. After a look at an act that is not known, a receipt in it is not one.
    pub verdict: Verdict,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;

    fn act(counter: u64, bytes: &[u8]) -> Sealed {
        Sealed { counter: Counter(counter), bytes: bytes.to_vec() }
    }

    #[test]
    fn a_seal_fits_its_act_and_no_other() {
        let replica = |name| ReplicaId(Id::derived(name));
        let (key, other) = (Key::of("token"), Key::of("another"));
        let seal = key.seal(replica("phone"), &act(1, b"words"));
        assert!(key.fits(replica("phone"), &act(1, b"words"), &seal));
        assert!(!other.fits(replica("phone"), &act(1, b"words"), &seal));
        assert!(!key.fits(replica("tablet"), &act(1, b"words"), &seal));
        assert!(!key.fits(replica("phone"), &act(2, b"words"), &seal));
        assert!(!key.fits(replica("phone"), &act(1, b"other words"), &seal));
        for place in 0..seal.len() {
            let mut touched = seal;
            touched[place] ^= 1;
            assert!(!key.fits(replica("phone"), &act(1, b"words"), &touched), "{place}");
        }
    }

    #[test]
    fn neither_the_keys_name_nor_the_tokens_digest_is_the_key() {
        let key = Key::of("token");
        assert_ne!(key.name(), key.0);
        assert_ne!(key.0, <[u8; 32]>::from(Sha256::digest("token")));
        assert_eq!(key.name(), Key::of("token").name());
    }
}
