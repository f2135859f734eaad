import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { MissingPart } from "../../../src/loadTwice";
import { Boundary } from "../../../src/ui/trouble/Boundary";
import { type Rescue, RescueContext } from "../../../src/ui/trouble/rescue";

// React writes what a boundary has caught into the console.
beforeEach(() => {
  const error = vi.spyOn(console, "error").mockReturnValue();
  onTestFinished(() => error.mockRestore());
});

/** A page of which one part fails for as long as there is a fault. */
async function open(first: unknown, isSmall = false) {
  let fault = first;
  let changed = () => {};
  const crashed = vi.fn();
  const act = vi.fn();
  const onAgain = vi.fn();
  const rescue: Rescue = {
    crashed,
    actions: () => [{ label: "Undo", act }],
    onChange: (callback) => {
      changed = callback;
      return () => {};
    },
  };
  function Part() {
    if (fault !== undefined) throw fault;
    return <p>The graph</p>;
  }
  await render(
    <RescueContext value={async () => rescue}>
      <Boundary onAgain={onAgain} isSmall={isSmall}>
        <Part />
      </Boundary>
      <p>The table</p>
    </RescueContext>,
  );
  const mend = () => {
    fault = undefined;
  };
  return { crashed, act, onAgain, mend, change: () => changed() };
}

const alert = page.getByRole("alert");
const button = (name: string) => page.getByRole("button", { name, exact: true });

test("where a part fails, why stands in its place, the rest goes on, and it can be tried again", async () => {
  const { crashed, act, onAgain, mend } = await open(new Error("no such unit"));
  await expect.element(alert).toHaveTextContent("This part of the page has failed: no such unit");
  await expect.element(page.getByText("The table")).toBeVisible();
  expect(crashed).toHaveBeenCalledOnce();
  await button("Undo").click();
  expect(act).toHaveBeenCalledOnce();
  await button("Try again").click();
  await expect.element(alert).toHaveTextContent("no such unit");
  mend();
  await button("Try again").click();
  await expect.element(page.getByText("The graph")).toBeVisible();
  expect(onAgain).toHaveBeenCalledTimes(2);
  expect(alert.elements()).toEqual([]);
});

test("something else to show is tried by itself", async () => {
  const { mend, change } = await open(new Error("no such unit"));
  await expect.element(button("Undo")).toBeVisible();
  mend();
  change();
  await expect.element(page.getByText("The graph")).toBeVisible();
});

test("a part that couldn't be loaded hasn't failed: the connection is named, and tried when it is back", async () => {
  const { crashed, mend } = await open(new MissingPart("no part"));
  await expect.element(alert).toHaveTextContent("could not be loaded. Check the connection");
  expect(button("Undo").elements()).toEqual([]);
  expect(crashed).not.toHaveBeenCalled();
  mend();
  window.dispatchEvent(new Event("online"));
  await expect.element(page.getByText("The graph")).toBeVisible();
});

test("where there is no room for a sentence it is said at the page's edge", async () => {
  await open(new Error("no such unit"), true);
  await expect.element(alert).toHaveTextContent("A part of the page has failed");
  expect(alert.element().parentElement).toBe(document.body);
});
