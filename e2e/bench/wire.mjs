// The way between a page and its server: counts every byte on the socket, headers included, and
// can be cut. The same for every engine.

import { once } from 'node:events';
import net from 'node:net';

const REQUEST = /^(GET|HEAD|POST|PUT|DELETE|OPTIONS) /;

/** Stands before the server at `url` until `scope` ends. */
export async function wire(scope, url) {
  const target = new URL(url);
  const sockets = new Set();
  const counted = { up: 0, down: 0, requests: 0 };
  let open = true;
  const keep = (socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('close', () => sockets.delete(socket));
  };
  const server = net.createServer((socket) => {
    keep(socket);
    socket.on('error', () => socket.destroy());
    if (!open) return socket.destroy();
    const onward = net.connect(target.port, target.hostname);
    keep(onward);
    onward.on('error', () => socket.destroy());
    onward.on('close', () => socket.destroy());
    socket.on('close', () => onward.destroy());
    socket.on('data', (bytes) => {
      counted.up += bytes.length;
      if (REQUEST.test(bytes.toString('latin1', 0, 8))) counted.requests += 1;
    });
    onward.on('data', (bytes) => {
      counted.down += bytes.length;
    });
    socket.pipe(onward).pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    open = false;
    sockets.forEach((socket) => socket.destroy());
  };
  scope.after(() => {
    cut();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    cut,
    restore() {
      open = true;
    },
    /** Counts from nothing again. */
    reset() {
      Object.assign(counted, { up: 0, down: 0, requests: 0 });
    },
    counted: () => ({ ...counted }),
  };
}
