import { expect, test, vi } from "vitest";
import type { DrawnProgram } from "../../../../../src/views/step/program/graph/drawnProgram";
import { paintNumbers, paintStructure } from "../../../../../src/views/step/program/graph/paintProgram";

test("what moves is written where it is in sight, also in part, and nowhere else", () => {
  const cell = (name: string, x: number) => ({ name, kind: "value" as const, x, y: 50 });
  const cells = [cell("inside", 50), cell("at the edge", 110), cell("far away", 4000)];
  const drawn: DrawnProgram = {
    layout: { width: 4100, height: 100, values: [], operations: [], wires: [] },
    cells,
    maps: [],
    wires: [],
    names: cells.map(({ name }) => name),
    painted: {
      numbers: [],
      colours: new Map(),
      coloured: new Map(),
      standingOut: new Set(),
      marked: new Map(),
    },
  };
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 100 100");
  document.body.append(svg);
  paintStructure(svg, drawn, () => undefined);
  const none = new Set<string>();
  const moving = { write: vi.fn(), paint: vi.fn(), remove: vi.fn(), later: vi.fn() };
  // What is pointed at changes as a drag begins: then all that stands out is painted anew.
  for (const lit of [none, new Set(["far away"])]) {
    paintNumbers(svg, drawn, [1, 2, 3], { now: none, read: none, lit, tensorOf: (name) => name }, moving);
    const [written] = moving.write.mock.lastCall ?? [];
    expect(written.map((one: { cell: { name: string } }) => one.cell.name)).toEqual([
      "inside",
      "at the edge",
    ]);
  }
  // The texts under the canvas are written when there is time.
  const textOf = (name: string) => svg.querySelector(`[data-quantity="${name}"]`)?.textContent;
  paintNumbers(svg, drawn, [4, 5, 6], { now: none, read: none, lit: none, tensorOf: (name) => name }, moving);
  expect(textOf("inside")).not.toBe("4");
  moving.later.mock.lastCall?.[0]();
  expect(textOf("inside")).toBe("4");
  svg.remove();
});
