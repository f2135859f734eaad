import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { classic } from "../documents";
import { temporary } from "./temporary";
import { workbench } from "./workbench";

const { folder, file } = temporary();

describe("answers", () => {
  const text = "∂L/∂h_1 = 0.054\n∂L/∂h_2 = 0.059\n∂L/∂b_1 = -0.0272\nb_1' = 0.3636\nfoo = 3\nw_5 = 1,234\n";

  it("are judged to the digits that were written, with what is carried over and the cause", async () => {
    const answer = (
      await workbench(["answers", file("classic.json", classic), file("answers.txt", text)])
    ).json();
    expect(answer.first).toBe("dL/da1[1]");
    expect(answer.counts).toMatchObject({ right: 0, rounding: 0, carried: 1, wrong: 3, coarse: 0 });
    expect(answer.diagnoses.map(({ mistake }: { mistake: string }) => mistake)).toEqual([
      "exchangedFactors",
      "wrongSign",
    ]);
    expect(answer.diagnoses[0].used).toBe("∂L/∂h₁ = ∂L/∂z₃ · w₇ + ∂L/∂z₄ · w₅");
    const last = answer.answers.at(-1);
    expect(last).toMatchObject({ quantity: "b1'", verdict: "carried", from: ["dL/db1"], line: 4 });
    expect(last.exact).toBeCloseTo(0.3406372, 7);
    expect(answer.faults).toEqual([{ line: 5, message: "this pass has no quantity called “foo”" }]);
    expect(answer.questions[0].readings).toHaveLength(2);
  });

  it("are read as the options say, also from standard input", async () => {
    const answer = (
      await workbench(["answers", file("classic.json", classic), "-", "--decimal", ","], {
        input: "h_1 = 0,5933\nw_5' = 0,359; z_3 = 1,106",
      })
    ).json();
    expect(answer.counts).toMatchObject({ right: 3, rounding: 0, carried: 0, wrong: 0 });
    expect(answer.questions).toEqual([]);
  });

  it.each([
    [["answers", "classic.json"], "takes a document and a text"],
    [["answers", "-", "-"], "only one of the two"],
    [["answers", "classic.json", "nowhere.txt"], "can't read nowhere.txt"],
    [["answers", "classic.json", "answers.txt", "--decimal", "x"], "--decimal is . or a comma"],
    [["answers", "classic.json", "answers.txt", "--count-from", "2"], "--count-from is 0 or 1"],
  ])("%j is refused", async (words, message) => {
    const path = words.map((word) => (/^(classic|answers)\./.test(word) ? join(folder, word) : word));
    const { status, stdout, stderr } = await workbench(path);
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(message);
  });
});
