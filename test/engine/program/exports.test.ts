import { describe, expect, it } from "vitest";
import { codeAnswer } from "../../../src/engine/claims/codeAnswer";
import { numpyProgram } from "../../../src/export/python/numpy";
import { pytorchProgram } from "../../../src/export/python/pytorch";
import { exerciseDocuments, goldenDocuments } from "../../export/documents";
import { sample } from "../../sample";

/** What stops a program; nothing where it comes to its end, having compared all its numbers with the page's. */
function faultOf(source: string): string | undefined {
  const result = codeAnswer(source, () => 0);
  if (!("fault" in result)) return undefined;
  const { line, message } = result.fault;
  return `${line}: ${message} (${source.split("\n")[line - 1]})`;
}

describe("a network's export runs as a program, and finds the page's numbers", () => {
  it("in NumPy, of exercises and references", async () => {
    for (const [id, document] of sample([...(await exerciseDocuments()), ...goldenDocuments], 6))
      expect(faultOf(numpyProgram(document)), id).toBe(undefined);
  });

  it("in PyTorch", async () => {
    // What PyTorch has no optimizer for is one of the export's own, made from torch.optim.Optimizer, which isn't known here.
    const known = goldenDocuments.filter(([, { optimizer }]) => optimizer.type !== "rmspropKeras");
    for (const [id, document] of sample([...(await exerciseDocuments()), ...known], 6, 1))
      expect(faultOf(pytorchProgram(document)), id).toBe(undefined);
  });
});
