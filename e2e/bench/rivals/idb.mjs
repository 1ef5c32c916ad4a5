// IndexedDB as promises, for the two floors.

/** Opens a database; `make` creates its stores. */
export function database(name, make) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => make(request.result);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** The result of a request. */
export function result(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Waits until a transaction is complete: with `strict`, until it is on the platter. */
export function completed(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
}

/** A transaction that is on the platter when it is complete. */
export const strict = (db, stores) => db.transaction(stores, 'readwrite', { durability: 'strict' });

/** One that need not be: what it writes can be fetched again. */
export const relaxed = (db, stores) => db.transaction(stores, 'readwrite', { durability: 'relaxed' });
