import { expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { KeyList } from "../../../../src/views/present/keys/KeyList";
import { nextOf, type SlideKey, useSlideKeys } from "../../../../src/views/present/keys/slideKeys";

function Keys({ keys }: { readonly keys: readonly SlideKey[] }) {
  useSlideKeys(keys);
  return (
    <>
      <p>Nothing to press</p>
      <button type="button">A button</button>
      <input aria-label="A text" />
      <input aria-label="A slider" type="range" />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: as those that are moved and enlarged by keys */}
      <div role="img" aria-label="A picture" tabIndex={0} />
    </>
  );
}

/** A page that listens to keys, of which each tells its name. */
async function open(...names: readonly string[]) {
  const pressed: string[] = [];
  const keys = names.map((name) => ({ keys: [name], words: name, act: () => void pressed.push(name) }));
  const screen = await render(<Keys keys={keys} />);
  const focus = (label: string) =>
    (screen.getByLabelText(label).or(screen.getByText(label)).element() as HTMLElement).focus();
  return { ...screen, pressed, focus };
}

test("a key does what it is there for, unless another one is held with it", async () => {
  const { pressed } = await open("v", "ArrowDown");
  await userEvent.keyboard("v{ArrowDown}{Control>}v{/Control}{Alt>}v{/Alt}x");
  expect(pressed).toEqual(["v", "ArrowDown"]);
});

test.each([
  ["A text", ["v", " ", "ArrowDown", "Home"]],
  ["A button", [" ", "Enter"]],
  ["A slider", ["ArrowDown", "Home", "End"]],
  ["A picture", ["+", "ArrowDown"]],
])("%s keeps the keys that it takes itself", async (label, own) => {
  const all = ["v", " ", "Enter", "ArrowDown", "Home", "End", "+"];
  const { pressed, focus } = await open(...all);
  focus(label);
  for (const key of own) await userEvent.keyboard(key.length > 1 ? `{${key}}` : key);
  expect(pressed).toEqual([]);
  const free = all.filter((key) => !own.includes(key) && label !== "A text");
  for (const key of free)
    (document.activeElement as Element).dispatchEvent(
      new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
    );
  expect(pressed).toEqual(free);
});

test("what is gone no longer listens", async () => {
  const { pressed, rerender } = await open("v");
  await rerender(<p>Another page</p>);
  await userEvent.keyboard("v");
  expect(pressed).toEqual([]);
});

test("the next is the first after the last, and with Shift the one before", () => {
  const key = (shiftKey: boolean) => new KeyboardEvent("keydown", { shiftKey });
  const all = ["a", "b", "c"];
  expect(all.map((now) => nextOf(all, now, key(false)))).toEqual(["b", "c", "a"]);
  expect(all.map((now) => nextOf(all, now, key(true)))).toEqual(["c", "a", "b"]);
});

test("the list has a line for each key that speaks for itself, and ? or Escape closes it", async () => {
  const onClose = vi.fn();
  const own: SlideKey[] = [
    { keys: ["ArrowDown"], shown: "↓  ↑", words: "scrolls" },
    { keys: ["ArrowUp"], words: "scrolls back", isUnlisted: true },
  ];
  const always: SlideKey[] = [{ keys: ["v", "V"], words: "the next view" }];
  const { container } = await render(<KeyList own={own} always={always} onClose={onClose} />);
  const lines = [...container.querySelectorAll("dl > div")].map((line) => [
    line.querySelector("kbd")?.textContent,
    line.querySelector("dd")?.textContent,
  ]);
  expect(lines).toEqual([
    ["↓  ↑", "scrolls"],
    ["v", "the next view"],
  ]);
  await userEvent.keyboard("v");
  expect(onClose).not.toHaveBeenCalled();
  await userEvent.keyboard("?");
  expect(onClose).toHaveBeenCalledOnce();
  await userEvent.keyboard("{Escape}");
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledTimes(2));
});
