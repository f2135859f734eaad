import { describe, expect, it } from "vitest";
import { faultText } from "../../../../src/engine/document/fault";
import { nameFault, withShowableNames } from "../../../../src/engine/document/naming/nameFault";
import { readDocument } from "../../../../src/engine/document/reading/read";
import { hardNames } from "../../../cases/names";
import { classic } from "../../../documents";

const faultsOf = (names: Record<string, string>) =>
  (readDocument({ ...classic, names }).faults ?? []).map(faultText);

describe("a name is refused with its path where it can't be shown", () => {
  it.each([
    ["a control character", "w\u0001", "U+0001, a control character"],
    ["a line break", "w_1\n2", "U+000A, a control character"],
    ["a separator of lines", "w\u2028x", "U+2028, a control character"],
    ["half a character", "\ud800", "U+D800, half of a character"],
    ["half a character below", "w_\udc00", "U+DC00, half of a character"],
    ["a letter of private use", "\ue000", "U+E000, to which no letter belongs"],
    ["a code of no character", "w\uffff", "U+FFFF, to which no letter belongs"],
    ["a turn of the direction", "\u202eabc", "U+202E, which turns the direction of the text"],
    ["nothing visible", "w\u200b1", "U+200B, which is invisible"],
    ["a joiner that joins nothing", "\u200d", "U+200D, which is invisible"],
    ["a soft hyphen", "w\u00ad", "U+00AD, which is invisible"],
    ["an accent alone", "\u0301", "U+0301, an accent without a letter"],
    ["an accent alone below", "w_\u0301", "U+0301, an accent without a letter"],
    ["an accent that KaTeX hasn't got", "x\u0330", "U+0330, an accent that formulas can't set"],
    ["an accent on a letter in a style", "ℂ\u0301", "U+0301, an accent that formulas can't set"],
  ])("%s", (_what, name, words) => {
    const [fault, ...more] = faultsOf({ "W1[1,1]": name });
    expect(more).toEqual([]);
    expect(fault).toContain(`names["W1[1,1]"]: holds ${words}`);
  });

  it.each(["constructor", "__proto__", "prototype"])(
    "a quantity %j, which every object knows",
    (quantity) => {
      const json = JSON.parse(
        JSON.stringify({ ...classic, names: {} }).replace('"names":{}', `"names":{"${quantity}":"w"}`),
      );
      expect((readDocument(json).faults ?? []).map(faultText)).toEqual([
        `names.${quantity}: is not a name that this format has; remove it`,
      ]);
    },
  );
});

describe("a name is read where it can", () => {
  it.each([
    ...["constructor", "toString", "__proto__", "hasOwnProperty", "w_constructor", "toString_{valueOf}"],
    ...[
      "вес",
      "重み",
      "größe",
      "w+",
      "w-",
      "λ_{1}",
      "yhat_1",
      "ص",
      "각",
      "कि",
      "می\u200cخواهم",
      "w\u0303",
      "ạ",
      "x²",
    ],
    ...["😀", "👩‍🔬", "❤️", "1️⃣", "🇩🇪", "🏽", "<b>", "\\", "%", "$x$", "=1+1", "a b"],
  ])("%j", (name) => {
    expect(faultsOf({ "W1[1,1]": name })).toEqual([]);
  });
});

it("each of the hard names is read or refused by its path alone", () => {
  const refused = Object.entries(hardNames).filter(([id, name]) => {
    const faults = faultsOf({ "W1[1,1]": name });
    for (const fault of faults)
      expect(fault, id).toMatch(/^names\["W1\[1,1\]"\]: holds U\+|at most 24 characters$/);
    return faults.length > 0;
  });
  expect(refused.map(([id]) => id)).toEqual([
    "belowComb",
    "belowCtl",
    "belowLone",
    "belowPua",
    "bidi",
    "comb",
    "ctrl",
    "href",
    "lone",
    "nl",
    "nul",
    "pua",
    "zwj",
  ]);
});

describe("what was kept before names had a rule", () => {
  it("loses the names that can't be shown, and no other", () => {
    const { json, left } = withShowableNames({ ...classic, names: { "W1[1,1]": "w\u0007", "x[1]": "in" } });
    expect(left).toEqual(["W1[1,1]"]);
    expect(readDocument(json).document?.names).toEqual({ "x[1]": "in" });
  });

  it.each([[null], [3], [[]], [{ names: 3 }], [{ names: { a: 3 } }], [classic]])(
    "else is as it was: %#",
    (json) => {
      expect(withShowableNames(json)).toEqual({ json, left: [] });
    },
  );

  it("has no name that reading refuses for a letter", () => {
    for (const name of Object.values(hardNames).filter(({ length }) => length <= 24)) {
      const { json } = withShowableNames({ ...classic, names: { "W1[1,1]": name } });
      expect(readDocument(json).faults ?? [], JSON.stringify(name)).toEqual([]);
      expect(nameFault(name.trim()) === undefined).toBe(
        Object.hasOwn((json as typeof classic).names ?? {}, "W1[1,1]"),
      );
    }
  });
});
