// Ways between a browser and its server that are as bad as the ones people have: one that loses,
// cuts, delays and doubles what is on it, and one that is slow.

import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';

/** What can happen to an exchange, and to the live socket meanwhile. */
export const FAULTS = [
  'request lost',
  'answer lost',
  'delayed',
  'answer cut',
  'doubled',
  'socket lost',
  'silence',
  'silence in the answer',
];

const SYNC = '/api/v1/sync';

/**
 * A way to the server at `url`. `fault` names what happens to the next exchange, or nothing;
 * `chance` decides the rest.
 */
export async function way(t, url, { fault = () => null, chance } = {}) {
  const target = new URL(url);
  const address = { host: target.hostname, port: target.port };
  const sockets = new Set();
  const live = new Set();
  const counted = Object.fromEntries([...FAULTS, 'whole'].map((name) => [name, 0]));
  const waiting = [];
  let open = true;

  const keep = (socket, set = sockets) => {
    set.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => set.delete(socket));
  };
  const reached = (stage) => {
    const heard = waiting.filter((one) => one.stage === stage);
    heard.forEach((one) => {
      waiting.splice(waiting.indexOf(one), 1);
      one.tell();
    });
  };
  const ask = ({ method, url: path, headers }, body) =>
    new Promise((resolve, reject) => {
      const onward = http.request({ ...address, method, path, headers, agent: false });
      onward.on('response', resolve);
      onward.on('error', reject);
      onward.end(body);
    });

  const send = (answer, response) => {
    // The server died in the middle of it.
    answer.on('error', () => response.destroy());
    answer.pipe(response);
  };

  async function exchange(request, response) {
    const body = await bytes(request);
    reached('asked');
    const name = fault();
    counted[name ?? 'whole'] += 1;
    if (name === 'request lost') return request.socket.destroy();
    if (name === 'delayed') await chance.moment(1_000);
    if (name === 'socket lost') live.forEach((socket) => socket.destroy());
    const first = ask(request, body);
    reached('passed');
    // The line is dead, and nobody says so: the connection stays as it is.
    if (name === 'silence') return first.then(bytes);
    // The second one comes with the first still under way, or right after it.
    if (name === 'doubled' && chance.below(2)) await first.then(bytes);
    const answers = name === 'doubled' ? [first, ask(request, body)] : [first];
    const answer = await answers.at(-1);
    reached('answered');
    if (name === 'answer lost') {
      await bytes(answer);
      return request.socket.destroy();
    }
    response.writeHead(answer.statusCode, answer.headers);
    if (name !== 'answer cut' && name !== 'silence in the answer') return send(answer, response);
    const whole = await bytes(answer);
    const half = whole.subarray(0, Math.ceil(whole.length / 2));
    response.write(half, () => name === 'answer cut' && request.socket.destroy());
  }

  async function pass(request, response) {
    const answer = await ask(request, await bytes(request));
    response.writeHead(answer.statusCode, answer.headers);
    send(answer, response);
  }

  const server = http.createServer((request, response) => {
    const isSync = request.method === 'POST' && request.url === SYNC;
    // A server that has just been killed answers nothing.
    (isSync ? exchange : pass)(request, response).catch(() => request.socket.destroy());
  });
  server.on('connection', (socket) => {
    keep(socket);
    if (!open) socket.destroy();
  });
  server.on('upgrade', (request, socket, head) => {
    const onward = net.connect(address);
    keep(socket, live);
    keep(onward, live);
    socket.on('close', () => onward.destroy());
    onward.on('close', () => socket.destroy());
    const lines = [`${request.method} ${request.url} HTTP/1.1`];
    for (let at = 0; at < request.rawHeaders.length; at += 2) {
      lines.push(`${request.rawHeaders[at]}: ${request.rawHeaders[at + 1]}`);
    }
    onward.write(`${lines.join('\r\n')}\r\n\r\n`);
    onward.write(head);
    socket.pipe(onward).pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    open = false;
    [...sockets, ...live].forEach((socket) => socket.destroy());
  };
  t.after(() => {
    cut();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    cut,
    restore() {
      open = true;
    },
    counted: () => ({ ...counted }),
    /** When the next exchange is there: `asked`, `passed` on, or `answered`. */
    next: (stage) => new Promise((tell) => waiting.push({ stage, tell })),
  };
}

async function bytes(stream) {
  const parts = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

/** A way on which everything takes its time: `rttMs` there and back, and all connections together
 * so many bytes in a second each way. */
export async function slowWay(t, url, { rttMs, bytesPerSecond }) {
  const target = new URL(url);
  const sockets = new Set();
  const counted = { up: 0, down: 0 };
  const free = { up: 0, down: 0 };
  const keep = (socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  };
  /** What is said here comes out there, in its order. */
  const carry = (from, to, direction) => {
    const later = (bytes, arrive) => {
      free[direction] = Math.max(free[direction], Date.now()) + (bytes * 1_000) / bytesPerSecond;
      setTimeout(arrive, free[direction] - Date.now() + rttMs / 2);
    };
    from.on('data', (chunk) => {
      counted[direction] += chunk.length;
      // In small pieces: on a slow line a long answer does not come all at once.
      for (let at = 0; at < chunk.length; at += 1_400) {
        const piece = chunk.subarray(at, at + 1_400);
        later(piece.length, () => to.writable && to.write(piece));
      }
    });
    from.on('end', () => later(0, () => to.end()));
    from.on('close', (failed) => failed && later(0, () => to.destroy()));
  };
  const server = net.createServer((socket) => {
    keep(socket);
    socket.pause();
    const onward = net.connect(target.port, target.hostname);
    keep(onward);
    carry(socket, onward, 'up');
    carry(onward, socket, 'down');
    // To connect takes a round trip, too.
    setTimeout(() => socket.resume(), rttMs);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    sockets.forEach((socket) => socket.destroy());
    server.close();
  });
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    counted: () => ({ ...counted }),
  };
}
