import { describe, expect, it } from "vitest";
import { programDocument } from "../../../src/engine/document/programDocument";
import { programSteps } from "../../../src/engine/explain/programSteps";
import { runProgramPass } from "../../../src/engine/pass/programs/programPass";
import { callRanges } from "../../../src/engine/steps/calls";
import { createTrace } from "../../../src/engine/steps/trace";
import {
  callAfter,
  callAround,
  callWords,
  stepBackOver,
  stepOver,
} from "../../../src/views/step/timeline/calls/callNavigation";

const source = `
def sigmoid(z):
    e = np.exp(-z)
    return 1 / (1 + e)
def layer(W, x):
    z = W @ x
    return sigmoid(z)
W = np.array([[0.5, -0.2], [0.1, 0.4]])
V = np.array([[0.3, 0.8]])
x = np.array([1.0, 2.0])
h = layer(W, x)
for k in range(2):
    h = np.tanh(h)
y = layer(V, h)
L = (y[0] - 1) ** 2
`;
const ran = runProgramPass(programDocument(source), () => 0);
if ("fault" in ran) throw new Error(ran.fault.message);
const { pass } = ran;
const trace = createTrace(pass, "layer");
const calls = callRanges(trace);
const quantities = (over: Parameters<typeof programSteps>[2]) => {
  const { count, at } = programSteps(pass, "line", over);
  return Array.from({ length: count }, (_, k) => at(k).quantity);
};

describe("calls and loops as steps", () => {
  it("are ranges, the outer ones first, on the way there and back", () => {
    expect(calls.map((call) => `${call.phase} ${callWords(call)} ${call.from}–${call.to}`)).toEqual([
      "forward layer in line 11 0–4",
      "forward sigmoid in line 7 1–4",
      "forward the loop in line 12 5–6",
      "forward layer in line 14 7–11",
      "forward sigmoid in line 7 8–11",
      "backward layer in line 14 18–23",
      "backward sigmoid in line 7 18–21",
      "backward the loop in line 12 24–25",
      "backward layer in line 11 26–31",
      "backward sigmoid in line 7 26–29",
    ]);
  });

  it("are stepped over to their results, and into", () => {
    // From the loop's result over the next call, and back again.
    expect(callAfter(calls, 6)).toMatchObject({ name: "layer", to: 11 });
    expect(stepOver(calls, 6)).toBe(11);
    expect(stepBackOver(calls, 11)).toBe(6);
    // Within `layer` the next is the call of `sigmoid`; out of it leads to the result of the innermost.
    expect(stepOver(calls, 7)).toBe(11);
    expect(callAround(calls, 9)).toMatchObject({ name: "sigmoid", to: 11 });
    expect(callAround(calls, 11)).toBeUndefined();
    expect(stepOver(calls, 12)).toBe(13);
    expect(stepBackOver(calls, 13)).toBe(12);
  });

  it("leave only results where they are stepped over, and gradients of what they were given", () => {
    expect(quantities("calls and loops").filter((name) => !name.startsWith("dL"))).toEqual([
      "h (line 11)",
      "h",
      "y",
      "y[0] (line 15)",
      "y[0] - 1",
      "L",
    ]);
    expect(quantities("calls and loops").slice(-5)).toEqual([
      "dL/dV",
      "dL/dh",
      "dL/dh (line 11)",
      "dL/dW",
      "dL/dx",
    ]);
    expect(quantities(["sigmoid"])).toContain("z (line 6, call 1)");
    expect(quantities(["sigmoid"])).not.toContain("e (line 3, call 1)");
    expect(quantities("loops")).toContain("e (line 3, call 1)");
    expect(quantities("loops")).not.toContain("h (line 13)");
    expect(quantities([]).length).toBe(trace.count);
  });
});
