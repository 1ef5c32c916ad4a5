// A photo taken where there is no signal: it outlives the browser, goes in parts beside its act, goes
// on where a cut line left it, and is for those who see what it belongs to.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import net from 'node:net';
import { test } from 'node:test';

import { SIZES, account, api, browser, folder, login, posts, ready, startCounty, until } from './harness.mjs';

const RANGE = /content-range: bytes (\d+)-(\d+)\/(\d+)/gi;

/** The way to the server: counts what goes up, notes which parts of files, and is cut after so many bytes. */
async function line(t, url) {
  const target = new URL(url);
  const sockets = new Set();
  const seen = { up: 0, parts: [] };
  let limit = Infinity;
  let open = true;
  const cut = () => {
    open = false;
    sockets.forEach((socket) => socket.destroy());
  };
  const server = net.createServer((socket) => {
    socket.on('error', () => socket.destroy());
    if (!open) return socket.destroy();
    const onward = net.connect(target.port, target.hostname);
    for (const one of [socket, onward]) {
      sockets.add(one);
      one.on('close', () => sockets.delete(one));
    }
    onward.on('error', () => socket.destroy());
    onward.on('close', () => socket.destroy());
    socket.on('close', () => onward.destroy());
    socket.on('data', (bytes) => {
      seen.up += bytes.length;
      for (const [, from, to] of bytes.toString('latin1').matchAll(RANGE)) seen.parts.push([+from, +to]);
      if (seen.up > limit) cut();
    });
    socket.pipe(onward).pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    cut();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    seen,
    cut,
    isOpen: () => open,
    restore(after = Infinity) {
      Object.assign(seen, { up: 0, parts: [] });
      [open, limit] = [true, after];
    },
  };
}

/** A picture that does not compress well, larger than is kept, as a camera gives it. */
async function noise(page) {
  const encoded = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(2000, 1500);
    const pen = canvas.getContext('2d');
    const picture = pen.createImageData(2000, 1500);
    for (let at = 0; at < picture.data.length; at += 1) picture.data[at] = Math.random() * 256;
    pen.putImageData(picture, 0, 0);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
    const reader = new FileReader();
    reader.readAsDataURL(blob);
    await new Promise((loaded) => reader.addEventListener('load', loaded));
    return reader.result.split(',')[1];
  });
  return Buffer.from(encoded, 'base64');
}

/** A task of the clerk's that is for those it names. */
async function namedTask(county) {
  const { own, all } = await posts(await api(county, 'clerk'));
  const unit = own.map((post) => post.seat.unit).find(Boolean);
  const chain = all.find((one) => one.kind === 'chain');
  const id = createHash('sha256').update('photos').digest('hex').slice(0, 32);
  await (await api(county, 'office')).act({
    create_task: {
      id,
      programme: chain.value.programme,
      parent: { kind: 'chain', id: chain.id },
      title: '核查厂区消防通道',
      detail: '',
      leaders: [],
      lead_units: [unit],
      support_units: [],
      start: null,
      due: null,
      visibility: 'named',
    },
  });
  return id;
}

