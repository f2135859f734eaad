import { describe, expect, it } from "vitest";
import { answerClassroom } from "../../../src/worker/classroom/desk";
import type { ClassroomCommand, ClassroomReport } from "../../../src/worker/classroom/protocol";
import { classic, read } from "../../documents";

const reports = (command: ClassroomCommand) => [...answerClassroom(command, () => performance.now())];
const kinds = (all: readonly ClassroomReport[]) => all.map(({ kind }) => kind);

const drawn = read({
  ...classic,
  version: 8,
  drawn: { numbers: [{ of: "x", from: 0.1, to: 1, step: 0.05 }], seed: 1 },
});

describe("sheets of a class", () => {
  it("are drawn one by one in the order that was asked for, the same for the same student", () => {
    const all = reports({ kind: "draw", document: drawn, ids: ["ada", "bob", "ada"] });
    expect(kinds(all)).toEqual(["sheet", "sheet", "sheet", "done"]);
    const sheets = all.flatMap((one) => (one.kind === "sheet" ? [one] : []));
    expect(sheets.map(({ id }) => id)).toEqual(["ada", "bob", "ada"]);
    expect(sheets[2].document).toEqual(sheets[0].document);
    expect(sheets[1].document).not.toEqual(sheets[0].document);
  });

  it("aren't drawn where the document doesn't say what is", () => {
    const all = reports({ kind: "draw", document: classic, ids: ["ada"] });
    expect(kinds(all)).toEqual(["fault", "done"]);
    expect(all[0]).toMatchObject({ fault: expect.stringContaining("every student has the same numbers") });
  });
});

describe("hand-ins of a class", () => {
  const files = [
    { name: "ada.txt", text: "L = 0.2984\n" },
    { name: "bob.txt", text: "L = 5\n" },
  ];

  it("are marked one by one, then the class as a whole, in files for each platform", () => {
    const all = reports({ kind: "grade", document: classic, files });
    expect(kinds(all)).toEqual(["row", "row", "graded", "done"]);
    const graded = all.find((one) => one.kind === "graded");
    expect(graded?.csv.trim().split("\n")).toHaveLength(3);
    expect(graded?.results).toHaveLength(2);
  });

  it.each([
    ["a scheme that is no JSON", "{points", "the scheme is no JSON"],
    [
      "a scheme that asks for what there isn't",
      '{"questions": [{"name": "a", "quantities": ["W9"], "points": 1}]}',
      "W9",
    ],
  ])("aren't marked by %s", (_name, scheme, sentence) => {
    const all = reports({ kind: "grade", document: classic, scheme, files });
    expect(kinds(all)).toEqual(["fault", "done"]);
    expect(all[0]).toMatchObject({ fault: expect.stringContaining(sentence) });
  });

  it("of nobody are no rows and an empty summary", () => {
    expect(kinds(reports({ kind: "grade", document: classic, files: [] }))).toEqual(["graded", "done"]);
  });
});
