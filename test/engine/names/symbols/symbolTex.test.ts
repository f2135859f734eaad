import { describe, expect, it } from "vitest";
import { nameFault } from "../../../../src/engine/document/naming/nameFault";
import { withSubscripts } from "../../../../src/engine/names/labels";
import { createNotation } from "../../../../src/engine/names/notation";
import type { Quantity } from "../../../../src/engine/names/quantity";
import { plain } from "../../../../src/engine/names/tensorRef";
import { hardNames } from "../../../cases/names";
import fc from "../../../fastCheck";
import { composed, letters, seen, shownName, withoutStructure } from "../../../names";

const weight: Quantity = { kind: "plain", of: plain("W", 1, [1, 1]) };
const z: Quantity = { kind: "plain", of: plain("z", 1, [1]) };
const texOf = (name: string) => createNotation({ "W1[1,1]": name }).tex(weight);
const textOf = (name: string) => createNotation({ "W1[1,1]": name }).text(weight);

describe("a name in a formula", () => {
  it.each([
    ["вес", "вес"],
    ["重み", "重み"],
    ["größe", "größe"],
    ["façade", "façade"],
    ["őr", "őr"],
    ["w+", "w+"],
    ["w-", "w-"],
    ["a~b", "a~b"],
    ["w''", "w''"],
    ["$x$", "$x$"],
    ["\\", "\\"],
    ["w_{}}{", "w{}}{"],
    ["w_{}", "w{}"],
    ["w_", "w_"],
    ["__", "__"],
    ["w_a_b_c", "wabc"],
    ["constructor", "constructor"],
    ["__proto__", "__proto__"],
    ["w_constructor", "wconstructor"],
    ["toString_{valueOf}", "toStringvalueOf"],
    ["valueOf_1", "valueOf1"],
    ["<img src=x onerror=a>", "<img src=x onerror=a>"],
    ["theta_1", "θ1"],
    ["yhat", "y\u0302"],
    ["👩‍🔬", "👩‍🔬"],
  ])("%j shows %j", (name, shown) => {
    expect(letters(seen(texOf(name)))).toBe(letters(shown));
  });

  it("is like no other's: signs are kept apart", () => {
    const names = ["w", "w+", "w-", "w*", "w~", "w^", "w'", "w_{}", "w_", "w|", "w<", "w>", "вес", "вел"];
    expect(new Set(names.map((name) => letters(seen(texOf(name))))).size).toBe(names.length);
  });

  it("shows every letter that was given, and so does the text", () => {
    fc.assert(
      fc.property(shownName, (name) => {
        // Without what goes below, no sign is structure, and all are seen.
        const kept = name.includes("_") ? withoutStructure : (text: string) => text;
        expect(kept(letters(seen(texOf(name)))), texOf(name)).toBe(kept(letters(name)));
        // In text, a name below a name stands in parentheses, and there is no comma as a subscript.
        const inText = (text: string) => kept(text).replace(/[()]|(?<=[0-9a-z]),(?=[0-9a-z])/g, "");
        expect(inText(letters(textOf(name)))).toBe(inText(letters(name)));
      }),
      { numRuns: 600 },
    );
  });

  it("stays so below z, updated, in a slot and in a fraction", () => {
    fc.assert(
      fc.property(shownName, (name) => {
        const { tex } = createNotation({ "W1[1,1]": name, "a1[1]": name });
        const of = plain("W", 1, [1, 1], 2);
        const kept = letters(withoutStructure(name));
        const quantities: Quantity[] = [
          z,
          { kind: "updated", of: weight.of },
          { kind: "slot", slot: "m", of: weight.of },
          { kind: "gradient", from: "L", of },
          { kind: "gradient", from: "L", of: z.of },
          { kind: "slope", of: plain("a", 1, [1]), by: z.of },
        ];
        for (const quantity of quantities)
          expect(withoutStructure(letters(seen(tex(quantity))))).toContain(kept);
      }),
      { numRuns: 200 },
    );
  });

  it("takes any letter of Unicode, of which here every 97th is tried", () => {
    for (let code = 0x21; code < 0x30000; code += 97) {
      const letter = String.fromCodePoint(code);
      if (/[\s\p{Cn}]/u.test(letter) || nameFault(letter) || composed.test(letter.normalize("NFC"))) continue;
      for (const name of [letter, `w${letter}`, `w_${letter}`])
        expect(withoutStructure(letters(seen(texOf(name)))), `U+${code.toString(16)}`).toBe(
          withoutStructure(letters(name)),
        );
    }
  });
});

it("the names that blanked the page are refused or shown, all of them", () => {
  for (const [id, given] of Object.entries(hardNames)) {
    const name = given.trim();
    if (nameFault(name) !== undefined) continue;
    expect(seen(texOf(name)).length, id).toBeGreaterThan(0);
    expect(textOf(name), id).not.toContain("[native code]");
  }
});

it("what is lowered and raised in plain text has signs of its own, ∞ none", () => {
  expect(withSubscripts("λ_1^(2) Σ|W| + λ_∞^(2) max|W|")).toBe("λ₁⁽²⁾ Σ|W| + λ∞⁽²⁾ max|W|");
});
