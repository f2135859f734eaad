import { describe, expect, it } from "vitest";
import { judge } from "../../../src/engine/homework/judge";
import { readAnswers } from "../../../src/engine/homework/reading/readAnswers";
import { Homework } from "./homework";
import { type Style, styles } from "./styles";

/** Random networks for each style; the whole run takes more. */
const networks = Number(process.env.NETWORKS ?? 4);

/** Networks that a style can write. */
function* written(style: Style) {
  for (let seed = 1; seed <= networks; seed++) {
    const homework = new Homework(seed * 31 + style.name.length);
    const { document, formulas, pass } = homework;
    const digits = homework.between(3, 8);
    const isFixed = homework.chance(0.4);
    const sheet = style.write({
      document,
      formulas,
      digits: (value) =>
        value === 0
          ? (0).toFixed(digits)
          : isFixed || Math.abs(value) < 1e-7
            ? value.toFixed(digits)
            : value.toPrecision(digits).replace(/e\+?/, "e"),
    });
    if (sheet) yield { seed, pass, document, ...sheet };
  }
}

describe.each(styles)("right numbers written in the style of $name", (style) => {
  it("are read as what they are, and none is called wrong", () => {
    let sheets = 0;
    for (const { seed, pass, document, text, numbers } of written(style)) {
      sheets++;
      const { answers, faults, questions } = readAnswers(text, document, {}, () => pass);
      const where = `network ${seed}\n${text}`;
      expect(faults, where).toEqual([]);
      const { counts } = judge(pass, answers);
      expect({ wrong: counts.wrong, carried: counts.carried }, where).toEqual({ wrong: 0, carried: 0 });
      const read = Object.fromEntries(answers.map(({ quantity, number }) => [quantity, number.value]));
      const expected = Object.fromEntries(
        [...numbers].map(([quantity, digits]) => [quantity, Number(digits)]),
      );
      if (questions.length === 0) expect(read, where).toEqual(expected);
    }
    expect(sheets).toBeGreaterThan(networks / 6);
  });

  it("are read without a question where they have four digits", () => {
    for (const { seed, pass, document, text } of written(style)) {
      if (!/\d\.\d{4}/.test(text)) continue;
      expect(readAnswers(text, document, {}, () => pass).questions, `network ${seed}\n${text}`).toEqual([]);
    }
  });
});
