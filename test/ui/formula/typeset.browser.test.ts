import { expect, it } from "vitest";
import { explainStep } from "../../../src/engine/explain/explainStep";
import { createNotation } from "../../../src/engine/names/notation";
import { presentations, usualPresentation } from "../../../src/engine/names/presentation";
import { runPass } from "../../../src/engine/pass/pass";
import { createTrace } from "../../../src/engine/steps/trace";
import { rendered, typeset } from "../../../src/ui/formula/typeset";
import { read } from "../../documents";
import fc from "../../fastCheck";
import { networkExercises } from "../../networkExercises";

/** What KaTeX makes of a formula that is set for the first time. */
function setAnew(tex: string): string {
  const element = document.createElement("span");
  element.append(rendered(tex));
  return element.innerHTML;
}

const templates = [
  (a: string, b: string, c: string) => `= \\htmlData{q=0}{${a}} \\cdot ${b} + \\htmlData{q=11}{${c}}`,
  (a: string, b: string, c: string) => `= ${a} \\cdot (1 - ${b}) \\cdot (-${c})`,
  (a: string, b: string, c: string) => `= \\frac{${a}}{${b} + ${c}}`,
  (a: string, b: string, c: string) => `w^{(${a})}_{${b}} + \\frac{\\partial L}{\\partial z_{${c}}}`,
  (a: string, b: string, c: string) => `= {${a}}^{2} + x_${b} + \\frac1{${c}} + \\sqrt ${a}`,
  (a: string, b: string, c: string) => `= \\htmlData{q=0}{${a}}^{2} + ${b}^{${c}} + \\mathrm{h${b}}`,
  (a: string, b: string, c: string) => `= \\sqrt{${a}} + ${b} \\cdot 10^{-${c}}`,
  (a: string, b: string, c: string) => `= \\begin{bmatrix} ${a} & ${b} \\\\ ${c} & 1 \\end{bmatrix}`,
  (a: string, b: string, c: string) => `= \\text{(${a}×2)} \\odot \\htmlData{q=0}{${b}} + ${c}`,
];

const number = fc.oneof(
  fc.integer({ min: 0, max: 9 }).map(String),
  fc.float({ min: 0, max: 100, noNaN: true }).map((value) => value.toFixed(4)),
);

it("a formula whose numbers change is the same as one that is set again", () => {
  const triple = fc.tuple(number, number, number);
  void fc.assert(
    fc.property(
      fc.constantFrom(...templates),
      fc.array(triple, { minLength: 2, maxLength: 4 }),
      (write, all) => {
        const element = document.createElement("span");
        for (const numbers of all) {
          typeset(element, write(...numbers), "");
          expect(element.innerHTML).toBe(setAnew(write(...numbers)));
        }
      },
    ),
    { numRuns: 60 },
  );
});

it("steps' formulas are the same whether they are set or written over another step's", () => {
  const element = document.createElement("span");
  /** The numbers of some formulas of a kind. */
  const seen = new Map<string, Set<string>>();
  for (const tex of formulasOfExercises()) {
    const kind = tex.replace(/\d+(\.\d+)?/g, "0");
    const same = seen.get(kind) ?? new Set();
    if (same.size === 3 || same.has(tex)) continue;
    seen.set(kind, same.add(tex));
    typeset(element, tex, "");
    expect(element.innerHTML).toBe(setAnew(tex));
  }
  expect([...seen.values()].filter(({ size }) => size === 3).length).toBeGreaterThan(100);
});

function* formulasOfExercises() {
  for (const { document: json } of networkExercises) {
    const network = read(json);
    const pass = runPass(network);
    const notation = createNotation(network.names);
    const trace = createTrace(pass, "unit");
    // Every one of them would take minutes.
    const stride = Math.ceil(trace.count / 24);
    for (let index = 0; index < trace.count; index += index % 3 === 2 ? stride : 1)
      for (const form of presentations.form) {
        const explained = explainStep(trace.at(index), pass, notation, { ...usualPresentation, form });
        if (!explained) continue;
        const { chain, right, numbers, matrices } = explained;
        for (const formula of [chain, right, numbers, matrices]) if (formula) yield formula.tex;
      }
  }
}

it("what KaTeX can't set is shown as text, and the next formula is set again", () => {
  for (const tex of ["\u0001", "\ud800", "\ue000", "\u0301", "\\frac{1", "\\nosuch"]) {
    const element = document.createElement("span");
    typeset(element, tex, "w₅");
    expect(element.textContent).toBe("w₅");
    typeset(element, tex, "w₆");
    expect(element.textContent).toBe("w₆");
    typeset(element, "x", "x");
    expect(element.innerHTML).toBe(setAnew("x"));
  }
});

it("numbers are written over, not drawn again, indices and fractions among them", () => {
  const fraction = document.createElement("span");
  typeset(fraction, "\\frac{\\partial L}{\\partial w^{(3)}_{12}} = 0.5 \\cdot a_{7}", "");
  const before = fraction.firstElementChild;
  typeset(fraction, "\\frac{\\partial L}{\\partial w^{(3)}_{13}} = 0.25 \\cdot a_{8}", "");
  expect(fraction.firstElementChild).toBe(before);

  const element = document.createElement("span");
  typeset(element, "= 0.5 \\cdot 2", "");
  const drawn = element.firstElementChild;
  typeset(element, "= 0.75 \\cdot 3", "");
  expect(element.firstElementChild).toBe(drawn);
  expect(element.textContent).toContain("0.75");
});
