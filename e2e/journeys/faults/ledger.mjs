// A list of one's own of what the screen called saved, held against what the server has: its export,
// and its log, whose chain is verified here without any of the product's code.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';

import { api } from '../harness.mjs';

/** The acts of a log, in the order in which the wire numbers them. */
const ACTS = [
  'setup', 'seed', 'open', 'account_made', 'password_changed', 'exported', 'accepted', 'refused',
  'password_reset', 'account_disabled', 'account_enabled', 'session_revoked', 'brought_in',
];

/** The list of one journey. */
export function ledger(t, name, seed) {
  const tried = new Map();
  const saved = new Set();
  let last = 0;
  return {
    /** Words that stand nowhere else, for one act. */
    words(more = '') {
      last += 1;
      return `${name} ${seed} 之 ${last}${more}`;
    },
    /** Somebody is about to press the button. */
    tries(words) {
      tried.set(words, tried.size);
    },
    /** The screen called it saved. */
    saves(words) {
      saved.add(words);
    },
    saved: () => [...saved],
    isSaved: (words) => saved.has(words),
    /** Hears what the page calls saved, to the moment at which it is killed. */
    hears(page) {
      page.on('console', (message) => {
        const words = /^said saved (.*)$/.exec(message.text())?.[1];
        if (words) saved.add(words);
      });
    },
    /**
     * Compares with the server. Every saved act is in the log once, and in the export once where it
     * was accepted; one that was only tried, for the kill came first, at most once.
     */
    async settle(county, { refused = [], asTried = false } = {}) {
      const rows = await (await api(county, 'admin')).log();
      verify(rows);
      const lines = await (await api(county, 'office')).export();
      const inExport = tally(lines.map((line) => line.value.words));
      const inLog = (act) =>
        tally(rows.filter((row) => row.header.act === act).map(wordsOf));
      const [accepted, rejected] = [inLog('accepted'), inLog('refused')];
      const times = (words) => ({
        exported: inExport.get(words) ?? 0,
        accepted: accepted.get(words) ?? 0,
        refused: rejected.get(words) ?? 0,
      });
      const isLost = (words) => {
        const { exported, accepted, refused } = times(words);
        return accepted + refused === 0 || exported < accepted;
      };
      const isDoubled = (words) => {
        const { exported, accepted, refused } = times(words);
        return exported > 1 || accepted + refused > 1;
      };
      const all = [...saved];
      const figures = {
        tried: tried.size,
        saved: saved.size,
        'in export': all.filter((words) => times(words).exported > 0).length,
        'in log': all.filter((words) => times(words).accepted + times(words).refused > 0).length,
        refused: all.filter((words) => times(words).refused > 0).length,
        lost: all.filter(isLost).length,
        doubled: [...tried.keys()].filter(isDoubled).length,
        'log rows': rows.length,
      };
      table(t, figures);
      assert.deepEqual(all.filter(isLost), [], 'lost');
      assert.deepEqual([...tried.keys()].filter(isDoubled), [], 'doubled');
      assert.deepEqual(all.filter((words) => times(words).refused > 0).sort(), [...refused].sort());
      assert.ok(saved.size > 0, 'the journey saved something');
      if (asTried) sameOrder(rows, tried);
      return figures;
    },
  };
}

/** What an act in the log says; nothing where it has no words. */
function wordsOf(row) {
  const mutation = row.payload?.mutation ?? {};
  return Object.values(mutation)[0]?.words;
}

function tally(list) {
  const counted = new Map();
  for (const words of list) counted.set(words, (counted.get(words) ?? 0) + 1);
  return counted;
}

/** The log has these acts in the order in which they were done. */
function sameOrder(rows, tried) {
  const order = rows.map((row) => tried.get(wordsOf(row))).filter((place) => place !== undefined);
  assert.deepEqual(order, [...order].sort((one, other) => one - other), 'in the order they were done');
}

/** A line of names and one of figures, below each other. */
export function table(t, figures) {
  const columns = Object.entries(figures).map(([name, figure]) => [name, String(figure)]);
  const wide = ([name, figure]) => Math.max(name.length, figure.length);
  const line = (place) => columns.map((column) => column[place].padStart(wide(column))).join(' | ');
  t.diagnostic(line(0));
  t.diagnostic(line(1));
}

/** The log's chain: h_n = SHA-256(h_{n-1} ‖ header ‖ digest of salt and payload), without holes. */
function verify(rows) {
  let hash = Buffer.alloc(32);
  rows.forEach((row, index) => {
    assert.equal(row.header.seq, index + 1, 'the log has no hole');
    const digest = Buffer.from(row.payload_digest, 'hex');
    hash = sha256(hash, bytesOf(row.header), digest);
    assert.equal(hash.toString('hex'), row.hash, `row ${row.header.seq} of the chain`);
    if (row.salt === undefined) return;
    const said = sha256(Buffer.from(row.salt, 'hex'), Buffer.from(row.bytes, 'hex'));
    assert.equal(said.toString('hex'), row.payload_digest, `row ${row.header.seq} binds its words`);
  });
}

function sha256(...parts) {
  const hash = createHash('sha256');
  parts.forEach((part) => hash.update(part));
  return hash.digest();
}

function bytesOf({ seq, at, actor, act, replica, counter, kind, subject }) {
  const id = (text) => Buffer.from(text, 'hex');
  assert.ok(ACTS.includes(act), act);
  return Buffer.concat([
    varint(seq), varint(at), id(actor), varint(ACTS.indexOf(act)), id(replica), varint(counter),
    varint(kind), id(subject),
  ]);
}

function varint(number) {
  const bytes = [];
  let left = number;
  for (; left >= 128; left = Math.floor(left / 128)) bytes.push((left % 128) | 128);
  return Buffer.from([...bytes, left]);
}
