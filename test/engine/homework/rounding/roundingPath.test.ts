import { describe, expect, it } from "vitest";
import { judgeText } from "../../../../src/engine/homework/judgeText";
import { runPass } from "../../../../src/engine/pass/pass";
import { classic } from "../../../documents";

const last = (text: string) => judgeText(runPass(classic), text, {}).judgement.answers.at(-1);

/** δ of h1 is 0.008771, ∂L/∂w1 0.00043857 and o1 0.751365. */
describe("rounding to few digits on the way", () => {
  it.each([
    "delta_h1 = 0.02",
    "delta_h1 = 0.011",
    "dE/dw1 = 0.0005",
    "dE/dw1 = 0.0003",
    "dE/dw1 = 0.00052",
    "h1 = 0.5933\nh2 = 0.5969\no1 = 0.7514\no2 = 0.7729\ndE/dw1 = 0.0005",
  ])("isn't the reason of a number that is far off, where nothing was written so: %j", (text) => {
    expect(last(text)).toMatchObject({ verdict: "wrong" });
  });

  it.each(["o1 = 0.752", "o1 = 0.750"])("may be that of one that is off by little: %s", (text) => {
    expect(last(text)).toMatchObject({ verdict: "rounding" });
  });

  it("may be that of any number where an earlier one is written so", () => {
    const few = "o1 = 0.8\no2 = 0.8\n";
    const many = "o1 = 0.75137\no2 = 0.77293\n";
    expect(last(`${few}dL/dw1 = 0.0005`)).toMatchObject({ verdict: "rounding" });
    expect(last(`${many}dL/dw1 = 0.0005`)).toMatchObject({ verdict: "wrong" });
  });
});
