import { useState } from "react";
import { flushSync } from "react-dom";
import { expect, test, vi } from "vitest";
import { render } from "vitest-browser-react";
import { useFrameLater } from "../../src/ui/useFrameLater";

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const nextTask = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(undefined);
  });

/** Shows a number at once, and beside it a frame later; numbers below 0 may not wait. `texts` are all that it has shown. */
async function both() {
  let set = (_value: number) => {};
  function Both() {
    const [value, setValue] = useState(0);
    set = setValue;
    const later = useFrameLater(value, (_, next) => next >= 0);
    return <p>{`${value} ${later}`}</p>;
  }
  const { container } = await render(<Both />);
  const texts: (string | null)[] = [];
  new MutationObserver(() => texts.push(container.textContent)).observe(container, {
    subtree: true,
    characterData: true,
    childList: true,
  });
  return { set: (value: number) => flushSync(() => set(value)), texts };
}

test("a value that may wait is shown after the rest", async () => {
  const { set, texts } = await both();
  set(1);
  await vi.waitFor(() => expect(texts).toEqual(["1 0", "1 1"]));
});

test("a value that may not wait is shown at once", async () => {
  const { set, texts } = await both();
  set(-1);
  await nextFrame();
  await nextTask();
  expect(texts).toEqual(["-1 -1"]);
});

test("a value that comes while the one before is taken over is shown too", async () => {
  const { set, texts } = await both();
  set(1);
  // The task after the one that takes it over; what that leads to is rendered still later.
  await nextFrame();
  await nextTask();
  set(2);
  await vi.waitFor(() => expect(texts.at(-1)).toBe("2 2"));
});

test("of values that come faster than frames some are shown, and the last", async () => {
  const { set, texts } = await both();
  for (let value = 1; value <= 40; value++) {
    set(value);
    await (value % 4 === 0 ? nextFrame() : nextTask());
  }
  await vi.waitFor(() => expect(texts.at(-1)).toBe("40 40"));
  expect(new Set(texts.map((text) => text?.split(" ")[1])).size).toBeGreaterThan(3);
});
