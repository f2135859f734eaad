import { expect, it } from "vitest";
import { createMarking, isHandInText, isScheme } from "../../../src/store/classroom/marking";
import { createWorkbench } from "../../../src/store/work/slices/workbench";

const silent = () => undefined;

/** Marking on a page on which no sheet is open, so that no worker is asked. */
const marking = () =>
  createMarking({
    workbench: createWorkbench(() => ({ open: silent, step: silent, move: silent, ask: silent })),
  }).getState;

const scheme = { name: "points.json", text: '{"questions": []}' };

it("without a sheet nothing is marked, and a sentence says what to do", () => {
  const state = marking();
  state().add([{ name: "ada.txt", text: "L = 1" }]);
  expect(state()).toMatchObject({ running: false, rows: [] });
  expect(state().fault).toBe("Hand-ins are marked by their sheet: open it first.");
});

it("a file of the same name takes the place of the one before, and the newest scheme counts", () => {
  const state = marking();
  state().add([{ name: "ada.txt", text: "L = 1" }, scheme]);
  state().add([
    { name: "bob.txt", text: "L = 2" },
    { name: "ada.txt", text: "L = 3" },
  ]);
  expect(state().files.map(({ text }) => text)).toEqual(["L = 2", "L = 3"]);
  expect(state().scheme).toBe(scheme);
  const newer = { ...scheme, name: "newer.json" };
  state().add([newer]);
  expect(state().scheme).toBe(newer);
  expect(state().files).toHaveLength(2);
});

it("a scheme alone marks nothing and is no fault; what is cleared is as new", () => {
  const state = marking();
  state().add([scheme]);
  expect(state()).toMatchObject({ fault: undefined, running: false });
  state().add([{ name: "ada.txt", text: "L = 1" }]);
  state().clear();
  expect(state()).toMatchObject({ files: [], scheme: undefined, fault: undefined, rows: [] });
});

it("schemes are told from hand-ins, which may name questions too", () => {
  const handIn = '{"format": "backprop-hand-in", "questions": []}';
  expect(isScheme(scheme)).toBe(true);
  expect(isScheme({ name: "ada.json", text: handIn })).toBe(false);
  expect(isScheme({ name: "ada.txt", text: 'my "questions": none' })).toBe(false);
  expect([isHandInText(handIn), isHandInText(scheme.text)]).toEqual([true, false]);
});
