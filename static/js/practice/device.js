// What stays on this device: words of answers and recordings, by the key of the answer. Nothing here is ever sent.
const NAME = "practice";

const opened = () => new Promise((done, failed) => {
  const asked = indexedDB.open(NAME, 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("kept");
  asked.onsuccess = () => done(asked.result);
  asked.onerror = () => failed(asked.error);
});

const within = async (mode, work) => {
  const base = await opened();
  return new Promise((done, failed) => {
    const turn = base.transaction("kept", mode);
    const asked = work(turn.objectStore("kept"));
    turn.oncomplete = () => done(asked.result);
    turn.onerror = turn.onabort = () => failed(turn.error);
  }).finally(() => base.close());
};

export const keep = (key, value) => within("readwrite", (kept) => kept.put(value, key));
export const kept = (key) => within("readonly", (all) => all.get(key));
export const drop = (key) => within("readwrite", (all) => all.delete(key));
export const dropAll = () => within("readwrite", (all) => all.clear());
