/**
 * Runs of training, exported as NumPy and as PyTorch programs and run by Python: how far their logs are from the page's. `PYTHON`
 * names a Python with the packages; without them it skips. `SCALE` multiplies examples and epochs.
 */
import { loadKernels } from "../../src/engine/simd/load";
import { numpyRun } from "../../src/export/python/run/numpyRun";
import { pytorchRun } from "../../src/export/python/run/pytorchRun";
import { pythonHas, runPython } from "../../test/export/python/python";
import { runCases } from "../../test/export/python/run/runCases";

const kinds = [
  { name: "numpy", write: numpyRun },
  { name: "torch", write: pytorchRun },
];

export function run(): void {
  const cases = runCases(Number(process.env.SCALE ?? 8), loadKernels);
  for (const { name, write } of kinds) {
    if (!pythonHas(name)) {
      console.log(`skips ${name}: there is no Python with it here`);
      continue;
    }
    const results = runPython(cases.map(({ session }) => write(session.snapshot(), session.past().log)));
    const differences = results.map(({ printed, fault }, k) => {
      if (fault) throw new Error(`${name}, ${cases[k].name}: ${fault}`);
      return Number(/largest difference from the page: (\S+)/.exec(printed)?.[1]);
    });
    cases.forEach(({ name: of, session }, k) => {
      const updates = session.position.step;
      console.log(`${name}  ${differences[k].toExponential(1)}  ${of}, ${updates} updates`);
    });
    const largest = Math.max(...differences);
    console.log(`${name}: largest difference ${largest.toExponential(1)} over ${cases.length} runs`);
    if (!(largest < 1e-9)) throw new Error(`${name}: a log differs by ${largest}`);
  }
}
