// The two handlers of RxDB's HTTP replication: rows after a checkpoint, and rows to be written.

export async function serve(documents) {
  const rows = new Map();
  let revision = 0;
  // In the order of their revisions, so that a page is a slice of it.
  const put = (row) => {
    revision += 1;
    rows.delete(row.id);
    rows.set(row.id, { row, revision });
  };
  documents.forEach(put);
  return {
    routes: {
      '/api/pull': (words) => {
        const since = Number(words.get('since'));
        const limit = Number(words.get('limit'));
        const found = [];
        for (const kept of rows.values()) {
          if (kept.revision > since) found.push(kept);
          if (found.length === limit) break;
        }
        const checkpoint = { since: found.at(-1)?.revision ?? since };
        const page = found.map(({ row }) => ({ ...row, _deleted: false }));
        return JSON.stringify({ documents: page, checkpoint });
      },
      '/api/push': (_, said) => {
        for (const { newDocumentState } of said) {
          const { _deleted, ...row } = newDocumentState;
          put(row);
        }
        return '[]';
      },
    },
    rows: () => [...rows.values()].map(({ row }) => row),
  };
}
