import { describe, expect, it } from "vitest";
import { cellOutcome, fileOutcome, isWeights, textOutcome } from "../../../../src/views/step/bring/bring";
import { classic } from "../../../documents";

const state = (numbers: string) =>
  `OrderedDict([('0.weight', tensor([${numbers}])), ('2.weight', tensor([[1., 2.], [3., 4.]]))])`;

describe("what is brought", () => {
  it("is said to be rounded where PyTorch's usual printing has done that, and only there", () => {
    const words = (text: string) => textOutcome(classic, text).words;
    expect(words(state("[0.1234, 0.2], [0.3, -1.0]"))).toContain("PyTorch prints four digits");
    expect(cellOutcome(classic, "W1[1,1]", state("[0.1234, 0.2], [0.3, 1.0]")).words).toContain(
      "four digits",
    );
    expect(words(state("[0.1500, 0.2000], [0.3000, 1.0000]"))).not.toContain("four digits");
    expect(words(state("[0.12345, 0.2], [0.3, 1.0]"))).not.toContain("four digits");
    expect(words('{"0.weight": [[0.1234, 0.2], [1, 2]], "2.weight": [[1, 2], [3, 4]]}')).not.toContain(
      "four digits",
    );
  });

  it("is weights where there is a matrix in it, and no document", () => {
    expect(isWeights('{"0.weight": [[1, 2]]}')).toBe(true);
    expect(isWeights('{"a": 1}')).toBe(false);
    expect(isWeights('{"format": "backprop-workbench", "x": [[1, 2]]}')).toBe(false);
    expect(isWeights("nothing")).toBe(false);
  });

  it("as a file is named in the refusal, and one that is too large isn't read", async () => {
    const { words, edit } = await fileOutcome(classic, new File(["no numbers"], "notes.txt"));
    expect([words, edit]).toEqual([
      "“notes.txt” was not opened: in line 1, “numbers” isn't a number. The page stays as it was.",
      undefined,
    ]);
    const large = await fileOutcome(classic, { name: "large.npz", size: 3e7 } as File);
    expect(large.words).toContain("“large.npz” was not opened: it has 30.0 MB, and at most 20 MB are read.");
  });
});
