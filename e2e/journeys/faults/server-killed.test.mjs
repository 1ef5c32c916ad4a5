// workerd is killed as a power cut does, while work comes to it and while a county goes out; started
// again on the same data, it is found by the phones by themselves.

import { test } from 'node:test';

import { SIZES, browser, folder, login, ready, startCounty } from '../harness.mjs';
import { ROUNDS, chance } from './chance.mjs';
import { hand, openTask, same, synced, tasks } from './hand.mjs';
import { ledger, table } from './ledger.mjs';
import { way } from './way.mjs';

const STAGES = ['asked', 'passed', 'answered'];

test('the server is killed while work comes in: each act is in the log once', async (t) => {
  const dice = chance(t);
  const list = ledger(t, '收到时断电', dice.seed);
  const county = await startCounty(t, { sample: 340 });
  const signal = await way(t, county.url);
  const open = await tasks(county);
  const phone = await browser(t, await folder(t), SIZES.phone);
  const page = await phone.page();
  const person = await hand(page, list);
  await login(page, signal.url, county, 'clerk');
  await ready(page);
  const killed = { asked: 0, passed: 0, answered: 0 };
  for (let round = 0; round < Math.max(ROUNDS, STAGES.length); round += 1) {
    await openTask(page, signal.url, dice.pick(open));
    signal.cut();
    await phone.context.setOffline(true);
    await person.work(12);
    signal.restore();
    const stage = STAGES[round % STAGES.length];
    const dead = signal.next(stage).then(() => dice.moment(25)).then(county.kill);
    await phone.context.setOffline(false);
    await dead;
    killed[stage] += 1;
    // It is away for a while, and people go on.
    await person.work(3);
    await county.restart();
    await synced(page);
  }
  await list.settle(county);
  await same(page, signal.url, county, 'clerk');
  table(t, killed);
});

test('the server is killed while a county goes out: the phone has all of it in the end', async (t) => {
  const dice = chance(t);
  const list = ledger(t, '取数时服务器断电', dice.seed);
  const county = await startCounty(t, { sample: 3_000 });
  const signal = await way(t, county.url);
  const phone = await browser(t, await folder(t), SIZES.phone);
  const page = await phone.page();
  const person = await hand(page, list);
  let next = signal.next('passed');
  await login(page, signal.url, county, 'clerk');
  const figures = { kills: 0, things: 0 };
  for (; figures.kills < Math.max(ROUNDS, 3); figures.kills += 1) {
    await next;
    await dice.moment(60);
    await county.kill();
    next = signal.next(dice.pick(STAGES));
    await county.restart();
  }
  await synced(page);
  const [task] = await tasks(county);
  await openTask(page, signal.url, task);
  await person.work(4);
  await synced(page);
  figures.things = await same(page, signal.url, county, 'clerk');
  await list.settle(county);
  table(t, figures);
});
