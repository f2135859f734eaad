import { expect, test } from "vitest";
import { folded } from "../../src/draw/program/folded";
import { createTrace } from "../../src/engine/steps/trace";
import { createOpenCalls } from "../../src/store/work/openCalls";
import { callRanges, openProgram } from "../../src/worker/programs";

function looped(passes: number) {
  const program = `s = 0.0\nw = 0.5\nfor i in range(${passes}):\n    s = s + w * 0.01\nL = s ** 2\n`;
  const found = openProgram({ format: "backprop-workbench", version: 9, title: "", program });
  if ("fault" in found) throw new Error(found.fault.message);
  return { outline: found.shown.outline, calls: callRanges(createTrace(found.pass)) };
}

const labels = (outline: Parameters<typeof folded>[0], open: ReadonlySet<string>) =>
  folded(outline, open).operations.map(({ label }) => label);

test("a short loop's passes are boxes of their own, a long one's are tens, and tens of these", () => {
  expect(labels(looped(3).outline, new Set()).filter((label) => /pass/.test(label))).toEqual([
    "pass 1",
    "pass 2",
    "pass 3",
  ]);
  const { outline } = looped(125);
  expect(labels(outline, new Set()).filter((label) => /pass/.test(label))).toEqual([
    "passes 1 to 100",
    "passes 101 to 125",
  ]);
  const open = new Set(
    outline.operations.flatMap(({ groups }) =>
      groups.flatMap(({ id, name }) => (/1 to 1/.test(name) ? [id] : [])),
    ),
  );
  const inside = labels(outline, open).filter((label) => /pass/.test(label));
  expect(inside.slice(0, 11)).toEqual([
    ...Array.from({ length: 10 }, (_, k) => `pass ${k + 1}`),
    "passes 11 to 20",
  ]);
});

test("a step into a long loop opens what it stands in, and closes that again as it goes on", () => {
  const { outline, calls } = looped(125);
  const opened = createOpenCalls();
  const known = calls.flatMap(({ groups }) => groups);
  const names = () => [...opened.getState().open].map((open) => known.find(({ id }) => id === open)?.name);
  const passes = calls.filter(({ kind, phase }) => kind === "pass" && phase === "forward");
  const groupsOf = (pass: number) =>
    passes.find((call) => call.kind === "pass" && call.pass === pass)?.groups ?? [];
  opened.getState().follow(groupsOf(17));
  expect(names()).toEqual(["passes 1 to 100", "passes 11 to 20", "pass 17"]);
  opened.getState().follow(groupsOf(120));
  expect(names()).toEqual(["passes 101 to 125", "passes 111 to 120", "pass 120"]);
  expect(labels(outline, opened.getState().open).length).toBeLessThan(40);
  opened.getState().follow([]);
  expect(names()).toEqual([]);
});

test("in a short loop what has been stepped through stays open", () => {
  const { calls } = looped(3);
  const opened = createOpenCalls();
  const passes = calls.filter(({ kind, phase }) => kind === "pass" && phase === "forward");
  for (const { groups } of passes) opened.getState().follow(groups);
  expect(opened.getState().open.size).toBe(passes.length);
});
