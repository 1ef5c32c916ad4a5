// Replicache's two endpoints, after its "per-space version" strategy: one version for all rows.

export async function serve(documents) {
  const rows = new Map(documents.map((row) => [row.id, { row, version: 1 }]));
  const clients = new Map();
  let version = 1;
  return {
    routes: {
      '/api/push': (_, { clientGroupID, mutations }) => {
        version += 1;
        for (const { clientID, id, name, args } of mutations) {
          const last = clients.get(clientID)?.last ?? 0;
          if (id !== last + 1 || name !== 'changeDue') continue;
          const kept = rows.get(args.id);
          const row = { ...kept.row, due: args.due, updated_at: args.at };
          rows.set(args.id, { row, version });
          clients.set(clientID, { clientGroupID, last: id, version });
        }
        return '{}';
      },
      '/api/pull': (_, { clientGroupID, cookie }) => {
        const since = cookie ?? 0;
        const patch = [];
        for (const kept of rows.values()) {
          if (kept.version > since) patch.push({ op: 'put', key: `task/${kept.row.id}`, value: kept.row });
        }
        const changes = [...clients].filter(
          ([, client]) => client.clientGroupID === clientGroupID && client.version > since,
        );
        const lastMutationIDChanges = Object.fromEntries(changes.map(([id, { last }]) => [id, last]));
        return JSON.stringify({ cookie: version, lastMutationIDChanges, patch });
      },
    },
    rows: () => [...rows.values()].map(({ row }) => row),
  };
}
