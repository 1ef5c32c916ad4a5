// The county as a program sees it: to act beside the browser, and to ask what is really there.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';

export function account(county, name) {
  const found = county.accounts.find((account) => account.name === name);
  assert.ok(found, `no account ${name}`);
  return found;
}

/** Talks to the API as this account. */
export async function api(county, name) {
  const { password } = account(county, name);
  const login = await fetch(`${county.url}/api/v1/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password }),
  });
  assert.equal(login.status, 200);
  const { token, me } = await login.json();
  const headers = { authorization: `Bearer ${token}` };
  const replica = randomBytes(16).toString('hex');
  let counter = 0;
  return {
    me: () => me,
    /** Does something at once, knowing the rows up to `base`; the server must accept it. */
    async act(mutation, { base, day = '2022-10-20' } = {}) {
      counter += 1;
      const health = await (await fetch(`${county.url}/api/v1/health`)).json();
      const { seq } = health.head;
      const envelope = { counter, actor: me.actor, day, at: Date.now(), base: base ?? seq, mutation };
      const request = {
        protocol: 1,
        replica,
        cursor: { seq, granted: seq, walk: null },
        witness: null,
        envelopes: [envelope],
      };
      const answer = await fetch(`${county.url}/api/v1/sync`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(request),
      });
      assert.equal(answer.status, 200, await answer.clone().text());
      const [judged] = (await answer.json()).verdicts;
      assert.ok(judged.verdict.accepted, JSON.stringify(judged));
    },
    async export() {
      const answer = await fetch(`${county.url}/api/v1/export`, { headers });
      assert.equal(answer.status, 200);
      const lines = (await answer.text()).split('\n').filter(Boolean);
      return lines.map((line) => JSON.parse(line));
    },
    async log() {
      const rows = [];
      for (;;) {
        const from = rows.length ? rows.at(-1).header.seq + 1 : 1;
        const answer = await fetch(`${county.url}/api/v1/log?from=${from}`, { headers });
        assert.equal(answer.status, 200);
        const page = await answer.json();
        if (!page.length) return rows;
        rows.push(...page);
      }
    },
  };
}

/** The posts of whoever is logged in there, and everything they see. */
export async function posts(person) {
  const { actor } = person.me();
  const all = await person.export();
  const own = all.filter(
    (line) => line.kind === 'post' && (line.value.person === actor || line.id === actor),
  );
  return { own: own.map((line) => line.value), all };
}

/** An open task that the clerk's unit leads. */
export async function reportable(county) {
  const { own, all } = await posts(await api(county, 'clerk'));
  const units = own.map((post) => post.seat.unit).filter(Boolean);
  const open = all.find(
    (line) =>
      line.kind === 'task' &&
      line.value.status === 'in_progress' &&
      line.value.lead_units.some((unit) => units.includes(unit)),
  );
  assert.ok(open, 'the sample has an open task of the clerk');
  return open;
}
