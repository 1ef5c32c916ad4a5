// The sample county as a deployed one runs: its day is the calendar's, not a fixed business date.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { api, startCounty } from '../harness.mjs';

/** Who can log in. */
const NAMES = ['admin', 'office', 'leader', 'clerk'];
/** What a log row says it records: the number of `seed` among the acts. */
const SEED = 1;

/** The sample county of this size, set up by its operator without a business date. */
export async function countyOnRealDays(t, { sample }) {
  const model = await startCounty(t, { sample });
  const county = await startCounty(t, { empty: true });
  const accounts = model.accounts.filter(({ name }) => NAMES.includes(name));
  const post = await operator(county);
  await post('setup', 'application/json', JSON.stringify({ county: '示例县', business_day: null, accounts: [] }));
  for (const frames of await seed(model)) await post('seed', 'application/octet-stream', frames);
  const made = [];
  for (const { name, password } of accounts) {
    const { actor } = (await api(model, name)).me();
    made.push({ name, password, actor, must_change: false });
  }
  await post('setup/open', 'application/json', JSON.stringify({ accounts: made }));
  return { ...county, accounts };
}

/** Speaks to the server as whoever knows its setup secret. */
async function operator({ url, data }) {
  const secret = (await readFile(join(data, 'setup-secret'), 'utf8')).trim();
  return async (path, type, body) => {
    const headers = { authorization: `Bearer ${secret}`, 'content-type': type };
    const answer = await fetch(`${url}/api/v1/${path}`, { method: 'POST', headers, body });
    assert.ok(answer.ok, `${path}: ${await answer.text()}`);
  };
}

/** What the county was loaded with, row by row of its log, out of its backup. */
async function seed({ url, data }) {
  const key = (await readFile(join(data, 'backup-key'), 'utf8')).trim();
  const answer = await fetch(`${url}/api/v1/backup`, { headers: { authorization: `Bearer ${key}` } });
  assert.equal(answer.status, 200);
  const rows = [];
  let columns = null;
  for (const line of (await answer.text()).split('\n').filter(Boolean)) {
    const { table, row } = JSON.parse(line);
    if (table) columns = table.name === 'log' ? table.columns : null;
    if (!row || !columns) continue;
    const bytes = (name) => Buffer.from(row[columns.indexOf(name)].hex, 'hex');
    if (actOf(bytes('header')) === SEED) rows.push(bytes('payload'));
  }
  assert.ok(rows.length > 0, 'the county was loaded with something');
  return rows;
}

/** The header's act: it stands behind two numbers and an id. */
function actOf(header) {
  let at = 0;
  for (let numbers = 0; numbers < 2; numbers += 1) {
    while (header[at] & 128) at += 1;
    at += 1;
  }
  return header[at + 16];
}
