// Every page, in both themes, both languages and the three sizes: reachable for everyone, and no
// wider than the screen. With GUATU_PICTURES set, pictures go there; those of docs/images come from it.

import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { SIZES, api, browser, fit, folder, login, picture, ready, startCounty } from './harness.mjs';

const pictures = process.env.GUATU_PICTURES;

async function dress(page, { theme, language, size = 'normal' }) {
  await page.evaluate(
    ([theme, language, size]) => {
      localStorage.setItem('guatu.theme', theme);
      localStorage.setItem('guatu.language', language);
      localStorage.setItem('guatu.size', size);
    },
    [theme, language, size],
  );
}

test('every page is accessible in both themes and languages, at three sizes', async (t) => {
  const county = await startCounty(t, { sample: 340 });
  const all = await (await api(county, 'office')).export();
  const id = (kind, fits = () => true) => all.find((line) => line.kind === kind && fits(line.value)).id;
  const routes = {
    work: '/',
    boards: '/boards',
    wall: `/boards/${id('programme', (value) => value.kind === 'chain')}`,
    chain: `/chains/${id('chain', (value) => value.tier === 'key' && value.no === 1)}`,
    campaign: `/boards/${id('programme', (value) => value.kind === 'campaign')}`,
    field: `/fields/${id('field', (value) => value.no === 1)}`,
    rivers: `/boards/${id('programme', (value) => value.kind === 'river_chief')}`,
    'river-tasks': `/boards/${id('programme', (value) => value.kind === 'river_chief')}?view=tasks`,
    'river-targets': `/boards/${id('programme', (value) => value.kind === 'river_chief')}?view=targets`,
    river: `/rivers/${id('river', (value) => value.no === 1)}`,
    task: `/tasks/${id('task', (value) => value.status === 'blocked')}`,
    reports: '/reports',
    messages: '/messages',
    instruction: `/instructions/${id('instruction', (value) => value.feedback.length)}`,
    delivery: '/delivery',
    rescue: '/rescue',
    me: '/me',
  };
  const person = await browser(t, await folder(t));
  const page = await person.page();
  await login(page, county.url, county, 'office');
  await ready(page);
  if (pictures) {
    await mkdir(pictures, { recursive: true });
    // Whoever looks at a picture has nothing to install.
    await page.evaluate(() => localStorage.setItem('guatu.install-hint', 'off'));
  }
  for (const [sizeName, size] of Object.entries(SIZES)) {
    await page.setViewportSize(size);
    for (const theme of ['light', 'dark']) {
      for (const language of ['zh', 'en']) {
        await dress(page, { theme, language });
        for (const [name, route] of Object.entries(routes)) {
          const where = `${name} ${sizeName} ${theme} ${language}`;
          await page.goto(`${county.url}${route}`);
          await page.getByRole('heading', { level: 1 }).waitFor();
          await page.waitForTimeout(150);
          await fit(page, where);
          if (pictures) {
            const file = `${name}-${sizeName}${theme === 'dark' ? '-dark' : ''}${language === 'en' ? '-en' : ''}.png`;
            await picture(page, join(pictures, file));
          }
        }
      }
    }
  }
});

test('large type and open sheets fit a phone, too', async (t) => {
  const county = await startCounty(t, { sample: 340 });
  const phone = await browser(t, await folder(t), SIZES.phone);
  const page = await phone.page();
  await login(page, county.url, county, 'clerk');
  await ready(page);
  for (const [theme, language] of [['light', 'zh'], ['dark', 'en']]) {
    await dress(page, { theme, language, size: 'large' });
    for (const route of ['/', '/boards', '/reports', '/messages', '/delivery', '/me']) {
      await page.goto(`${county.url}${route}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await fit(page, `large ${route} ${language}`);
    }
    await page.goto(county.url);
    await page.locator('a[href^="/tasks/"]').first().click();
    const more = { zh: '更多', en: 'More' }[language];
    await page.getByRole('button', { name: more, exact: true }).click();
    await page.getByRole('dialog').waitFor();
    await fit(page, `a sheet of actions ${language}`);
    const comment = { zh: '留言', en: 'Comment' }[language];
    await page.getByRole('dialog').getByRole('button', { name: comment, exact: true }).click();
    await page.getByRole('dialog', { name: comment }).waitFor();
    await fit(page, `a form ${language}`);
  }
});

test('the login page is accessible, too', async (t) => {
  const county = await startCounty(t);
  const person = await browser(t, await folder(t), SIZES.phone);
  const page = await person.page();
  for (const theme of ['light', 'dark']) {
    for (const language of ['zh', 'en']) {
      await page.goto(county.url);
      await dress(page, { theme, language });
      await page.reload();
      await page.locator('input[type="password"]').waitFor();
      await fit(page, `login ${theme} ${language}`);
      if (pictures) await picture(page, join(pictures, `login-phone-${theme}-${language}.png`));
    }
  }
});
