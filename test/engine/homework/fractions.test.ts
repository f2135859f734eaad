import { describe, expect, it } from "vitest";
import { judgeText } from "../../../src/engine/homework/judgeText";
import { runPass } from "../../../src/engine/pass/pass";
import { classic } from "../../documents";

const judged = (text: string) => judgeText(runPass(classic), text, {}).judgement.answers[0];

/** h1 is 0.59327 and o1 0.75137. */
describe("a fraction is as exact as it can be meant", () => {
  it.each(["h1 = 5933/10000", "h1 = 593/1000", "h1 = 3/5", "h1 = 15/25", "o1 = 151/201", "o1 = 3/4"])(
    "%s is right",
    (text) => {
      expect(judged(text).verdict).toBe("right");
    },
  );

  it.each(["h1 = 2/3", "h1 = 4/7", "h1 = 5943/10000", "o1 = 149/201", "o1 = 7/9", "o1 = 2/3"])(
    "%s is wrong",
    (text) => {
      expect(judged(text).verdict).toBe("wrong");
    },
  );

  it.each([
    ["594/1000", "0.594"],
    ["1/2", "0.5"],
    ["19/32", "0.59375"],
    ["5900/10000", "0.5900"],
  ])("%s is judged as %s is", (fraction, decimal) => {
    expect(judged(`h1 = ${fraction}`).verdict).toBe(judged(`h1 = ${decimal}`).verdict);
  });

  it("is corrected by decimals, as many as tell as much", () => {
    expect(judged("h1 = 5943/10000").exactWritten).toBe("0.5933");
    expect(judged("o1 = 149/201").exactWritten).toBe("0.751");
  });
});
