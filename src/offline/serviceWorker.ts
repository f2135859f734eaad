/** @see docs/hosting.md for what it keeps, and when a new version takes over. */
declare const self: ServiceWorkerGlobalScope;

/** Put in by the build: every file of this version, with its content's hash where its name doesn't have it. */
declare const files: readonly (readonly [address: string, hash?: string])[];
declare const version: string;

export {};

/** The caches belong to the host, and there may be several copies of the page on it, each in its folder. */
const ours = `backprop-workbench ${self.registration.scope} `;
const name = ours + version;
/** The page itself; some hosts answer `index.html` by a redirection. */
const page = "./";

self.addEventListener("install", (event) => event.waitUntil(takeIn()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("message", ({ data }) => {
  // The reader has asked for the new version.
  if (data === "take over") void self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(self.registration.scope)) event.respondWith(answer(event.request));
});

/** All files, or none: half a version would be of no use. */
async function takeIn(): Promise<void> {
  try {
    const cache = await caches.open(name);
    await Promise.all(
      files.map(async ([address, hash]) =>
        cache.put(address, (await known(address, hash)) ?? (await fetched(address, hash))),
      ),
    );
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
}

/** From a version before: a name with a hash in it stands for one content. */
const known = async (address: string, hash?: string) =>
  hash === undefined ? caches.match(address) : undefined;

async function fetched(address: string, hash?: string): Promise<Response> {
  const response = await fetch(address, hash === undefined ? {} : { cache: "no-cache" });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const { status, statusText, headers } = response;
  // A response that was redirected isn't taken for a page.
  return response.redirected ? new Response(response.body, { status, statusText, headers }) : response;
}

async function takeOver(): Promise<void> {
  const before = (await caches.keys()).filter((key) => key.startsWith(ours) && key !== name);
  // Tabs that were opened with the newest of them keep what they run on.
  await Promise.all(before.slice(0, -1).map((key) => caches.delete(key)));
  await self.clients.claim();
}

async function answer(request: Request): Promise<Response> {
  const { href, pathname } = new URL(request.url);
  const folder = new URL(self.registration.scope).pathname;
  const isPage = request.mode === "navigate" && [folder, `${folder}index.html`].includes(pathname);
  const cache = await caches.open(name);
  // The version before has what its tabs load later.
  return (await cache.match(isPage ? page : href)) ?? (await caches.match(href)) ?? fetch(request);
}
