import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import ProgramStage from "../../../../../src/views/step/program/ProgramStage";
import { openProgram } from "../../../open";

const program = "x = 0.5\nn = 3\nf = x * x * n\n";

async function open(text = program) {
  const { workbench } = await openProgram(
    <div style={{ width: 800, height: 500 }}>
      <ProgramStage />
    </div>,
    { program: text },
  );
  const last = (workbench.getState().opened?.count ?? 1) - 1;
  workbench.getState().goTo(last);
  const reads = (text: string) =>
    vi.waitFor(() => expect(workbench.getState().program?.program).toBe(text), { timeout: 10_000 });
  return {
    workbench,
    reads,
    x: page.getByRole("slider", { name: "x" }),
    n: page.getByRole("slider", { name: "n" }),
  };
}

test("a number of the picture is stepped, typed and brought back by keyboard, as one of a network is", async () => {
  const { workbench, reads, x, n } = await open();
  await expect.element(x).toHaveAttribute("aria-valuetext", "0.5, gradient 3");
  (x.element() as SVGElement).focus();
  await vi.waitFor(() => expect(workbench.getState().lit).toContain("x"));
  await userEvent.keyboard("{ArrowUp}");
  await userEvent.keyboard("{Shift>}{ArrowRight}{/Shift}");
  await userEvent.keyboard("{PageUp}");
  await reads(program.replace("0.5", "0.611"));
  await expect.element(x).toHaveAttribute("aria-valuetext", "0.611, gradient 3.666");
  await expect.element(x).toHaveFocus();
  // Presses in a row are one change.
  workbench.getState().undo();
  await reads(program);
  await userEvent.keyboard("{Enter}");
  const field = page.getByRole("textbox", { name: "New value of x" });
  await field.fill("-2,25");
  await userEvent.keyboard("{Enter}");
  await reads(program.replace("0.5", "-2.25"));
  await expect.element(x).toHaveFocus();
  await userEvent.keyboard("{Backspace}");
  await reads(program);
  (n.element() as SVGElement).focus();
  await userEvent.keyboard("{Shift>}{ArrowUp}{/Shift}");
  await reads(program.replace("3", "4"));
  await userEvent.keyboard(" ");
  expect(workbench.getState().selected).toEqual(["n"]);
});

test("a tiny number of the picture takes steps of its own size", async () => {
  const { reads, x } = await open("x = 1e-7\nn = 3\nf = x * x * n\n");
  await expect.element(x).toBeInTheDocument();
  (x.element() as SVGElement).focus();
  await userEvent.keyboard("{ArrowUp}{ArrowUp}");
  await reads("x = 3e-7\nn = 3\nf = x * x * n\n");
});

test("what hasn't run yet has no keys", async () => {
  const { workbench, x } = await open();
  await expect.element(x).toBeInTheDocument();
  workbench.getState().type(`${program}#`);
  await expect.element(x).not.toBeInTheDocument();
});

const chain = `a = 0.5
b = 0.25
def twice(x):
    return x + x
c = twice(a)
d = np.tanh(c)
e = np.exp(d)
f = np.sin(e)
g = np.cos(f)
h = np.tanh(g)
L = h * b * 3.5
`;

test("opening and folding a call keeps the focus at it", async () => {
  await openProgram(
    <div style={{ width: 1600, height: 500 }}>
      <ProgramStage />
    </div>,
    { program: chain },
  );
  const opener = page.getByRole("button", { name: "Open twice" });
  await expect.element(opener).toBeInTheDocument();
  (opener.element() as SVGElement).focus();
  await userEvent.keyboard("{Enter}");
  const folder = page.getByRole("button", { name: "Fold twice" });
  await expect.element(folder).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  await expect.element(opener).toHaveFocus();
});

test("a number that the keyboard reaches comes into sight, and stays there while it is stepped", async () => {
  const { container } = await openProgram(
    <div style={{ width: 400, height: 300 }}>
      <ProgramStage />
    </div>,
    { program: chain },
  );
  const far = page.getByRole("slider", { name: "b" });
  await expect.element(far).toBeInTheDocument();
  const isInSight = () => {
    const [own, all] = [far.element(), container.querySelector(".picture")].map((one) =>
      one?.getBoundingClientRect(),
    );
    return (
      own &&
      all &&
      own.left >= all.left &&
      own.right <= all.right &&
      own.top >= all.top &&
      own.bottom <= all.bottom
    );
  };
  (page.getByRole("slider", { name: "a" }).element() as SVGElement).focus();
  for (let k = 0; k < 6 && document.activeElement !== far.element(); k++) await userEvent.keyboard("{Tab}");
  await expect.element(far).toHaveFocus();
  expect(isInSight()).toBe(true);
  await userEvent.keyboard("{ArrowUp}");
  await expect.element(far).toHaveAttribute("aria-valuenow", "0.26");
  expect(isInSight()).toBe(true);
});
