// Help with installing for every browser, and what a county owes its people to say: privacy, how
// long work has been on one device only, the watermark, and whom to tell what should be better.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { SIZES, api, browser, fit, folder, gate, login, ready, startCounty } from './harness.mjs';

const DAY = 86_400_000;

const AGENTS = {
  wechat:
    'Mozilla/5.0 (Linux; Android 12; M2102K1C Build/SKQ1.211006.001; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/107.0.5304.141 Mobile Safari/537.36 XWEB/5023 MMWEBSDK/20221206 MicroMessenger/8.0.31.2281(0x28001F59) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64',
  xiaomi:
    'Mozilla/5.0 (Linux; U; Android 11; zh-cn; Redmi K30 Build/RKQ1.200826.002) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/100.0.4896.127 Mobile Safari/537.36 XiaoMi/MiuiBrowser/16.4.32',
  apple:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
  android:
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36',
};

/** A page of a browser that calls itself so, with nothing kept yet. */
async function pageAs(device, userAgent) {
  const context = await device.context.browser().newContext({ userAgent, viewport: SIZES.phone });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error('page error:', error.message));
  return { context, page };
}

/** The card about this very browser. */
const here = (page) => page.locator('.install > .card');

async function says(card, sentences) {
  for (const sentence of sentences) await card.getByText(sentence).first().waitFor();
}

/** Writes a comment on some task; it stays on the device while there is no network. */
async function comment(page, words) {
  await page.locator('a[href^="/tasks/"]').first().click();
  await page.getByRole('button', { name: '更多', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '留言', exact: true }).click();
  const sheet = page.getByRole('dialog', { name: '留言' });
  await sheet.getByRole('textbox').fill(words);
  await sheet.getByRole('button', { name: '留言', exact: true }).click();
  await page.getByText('已保存在本机').first().waitFor();
}

test('each browser is told its own steps, before the login already', async (t) => {
  const county = await startCounty(t);
  const device = await browser(t, await folder(t), SIZES.phone);
  const open = async (agent, name) => {
    const { context, page } = await pageAs(device, agent);
    await page.goto(`${county.url}/me/install`);
    await page.getByRole('heading', { name: `你现在用的是：${name}`, level: 2 }).waitFor();
    await fit(page, name);
    return { context, page };
  };

  const wechat = await open(AGENTS.wechat, '微信');
  await says(here(wechat.page), ['点右上角的「…」。', /「在浏览器打开」/, /各存各的/]);
  await wechat.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await wechat.page.getByRole('button', { name: '复制网址' }).click();
  await wechat.page.getByText('已复制网址').waitFor();
  assert.equal(await wechat.page.evaluate(() => navigator.clipboard.readText()), county.url);

  const xiaomi = await open(AGENTS.xiaomi, '小米手机（小米浏览器）');
  await says(here(xiaomi.page), [/「桌面快捷方式」→ 选「允许」/, /「添加到桌面」/]);

  const apple = await open(AGENTS.apple, '苹果手机、平板的 Safari');
  await says(here(apple.page), [/点「共享」/, /「添加到主屏幕」/, /是空的，要重新登录一次/]);

  const { page } = await open(AGENTS.android, '安卓手机的 Chrome、Edge');
  await says(here(page), [/「安装应用」或「添加到主屏幕」/]);
  const button = page.getByRole('button', { name: '安装', exact: true });
  assert.equal(await button.count(), 0, 'nothing is offered that the browser does not offer');
  await page.evaluate(() => {
    const offer = new Event('beforeinstallprompt', { cancelable: true });
    offer.prompt = () => Promise.resolve({ outcome: 'accepted' });
    offer.userChoice = offer.prompt();
    window.dispatchEvent(offer);
    window.offerWasKept = offer.defaultPrevented;
  });
  assert.ok(await page.evaluate(() => window.offerWasKept));
  await button.waitFor();
  await fit(page, 'an offer to install');
  await button.click();
  await page.getByText('正在安装，稍后看桌面').waitFor();
  await button.waitFor({ state: 'detached' });

  // The others are folded, and open one by one.
  const other = page.getByText('苹果手机、平板的 Safari');
  await other.click();
  await page.getByText('点右上角「添加」。').waitFor();
  await page.getByRole('link', { name: '回到登录' }).click();
  await page.getByLabel('账号').waitFor();
});

