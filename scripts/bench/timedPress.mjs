/** From the key's event to the first task after the frame that shows the step; nothing where there is no further step. */
export async function timedPress(page, key) {
  await page.evaluate(() => {
    const view = document.querySelector("[data-step]");
    window.stepTime = new Promise((resolve) => {
      const press = ({ timeStamp }) => {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now() - timeStamp);
            port2.postMessage(undefined);
          });
        });
        observer.observe(view, { attributes: true, attributeFilter: ["data-step"] });
        setTimeout(() => resolve(undefined), 2000);
      };
      window.addEventListener("keydown", press, { capture: true, once: true });
    });
  });
  await page.keyboard.press(key);
  return page.evaluate(() => window.stepTime);
}

/** In the page: when another frame has been painted. */
export function painted() {
  return new Promise((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(undefined))),
  );
}

export function quantile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}
