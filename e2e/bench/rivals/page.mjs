// The page of every other engine: the list of what is open and due within a week, sorted, and the
// functions that the bench calls. `engine` is one of the folders beside this file.

import * as engine from 'engine';

import { digest } from '../rows.mjs';

/** A week after the county's business date. */
const SOON = '2022-10-27';
/** As many rows as Guatu draws at once. */
const DRAWN = 60;

async function draw() {
  const { count, rows } = await engine.list(SOON, DRAWN);
  document.querySelector('h1').textContent = `待办 ${count}`;
  const list = document.querySelector('#list');
  list.replaceChildren(
    ...rows.map((row) => {
      const line = document.createElement('a');
      line.className = 'task-row';
      line.href = `/tasks/${row.id}`;
      const part = (words) => {
        const span = document.createElement('span');
        span.textContent = words;
        return span;
      };
      line.append(part(row.title), part(`${row.progress}%`), part(row.due), part(row.chain));
      return line;
    }),
  );
  await new Promise((painted) => requestAnimationFrame(painted));
}

async function timed(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function begin() {
  await engine.open();
  if (await engine.isFilled()) await draw();
  window.bench = {
    firstSync: () =>
      timed(async () => {
        await engine.fill();
        await draw();
      }),
    async edit(edits) {
      const times = [];
      for (const edit of edits) times.push(await timed(() => engine.edit(edit)));
      return times;
    },
    deliver: () => timed(() => engine.deliver()),
    pull: () =>
      timed(async () => {
        await engine.pull();
        await draw();
      }),
    rows: async (expected) => digest(await engine.rows(), expected),
  };
  await navigator.serviceWorker.register('/sw.js');
}

begin().catch((error) => {
  console.error(error);
  setTimeout(() => {
    throw error;
  });
});
