import { expect, it } from "vitest";
import { plainStepText } from "../../../../src/engine/explain/plainStepText";
import {
  call,
  difference,
  type Expression,
  number,
  product,
} from "../../../../src/engine/math/expressions/expression";
import {
  absolute,
  isPositive,
  positivePart,
  sign,
} from "../../../../src/engine/math/expressions/scalarFunctions";
import { createNotation } from "../../../../src/engine/names/notation";
import { runPass } from "../../../../src/engine/pass/pass";
import { penalties } from "../../../../src/engine/penalties";
import { type Penalty, perWeight } from "../../../../src/engine/penalties/penalty";
import { createTrace } from "../../../../src/engine/steps/trace";
import { like } from "../../../documents";

const beyond = (weight: Expression) => difference(call(absolute, weight), number(1));

/** How far each weight is from −1 … 1: kinks, but none at 0. */
const beyondOne: Penalty = perWeight({
  id: "beyondOne",
  label: "beyond 1",
  symbol: "\\lambda_b",
  f: (weight) => Math.max(0, Math.abs(weight) - 1),
  derivative: (weight) => (Math.abs(weight) > 1 ? Math.sign(weight) : 0),
  term: (weight) => call(positivePart, beyond(weight)),
  slope: (weight) => product(call(isPositive, beyond(weight)), call(sign, weight)),
  tex: { term: "", slope: "" },
  kinks: [-1, 1],
  words: "",
});

/** What is said of a weight of a layer with both penalties, by the slope of the penalty alone and by that of the loss. */
function said(weights: readonly number[], index: number): string[] {
  const all = penalties as Penalty[];
  all.push(beyondOne);
  try {
    const layer = { units: 1, activation: "identity", biasMode: "none", bias: [], weights: [weights] };
    const document = like({
      inputs: 2,
      layers: [layer],
      batch: { inputs: [[1, 1]], targets: [[0]] },
      names: {},
    });
    const penalty = { l1: 0.1, beyondOne: 0.2 };
    const pass = runPass({ ...document, layers: [{ ...document.layers[0], penalty }] });
    const trace = createTrace(pass);
    return [`dP/dW1[1,${index}]`, `dL/dW1[1,${index}]`].map((name) => {
      const at = trace.find(name);
      if (at === undefined) throw new Error(`no step ${name}`);
      return plainStepText(trace.at(at), pass, createNotation()).words;
    });
  } finally {
    all.pop();
  }
}

it("a kink is said to be that penalty's that has it there, wherever it lies", () => {
  const [atOne, ofLoss] = said([1, 0], 1);
  expect(atOne).toBe(
    "w⁽¹⁾₁₁ is 1, where beyond 1 has a kink: raising it by a little raises the penalty by 0.300 times as much, lowering it lowers the penalty by 0.100 times as much. By convention (PyTorch's) the slope there is 0.1.",
  );
  expect(ofLoss).toContain("since there is a kink (beyond 1 at w⁽¹⁾₁₁)");
  const [atZero, ofLossThere] = said([1, 0], 2);
  expect(atZero).toMatch(/^w⁽¹⁾₁₂ is 0, where \|w\| has a kink: .* the slope there is 0\.$/);
  expect(ofLossThere).toContain("since there is a kink (|w| at w⁽¹⁾₁₂)");
});

it("a weight between the kinks is said to have none", () => {
  expect(said([0.5, 0], 1)[0]).toBe(
    "The slope of the penalty at this weight; it doesn't depend on the examples.",
  );
});
