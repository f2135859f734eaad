import { describe, expect, it } from "vitest";
import { givenName, givenNumber, setGiven } from "../../../../src/engine/document/edit/edit";
import { runPass } from "../../../../src/engine/pass/pass";
import { createTrace } from "../../../../src/engine/steps/trace";
import { classic } from "../../../documents";

describe("the given numbers of a document", () => {
  it("are its inputs, targets, weights and biases, by their canonical names", () => {
    expect(givenNumber(classic, "W2[1,2]")).toBe(0.45);
    expect(givenNumber(classic, "x[2]")).toBe(0.1);
    expect(givenNumber(classic, "t[1]")).toBe(0.01);
    expect(givenNumber(classic, "b2")).toBe(0.6);
  });

  it("aren't what is computed, what isn't there, or a whole layer", () => {
    for (const name of [
      "a1[1]",
      "L",
      "W1",
      "W3[1,1]",
      "W1[3,1]",
      "b1[2]",
      "x[3]",
      "x[1]@2",
      "dL/dW1[1,1]",
      "",
    ])
      expect(givenNumber(classic, name), name).toBeUndefined();
  });

  it("belong to their gradients, slots and updates", () => {
    for (const name of ["dL/dW2[1,2]", "W2[1,2]'", "m(W2[1,2])", "dL/dW2[1,2]@3", "dP/dW2[1,2]"])
      expect(givenName(classic, name), name).toBe("W2[1,2]");
    expect(givenName(classic, "dL/db2")).toBe("b2");
    expect(givenName(classic, "dL/da1[1]")).toBeUndefined();
    expect(givenName(classic, "da1[1]/dz1[1]")).toBeUndefined();
  });

  it("are set alone, and a document without the number stays the same", () => {
    const changed = setGiven("W2[1,2]", 7)(classic);
    expect(givenNumber(changed, "W2[1,2]")).toBe(7);
    expect(setGiven("W2[1,2]", 0.45)(changed)).toEqual(classic);
    expect(setGiven("a1[1]", 7)(classic)).toBe(classic);
  });

  it("can all be read and set by the names that a pass gives them", () => {
    const trace = createTrace(runPass(classic));
    const updated = [...trace.quantities(1)].filter(({ name }) => name.endsWith("'"));
    expect(updated).toHaveLength(10);
    for (const { name, value } of updated) {
      const given = givenName(classic, name) as string;
      expect(givenNumber(setGiven(given, value)(classic), given)).toBe(value);
    }
  });
});