test('an iPhone says what is not delivered before Guatu is installed beside it', async (t) => {
  const county = await startCounty(t, { sample: 120 });
  const signal = await gate(t, county.url);
  const device = await browser(t, await folder(t), SIZES.phone);
  const { context, page } = await pageAs(device, AGENTS.apple);
  await login(page, signal.url, county, 'clerk');
  await ready(page);
  // A quiet line leads there, until it is put away.
  await page.getByRole('link', { name: /安装到桌面/ }).click();
  await here(page).getByText('这里的内容都已送达').waitFor();
  await fit(page, 'install, delivered');
  await page.getByRole('link', { name: '待办' }).click();
  signal.cut();
  await context.setOffline(true);
  await comment(page, '现场看过，等材料');
  await page.goto(`${signal.url}/me/install`);
  await here(page).getByText('这里还有 1 条没有送达。').waitFor();
  await fit(page, 'install, one left');
  await here(page).getByRole('link', { name: '先去送达' }).click();
  await page.getByRole('heading', { name: '送达', level: 1 }).waitFor();
  signal.restore();
  await context.setOffline(false);
  await page.goto(`${signal.url}/me/install`);
  await here(page).getByText('这里的内容都已送达').waitFor();
  await page.goto(signal.url);
  await page.getByRole('button', { name: '不再提示安装' }).click();
  await page.getByRole('link', { name: /安装到桌面/ }).waitFor({ state: 'detached' });
  await page.reload();
  await ready(page);
  assert.equal(await page.getByRole('link', { name: /安装到桌面/ }).count(), 0);
});

