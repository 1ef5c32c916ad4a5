// The server of the two floors: pages of rows, and edits as they came.

/** Rows in a page. */
const PAGE = 2_000;

export async function serve(documents) {
  const rows = new Map(documents.map((row) => [row.id, row]));
  const edits = [];
  const pages = [];
  for (let from = 0; from < documents.length; from += PAGE) {
    pages.push(JSON.stringify(documents.slice(from, from + PAGE)));
  }
  return {
    routes: {
      '/api/page': (words) => pages[words.get('number')] ?? '[]',
      '/api/push': (_, said) => {
        for (const edit of said) {
          const [id, due, at] = edit;
          Object.assign(rows.get(id), { due, updated_at: at });
          edits.push(edit);
        }
        return '{}';
      },
      '/api/edits': (words) => JSON.stringify(edits.slice(Number(words.get('since')))),
    },
    rows: () => [...rows.values()],
  };
}
