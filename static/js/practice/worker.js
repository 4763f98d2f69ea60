// Serves what offline.js kept, where the site cannot be reached and only there: whoever has a line always reads what
// the site says now. It keeps nothing itself.
const NAME = "practice";
const PACKET = "/practice/offline/";
const SHOWN = ["style", "script", "image", "manifest"];

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

const kept = (what, ignoreSearch = false) => caches.match(what, { cacheName: NAME, ignoreVary: true, ignoreSearch });

const copy = async (request) => {
  if (request.mode !== "navigate") return await kept(request) || Response.error();
  return await kept(request, true) || await kept(PACKET) || Response.error();
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || (request.mode !== "navigate" && !SHOWN.includes(request.destination))) return;
  event.respondWith(fetch(request).catch(() => copy(request)));
});
