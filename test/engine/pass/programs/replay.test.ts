import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { programDocument } from "../../../../src/engine/document/programDocument";
import { createMovableProgram } from "../../../../src/engine/pass/programs/movableProgram";
import { type ProgramPass, runProgramPass } from "../../../../src/engine/pass/programs/programPass";
import { type Literal, literalsOf, withLiteral } from "../../../../src/engine/program/literals/literals";
import { parseProgram } from "../../../../src/engine/program/parse/parse";
import golden from "../../../golden/programs.json";
import { sample } from "../../../sample";

const now = () => 0;
/** Long training isn't looked at. */
const limits = { operations: 150_000, time: 1_000, depth: 150 };

interface Program {
  readonly id: string;
  readonly source: string;
  readonly of?: string | undefined;
}

/** All texts of a folder, whether they run or not. */
const textsIn = (folder: string): Program[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".py"))
    .map((path) => ({ id: path, source: readFileSync(join(folder, path), "utf8") }));

const exercises = readdirSync("src/exercises")
  .filter((file) => file.endsWith(".json"))
  .flatMap((id): Program[] => {
    const { document } = JSON.parse(readFileSync(join("src/exercises", id), "utf8"));
    return typeof document.program === "string" ? [{ id, source: document.program, of: document.of }] : [];
  });

const programs: readonly Program[] = [
  ...golden.programs,
  ...textsIn("test/golden/listings"),
  ...textsIn("test/golden/code"),
  ...textsIn("scripts/trials/backwardPasses"),
  ...exercises,
];

/** All numbers of a pass. */
function numbersOf({ plan, updated }: ProgramPass) {
  return {
    values: plan.values.map((numbers) => numbers.slice()),
    gradients: plan.gradients.map((numbers) => numbers.slice()),
    updated: updated.slice(),
  };
}

function runOf(source: string, of?: string) {
  const run = runProgramPass(programDocument(source, of), now, limits);
  return "fault" in run ? undefined : numbersOf(run.pass);
}

/** Some of a program's literals, spread over its text, and numbers to put there. */
function movesOf(source: string): { literal: Literal; to: readonly number[] }[] {
  const all = literalsOf(parseProgram(source));
  const most = 3;
  const every = Math.max(1, Math.ceil(all.length / most));
  return all
    .filter((_literal, k) => k % every === 0)
    .map((literal) => {
      const { value, isInteger } = literal;
      // The sign stays: without it the text is another one, which has to be read.
      const grown = (factor: number) =>
        isInteger ? value + Math.sign(value || 1) * factor * 2 : value * factor;
      return { literal, to: [1.5, 0.5, 3].map(grown) };
    });
}

describe("a number that is moved again and again", () => {
  let replays = 0;
  let literals = 0;
  it.each(sample(programs, 6))("gives what a run gives, bit for bit: $id", ({ source, of }) => {
    if (!runOf(source, of)) return;
    for (const { literal, to } of movesOf(source)) {
      const movable = createMovableProgram(now, limits);
      // One without a single number has nothing to be moved.
      if (!movable.move(programDocument(source, of))) continue;
      const passes = new Set<ProgramPass>();
      for (const value of to) {
        const text = withLiteral(source, literal, value);
        const moved = movable.move(programDocument(text, of));
        expect(moved && numbersOf(moved), `${literal.value} → ${value}`).toEqual(runOf(text, of));
        if (moved) {
          expect(moved.document.program).toBe(text);
          passes.add(moved);
        }
      }
      literals += 1;
      if (passes.size === 2) replays += 1;
    }
  });

  it.each([
    ["a condition", "x = 1.0\nif x > 1.7:\n    y = x * x\nelse:\n    y = -x\nL = y + 1.0\n"],
    [
      "a condition on what was computed",
      "x = 1.0\ny = np.array([x, 2.0]) * 3.0\nL = y[0] * y[1] if y.sum() > 10 else y[1]\n",
    ],
    ["a loop's end", "x = 1.0\ny = x\nwhile y < 10.0:\n    y = y * 2.0\nL = y * 1.0\n"],
    ["an index", "x = 1.0\na = np.array([1.0, 2.0, 3.0, 4.0, 5.0])\nL = a[int(x)] * 2.0\n"],
    ["a shape", "x = 1.0\nL = np.sum(np.ones(int(x) + 1) * x)\n"],
    ["the largest", "x = np.array([1.0, 1.6])\nL = x[np.argmax(x)] ** 2\n"],
    ["a mask", "x = np.array([1.0, 1.6])\nL = np.sum(np.where(x > 1.7, x * x, x))\n"],
    ["a mask that is multiplied", "x = np.array([1.0, 1.6])\nL = np.sum(x * (x > 1.7))\n"],
    ["an integer array that cuts off", "x = 1.0\na = np.array([1, 2])\na[0] = x\nL = np.sum(a * 0.5)\n"],
    ["a rounded number", "x = 1.0\nL = round(x * 1.3, 1) * 2.0\n"],
    ["a text", "x = 1.0\nL = float(str(x)) * 2.0\n"],
    ["an f-string that is read", "x = 1.0\nL = float(f'{x:.1f}') * 2.0 + x\n"],
    [
      "an exception",
      "x = 1.0\ntry:\n    y = 1.0 / (x - 1.5)\nexcept ZeroDivisionError:\n    y = x * 7.0\nL = y * 1.0\n",
    ],
    [
      "a matrix that can't be inverted",
      "x = 1.0\ntry:\n    y = np.linalg.inv(np.array([[x, 1.5], [1.0, 1.0]]))\nexcept Exception:\n    y = np.ones((2, 2)) * x\nL = y.sum()\n",
    ],
    [
      "a step of its parameter",
      "w = 1.0\nL = (w * 2.0 - 1.0) * w\ngrad = 4.0 * w - 1.0\nw = w - 0.1 * grad\nM = w * 3.0\n",
    ],
    [
      "a gradient that is taken",
      "w = torch.tensor([1.0, 2.0], requires_grad=True)\ny = (w * w * w).sum()\ny.backward()\nL = (w * w.grad).sum()\n",
    ],
    [
      "a detached value",
      "w = torch.tensor([1.0, 2.0], requires_grad=True)\ny = w * w\nL = (y.detach() * w).sum()\n",
    ],
    ["a power", "x = 1.0\nL = x ** 2 + x ** 3\n"],
    ["an exponent", "x = np.array([2.0, 3.0])\nL = np.sum(x ** 1.0)\n"],
    ["what is written into", "x = 1.0\na = np.zeros(3)\na[1] = x\na[2] = a[1] * x\nL = np.sum(a * a)\n"],
    ["what two names share", "a = np.array([1.0, 2.0])\nb = a\nb[0] = 3.0\nc = b.T\nL = np.sum(c * a)\n"],
    ["what is turned and negative", "a = -np.array([[1.0, -2.0], [3.0, 4.0]]).T\nL = np.sum(a[0] * 2.0)\n"],
  ])("and so does one on which there depends %s", (_what, source) => {
    for (const { literal } of movesOf(source)) {
      const movable = createMovableProgram(now, limits);
      for (const value of [1.25, 1.5, 1.25, 1.75, 2.5, 1.5]) {
        const text = withLiteral(source, literal, literal.isInteger ? Math.round(value) : value);
        const moved = movable.move(programDocument(text));
        expect(moved && numbersOf(moved), `${literal.value} → ${value}`).toEqual(runOf(text));
      }
    }
  });

  it("mostly needs no run", () => {
    expect(replays / literals).toBeGreaterThan(0.5);
  });
});
