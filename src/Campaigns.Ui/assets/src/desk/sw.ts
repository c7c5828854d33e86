/// <reference lib="webworker" />
// Keeps the app itself on the device, so that it opens where there is no signal. It keeps no list and no person: those lie sealed elsewhere.
const worker = self as unknown as ServiceWorkerGlobalScope;
const shelf = 'campaigns-desk-1';
const patience = 4_000;
const root = new URL(worker.registration.scope).pathname;
const shell = `${root}/shell`;

worker.addEventListener('install', (event) => event.waitUntil(keepShell().then(() => worker.skipWaiting())));

worker.addEventListener('activate', (event) =>
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => name.startsWith('campaigns-desk-') && name !== shelf).map((name) => caches.delete(name)))).then(() => worker.clients.claim())),
);

worker.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== location.origin) return;
  if (event.request.mode === 'navigate') event.respondWith(navigate(event));
  else if (url.pathname.includes('/_content/')) event.respondWith(asset(event.request));
});

// There is signal again: whoever has the PIN open sends. The queue is sealed, so nobody can send it without them.
worker.addEventListener('sync', (event) => {
  const wake = event as ExtendableEvent & { tag: string };
  if (wake.tag === 'desk-sync') wake.waitUntil(worker.clients.matchAll({ type: 'window' }).then((pages) => pages.forEach((page) => page.postMessage('desk-sync'))));
});

async function navigate(event: FetchEvent): Promise<Response> {
  try {
    const answer = await fetch(event.request, { signal: AbortSignal.timeout(patience) });
    if (answer.status < 500) {
      event.waitUntil(keepShell().catch(() => undefined));
      return answer;
    }
  } catch {
    // No signal, or too little of it: what is kept.
  }
  return (await caches.match(shell)) ?? Response.error();
}

async function asset(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

/** The shell and every file it names; files of an older one go with it. */
async function keepShell(): Promise<void> {
  const answer = await fetch(shell, { cache: 'no-store', redirect: 'manual' });
  if (!answer.ok) throw new Error('The shell is not to be had');
  const page = await answer.clone().text();
  const files = new Set([...page.matchAll(/(?:src|href|content)="([^"]*\/_content\/[^"]*)"/g)].flatMap((match) => match[1]!.split(' ')));
  const cache = await caches.open(shelf);
  const kept = new Set((await cache.keys()).map((request) => new URL(request.url).pathname));
  await cache.addAll([...files].filter((file) => !kept.has(new URL(file, location.href).pathname) || !/\.[0-9a-z]{10}\./.test(file)));
  await cache.put(shell, answer);
  for (const request of await cache.keys()) {
    const path = new URL(request.url).pathname;
    if (path !== shell && ![...files].some((file) => new URL(file, location.href).pathname === path)) await cache.delete(request);
  }
}
