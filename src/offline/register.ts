/**
 * Starts what keeps the page for offline use, in the build alone.
 * @param ready is called when a new version waits: nothing changes until the reader asks for it
 */
export async function keepForOffline(ready: (takeOver: () => void) => void): Promise<void> {
  // Pages of an insecure host have none.
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const { serviceWorker } = navigator;
  let wanted = false;
  serviceWorker.addEventListener("controllerchange", () => {
    // Another tab may have asked for it: this one stays as it is.
    if (wanted) location.reload();
  });
  const registration: ServiceWorkerRegistration | undefined = await serviceWorker.register(
    new URL("sw.js", document.baseURI),
    { updateViaCache: "none" },
  );
  if (!registration) return;
  const offer = (waiting: ServiceWorker | null) => {
    // Without one that is in charge there was no version before.
    if (!waiting || !serviceWorker.controller) return;
    ready(() => {
      wanted = true;
      waiting.postMessage("take over");
    });
  };
  const watch = (installing: ServiceWorker | null) =>
    installing?.addEventListener("statechange", () => {
      if (installing.state === "installed") offer(installing);
    });
  offer(registration.waiting);
  watch(registration.installing);
  registration.addEventListener("updatefound", () => watch(registration.installing));
  // loadPart says so where a file of this version is gone: then there may be a newer one.
  addEventListener("missing-part", () => void registration.update().catch(() => undefined));
}
