import { expect, test } from "vitest";
import { noteLabel, setNote } from "../../../src/engine/document/edit/editNotes";
import { blank } from "../../../src/engine/document/edit/initialize";
import { changeLabel } from "../../../src/engine/document/edit/labels/changeLabel";
import { longestNote } from "../../../src/engine/document/parts/notes";
import { programDocument } from "../../../src/engine/document/programDocument";
import { readAnyDocument } from "../../../src/engine/document/reading/read";
import { markdownFile } from "../../../src/export/worked/markdown";
import { workedPass } from "../../../src/export/worked/workedPass";

const network = blank([2, 2], 1);

const faultsOf = (notes: unknown) =>
  readAnyDocument({ ...network, version: 11, notes }).faults?.map(
    ({ path, message }) => `${path} ${message}`,
  );

test("a note makes a document one of version 11, and without notes it is what it was", () => {
  const noted = setNote("z1[1]", "  Which weights?\nThink. ")(network);
  expect(noted).toMatchObject({ version: 11, notes: { "z1[1]": "Which weights?\nThink." } });
  expect(readAnyDocument(JSON.parse(JSON.stringify(noted)))).toEqual({ document: noted });
  expect(setNote("z1[1]", " ")(noted)).toEqual(network);
  expect(setNote("y[0]", "the loss")(programDocument("y = x"))).toMatchObject({
    version: 11,
    notes: { "y[0]": "the loss" },
  });
  expect(setNote("L", "x".repeat(longestNote + 5))(network).notes?.L).toHaveLength(longestNote);
});

test("notes that can't be are refused with a sentence", () => {
  expect(faultsOf({ "z1[1]": " " })?.[0]).toMatch(/^notes\S* a note can't be empty/);
  expect(faultsOf({ L: "x".repeat(longestNote + 1) })?.[0]).toContain("at most 600 characters");
  expect(faultsOf({ L: "bell \u0007" })?.[0]).toContain("control characters");
  expect(faultsOf({ L: 3 })?.[0]).toContain("must be a text");
  expect(faultsOf({ "the first": "x" })?.[0]).toContain("a network has no step the first");
  expect(
    faultsOf(Object.fromEntries(Array.from({ length: 201 }, (_, k) => [`L@${k + 1}`, "x"])))?.[0],
  ).toContain("at most 200");
  const old = readAnyDocument({ ...network, version: 10, notes: { L: "x" } });
  expect(old.faults?.[0].message).toContain("is a field of version 11");
});

test("the history says which note was written", () => {
  const noted = setNote("z1[1]", "Think.")(network);
  expect(changeLabel(network, noted)).toBe("note to z1[1]");
  expect(noteLabel(noted.notes, {})).toBe("no note to z1[1]");
  expect(noteLabel({}, { L: "a", "z1[1]": "b" })).toBe("2 notes");
});

test("a worked solution has each note once, that to a layer at its first step", () => {
  const noted = setNote("z1", "The layer.")(setNote("a1[1]", "Its *unit*.\nAgain.")(network));
  const steps = workedPass(noted).phases.flatMap((phase) => phase.steps);
  expect(steps.filter(({ note }) => note !== undefined).map(({ note }) => note)).toEqual([
    "The layer.",
    "Its *unit*.\nAgain.",
  ]);
  const text = markdownFile(workedPass(noted));
  expect(text).toContain("\n> The layer.\n");
  expect(text).toContain("> Its \\*unit\\*.\n> Again.\n");
});
