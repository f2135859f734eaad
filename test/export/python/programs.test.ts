import { describe, expect, it } from "vitest";
import { numpyProgram } from "../../../src/export/python/numpy";
import { pytorchProgram } from "../../../src/export/python/pytorch";
import { like } from "../../documents";
import { exerciseDocuments, goldenDocuments, resumedDocuments, variantDocuments } from "../documents";
import { pythonHas, runPython } from "./python";

const documents = [
  ...goldenDocuments,
  ...variantDocuments,
  ...resumedDocuments(),
  ...(await exerciseDocuments()),
];

const kinds = [
  { package: "numpy", write: numpyProgram, changed: /check\("L", L, [^)]+\)/ },
  { package: "torch", write: pytorchProgram, changed: /check\("L", L, [^)]+\)/ },
];

describe.each(kinds)("a program for $package", ({ package: name, write, changed }) => {
  it("takes any title, and numbers that aren't finite", () => {
    const program = write(
      like({
        title: 'a """ quote, a \\ and\na line',
        batch: { inputs: [["NaN", "-Infinity"]], targets: [[0, 1]] },
      }),
    );
    expect(program.split("\n")[0]).toMatch(/^"""a ''' quote, a \/ and a line: .*[^"]$/);
    expect(program).toContain("[[nan, -inf]]");
  });

  const missing = pythonHas(name) ? "" : `: skipped, there is no Python with ${name} here`;
  it.skipIf(missing)(
    `runs as it is and finds the page's numbers, for ${documents.length} networks${missing}`,
    { timeout: 300_000 },
    () => {
      const results = runPython(documents.map(([, document]) => write(document)));
      const faults = results.flatMap(({ fault, printed }, k) =>
        fault || !printed.includes("Every number") ? [`${documents[k][0]}: ${fault ?? printed}`] : [],
      );
      expect(faults).toEqual([]);
      expect(results).toHaveLength(documents.length);
    },
  );

  it.skipIf(missing)(`stops where a number is another${missing}`, () => {
    const [, document] = documents[0];
    const [{ fault }] = runPython([write(document).replace(changed, 'check("L", L, 0.123)')]);
    expect(fault).toMatch(/AssertionError/);
  });
});
