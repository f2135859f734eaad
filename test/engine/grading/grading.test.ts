import { describe, expect, it } from "vitest";
import { summarized } from "../../../src/engine/grading/classSummary";
import { gradedCsv, unreadIn } from "../../../src/engine/grading/gradedTable";
import { createGrader, type GradedRow } from "../../../src/engine/grading/grader";
import { type HandIn, readHandIn } from "../../../src/engine/grading/handIn";
import { handInText } from "../../../src/engine/grading/handInText";
import { mark } from "../../../src/engine/grading/mark";
import { createSheet, type MarkingSheet } from "../../../src/engine/grading/markingSheet";
import { readScheme, type Scheme, usualCredit } from "../../../src/engine/grading/scheme";
import { sheetFingerprint } from "../../../src/engine/grading/sheetFingerprint";
import { createFormulas } from "../../../src/engine/homework/answer/formulas";
import { runPass } from "../../../src/engine/pass/pass";
import { networkDrawer } from "../../../src/engine/sheets/networkDrawer";
import { classic, read } from "../../documents";

const now = () => performance.now();

function sheetOf(scheme?: Partial<Scheme>): MarkingSheet {
  const made = createSheet(
    classic,
    scheme && { questions: [], credit: usualCredit, digits: 0, ...scheme },
    now,
  );
  if ("fault" in made) throw new Error(made.fault);
  return made.sheet;
}

const formulas = createFormulas(runPass(classic));
const exact = (name: string) => formulas.find(name)?.exact ?? Number.NaN;
const line = (name: string, digits = 5) => `${name} = ${exact(name).toPrecision(digits)}`;

const questions = [
  { name: "forward", quantities: ["z1", "L"], points: 3 },
  { name: "backward", quantities: ["dL/dW2"], points: 4 },
];

describe("a scheme", () => {
  it("names numbers, whole tensors, or what the sheet calls them", () => {
    expect(sheetOf({ questions }).asked).toEqual([
      ["z1[1]", "z1[2]", "L"],
      ["dL/dW2[1,1]", "dL/dW2[1,2]", "dL/dW2[2,1]", "dL/dW2[2,2]"],
    ]);
    expect(sheetOf({ questions: [{ name: "a", quantities: ["w5'"], points: 1 }] }).asked).toEqual([
      ["W2[1,1]'"],
    ]);
    // Without one, each number that is worked out is a point.
    const [all] = sheetOf().asked;
    expect(all).toContain("dL/dz1[2]");
    expect(all).not.toContain("W1[1,1]");
    expect(sheetOf().scheme.questions[0].points).toBe(all.length);
  });

  it("says what is wrong with it", () => {
    const faultOf = (json: unknown) => (readScheme(json) as { readonly fault?: string }).fault;
    expect(faultOf({ questions: [] })).toBe("questions: must not be empty");
    expect(faultOf({ questions: [{ name: "a", quantities: ["L"], points: 0 }] })).toBe(
      "questions[0].points: must be above 0",
    );
    expect(faultOf({ questions, credit: { wright: 1 } })).toMatch(
      /^credit\.wright: is not one of right, rounding/,
    );
    expect(faultOf({ questions, credit: { carried: 2 } })).toBe("credit.carried: must be at most 1");
    expect(faultOf({ questions: [questions[0], questions[0]] })).toBe("questions: two are called “forward”");
    expect(faultOf({ questions })).toBeUndefined();
    const missing = (quantities: string[]) =>
      (
        createSheet(
          classic,
          {
            questions: [{ name: "a", quantities, points: 1 }],
            credit: usualCredit,
            digits: 0,
          },
          now,
        ) as {
          readonly fault?: string;
        }
      ).fault;
    expect(missing(["q7"])).toMatch(/^question “a” asks for q7, which this pass doesn’t have/);
    expect(missing(["W1[1,1]"])).toBe("question “a” asks for W1[1,1], which the sheet gives");
    expect(missing(["W1"])).toBe("question “a” asks for W1, which the sheet gives");
  });
});

