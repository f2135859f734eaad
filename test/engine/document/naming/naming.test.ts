import { describe, expect, it } from "vitest";
import type { NetworkDocument } from "../../../../src/engine/document/document";
import {
  nameAll,
  namingFor,
  seriesFrom,
  setNames,
  usualSeries,
} from "../../../../src/engine/document/naming/naming";
import { readDocument } from "../../../../src/engine/document/reading/read";
import { classic, like } from "../../../documents";

const plain = like({});
const three = like({
  layers: [
    {
      ...classic.layers[0],
      weights: [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      units: 3,
      biasMode: "perUnit",
      bias: [1, 2, 3],
    },
    {
      ...classic.layers[1],
      weights: [
        [1, 2, 3],
        [4, 5, 6],
      ],
    },
  ],
});

/** The document once the names that were typed are kept. */
function renamed(document: NetworkDocument, quantity: string, typed: string): NetworkDocument {
  const { names, fault } = namingFor(document, quantity, typed);
  if (!names) throw new Error(fault);
  return setNames(names)(document);
}

describe("one name", () => {
  it.each(["x[1]", "t[2]", "W1[1,2]", "b1", "z1[1]", "a1[2]", "L"])(
    "goes to %s, and a document with it can be read",
    (quantity) => {
      const document = renamed(plain, quantity, " q_7 ");
      expect(document.names).toEqual({ [quantity]: "q_7" });
      expect(readDocument(document).faults).toBeUndefined();
    },
  );

  it("of a gradient, a share, a slot or a new value is that of its number", () => {
    for (const quantity of ["dL/dW1[1,1]", "dL/dW1[1,1]@2", "m(W1[1,1])", "W1[1,1]'"])
      expect(renamed(plain, quantity, "w_1").names).toEqual({ "W1[1,1]": "w_1" });
    expect(renamed(plain, "a1[1]@3", "h_1").names).toEqual({ "a1[1]": "h_1" });
  });

  it("goes where nothing is typed, and the document is as it was before", () => {
    const document = renamed(plain, "W1[1,1]", "w_1");
    expect(renamed(document, "W1[1,1]", "  ")).toEqual({ ...plain, names: undefined });
    expect(setNames({ "W1[1,1]": "w_1" })(document)).toBe(document);
  });

  it("that can't be shown is refused with what is wrong with it", () => {
    expect(namingFor(plain, "x[1]", "a\u0007")).toEqual({
      fault: "“a\u0007” holds U+0007, a control character; take it out",
    });
    expect(namingFor(plain, "x[1]", "a".repeat(25)).fault).toContain("25 letters; 24 are the most");
  });

  it("that another number has, or is written like, is refused", () => {
    const document = renamed(plain, "W1[1,1]", "w_1");
    expect(namingFor(document, "W1[1,2]", "w_1").fault).toContain(
      "“w_1” is taken: W1[1,1] is written like that",
    );
    // The same symbol in another spelling, and the symbol that a number has by itself.
    expect(namingFor(document, "W1[1,2]", "w_{1}").fault).toContain("W1[1,1]");
    expect(namingFor(document, "W1[1,2]", "x_2").fault).toContain("x[2]");
    expect(namingFor(document, "W1[1,1]", "w_1").names).toBeDefined();
  });

  it("of what isn't there is refused", () => {
    expect(namingFor(plain, "W9[1,1]", "w").fault).toBe("there is no W9[1,1] in this network");
    expect(namingFor(plain, "a1", "h").fault).toBe("there is no a1 in this network");
  });
});

describe("a series", () => {
  it.each(["w_1 … w_4", "w_1...w_4", "w_1 .. w_4", "w_1 to w_4"])(
    "%s names a layer's weights row by row",
    (typed) => {
      expect(renamed(plain, "W1[2,1]", typed).names).toEqual({
        "W1[1,1]": "w_1",
        "W1[1,2]": "w_2",
        "W1[2,1]": "w_3",
        "W1[2,2]": "w_4",
      });
    },
  );

  it("names by row and column, with and without a comma", () => {
    expect(Object.values(renamed(three, "W1[1,1]", "w_11 … w_32").names ?? {})).toEqual([
      "w_11",
      "w_12",
      "w_21",
      "w_22",
      "w_31",
      "w_32",
    ]);
    expect(renamed(three, "W2[1,1]", "v_{1,1} … v_{2,3}").names?.["W2[2,1]"]).toBe("v_{2,1}");
  });

  it("names units, inputs, targets and biases too, in the places of the old names", () => {
    const swapped = renamed(renamed(three, "b1[1]", "b_2 … b_4"), "b1[1]", "b_1 … b_3");
    expect(swapped.names).toEqual({ "b1[1]": "b_1", "b1[2]": "b_2", "b1[3]": "b_3" });
    for (const [quantity, typed] of [
      ["a1[2]", "h_1 … h_3"],
      ["x[1]", "i_0 … i_1"],
      ["t[1]", "y_{9} … y_{10}"],
    ])
      expect(readDocument(renamed(three, quantity, typed)).faults).toBeUndefined();
  });

  it("of another length is refused with the one that fits", () => {
    expect(namingFor(plain, "W1[1,1]", "w_1 … w_6").fault).toBe(
      "there are 4 weights of layer 1: write w_1 … w_4, or a name for this one alone",
    );
    expect(namingFor(three, "W1[1,1]", "w_11 … w_33").fault).toContain("write w_11 … w_16 or w_11 … w_32");
    expect(namingFor(plain, "b1", "b_1 … b_2").fault).toContain("this is one number");
  });

  it("whose names would be the same twice is refused", () => {
    const wide = like({
      inputs: 11,
      layers: [
        {
          units: 11,
          activation: "tanh",
          biasMode: "none",
          bias: [],
          weights: Array.from({ length: 11 }, () => Array(11).fill(0)),
        },
        { units: 1, activation: "tanh", biasMode: "none", bias: [], weights: [Array(11).fill(0)] },
      ],
      batch: { inputs: [Array(11).fill(0)], targets: [[0]] },
    });
    expect(namingFor(wide, "W1[1,1]", "w_11 … w_1111").fault).toContain("would stand for two of them");
    expect(renamed(wide, "W1[1,1]", "w_{1,1} … w_{11,11}").names?.["W1[11,1]"]).toBe("w_{11,1}");
  });

  it("is offered from a name on, and counts on from the layer before", () => {
    expect(seriesFrom(plain, "W1[1,1]", "w_1")).toBe("w_1 … w_4");
    expect(seriesFrom(plain, "W1[1,1]", "w")).toBeUndefined();
    expect(seriesFrom(plain, "b1", "b_1")).toBeUndefined();
    expect(usualSeries(plain, "W1[1,1]")).toBe("w_1 … w_4");
    expect(usualSeries(renamed(plain, "W1[1,1]", "w_1 … w_4"), "W2[1,1]")).toBe("w_5 … w_8");
    expect(usualSeries(plain, "a1[1]")).toBe("h_1 … h_2");
    expect(usualSeries(plain, "a2[1]")).toBe("o_1 … o_2");
    expect(usualSeries(plain, "b2")).toBe("b_1");
  });
});

describe("naming all", () => {
  it("counts weights, biases and units through the network, and leaves what has a name", () => {
    expect(Object.values(nameAll(plain).names ?? {}).join(" ")).toBe(
      "w_1 w_2 w_3 w_4 b_1 h_1 h_2 w_5 w_6 w_7 w_8 b_2 o_1 o_2",
    );
    const own = renamed(plain, "a1[2]", "q");
    expect(nameAll(own).names).toMatchObject({ "a1[2]": "q", "a2[1]": "o_1" });
    expect(nameAll(own).names?.["a1[1]"]).toBeUndefined();
    expect(readDocument(nameAll(three)).faults).toBeUndefined();
    const named = nameAll(three);
    expect(nameAll(named)).toBe(named);
  });
});
