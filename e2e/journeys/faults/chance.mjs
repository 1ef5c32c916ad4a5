// Chance that can be had again: what is random in a fault journey follows from a seed.

/** How often each fault is tried; more by hand: `GUATU_FAULT_ROUNDS=30`. */
export const ROUNDS = Number(process.env.GUATU_FAULT_ROUNDS ?? 2);

/** Random numbers from a seed, which is printed; `GUATU_FAULT_SEED` gives it again. */
export function chance(t) {
  const seed = Number(process.env.GUATU_FAULT_SEED ?? Date.now() % 1_000_000);
  t.diagnostic(`GUATU_FAULT_SEED=${seed} GUATU_FAULT_ROUNDS=${ROUNDS}`);
  let state = seed;
  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end) => Math.floor(next() * end);
  return {
    seed,
    below,
    pick: (list) => list[below(list.length)],
    shuffled(list) {
      const left = [...list];
      return list.map(() => left.splice(below(left.length), 1)[0]);
    },
    /** A moment of at most so many milliseconds. */
    moment: (most) => new Promise((later) => setTimeout(later, below(most))),
  };
}
