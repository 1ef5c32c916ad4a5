// What counts as the same rows. Runs in pages and in Node, and stands alone: it is also sent to
// Guatu's page as text.

/**
 * Hashes rows in the order of their ids. `core` is what every engine must agree on, `full` every
 * property of every row as this engine keeps it, `missing` the ids of `expected` (id to last day)
 * whose day is another one.
 */
export async function digest(rows, expected = {}) {
  const canonical = (value) => {
    if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
    if (value === null || typeof value !== 'object') return JSON.stringify(value);
    const names = Object.keys(value).filter((name) => value[name] !== undefined).sort();
    return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
  };
  const hash = async (lines) => {
    const bytes = new TextEncoder().encode(lines.join('\n'));
    const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    return Array.from(sum, (byte) => byte.toString(16).padStart(2, '0')).join('');
  };
  const sorted = [...rows].sort((one, other) => (one.id < other.id ? -1 : 1));
  const tasks = sorted.filter((row) => row.title !== undefined);
  const core = tasks.map((row) => canonical([row.id, row.title, row.status, row.due, row.progress]));
  const days = new Map(tasks.map((row) => [row.id, row.due]));
  return {
    rows: sorted.length,
    tasks: tasks.length,
    missing: Object.keys(expected).filter((id) => days.get(id) !== expected[id]),
    core: await hash(core),
    full: await hash(sorted.map((row) => canonical(row.whole ?? row))),
  };
}

/**
 * Makes rows of exported entities, a line of JSON each: tasks with what `core` takes, everything
 * whole. Stands alone, too.
 */
export function entityRows(lines) {
  return lines.map((line) => {
    const { kind, id, value } = JSON.parse(line);
    const whole = { kind, id, value };
    if (kind !== 'task') return { id, whole };
    const { title, status, progress, due } = value;
    return { id, title, status, progress, due: due ?? '9999-12-31', whole };
  });
}
