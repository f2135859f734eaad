/** So many pixels are free on a sheet of A4 or letter paper, laid broadside, within its margins; the style says the same. */
const sheet = { width: 980, height: 680 };

/** Narrower, the page would have a phone's panels, of which a sheet shows one. */
const leastWidth = 1000;

/** Prints the page as it is on the screen, on one sheet: its pictures have been painted for the sizes that they have there. */
export function printAsShown(): void {
  window.addEventListener("beforeprint", () => {
    const { innerWidth, innerHeight } = window;
    const zoom = Math.min(sheet.width / Math.max(leastWidth, innerWidth), sheet.height / innerHeight);
    document.documentElement.style.setProperty("--print-zoom", String(zoom));
  });
}
