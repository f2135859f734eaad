import { expect, test, vi } from "vitest";
import ProgramStage from "../../../../../src/views/step/program/ProgramStage";
import { goTo, openProgram } from "../../../open";

test("a step changes nothing of a given number but what is said of it", async () => {
  const program = "k = 2.0\nx = np.array([1.0, 3.0])\ny = k * x\nf = np.sum(y)";
  const { container, workbench } = await openProgram(
    <div style={{ width: 600, height: 400, display: "grid" }}>
      <ProgramStage />
    </div>,
    { program },
  );
  const stops = () => [...container.querySelectorAll('svg [role="slider"]')];
  await vi.waitFor(() => expect(stops()).toHaveLength(3));
  const changed = new Set<string | null>();
  const observer = new MutationObserver((mutations) => {
    for (const { attributeName } of mutations) changed.add(attributeName);
  });
  for (const cell of container.querySelectorAll("svg [data-quantity]"))
    observer.observe(cell, { attributes: true });
  const said = () => stops().map((stop) => stop.getAttribute("aria-valuetext"));
  const before = said();
  await goTo(workbench, (workbench.getState().opened?.count ?? 0) - 1);
  await vi.waitFor(() => expect(said()).not.toEqual(before));
  for (const name of ["tabindex", "role", "aria-label", "aria-valuenow", "data-given"])
    expect([...changed]).not.toContain(name);
});
