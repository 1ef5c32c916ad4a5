// The conflict box, the history of a thing, and the log: nothing that anybody did is lost, and
// whoever may can check that nothing was changed.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  SIZES,
  api,
  browser,
  fit,
  folder,
  gate,
  login,
  posts,
  ready,
  startCounty,
  until,
} from './harness.mjs';

/** An open task that both the chief and the clerk may edit. */
async function shared(county) {
  const chief = await posts(await api(county, 'chief'));
  const clerk = await posts(await api(county, 'clerk'));
  const chains = chief.own.map((post) => post.seat.chain).filter(Boolean);
  const units = clerk.own.map((post) => post.seat.unit).filter(Boolean);
  const editable = ({ value }) =>
    value.status === 'in_progress' && chains.includes(value.charge?.chain);
  const found = chief.all.find(
    (line) =>
      line.kind === 'task' &&
      editable(line) &&
      line.value.lead_units.some((unit) => units.includes(unit)),
  );
  return found ?? chief.all.find((line) => line.kind === 'task' && editable(line));
}

/** Another task that the chief sees, with a report. */
async function withReport(county, other) {
  const { all } = await posts(await api(county, 'chief'));
  const report = all.find((line) => line.kind === 'report' && line.value.task !== other.id);
  return all.find((line) => line.id === report.value.task);
}

/** A device of the chief on the task's page, fully synced. */
async function device(t, county, task, size) {
  const signal = await gate(t, county.url);
  const phone = await browser(t, await folder(t), size);
  const page = await phone.page();
  await login(page, signal.url, county, 'chief');
  await ready(page);
  await page.goto(`${signal.url}/tasks/${task.id}`);
  await page.getByRole('heading', { name: task.value.title, level: 1 }).waitFor();
  return {
    page,
    url: signal.url,
    async leave() {
      signal.cut();
      await phone.context.setOffline(true);
    },
    async back() {
      signal.restore();
      await phone.context.setOffline(false);
    },
  };
}

async function retitle(page, title) {
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '修改', exact: true }).click();
  await page.getByLabel('标题').fill(title);
  await page.getByRole('dialog').getByRole('button', { name: '保存', exact: true }).click();
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
}

test('two titles given apart are both kept, and the lost one is restored in one tap', async (t) => {
  const county = await startCounty(t, { sample: 340 });
  const task = await shared(county);
  const reported = await withReport(county, task);
  const first = await device(t, county, task, SIZES.phone);
  const second = await device(t, county, task, SIZES.desktop);
  await first.leave();
  await second.leave();
  await retitle(first.page, '甲机改的标题');
  await retitle(second.page, '乙机改的标题');
  await first.back();
  await first.page.getByRole('link', { name: /已同步/ }).first().waitFor();
  await second.back();
  // The later of one day is in use; the first device learns that its own was not kept.
  await first.page.getByRole('heading', { name: '乙机改的标题', level: 1 }).waitFor();

  await first.page.getByRole('link', { name: '冲突箱' }).first().click();
  await first.page.getByRole('heading', { name: '冲突箱', level: 1 }).waitFor();
  const entry = first.page.locator('.conflict').filter({ hasText: '甲机改的标题' });
  await entry.getByText('未恢复').waitFor();
  assert.match(await entry.locator('.is-kept').innerText(), /乙机改的标题/);
  assert.match(await entry.locator('.conflict-value').nth(1).innerText(), /甲机改的标题/);
  assert.match(await entry.innerText(), /填写日 10月20日/);
  assert.match(await entry.innerText(), /入库/);

  // One tap, without a network, and nothing else is asked.
  await first.leave();
  await entry.getByRole('button', { name: '恢复此值' }).click();
  await entry.getByText('已恢复', { exact: true }).waitFor();
  assert.equal(await entry.getByRole('button', { name: '恢复此值' }).count(), 0);
  await first.back();
  await second.page.getByRole('heading', { name: '甲机改的标题', level: 1 }).waitFor();
  await first.page.goto(`${first.url}/tasks/${task.id}`);
  await first.page.getByRole('heading', { name: '甲机改的标题', level: 1 }).waitFor();

  // Everything that was done stands in the task's history, each act with its receipt.
  const rows = (await (await api(county, 'auditor')).log()).filter(
    (row) => row.header.subject === task.id,
  );
  await first.page.getByRole('link', { name: '完整记录' }).first().click();
  await first.page.getByText(`回执 第 ${rows.at(-1).header.seq} 号`).waitFor();
  assert.equal(await first.page.locator('.log-row').count(), rows.length);
  const latest = await first.page.locator('.log-row').first().innerText();
  assert.match(latest, /修改任务/);
  assert.match(latest, /甲机改的标题/);
  assert.match(latest, /已记入/);

  // Without a network it says so, and shows what was read; of what was not, what the device knows.
  await first.leave();
  await first.page.reload();
  await first.page.getByText(/已读到第 \d+ 号，读于 /).waitFor();
  assert.equal(await first.page.locator('.log-row').count(), rows.length);
  await first.page.goto(`${first.url}/history/${reported.id}`);
  await first.page.getByText('现在连不上服务器').waitFor();
  await first.page.getByText('它的完整记录还没有在这台设备上读过').waitFor();
  await first.page.getByRole('heading', { name: '本机知道的步骤和进展' }).waitFor();
  await first.page.locator('.entry').first().waitFor();
  await first.back();

  // What somebody changed since is not overwritten without a word.
  const chief = await api(county, 'chief');
  await chief.act({ edit_task: { task: task.id, title: '后来的标题', detail: null, visibility: null } });
  const { page } = second;
  await page.getByRole('heading', { name: '后来的标题', level: 1 }).waitFor();
  await page.goto(`${second.url}/conflicts`);
  const since = page.locator('.conflict').filter({ hasText: '甲机改的标题' });
  await since.getByText('后来又改过').waitFor();
  await since.getByRole('button', { name: '恢复此值' }).click();
  await page.getByRole('dialog').getByText(/后来的标题/).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await since.getByText('现在是：后来的标题').waitFor();

  await fits(page, second.url, ['/conflicts', `/history/${task.id}`]);
});