describe("a hand-in", () => {
  it("gets the points of each question in equal parts for its numbers", () => {
    const {
      points,
      of,
      questions: got,
      counts,
    } = mark(
      sheetOf({ questions }),
      [line("z1[1]"), "z1[2] = 0.1", line("L"), line("dL/dW2[1,1]")].join("\n"),
    );
    expect(got).toEqual([
      { name: "forward", points: 2, of: 3 },
      { name: "backward", points: 1, of: 4 },
    ]);
    expect([points, of]).toEqual([3, 7]);
    expect(counts).toMatchObject({ right: 3, wrong: 1, unanswered: 3 });
  });

  it("gets credit for what follows rightly, as the scheme has it", () => {
    // The bias is left out, and the activation is right for that.
    const sum = exact("z1[1]") - exact("b1");
    const text = `z1[1] = ${sum.toPrecision(6)}\na1[1] = ${(1 / (1 + Math.exp(-sum))).toPrecision(6)}`;
    const asked = [{ name: "a", quantities: ["z1[1]", "a1[1]"], points: 2 }];
    const marked = mark(sheetOf({ questions: asked }), text);
    expect(marked.points).toBe(1);
    expect(marked.counts).toMatchObject({ wrong: 1, carried: 1 });
    expect(marked.first).toMatchObject({ quantity: "z1[1]", mistake: "missingBias" });
    expect(marked.mistakes).toEqual([{ mistake: "missingBias", quantities: ["z1[1]"] }]);
    expect(mark(sheetOf({ questions: asked, credit: { ...usualCredit, carried: 0.5 } }), text).points).toBe(
      0.5,
    );
  });

  it("is coarse with fewer digits than are asked for, unless they say it all", () => {
    const asked = [{ name: "a", quantities: ["L", "z1[1]"], points: 2 }];
    const marked = mark(sheetOf({ questions: asked, digits: 4 }), `${line("L", 2)}\n${line("z1[1]", 4)}`);
    expect(marked.counts).toMatchObject({ coarse: 1, right: 1 });
    expect(marked.points).toBe(1.5);
  });

  it("has what was copied, given twice, unread or not asked for counted apart", () => {
    const marked = mark(
      sheetOf({ questions }),
      [...["z1[1] = 0.3", line("z1[1]"), "W1[1,1] = 0.15", "foo = 3"], line("dL/dz1[1]")].join("\n"),
    );
    expect(marked.apart).toEqual({ unread: 1, doubled: 1, echoed: 1, unasked: 1 });
    expect(marked.counts.right).toBe(1);
    expect(marked.faults).toHaveLength(1);
    expect(mark(sheetOf({ questions }), "I asked a friend").faults[0].message).toMatch(/^no number/);
    expect(mark(sheetOf({ questions }), " ").faults).toEqual([]);
  });

  it("has no points for what the page had shown before it was found", () => {
    const asked = [{ name: "a", quantities: ["z1[1]", "L"], points: 2 }];
    const marked = mark(sheetOf({ questions: asked }), `${line("z1[1]")}\n${line("L")}`, {}, ["L"]);
    expect(marked.points).toBe(1);
    expect(marked.counts).toMatchObject({ right: 1, shown: 1 });
  });

  it("is a text, or a file of the page", () => {
    const file = (json: object) => readHandIn(JSON.stringify(json));
    expect(readHandIn("L = 0.3")).toEqual({ handIn: { text: "L = 0.3" } });
    expect(readHandIn("{'W1': 0.3}")).toEqual({ handIn: { text: "{'W1': 0.3}" } });
    const saved = {
      format: "backprop-hand-in",
      version: 1,
      student: "k12345",
      answers: { L: "0.3" },
      pasted: "z1 = 1",
    };
    // Written by hand, it has no checksum of the page.
    expect(file(saved)).toEqual({
      handIn: { student: "k12345", text: "z1 = 1\nL = 0.3", isAltered: true },
    });
    expect(file({ ...saved, version: 2 })).toEqual({
      fault: "version: must be 1: this program is older than the hand-in",
    });
  });
});

it("shows that a hand-in was changed after the page had saved it, and which sheet it answers", () => {
  const text = handInText(classic, {
    student: "k12345",
    answers: { L: "0.2984" },
    pasted: "",
    reading: { decimal: "." },
    hints: { L: 2, "z1[1]": 1 },
    practising: true,
    saved: "2026-11-29T14:00:00.000Z",
  });
  const handIn = (file: string) => (readHandIn(file) as { readonly handIn: HandIn }).handIn;
  expect(handIn(text)).toMatchObject({
    text: "L = 0.2984",
    hints: 3,
    isAltered: false,
    reading: { decimal: "." },
  });
  // Another order of the fields isn't a change.
  expect(handIn(JSON.stringify(JSON.parse(text))).isAltered).toBe(false);
  const { checksum, ...rest } = JSON.parse(text);
  expect(handIn(JSON.stringify({ checksum, ...rest })).isAltered).toBe(false);
  expect(handIn(text.replace("0.2984", "0.2985")).isAltered).toBe(true);
  expect(handIn(text.replace("k12345", "k54321")).isAltered).toBe(true);
  expect(handIn(text).sheet?.fingerprint).toBe(sheetFingerprint(classic));
  expect(sheetFingerprint({ ...classic, title: "another name" })).toBe(sheetFingerprint(classic));
  expect(sheetFingerprint({ ...classic, batch: { ...classic.batch, inputs: [[0.05, 0.2]] } })).not.toBe(
    sheetFingerprint(classic),
  );
});

