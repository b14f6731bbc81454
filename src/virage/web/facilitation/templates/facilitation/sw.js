/* Keeps the public shell and the questionnaires on this device, and nothing else: no page of anybody. */
const { shells, kept, mark } = {{ told|safe }};
const SHELF = `virage-shell-${mark}`;
const KEPT = new Set([...shells, ...kept]);

self.addEventListener("install", (event) => {
  const fresh = [...KEPT].map((address) => new Request(address, { cache: "reload", credentials: "omit" }));
  event.waitUntil(caches.open(SHELF).then((shelf) => shelf.addAll(fresh)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("virage-shell-") && name !== SHELF;
  const clear = caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))));
  event.waitUntil(clear.then(() => self.clients.claim()));
});

const shellIn = (path) => shells.find((shell) => shell.startsWith("/en/") === path.startsWith("/en/"));

self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== self.location.origin) return;
  if (KEPT.has(pathname)) {
    event.respondWith(caches.open(SHELF).then((shelf) => shelf.match(pathname, { ignoreVary: true })).then((found) => found ?? fetch(event.request)));
  } else if (mode === "navigate") {
    event.respondWith(fetch(event.request).catch(() => Response.redirect(shellIn(pathname), 302)));
  }
});
