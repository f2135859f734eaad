import { expect, it } from "vitest";
import { typeset } from "../../../src/ui/formula/typeset";
import fc from "../../fastCheck";

/** What KaTeX makes of a formula that is set for the first time. */
function setAnew(tex: string): string {
  const element = document.createElement("span");
  typeset(element, tex, "");
  return element.innerHTML;
}

const templates = [
  (a: string, b: string, c: string) => `= \\htmlData{q=0}{${a}} \\cdot ${b} + \\htmlData{q=11}{${c}}`,
  (a: string, b: string, c: string) => `= ${a} \\cdot (1 - ${b}) \\cdot (-${c})`,
  (a: string, b: string, c: string) => `= \\frac{${a}}{${b} + ${c}}`,
  (a: string, b: string, c: string) => `= \\sqrt{${a}} + ${b} \\cdot 10^{-${c}}`,
  (a: string, b: string, c: string) => `= \\begin{bmatrix} ${a} & ${b} \\\\ ${c} & 1 \\end{bmatrix}`,
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

it("numbers are written over, not drawn again", () => {
  const element = document.createElement("span");
  typeset(element, "= 0.5 \\cdot 2", "");
  const drawn = element.firstElementChild;
  typeset(element, "= 0.75 \\cdot 3", "");
  expect(element.firstElementChild).toBe(drawn);
  expect(element.textContent).toContain("0.75");
});
