import { expect, it } from "vitest";
import { usualPresentation } from "../../../src/engine/names/presentation";
import { keepReadersChoices } from "../../../src/store/work/keepReadersChoices";

const presentation = {
  ...usualPresentation,
  form: "scalar",
  convention: "columns",
  scope: "example",
} as const;
const before = { view: "step", look: "Units", presentation } as const;
const looking = {
  view: "step",
  look: "Matrices",
  index: 4,
  presentation: { ...presentation, scope: "batch" },
} as const;

it("looks where it was asked to, where nothing has been chosen since", () => {
  expect(keepReadersChoices(looking, before, before)).toEqual(looking);
  expect(keepReadersChoices({ index: 2 }, before, before)).toEqual({ index: 2, presentation });
});

it("keeps what has been chosen since, each part by itself", () => {
  const now = { view: "train", look: "Units", presentation: { ...presentation, form: "index" } } as const;
  expect(keepReadersChoices(looking, before, now)).toEqual({
    view: "train",
    look: "Matrices",
    index: 4,
    presentation: { ...usualPresentation, form: "index", convention: "columns", scope: "batch" },
  });
});
