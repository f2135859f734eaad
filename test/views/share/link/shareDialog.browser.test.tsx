import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { setGiven } from "../../../../src/engine/document/edit/edit";
import { StoresContext } from "../../../../src/store/context";
import { ShareDialog } from "../../../../src/views/share/link/ShareDialog";
import { open, stepOf } from "../../open";

const link = () => (page.getByRole("textbox").first().element() as HTMLInputElement).value;

const check = (name: string | RegExp) => page.getByRole("checkbox", { name }).click();

async function shown(index: number) {
  const onClose = vi.fn();
  const opened = await open(<ShareDialog onClose={onClose} />, index);
  await vi.waitFor(() => expect(link()).toContain("#"));
  return { ...opened, onClose };
}

test("the link names the exercise and the step, or only the exercise", async () => {
  const index = stepOf("dL/dW2[1,1]");
  await shown(index);
  expect(link()).toMatch(new RegExp(`#D-P1/${index + 1}/unit$`));
  await check(`Start at step ${index + 1}`);
  await vi.waitFor(() => expect(link()).not.toContain(`/${index + 1}/`));
});

test("what is ticked for a class is in the link, and gone when it is unticked", async () => {
  await shown(3);
  const plain = link();
  await check(/^Lock/);
  await vi.waitFor(() => expect(link()).toMatch(/lock/));
  await check("timeline");
  await vi.waitFor(() => expect(link()).toMatch(/hide=timeline/));
  await check(/^Lock/);
  await check("timeline");
  await vi.waitFor(() => expect(link()).toBe(plain));
});

test("practising is in the link: with few hints, or none, and whether all can be shown", async () => {
  await shown(3);
  await check(/^Hide the numbers/);
  await vi.waitFor(() => expect(link()).toMatch(/\?practise$/));
  await page.getByRole("combobox", { name: "Hints for a number" }).selectOptions("2: up to the formula");
  await check(/stays off/);
  await vi.waitFor(() => expect(link()).toMatch(/\?practise=2,hidden$/));
});

test("of a changed exercise the link holds the whole network, and says so", async () => {
  const { workbench, stores } = await open(null);
  workbench.getState().edit(setGiven("W2[1,1]", 0.5));
  await vi.waitFor(() => expect(workbench.getState().document?.layers[1].weights[0][0]).toBe(0.5));
  await render(
    <StoresContext value={stores}>
      <ShareDialog onClose={() => {}} />
    </StoresContext>,
  );
  await expect.element(page.getByText("All of it is in the link", { exact: false })).toBeVisible();
  expect(link().length).toBeGreaterThan(200);
});

test("Escape closes it", async () => {
  const { onClose } = await shown(0);
  await userEvent.keyboard("{Escape}");
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
});
