import { expect, test } from "vitest";
import { logAsCsv, logAsJson } from "../../../src/export/tables/trainingLog";

const rows = Float64Array.from([
  ...[0, 0.1 + 0.2, 0.7, Number.NaN, 0.5, 0.25, Number.NaN, 0],
  ...[1, 1e-12, Number.POSITIVE_INFINITY, Number.NaN, 0, 0, Number.NaN, 0.0125],
]);

test("the log as CSV has a line for each epoch, in full precision, blank where there is no number", () => {
  expect(logAsCsv(rows)).toBe(
    [
      "epoch,trainLoss,validationLoss,testLoss,trainError,validationError,testError,seconds",
      "0,0.30000000000000004,0.7,,0.5,0.25,,0",
      "1,1e-12,Infinity,,0,0,,0.0125",
      "",
    ].join("\n"),
  );
});

test("the log as JSON can be read back", () => {
  const [first, second] = JSON.parse(logAsJson(rows));
  expect(first).toEqual({
    epoch: 0,
    trainLoss: 0.1 + 0.2,
    validationLoss: 0.7,
    testLoss: null,
    trainError: 0.5,
    validationError: 0.25,
    testError: null,
    seconds: 0,
  });
  expect(second.validationLoss).toBe("Infinity");
});

test("no epoch yet is an empty log", () => {
  expect(logAsCsv(new Float64Array())).toMatch(/^epoch,.*seconds\n$/);
  expect(logAsJson(new Float64Array())).toBe("[]\n");
});
