import { describe, expect, test } from "vitest";
import { runProgram } from "../../../../src/engine/program/run/runProgram";
import { schedules } from "../../../../src/engine/schedules";
import { snakeCase } from "../../../../src/export/python/literals";
import { numpyRun } from "../../../../src/export/python/run/numpyRun";
import { pytorchRun } from "../../../../src/export/python/run/pytorchRun";
import { scheduleCode } from "../../../../src/export/python/words";
import { pythonHas, runPython } from "../python";
import { type RunCase, runCases } from "./runCases";

const cases = runCases();

const written = (write: typeof numpyRun, { session }: RunCase) =>
  write(session.snapshot(), session.past().log);

/** What a program prints, run by the page's own Python. @throws Error with its fault where it has one */
function printsOf(program: string): string {
  const { fault, interpreter } = runProgram(program, () => 0);
  if (fault) throw new Error(`${fault.message}: ${program.split("\n")[fault.line - 1]}`);
  return interpreter.machine.printed.join("");
}

/** The largest difference from the page's log, as the program prints it. */
const differenceIn = (prints: string) => Number(/largest difference from the page: (\S+)/.exec(prints)?.[1]);

describe("a run as a NumPy program", () => {
  test.each(cases)("comes to the page's log, by the page's own Python: $name", (one) => {
    expect(differenceIn(printsOf(written(numpyRun, one)))).toBeLessThan(1e-12);
  });

  test("says from which epoch on it differs", () => {
    const changed = written(numpyRun, cases[0]).replace("b1 = np.array([0.0", "b1 = np.array([0.1");
    const prints = printsOf(changed);
    expect(differenceIn(prints)).toBeGreaterThan(1e-4);
    expect(prints).toContain("above 1e-9 from epoch 0 on");
  });

  test("names what was changed on the way, and when", () => {
    const program = written(numpyRun, cases[10]);
    expect(program).toContain("# layers[0].weights[1][0]: ");
    expect(program).toMatch(/\(\d+, \d+, \{"parameter": W1, "index": \(1, 0,\), "value": 0\.5\}\)/);
    expect(program).toContain("update_momentum_ema");
  });

  test("holds titles and names of any kind", () => {
    const { session } = cases[9];
    const document = { ...session.snapshot(), title: 'a """ quote\nand \\ a line' };
    const program = numpyRun(document, session.past().log);
    expect(program.split("\n")[0]).toMatch(/^"""a ''' quote and \/ a line: /);
    expect(differenceIn(printsOf(program))).toBeLessThan(1e-12);
  });
});

test.each(schedules)("the schedule $id is written as it is computed", ({ id, rate, parameters }) => {
  const settings = Object.fromEntries(parameters.map(({ name, default: usual }) => [name, usual]));
  const given = parameters.map(({ name, default: usual }) => `${snakeCase(name)} = ${usual}`);
  for (const epoch of [0, 7, 33]) {
    const lines = ["from math import cos, pi", "base = 0.3", `epoch = ${epoch}`, ...given];
    const printed = printsOf([...lines, `print(repr(float(${scheduleCode[id]})))`].join("\n"));
    expect(Number(printed)).toBeCloseTo(rate(0.3, epoch, settings), 14);
  }
});

describe.each([
  { name: "numpy", write: numpyRun },
  { name: "torch", write: pytorchRun },
])("a run as a program for $name", ({ name, write }) => {
  const missing = pythonHas(name) ? "" : `: skipped, there is no Python with ${name} here`;
  test.skipIf(missing)(
    `comes to the page's log in ${cases.length} runs${missing}`,
    { timeout: 300_000 },
    () => {
      const results = runPython(cases.map((one) => written(write, one)));
      const faults = results.flatMap(({ fault, printed }, k) =>
        fault || !(differenceIn(printed) < 1e-9) ? [`${cases[k].name}: ${fault ?? printed}`] : [],
      );
      expect(faults).toEqual([]);
    },
  );
});
