// Two tabs of one person work at the same time, and the one that leads is closed, or its process
// dies, in the middle.

import { test } from 'node:test';

import { browser, folder, login, ready, startCounty, until } from '../harness.mjs';
import { ROUNDS, chance } from './chance.mjs';
import { hand, openTask, same, synced, tasks } from './hand.mjs';
import { ledger, table } from './ledger.mjs';

test('two tabs work, the leading one ends in the middle: the other goes on and delivers', async (t) => {
  const dice = chance(t);
  const list = ledger(t, '两个标签页', dice.seed);
  const county = await startCounty(t, { sample: 340 });
  const person = await browser(t, await folder(t));
  const open = await tasks(county);
  const tab = async () => {
    const page = await person.page();
    let said = 0;
    page.on('console', (message) => (said += message.text().startsWith('said saved') ? 1 : 0));
    return { page, hand: await hand(page, list), said: () => said };
  };
  let leading = await tab();
  await login(leading.page, county.url, county, 'clerk');
  await ready(leading.page);
  const ends = {
    closed: 0,
    crashed: 0,
    'saved by the leading tab': 0,
    'by the other until then': 0,
    'and afterwards': 0,
  };
  for (let round = 0; round < 2 * ROUNDS; round += 1) {
    const other = await tab();
    await openTask(leading.page, county.url, dice.pick(open));
    await openTask(other.page, county.url, dice.pick(open));
    // The leading tab does not come to the end of this.
    await leading.page.bringToFront();
    const mine = leading.hand.work(200);
    const theirs = other.hand.work(25);
    const before = leading.said();
    const over = mine.then(
      () => Promise.reject(new Error('the leading tab did all its work before it ended')),
      () => {},
    );
    await until('the leading tab is at work', () => leading.said() > before);
    await dice.moment(1_000);
    const end = round % 2 ? 'crashed' : 'closed';
    await (end === 'closed' ? leading.page.close() : crash(leading.page));
    ends[end] += 1;
    await over;
    ends['saved by the leading tab'] += leading.said() - before;
    const meanwhile = other.said();
    await theirs;
    ends['by the other until then'] += meanwhile;
    ends['and afterwards'] += other.said() - meanwhile;
    await synced(other.page);
    leading = other;
  }
  await list.settle(county);
  await same(leading.page, county.url, county, 'clerk');
  table(t, ends);
});

/** Its process dies; the page is closed afterwards, as a person closes a sad tab. */
async function crash(page) {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  // Nobody is left to answer.
  session.send('Page.crash').catch(() => {});
  await crashed;
  await page.close();
}
