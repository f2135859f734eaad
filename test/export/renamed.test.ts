import { describe, expect, it } from "vitest";
import type { NetworkDocument } from "../../src/engine/document/document";
import { namingFor, setNames } from "../../src/engine/document/naming/naming";
import { explainStep } from "../../src/engine/explain/explainStep";
import { readAnswers } from "../../src/engine/homework/reading/readAnswers";
import { createNotation } from "../../src/engine/names/notation";
import { presentations } from "../../src/engine/names/presentation";
import { runPass } from "../../src/engine/pass/pass";
import { createTrace } from "../../src/engine/steps/trace";
import { documentFromText, documentText, pack, unpackLink } from "../../src/export/link";
import { numpyProgram } from "../../src/export/python/numpy";
import { pytorchProgram } from "../../src/export/python/pytorch";
import { quantitiesCsv } from "../../src/export/tables/csv";
import { latexFile } from "../../src/export/worked/latex";
import { markdownFile } from "../../src/export/worked/markdown";
import { workedPass } from "../../src/export/worked/workedPass";
import { like } from "../documents";

/** A network without names, in which a reader types these. */
const document = Object.entries({ "W1[1,1]": "u_1 … u_4", "x[1]": "i_7", "a1[1]": "n_3", L: "E" }).reduce(
  (before: NetworkDocument, [quantity, typed]) => {
    const { names, fault } = namingFor(before, quantity, typed);
    if (!names) throw new Error(fault);
    return setNames(names)(before);
  },
  like({}),
);

const pass = runPass(document);
const trace = createTrace(pass, "unit");
const notation = createNotation(document.names, false);

describe("a name that a reader has typed", () => {
  it.each(presentations.form)("stands in every step that has the number, in the form %s", (form) => {
    const said = Array.from({ length: trace.count }, (_, index) => {
      const { title, left, right, chain } = explainStep(trace.at(index), pass, notation, {
        form,
        convention: "columns",
      });
      return `${title} ${left.text} ${left.tex} ${chain?.tex} ${right.text} ${right.tex}`;
    }).join("\n");
    // Letters for places and whole matrices stand for many numbers; what is computed is called by its name all the same.
    for (const name of ["n₃", "u₁", "u₄", "\\partial E"]) expect(said).toContain(name);
    if (form === "scalar")
      for (const name of ["∂E/∂u₁", "n_{3}", "u_{4}", "i_{7}"]) expect(said).toContain(name);
    expect(said).not.toMatch(/∂L|partial L/);
  });

  it("is in the files, and a document in a file or a link keeps it", async () => {
    expect(latexFile(workedPass(document))).toMatch(/u_\{4\}[\s\S]*\\partial E/);
    expect(markdownFile(workedPass(document))).toMatch(/u_\{4\}[\s\S]*\\partial E/);
    for (const program of [numpyProgram(document), pytorchProgram(document)])
      expect(program).toContain("u_1, u_2 | u_3, u_4");
    expect(quantitiesCsv(document)).toContain("u_4");
    expect(documentFromText(documentText(document)).document?.names).toEqual(document.names);
    expect(await unpackLink(await pack(document))).toEqual({ document });
  });

  it("is what pasted homework is read by", () => {
    const { answers, faults } = readAnswers("n_3 = 0.59\ndE/du_4 = 0.1\nu_2' = 0.2", document, {});
    expect(faults).toEqual([]);
    expect(answers.map(({ quantity }) => quantity)).toEqual(["a1[1]", "dL/dW1[2,2]", "W1[1,2]'"]);
  });
});