test('the privacy notice opens without login and without a network', async (t) => {
  const county = await startCounty(t);
  const signal = await gate(t, county.url);
  const phone = await browser(t, await folder(t), SIZES.phone);
  const page = await phone.page();
  await page.goto(signal.url);
  await page.getByLabel('账号').waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  signal.cut();
  await phone.context.setOffline(true);
  await page.goto(signal.url);
  await page.getByRole('link', { name: '隐私说明' }).click();
  await page.getByRole('heading', { name: '隐私说明', level: 1 }).waitFor();
  await page.getByText(/不打卡签到，不统计在线时长/).waitFor();
  assert.match(await page.title(), /隐私说明/);
  for (const size of Object.values(SIZES)) {
    await page.setViewportSize(size);
    for (const [theme, language] of [['light', 'zh'], ['dark', 'en']]) {
      for (const [name, value] of Object.entries({ theme, language })) {
        await page.evaluate(([name, value]) => localStorage.setItem(name, value), [`guatu.${name}`, value]);
      }
      for (const route of ['/me/privacy', '/me/install']) {
        await page.goto(`${signal.url}${route}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await fit(page, `${route} ${theme} ${language} ${size.width}`);
      }
    }
  }
  await page.getByRole('link', { name: 'Back to the login' }).click();
  await page.getByLabel('Account').waitFor();
});

test('work that stays on one device for days is said to do so, until it is delivered', async (t) => {
  const county = await startCounty(t, { sample: 120 });
  const signal = await gate(t, county.url);
  const phone = await browser(t, await folder(t), SIZES.phone);
  const page = await phone.page();
  await login(page, signal.url, county, 'clerk');
  await ready(page);
  signal.cut();
  await phone.context.setOffline(true);
  await comment(page, '村里没有信号，先记下');
  // The device's clock goes on from there as clocks do.
  await page.clock.install({ time: Date.now() });
  const after = async (days, route) => {
    await page.clock.setSystemTime(Date.now() + days * DAY + 60_000);
    await page.goto(`${signal.url}${route}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  const notice = page.getByRole('complementary', { name: '提醒' }).getByText(/仅存本机/);
  await after(2, '/delivery');
  await page.getByText('最早的一条仅存本机 2 天').waitFor();
  assert.equal(await notice.count(), 0, 'no notice before the third day');
  await after(4, '/');
  await notice.first().waitFor();
  assert.match(await notice.first().textContent(), /^有内容仅存本机 4 天，还没有送达。/);
  await fit(page, 'a notice of work on this device only');
  await after(4, '/me');
  await page.getByText('有内容仅存本机 4 天，还没有送达。', { exact: true }).waitFor();
  await fit(page, 'me, with work on this device only');
  signal.restore();
  await phone.context.setOffline(false);
  await notice.first().waitFor({ state: 'detached' });
});

test('pages for named people carry a watermark where the county or the person wants it', async (t) => {
  const settings = {
    RECORD_NUMBER: '宁ICP备00000000号',
    FEEDBACK: 'fankui@example.gov.cn',
    WATERMARK: 'named',
  };
  const county = await startCounty(t, { sample: 340, settings });
  const all = await (await api(county, 'office')).export();
  const task = (visibility) =>
    all.find((line) => line.kind === 'task' && line.value.visibility === visibility).id;
  const person = await browser(t, await folder(t));
  const page = await person.page();
  await page.goto(county.url);
  await page.getByRole('link', { name: settings.RECORD_NUMBER }).waitFor();
  await fit(page, 'login with a filing number');
  await login(page, county.url, county, 'office');
  await ready(page);
  const mark = page.locator('svg.watermark');
  const visit = async (visibility) => {
    await page.goto(`${county.url}/tasks/${task(visibility)}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  for (const theme of ['light', 'dark']) {
    await page.evaluate((theme) => localStorage.setItem('guatu.theme', theme), theme);
    await visit('named');
    await mark.waitFor();
    assert.match(await mark.textContent(), /2022年10月20日/);
    await fit(page, `watermark ${theme}`);
    await visit('county');
    assert.equal(await mark.count(), 0);
  }
  await visit('named');
  await mark.waitFor();
  // It takes no presses, and is on paper, too.
  await page.getByRole('button', { name: '更多', exact: true }).click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.emulateMedia({ media: 'print' });
  assert.ok(await mark.isVisible());
  await page.emulateMedia({ media: null });

  await page.goto(`${county.url}/me`);
  await page.getByText(/^按本县要求/).waitFor();
  await page.getByRole('link', { name: settings.FEEDBACK }).waitFor();
  await page.getByText(settings.RECORD_NUMBER).waitFor();
  assert.equal(await page.getByText(/^本县还没有设置/).count(), 0);
  await fit(page, 'me, with settings');
});

test('a county without settings says so to those who can have them set, and marks by choice', async (t) => {
  const county = await startCounty(t, { sample: 340 });
  const all = await (await api(county, 'office')).export();
  const named = all.find((line) => line.kind === 'task' && line.value.visibility === 'named').id;
  const person = await browser(t, await folder(t));
  const page = await person.page();
  await login(page, county.url, county, 'office');
  await ready(page);
  const mark = page.locator('svg.watermark');
  await page.goto(`${county.url}/tasks/${named}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  assert.equal(await mark.count(), 0, 'off until it is chosen');
  await page.goto(`${county.url}/me`);
  await page.getByText(/^本县还没有设置：备案号、意见反馈/).waitFor();
  await page.getByLabel('指名可见的页面显示').check();
  await page.goto(`${county.url}/tasks/${named}`);
  await mark.waitFor();

  const other = await browser(t, await folder(t));
  const clerk = await other.page();
  await login(clerk, county.url, county, 'clerk');
  await ready(clerk);
  await clerk.goto(`${county.url}/me`);
  await clerk.getByRole('heading', { name: '关于' }).waitFor();
  assert.equal(await clerk.getByText(/^本县还没有设置/).count(), 0);
});
