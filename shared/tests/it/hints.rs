//! What a phone makes of a hint over the live socket.

use std::collections::BTreeSet;

use shared::id::{Millis, Seq};
use shared::sync::county::Ledger;
use shared::sync::replica::{Effect, Event, Wake};

use crate::simulation::Device;
use crate::sync::{settle, start};

#[test]
fn many_who_hear_the_same_come_at_moments_of_their_own() {
    let now = Millis(1_000);
    let mut county = start();
    let mut moments = BTreeSet::new();
    for dice in [10, 30, 4_999, 10_000, u32::MAX] {
        let mut device = Device::new("leader");
        settle(&mut county, &mut device);
        let seq = Seq(county.head().seq.0 + 5);
        let alone = Event::Wake(Wake::Hint { seq, within: 0 });
        let many = Event::Wake(Wake::Hint { seq, within: 10_000 });
        let effects = device.replica.handle(now, dice, many);
        let [Effect::WakeAt(moment)] = effects[..] else { panic!("{effects:?}") };
        assert!((now..=Millis(now.0 + 10_000)).contains(&moment));
        moments.insert(moment);
        // Another hint meanwhile does not put it off.
        let again = Event::Wake(Wake::Hint { seq, within: 10_000 });
        let effects = device.replica.handle(Millis(now.0 + 1), u32::MAX - 1, again);
        assert!(effects.iter().all(|effect| matches!(effect, Effect::WakeAt(at) if *at <= moment)));
        let asks =
            |effects: &[Effect]| effects.iter().any(|effect| matches!(effect, Effect::Send(_)));
        let effects = match dice {
            10 => device.replica.handle(Millis(now.0 + 2), 0, alone),
            _ => device.replica.handle(moment, 0, Event::Wake(Wake::Timer)),
        };
        assert!(asks(&effects), "{effects:?}");
    }
    assert!(moments.len() > 3);
}
