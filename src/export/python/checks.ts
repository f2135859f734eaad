import type { PythonNetwork } from "./network";
import type { PageNumber } from "./pageNumbers";

/** The assertions at the end of a program. A number that isn't finite on the page is not compared. */
export const checkLines = (numbers: readonly PageNumber[]): string[] =>
  numbers.map(({ name, variable, literal }) => `check(${JSON.stringify(name)}, ${variable}, ${literal})`);

/** What follows the last assertion. */
export const closing = 'print("Every number is the page\'s.")';

/** NumPy's function that the assertions call. @param within `rtol=1e-9, atol=1e-11` */
export const numpyCheck = (within: string) =>
  [
    "def check(name, got, page):",
    "    got, page = np.asarray(got), np.array(page)",
    "    assert got.shape == page.shape, f'{name} has the shape {got.shape}, on the page {page.shape}'",
    "    finite = np.isfinite(page)",
    `    np.testing.assert_allclose(got[finite], page[finite], ${within}, err_msg=name)`,
  ].join("\n");

/** The same in PyTorch. */
export const pytorchCheck = (within: string) =>
  [
    "def check(name, got, page):",
    "    got, page = got.detach(), torch.tensor(page)",
    "    assert got.shape == page.shape, f'{name} has the shape {got.shape}, on the page {page.shape}'",
    "    finite = torch.isfinite(page)",
    `    torch.testing.assert_close(got[finite], page[finite], ${within}, msg=lambda text: f'{name}: {text}')`,
  ].join("\n");

/**
 * How far a number may be from the page's. Sums of huge terms that cancel leave a rounding of the terms' size.
 */
export const networkTolerance = ({ pass: { plan, graph } }: PythonNetwork): string =>
  toleranceFor([plan.parameters, plan.values[graph.input], plan.values[graph.target]]);

/** @param given all numbers that the pass starts from */
export function toleranceFor(given: readonly Float64Array[]): string {
  let largest = 0;
  for (const numbers of given)
    for (const number of numbers) if (Number.isFinite(number)) largest = Math.max(largest, Math.abs(number));
  return `rtol=1e-9, atol=${largest > 1e4 ? largest * 1e-15 : 1e-11}`;
}
