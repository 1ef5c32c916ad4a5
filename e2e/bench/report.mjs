// Turns results into tables.
//
//   node report.mjs RESULTS [FILE]     writes FILE, and prints the tables in any case

import { readFile, writeFile } from 'node:fs/promises';

import { against, median, percentile } from './statistics.mjs';

const [from, to] = process.argv.slice(2);
const { date, machine, about, server, results } = JSON.parse(await readFile(from, 'utf8'));
const manifest = JSON.parse(await readFile(new URL('package.json', import.meta.url), 'utf8'));

const NAMES = {
  raw: 'raw (floor)',
  pack: 'pack (floor)',
  guatu: '**Guatu**',
  replicache: 'Replicache',
  rxdb: 'RxDB (Dexie)',
  yjs: 'Yjs',
  pouchdb: 'PouchDB',
};

const whole = (number) => Math.round(number).toLocaleString('en');
const fine = (number) => (number < 10 ? number.toFixed(1) : whole(number));
const kilobytes = (bytes) => `${whole(bytes / 1_000)} kB`;
const megabytes = (bytes) => `${(bytes / 1_000_000).toFixed(1)} MB`;

const firsts = (read) => (run) => median(run.a.map(read));

/** Columns: heading, figure of a round, how it is shown, and the floor it is compared with. */
const COLUMNS = [
  ['A first sync, ms', firsts((one) => one.ms), fine, 'pack'],
  ['A down', firsts((one) => one.down), kilobytes, 'pack'],
  ['A up', firsts((one) => one.up), kilobytes],
  ['B cold open, ms', (run) => median(run.b.times), fine, 'raw'],
  ['C edit p50, ms', (run) => median(run.c.times), fine, 'raw'],
  ['C edit p95, ms', (run) => percentile(run.c.times, 0.95), fine, 'raw'],
  ['D deliver, ms', (run) => run.d.ms, fine, 'pack'],
  ['D up', (run) => run.d.up, kilobytes, 'pack'],
  ['D down', (run) => run.d.down, kilobytes],
  ['D requests', (run) => run.d.requests, whole],
  ['E seen, ms', (run) => run.e.ms, fine, 'pack'],
  ['E down', (run) => run.e.down, kilobytes],
];

const SPACE = [
  ['on disk', (run) => run.storage, megabytes],
  ['JS heap', (run) => run.memory.heap, megabytes],
  ['array buffers', (run) => run.memory.buffers, megabytes],
  ['Wasm memory', (run) => run.memory.extra, megabytes],
  ['renderer process', (run) => run.memory.renderer, megabytes],
];

function table(heads, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map((_, index) => (index ? '---:' : '---'))), ...rows.map(line)].join('\n');
}

function cell(runs, floors, [, read, show, floor]) {
  const { value, ratio } = against(runs, floors[floor], read);
  if (value === undefined) return '–';
  return ratio === undefined || !floor ? show(value) : `${show(value)} (${ratio.toFixed(1)}×)`;
}

function failures(runs) {
  const failed = runs.filter((run) => run.failed);
  return failed.length ? [`${failed.length} of ${runs.length} rounds failed: ${failed[0].failed}`] : [];
}

const survivors = (runs) => {
  const good = runs.filter((run) => !run.failed);
  const [made, left] = ['made', 'survived'].map((name) => good.reduce((sum, run) => sum + run.c[name], 0));
  return made ? `${whole(left)} of ${whole(made)}` : '–';
};

function section({ tasks, entities, bytes, edits, rounds, runs }) {
  const engines = Object.entries(runs);
  const rows = engines.map(([engine, own]) => [
    NAMES[engine],
    ...COLUMNS.map((column) => cell(own, runs, column)),
    survivors(own),
  ]);
  const space = engines.map(([engine, own]) => [NAMES[engine], ...SPACE.map((column) => cell(own, runs, column))]);
  const notes = engines.flatMap(([engine, own]) => failures(own).map((note) => `- ${NAMES[engine]}: ${note}`));
  return [
    `## ${whole(tasks)} records`,
    `${whole(bytes)} bytes of JSON each on average; ${whole(edits)} edits; ${rounds} round${rounds === 1 ? '' : 's'}. Guatu holds ${whole(entities - tasks)} ` +
      'units, people, posts and chains besides.',
    table(['engine', ...COLUMNS.map(([head]) => head), 'C left after the kill'], rows),
    table(['F: what it takes', ...SPACE.map(([head]) => head)], space),
    ...(notes.length ? [notes.join('\n')] : []),
  ].join('\n\n');
}

/** What Guatu has set itself (ratios to a floor in the same round, or a figure): heading, its reading,
 * the floor, the most it may be, and how it is shown. */
const BUDGETS = [
  ['A first sync, time against pack', firsts((one) => one.ms), 'pack', 1.5],
  ['A first sync, bytes against pack', firsts((one) => one.down + one.up), 'pack', 1],
  ['B cold open against raw', (run) => median(run.b.times), 'raw', 1.5],
  ['C edit p50 against raw', (run) => median(run.c.times), 'raw', 2],
  ['D bytes up against pack', (run) => run.d.up, 'pack', 1],
  ['D time against pack', (run) => run.d.ms, 'pack', 2],
  ['E seen against pack', (run) => run.e.ms, 'pack', 2],
];
const MEMORY_MAX = 64_000_000;
const MUTATIONS_MIN = 2_000;
const EMPTY_P99_MAX = 5;
/** Flat, as far as a noisy machine can tell. */
const FLAT = 1.3;

