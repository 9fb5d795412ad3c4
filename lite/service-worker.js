// Keeps every file of the site that was fetched, under its hash: a second visit needs no network,
// and a new version of the site fetches only what changed. What is not listed here, such as the
// file system that Python sees, is left to JupyterLite's own service worker.
const FILES = {{FILES}};
const KEPT = "kept";
const ON_REQUEST = /{{ON_REQUEST}}/;
const REST_AFTER_MILLISECONDS = 15000;

function keyOf(path) {
  return new URL(`${path}?kept=${FILES[path]}`, self.registration.scope).href;
}

function pathOf(request) {
  const scope = new URL(self.registration.scope);
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== scope.origin) return null;
  if (!url.pathname.startsWith(scope.pathname)) return null;
  let path = decodeURIComponent(url.pathname.slice(scope.pathname.length));
  if (path === "" || path.endsWith("/")) path += "index.html";
  return Object.hasOwn(FILES, path) ? path : null;
}

async function answerFor(path) {
  const kept = await caches.open(KEPT);
  const known = await kept.match(keyOf(path));
  if (known) return known;
  // "no-cache" asks the server whether its file is still the same; else an old one could be kept.
  const fetched = await fetch(new URL(path, self.registration.scope), { cache: "no-cache" });
  if (fetched.status === 200) {
    // A full disk is no reason not to show the page.
    kept.put(keyOf(path), fetched.clone()).catch(() => {});
  }
  return fetched;
}

async function keepTheRest() {
  await new Promise((resolve) => setTimeout(resolve, REST_AFTER_MILLISECONDS));
  for (const path of Object.keys(FILES)) {
    if (ON_REQUEST.test(path)) continue;
    await answerFor(path).catch(() => {});
  }
}

async function forgetOldVersions() {
  const current = new Set(Object.keys(FILES).map(keyOf));
  const kept = await caches.open(KEPT);
  for (const request of await kept.keys()) {
    if (!current.has(request.url) && request.url.startsWith(self.registration.scope)) {
      await kept.delete(request);
    }
  }
}

self.addEventListener("activate", (event) => event.waitUntil(forgetOldVersions()));
self.addEventListener("fetch", (event) => {
  const path = pathOf(event.request);
  if (path === null) return;
  event.stopImmediatePropagation(); // JupyterLite's listener would answer a second time
  event.respondWith(answerFor(path));
  if (path === "lab/index.html") event.waitUntil(keepTheRest());
});

importScripts("jupyterlite-service-worker.js");