test('the auditor verifies the log in the browser; a clerk is not offered it', async (t) => {
  const county = await startCounty(t, { sample: 120 });
  const person = await browser(t, await folder(t));
  const page = await person.page();
  await login(page, county.url, county, 'auditor');
  await ready(page);
  await page.goto(`${county.url}/me`);
  await page.getByRole('link', { name: '操作日志' }).click();
  await page.getByRole('heading', { name: '操作日志', level: 1 }).waitFor();
  await page.locator('.log-row').first().waitFor();
  await page.getByRole('button', { name: '校验日志' }).click();
  const said = await page.getByText(/第 1 号至第 \d+ 号连续、未被改动/).innerText();
  const { head } = await (await fetch(`${county.url}/api/v1/health`)).json();
  assert.equal(Number(/至第 (\d+) 号/.exec(said)[1]), head.seq);
  await page.getByText(/与本机上次同步时记下的第 \d+ 号一致/).waitFor();

  await page.getByLabel('操作', { exact: true }).selectOption({ label: '开通' });
  await until('only the opening is left', async () => (await page.locator('.log-row').count()) === 1);
  await page.getByLabel('人员').fill('没有这个人');
  await page.getByText('已读的部分没有符合条件的记录').waitFor();
  await fits(page, county.url, ['/log', '/me']);

  const other = await browser(t, await folder(t), SIZES.phone);
  const clerk = await other.page();
  await login(clerk, county.url, county, 'clerk');
  await ready(clerk);
  await clerk.goto(`${county.url}/me`);
  await clerk.getByRole('link', { name: '冲突箱' }).waitFor();
  assert.equal(await clerk.getByRole('link', { name: '操作日志' }).count(), 0);
  await clerk.goto(`${county.url}/log`);
  await clerk.getByText('操作日志只对系统管理员和审计员开放').waitFor();
  await clerk.goto(`${county.url}/conflicts`);
  await clerk.getByRole('heading', { name: '没有冲突' }).waitFor();
  await fits(clerk, county.url, ['/conflicts', '/log']);
});

test('a log with a changed row does not pass', async (t) => {
  const county = await startCounty(t, { sample: 120 });
  const person = await browser(t, await folder(t));
  const page = await person.page();
  await login(page, county.url, county, 'auditor');
  await ready(page);
  // What a server that has touched its log would answer.
  await page.route(/\/api\/v1\/log\?/, async (route) => {
    const answer = await route.fetch();
    const rows = await answer.json();
    const touched = rows.find((row) => row.header.seq === 5);
    if (touched) touched.header.at += 1;
    await route.fulfill({ response: answer, json: rows });
  });
  await page.goto(`${county.url}/log`);
  await page.getByRole('button', { name: '校验日志' }).click();
  await page.getByText('第 5 号与它之前的记录对不上：这一行被改动过').waitFor();
  await page.getByText('第 1 号至第 4 号连续、未被改动').waitFor();
});

/** Every one of these pages, in both languages and three sizes. */
async function fits(page, url, paths) {
  for (const language of ['en', 'zh']) {
    await page.evaluate((language) => localStorage.setItem('guatu.language', language), language);
    for (const [name, size] of Object.entries(SIZES)) {
      await page.setViewportSize(size);
      for (const path of paths) {
        await page.goto(`${url}${path}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.waitForTimeout(300);
        await fit(page, `${path} ${name} ${language}`);
      }
    }
  }
}