it("sums up a class", () => {
  const sheet = sheetOf({ questions });
  const right = mark(
    sheet,
    [...questions.flatMap((_, k) => sheet.asked[k])].map((name) => line(name)).join("\n"),
  );
  const without = `z1[1] = ${(exact("z1[1]") - exact("b1")).toPrecision(6)}`;
  const summary = summarized([right, mark(sheet, without), mark(sheet, without), mark(sheet, "")]);
  expect(summary).toMatchObject({
    handIns: 4,
    points: { mean: 1.75, median: 0, least: 0, most: 7 },
    questions: [
      { name: "forward", mean: 0.75, of: 3 },
      { name: "backward", mean: 1, of: 4 },
    ],
    mistakes: [{ mistake: "missingBias", handIns: 2, at: [{ quantity: "z1[1]", handIns: 2 }] }],
    unexplained: 0,
    unread: 0,
  });
  expect(summarized([]).points).toBeUndefined();
});

describe("a class in which each student has other numbers", () => {
  const sheet = read({
    ...classic,
    version: 8,
    drawn: {
      numbers: ["x", "W1", "W2"].map((of) => ({ of, from: 0.1, to: 1, step: 0.01 })),
      seed: 1,
    },
  });
  const drawer = networkDrawer(sheet);
  const documentOf = (id: string) => {
    const own = drawer.draw(id);
    if ("fault" in own) throw new Error(own.fault);
    return own.document;
  };
  const text = (id: string) => {
    const own = createFormulas(runPass(documentOf(id)));
    return ["z1[1]", "z1[2]", "a1[1]", "a1[2]", "L", "dL/dW1[1,1]", "dL/dW1[2,2]"]
      .map((name) => `${name} = ${own.exactOf(name)?.toPrecision(6)}`)
      .join("\n");
  };
  const handIn = (id: string, student: string) =>
    handInText(documentOf(id), {
      student,
      answers: {
        L:
          createFormulas(runPass(documentOf(id)))
            .exactOf("L")
            ?.toPrecision(6) ?? "",
      },
      pasted: "",
      reading: {},
      hints: {},
      practising: false,
      saved: "2026-11-29T12:00:00Z",
    });

  it("is marked by each one's own, and told whose numbers one has", () => {
    const grader = createGrader(sheet, undefined, now);
    if ("fault" in grader) throw new Error(grader.fault);
    const rows = [
      ...grader.grade([
        { name: "k1.txt", text: text("k1") },
        { name: "k2.txt", text: text("k1") },
        { name: "K 3.txt", text: text("k3") },
        { name: "a.json", text: handIn("k4", "k4") },
        { name: "b.json", text: handIn("k4", "k5") },
        { name: "c.json", text: '{"format": "backprop-hand-in", "version": 9}' },
      ]),
    ];
    const of = (index: number) => rows[index] as Extract<GradedRow, { readonly marked: unknown }>;
    expect(of(0).marked.counts).toMatchObject({ right: 7, wrong: 0 });
    expect(of(1).remarks).toEqual(["fits the sheet of k1: 7 of 7 numbers"]);
    expect(of(1).marked.counts.right).toBe(0);
    expect(of(2).marked.counts.right).toBe(7);
    expect(of(3)).toMatchObject({ student: "k4", remarks: [] });
    expect(of(3).marked.counts.right).toBe(1);
    expect(of(4).remarks).toEqual(["answers the sheet of k4"]);
    expect(unreadIn(rows)).toBe(1);
    const lines = gradedCsv(rows, grader.scheme).trim().split("\n");
    expect(lines).toHaveLength(7);
    expect(lines[2]).toContain("fits the sheet of k1");
  });
});
