import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import ProgramStage from "../../../../../src/views/step/program/ProgramStage";
import { openProgram } from "../../../open";

const program = "x = 0.5\nn = 3\nf = x * x * n\n";

async function open() {
  const { workbench } = await openProgram(
    <div style={{ width: 800, height: 500 }}>
      <ProgramStage />
    </div>,
    { program },
  );
  const last = (workbench.getState().opened?.count ?? 1) - 1;
  workbench.getState().goTo(last);
  const text = () => workbench.getState().program?.program;
  return {
    workbench,
    text,
    x: page.getByRole("slider", { name: "x" }),
    n: page.getByRole("slider", { name: "n" }),
  };
}

test("a number of the picture is stepped, typed and brought back by keyboard, as one of a network is", async () => {
  const { workbench, text, x, n } = await open();
  await expect.element(x).toHaveAttribute("aria-valuetext", "0.5, gradient 3");
  (x.element() as SVGElement).focus();
  await vi.waitFor(() => expect(workbench.getState().lit).toContain("x"));
  await userEvent.keyboard("{ArrowUp}");
  await userEvent.keyboard("{Shift>}{ArrowRight}{/Shift}");
  await userEvent.keyboard("{PageUp}");
  await vi.waitFor(() => expect(text()).toBe(program.replace("0.5", "0.611")));
  await expect.element(x).toHaveAttribute("aria-valuetext", "0.611, gradient 3.666");
  await expect.element(x).toHaveFocus();
  // Presses in a row are one change.
  workbench.getState().undo();
  await vi.waitFor(() => expect(text()).toBe(program));
  await userEvent.keyboard("{Enter}");
  const field = page.getByRole("textbox", { name: "New value of x" });
  await field.fill("-2,25");
  await userEvent.keyboard("{Enter}");
  expect(text()).toBe(program.replace("0.5", "-2.25"));
  await expect.element(x).toHaveFocus();
  await userEvent.keyboard("{Backspace}");
  expect(text()).toBe(program);
  (n.element() as SVGElement).focus();
  await userEvent.keyboard("{Shift>}{ArrowUp}{/Shift}");
  expect(text()).toBe(program.replace("3", "4"));
  await userEvent.keyboard(" ");
  expect(workbench.getState().selected).toEqual(["n"]);
});

test("what hasn't run yet has no keys", async () => {
  const { workbench, x } = await open();
  await expect.element(x).toBeInTheDocument();
  workbench.getState().type(`${program}#`);
  await expect.element(x).not.toBeInTheDocument();
});