async function token(county, name) {
  const { password } = account(county, name);
  const answer = await fetch(`${county.url}/api/v1/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password }),
  });
  return (await answer.json()).token;
}

async function blob(county, name, hash, method = 'GET') {
  const headers = { authorization: `Bearer ${await token(county, name)}` };
  return fetch(`${county.url}/api/v1/blobs/${hash}`, { method, headers });
}

/** Width and height of a JPEG, from its frame header. */
function dimensions(jpeg) {
  for (let at = 2; at < jpeg.length; at += 2 + jpeg.readUInt16BE(at + 2)) {
    const marker = jpeg[at + 1];
    if (marker === 0xc0 || marker === 0xc2) return [jpeg.readUInt16BE(at + 7), jpeg.readUInt16BE(at + 5)];
  }
  return null;
}

const drawn = (page) =>
  page.locator('.attachments img').evaluateAll((all) => all.filter((one) => one.naturalWidth > 0).length);

test('a photo taken without a signal arrives whole, and no part of it twice', async (t) => {
  const county = await startCounty(t, { sample: 120 });
  const task = await namedTask(county);
  const way = await line(t, county.url);
  const profile = await folder(t);
  let phone = await browser(t, profile, SIZES.phone);
  let page = await phone.page();
  await login(page, way.url, county, 'clerk');
  await ready(page);
  await page.goto(`${way.url}/tasks/${task}`);
  await page.getByRole('heading', { name: '附件' }).waitFor();
  await phone.context.grantPermissions(['geolocation'], { origin: way.url });
  await phone.context.setGeolocation({ latitude: 36.98123, longitude: 105.91456, accuracy: 9 });
  const photo = await noise(page);
  await page.waitForTimeout(2000);

  // No signal: taken, looked at, saved.
  way.cut();
  await phone.context.setOffline(true);
  const field = page.locator('.attachments input[type=file]');
  await field.first().setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: photo });
  await page.getByRole('button', { name: '移除 IMG_0001.jpg' }).waitFor();
  // What no browser here can read is refused in so many words.
  await field.last().setInputFiles({ name: 'a.heic', mimeType: 'image/heic', buffer: Buffer.from('ftypheic') });
  await page.getByText(/HEIC/).waitFor();
  await page.getByRole('button', { name: '保存附件' }).click();
  await page.getByRole('button', { name: '保存附件' }).waitFor({ state: 'detached' });
  await phone.kill();

  // Another process, still without a signal: it is there to be seen.
  phone = await browser(t, profile, SIZES.phone);
  page = await phone.page();
  await phone.context.setOffline(true);
  await page.goto(`${way.url}/tasks/${task}`);
  await until('the photo is drawn from the disk', async () => (await drawn(page)) === 1);
  await page.goto(`${way.url}/delivery`);
  await page.getByText('照片和文件').waitFor();

  // A signal comes, and goes again half-way.
  const half = 600_000;
  way.restore(half);
  await phone.context.setOffline(false);
  await until('the line is cut', () => !way.isOpen());
  const clerks = await (await api(county, 'clerk')).export();
  const { file } = clerks.find((one) => one.kind === 'attachment').value;
  const standing = await blob(county, 'clerk', file.sha256, 'HEAD');
  const offset = Number(standing.headers.get('upload-offset'));
  assert.equal(standing.headers.get('upload-complete'), '?0');
  assert.ok(offset >= half / 2 && offset < file.size, `${offset} of ${file.size}`);
  assert.equal((await blob(county, 'office', file.sha256)).status, 404);

  way.restore();
  await page.getByRole('button', { name: '马上再传' }).click();
  await page.getByText('都已送达').waitFor();
  const first = Math.min(...way.seen.parts.map(([from]) => from));
  assert.equal(first, offset, 'it goes on where it stood');
  const carried = way.seen.parts.reduce((sum, [from, to]) => sum + to - from + 1, 0);
  assert.equal(carried, file.size - offset, 'not a byte twice');
  assert.ok(way.seen.up < file.size - offset + 60_000, `${way.seen.up} bytes went up`);

  // What has come is what was kept: scaled down, nothing of the camera's in it, placed and timed.
  const answer = await blob(county, 'office', file.sha256);
  assert.equal(answer.status, 200);
  const bytes = Buffer.from(await answer.arrayBuffer());
  assert.equal(createHash('sha256').update(bytes).digest('hex'), file.sha256);
  assert.ok(!bytes.subarray(0, 4096).includes('Exif'));
  assert.equal(file.fix.latitude_e7, 369812300);
  assert.ok(file.taken_at > 0);
  assert.deepEqual(dimensions(bytes), [1600, 1200]);

  // The office sees it; whoever does not see the task gets nothing.
  const desk = await browser(t, await folder(t), SIZES.desktop);
  const office = await desk.page();
  await login(office, county.url, county, 'office');
  await ready(office);
  await office.goto(`${county.url}/tasks/${task}`);
  await until('the office sees the photo', async () => (await drawn(office)) === 1);
  const strangers = [];
  for (const { name } of county.accounts) {
    const sees = (await (await api(county, name)).export()).some((one) => one.id === task);
    const { status } = await blob(county, name, file.sha256);
    assert.equal(status, sees ? 200 : 404, name);
    if (!sees) strangers.push(name);
  }
  assert.ok(strangers.length > 0, 'somebody does not see the task');
});
