/**
 * One read for all who ask while it has not begun. A read that is under way is never joined: whoever asks after a
 * change was committed sees it, however many ask at once.
 */
export function joinReads<Key, Value>(
  read: (keys: Key[]) => Promise<Map<Key, Value>>,
): (key: Key) => Promise<Value | undefined> {
  let waiting: Promise<Map<Key, Value>> | undefined;
  let keys = new Set<Key>();
  let underWay: Promise<unknown> = Promise.resolve();

  /** Begins when the one before has ended: by then many wait, and one question answers them all. */
  async function readNext(): Promise<Map<Key, Value>> {
    await underWay;
    const asked = [...keys];
    keys = new Set();
    waiting = undefined;
    const reading = read(asked);
    underWay = reading.catch(() => undefined);
    return reading;
  }

  return async (key) => {
    keys.add(key);
    waiting ??= readNext();
    return (await waiting).get(key);
  };
}
