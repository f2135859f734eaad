import { describe, expect, it } from "vitest";
import type { ProgramDocument } from "../../../src/engine/document/programDocument";
import { programDocument } from "../../../src/engine/document/programDocument";
import { createGrader, type GradedRow } from "../../../src/engine/grading/grader";
import { handInText } from "../../../src/engine/grading/handInText";
import { createSheet } from "../../../src/engine/grading/markingSheet";
import { readScheme } from "../../../src/engine/grading/scheme";
import { createDrawer } from "../../../src/engine/sheets/drawer";

const now = () => performance.now();

/** A neuron with a squared error: all of its numbers are worked out by hand below. */
const neuron: ProgramDocument = programDocument(
  "w = np.array([0.5, -0.25])\nx = np.array([2.0, 4.0])\nt = 1.0\nz = w @ x\ny = np.tanh(z)\nL = 0.5 * (y - t) ** 2\n",
);
const own: ProgramDocument = {
  ...neuron,
  version: 8,
  drawn: {
    numbers: [
      { of: "w", from: -0.9, to: 0.9, step: 0.1 },
      { of: "x", from: 0.5, to: 3, step: 0.5 },
    ],
    seed: 1,
  },
};

const json = {
  questions: [
    { name: "forward", quantities: ["z", "y", "L"], points: 3 },
    { name: "backward", quantities: ["dL/dw"], points: 4 },
  ],
  digits: 3,
};
const made = readScheme(json);
if ("fault" in made) throw new Error(made.fault);
const { scheme } = made;

function rowsOf(
  document: ProgramDocument,
  files: readonly { readonly name: string; readonly text: string }[],
) {
  const grader = createGrader(document, scheme, now);
  if ("fault" in grader) throw new Error(grader.fault);
  return [...grader.grade(files)];
}

const marked = (row: GradedRow) => {
  if (!("marked" in row)) throw new Error(row.fault);
  return row.marked;
};

/** The neuron's numbers by their formulas, in JavaScript and by nothing of ours. */
function solved(w: readonly number[], x: readonly number[], t: number) {
  const z = w[0] * x[0] + w[1] * x[1];
  const y = Math.tanh(z);
  const delta = (y - t) * (1 - y * y);
  return { z, y, L: (y - t) ** 2 / 2, "dL/dw[0]": delta * x[0], "dL/dw[1]": delta * x[1] };
}

const text = (numbers: Record<string, number>) =>
  Object.entries(numbers)
    .map(([name, value]) => `${name} = ${value.toPrecision(6)}`)
    .join("\n");

describe("a program's sheet", () => {
  it("asks for variables and gradients, whole or by element", () => {
    const sheet = createSheet(neuron, scheme, now);
    if ("fault" in sheet) throw new Error(sheet.fault);
    expect(sheet.sheet.asked).toEqual([
      ["z", "y", "L"],
      ["dL/dw[0]", "dL/dw[1]"],
    ]);
    const faultOf = (quantity: string) =>
      (
        createSheet(
          neuron,
          { ...scheme, questions: [{ name: "a", quantities: [quantity], points: 1 }] },
          now,
        ) as {
          readonly fault?: string;
        }
      ).fault;
    expect(faultOf("x")).toBe("question “a” asks for x, which the sheet gives");
    expect(faultOf("q")).toMatch(/^question “a” asks for q, which this pass doesn’t have; it has z/);
    const broken = createSheet(programDocument("x = \n"), scheme, now);
    expect(broken).toMatchObject({ fault: expect.stringMatching(/^the program doesn’t run: line 1: /) });
  });

  it("marks right, wrong, carried, coarse, doubled, echoed and unread numbers", () => {
    const right = solved([0.5, -0.25], [2, 4], 1);
    // Here z is 0, so that y is 0 too.
    const rows = rowsOf({ ...neuron, program: neuron.program.replace("0.5, -0.25", "0.5, 0.25") }, [
      { name: "right.txt", text: text(solved([0.5, 0.25], [2, 4], 1)) },
      { name: "carried.txt", text: text({ z: 3, ...omit(solved([0.75, 0.375], [2, 4], 1), "z") }) },
      { name: "wrong.txt", text: text({ ...solved([0.5, 0.25], [2, 4], 1), "dL/dw[1]": 7 }) },
      { name: "coarse.txt", text: "z = 2\ny = 0.96\nL = 0.00065\n" },
      { name: "odd.txt", text: "z = 1\nz = 2\nw = [0.5, 0.25]\nnonsense = 4\n" },
      { name: "empty.txt", text: "" },
    ]);
    expect(right.z).toBe(0);
    expect(rows.map((row) => marked(row).points)).toEqual([7, 6, 5, 2, 1, 0]);
    expect(marked(rows[1])).toMatchObject({ counts: { wrong: 1, carried: 4 }, first: { quantity: "z" } });
    expect(marked(rows[2]).first?.words).toMatch(/^It should be −?0\.0/);
    expect(marked(rows[3]).counts).toMatchObject({ coarse: 2, unanswered: 2 });
    expect(marked(rows[4]).apart).toEqual({ unread: 1, doubled: 1, echoed: 2, unasked: 0 });
    expect(marked(rows[5]).counts.unanswered).toBe(5);
  });

  it("with numbers of each student's own is marked by theirs, and someone else's are told", () => {
    const drawer = createDrawer(own, now);
    if ("fault" in drawer) throw new Error(drawer.fault);
    const documentOf = (id: string) => {
      const drawn = drawer.draw(id);
      if ("fault" in drawn) throw new Error(drawn.fault);
      return drawn.document as ProgramDocument;
    };
    const answers = (id: string) => {
      const lists = [...documentOf(id).program.matchAll(/\[([^\]]*)\]/g)].map(([, list]) =>
        list.split(",").map(Number),
      );
      return solved(lists[0], lists[1], 1);
    };
    const handIn = handInText(documentOf("k7"), {
      student: "k8",
      answers: Object.fromEntries(
        Object.entries(answers("k7")).map(([name, value]) => [name, value.toPrecision(6)]),
      ),
      pasted: "",
      reading: {},
      hints: {},
      practising: false,
      saved: "2026-11-29T12:00:00Z",
    });
    const rows = rowsOf(own, [
      ...["k1", "k2", "k3"].map((id) => ({ name: `${id}.txt`, text: text(answers(id)) })),
      { name: "k4.txt", text: text(answers("k1")) },
      { name: "file.json", text: handIn },
    ]);
    expect(rows.slice(0, 3).map((row) => marked(row).points)).toEqual([7, 7, 7]);
    expect(rows[3]).toMatchObject({ remarks: ["fits the sheet of k1: 5 of 5 numbers"] });
    expect(rows[4]).toMatchObject({ student: "k8", remarks: ["answers the sheet of k7"] });
  });
});

const omit = (numbers: Record<string, number>, name: string) =>
  Object.fromEntries(Object.entries(numbers).filter(([other]) => other !== name));
