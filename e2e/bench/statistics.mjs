// Medians and ratios.

/** The value that this share of the values does not exceed; nothing of nothing. */
export function percentile(values, share) {
  if (values.length === 0) return undefined;
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** The middle value, or the mean of the two in the middle; nothing of nothing. */
export function median(values) {
  if (values.length === 0) return undefined;
  const sorted = [...values].sort((one, other) => one - other);
  const half = sorted.length / 2;
  return (sorted[Math.floor(half)] + sorted[Math.ceil(half) - 1]) / 2;
}

/**
 * The median over rounds of `read` of an engine, and the median of its ratio to `floor` round by
 * round: what slows the machine in a round slows both.
 */
export function against(runs, floorRuns, read) {
  const pairs = runs.map((run, index) => [run, floorRuns?.[index]]);
  const good = pairs.filter(([run]) => run && !run.failed);
  const ratios = good
    .filter(([, floor]) => floor && !floor.failed)
    .map(([run, floor]) => read(run) / read(floor));
  return { value: median(good.map(([run]) => read(run))), ratio: median(ratios) };
}