const verdict = (isMet) => (isMet ? 'met' : '**not met**');

function budgetRows({ tasks, runs }) {
  const own = runs.guatu ?? [];
  const size = whole(tasks);
  const compared = BUDGETS.flatMap(([head, read, floor, most]) => {
    const { ratio } = against(own, runs[floor], read);
    return ratio === undefined ? [] : [[size, head, `≤ ${most}×`, `${ratio.toFixed(1)}×`, verdict(ratio <= most)]];
  });
  const good = own.filter((run) => !run.failed);
  if (good.length === 0) return compared;
  const lost = good.reduce((sum, run) => sum + run.c.made - run.c.survived, 0);
  const held = median(good.map(({ memory }) => memory.heap + memory.buffers + memory.extra));
  return [
    ...compared,
    [size, 'C edits lost to the kill', '0', whole(lost), verdict(lost === 0)],
    [size, 'F memory held (for 50,000)', `≤ ${megabytes(MEMORY_MAX)}`, megabytes(held), verdict(held <= MEMORY_MAX)],
  ];
}

function serverBudgetRows(one) {
  const { tasks, mutations_per_s: speed, empty_p99_ms: wait } = one;
  return [
    [whole(tasks), 'G mutations/s', `≥ ${whole(MUTATIONS_MIN)}`, whole(speed), verdict(speed >= MUTATIONS_MIN)],
    [whole(tasks), 'G empty sync, p99', `≤ ${EMPTY_P99_MAX} ms`, `${wait.toFixed(1)} ms`, verdict(wait <= EMPTY_P99_MAX)],
  ];
}

/** How a figure grows from the smallest county to the largest, where it should not. */
function growth(head, figures) {
  const known = figures.filter(([, value]) => value !== undefined);
  if (known.length < 2) return [];
  const [[least, small], [most, large]] = [known[0], known.at(-1)];
  const ratio = large / small;
  return [[`${whole(least)} to ${whole(most)}`, head, 'flat', `${ratio.toFixed(1)}×`, verdict(ratio <= FLAT)]];
}

function growthRows() {
  const opened = (runs) => median((runs.guatu ?? []).filter((run) => !run.failed).map((run) => median(run.b.times)));
  return [
    ...growth('B cold open', results.map(({ tasks, runs }) => [tasks, opened(runs)])),
    ...growth('G one act, p50', server.map((one) => [one.tasks, one.single_p50_ms])),
    ...growth('G empty sync, p50', server.map((one) => [one.tasks, one.empty_p50_ms])),
  ];
}

function budgetSection() {
  const rows = [...results.flatMap(budgetRows), ...server.flatMap(serverBudgetRows), ...growthRows()];
  if (rows.length === 0) return [];
  const words = 'What Guatu has set itself; the floors know no rules, no rights and no log.';
  return ['## Against the budgets', words, table(['records', 'what', 'budget', 'measured', ''], rows)];
}

const SERVER = [
  ['mutations/s, 2,000 a request', (one) => whole(one.mutations_per_s)],
  ['a full request, ms', (one) => fine(one.batch_ms)],
  ['one act, p50 ms', (one) => one.single_p50_ms.toFixed(1)],
  ['one act, p99 ms', (one) => one.single_p99_ms.toFixed(1)],
  ['empty sync, p50 ms', (one) => one.empty_p50_ms.toFixed(1)],
  ['empty sync, p99 ms', (one) => one.empty_p99_ms.toFixed(1)],
];

function serverSection() {
  if (server.length === 0) return [];
  const rows = server.map((one) => [
    `${whole(one.tasks)} tasks, ${whole(one.entities)} entities`,
    ...SERVER.map(([, read]) => read(one)),
  ]);
  return [
    '## G: Guatu’s server, one county on workerd',
    'One client on one connection on the same machine; every act is judged by the rules, numbered, hashed ' +
      'into the log and written to disk before it is answered.',
    table(['county', ...SERVER.map(([head]) => head)], rows),
  ];
}

function versions() {
  const wanted = ['replicache', 'rxdb', 'yjs', 'y-indexeddb', 'y-websocket', 'pouchdb', 'express-pouchdb'];
  return wanted.map((name) => `${name} ${manifest.devDependencies[name]}`).join(', ');
}

const page = [
  '# Benchmarks',
  '`cargo xtask bench` writes this page. Absolute times belong to the machine below; read the ratios, which are ' +
    'taken round by round within one run.',
  [
    `- Date: ${date}. Build: ${about.profile}, commit ${about.commit}. Engines in turn, round after round.`,
    `- Machine: ${machine.cores} × ${machine.processor}, ${Math.round(machine.memory / 2 ** 30)} GB, ${machine.system}; ` +
      `mean load of the last 15 minutes ${machine.load.toFixed(1)}.`,
    `- ${about.chromium}; ${about.workerd}; Node ${about.node}.`,
    `- ${versions()}.`,
  ].join('\n'),
  ...results.map(section),
  ...serverSection(),
  ...budgetSection(),
  await readFile(new URL('method.md', import.meta.url), 'utf8'),
].join('\n\n');

console.log(page);
if (to) await writeFile(to, `${page.trimEnd()}\n`);
