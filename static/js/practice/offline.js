// Copies for a time without network: the running round, what is due and the guides, in one cache of this browser. The
// worker (worker.js) shows them only where the site cannot be reached. A page is kept only if the site says that it may
// be; where nobody practised, or all was removed, or somebody of the desk signed in, the copies go.
// Needs: practice/_copies.html where it is to be told.
const NAME = "practice";
const PACKET = "/practice/offline/";
const SCOPES = ["/practice/", "/guides/"]; // no page of the desk, no list, no paper is ever the worker's
const MAY_BE_KEPT = "X-Kept-Offline";
const place = document.querySelector("[data-copies]");

const tell = (state) => {
  if (!place) return;
  for (const words of place.children) words.hidden = words.dataset.when !== state;
  place.hidden = false;
};

const FILES = /(?:href|src)="(\/(?:static|pictures)\/[^"]+)"/g;
const PARTS = /from "(\.\/[^"]+)"/g; // of a script
const GUIDES = /href="([^"]+)" data-take="(\d+)"/g; // when each was changed is part of its copy's address
const files = (text) => [...text.matchAll(FILES)].map(([, name]) => name);
const parts = (text, script) => [...text.matchAll(PARTS)]
  .map(([, name]) => new URL(name, new URL(script, location.href)).pathname);
const guides = (text) => [...text.matchAll(GUIDES)].map(([, href, at]) => `${href}?at=${at}`);

// What a copy holds; fetched and kept if there is none yet.
const taken = async (cache, address) => {
  const kept = await cache.match(address, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(address);
  if (!answer.ok || answer.redirected) return null;
  await cache.put(address, answer.clone());
  return answer;
};

const texts = async (cache, addresses) => {
  const found = await Promise.all(addresses.map((address) => taken(cache, address)));
  return Promise.all(found.filter(Boolean).map((answer) => answer.text()));
};

const fill = async (answer) => {
  const cache = await caches.open(NAME);
  await cache.put(PACKET, answer.clone());
  const packet = await answer.text();
  const pages = [packet, ...await texts(cache, guides(packet))];
  const wanted = [...new Set(pages.flatMap(files))];
  await texts(cache, wanted);
  const scripts = wanted.filter((name) => name.endsWith(".js"));
  const found = await Promise.all(scripts.map(async (name) => parts((await texts(cache, [name])).join(), name)));
  const imported = [...new Set(found.flat())];
  // The name of an imported part stays the same when its text changes.
  await Promise.all(imported.map(async (name) => cache.put(name, await fetch(name))));
  const all = new Set([PACKET, ...guides(packet), ...wanted, ...imported]);
  for (const { url } of await cache.keys()) {
    const { pathname, search } = new URL(url);
    if (!all.has(pathname + search)) await cache.delete(url);
  }
};

const empty = async () => {
  await caches.delete(NAME);
  for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
};

const look = async () => {
  if (!window.caches || !navigator.serviceWorker) return "blocked";
  if (!document.cookie.includes("practised=")) return empty().then(() => "nothing");
  const answer = await fetch(PACKET).catch(() => null);
  if (!answer || !answer.ok) return await caches.has(NAME) ? "kept" : "";
  if (!answer.headers.has(MAY_BE_KEPT)) return empty().then(() => "staff");
  for (const scope of SCOPES) await navigator.serviceWorker.register("/sw.js", { scope });
  await fill(answer);
  return "kept";
};

// One after the other: a later look never mixes with an earlier one.
let turn = Promise.resolve();
const refresh = () => {
  turn = turn.then(look).catch(({ name }) => name === "QuotaExceededError" ? "full" : "blocked").then(tell);
};

if (document.readyState === "complete") refresh();
else addEventListener("load", refresh);
// Who waits for the line may go on meanwhile.
const away = document.querySelector("[data-away]");
document.addEventListener("outbox:shown", async ({ detail }) => {
  const stuck = detail.some(({ state }) => state === "waiting") && !document.querySelector("[data-taken]");
  if (stuck) document.getElementById("outbox").append(away);
  away.hidden = !stuck || !window.caches || !await caches.has(NAME);
  if (detail.some(({ state }) => state === "arrived")) refresh();
});
