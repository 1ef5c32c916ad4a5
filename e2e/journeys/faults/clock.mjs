// The device's clock, which a test can set.

const DAY_MS = 86_400_000;
const KEY = 'clock-days';

/** Runs in the page, before everything else: its clock is as many days off as is noted. */
function setClock([key, dayMs]) {
  const Right = Date;
  const days = () => Number(localStorage.getItem(key) ?? 0);
  const now = () => Right.now() + days() * dayMs;
  window.Date = class Date extends Right {
    constructor(...given) {
      super(...(given.length > 0 ? given : [now()]));
    }
    static now() {
      return now();
    }
  };
}

/** The clock of this page's device: right, until it is shifted. */
export async function clock(page) {
  await page.addInitScript(setClock, [KEY, DAY_MS]);
  return {
    /** So many days off from now on, also under the open page; over reloads, too. */
    shift: (days) =>
      page.evaluate(([key, days]) => localStorage.setItem(key, days), [KEY, String(days)]),
  };
}
