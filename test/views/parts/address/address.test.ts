import { describe, expect, it } from "vitest";
import {
  type Address,
  addressParts,
  embeddable,
  ordinary,
} from "../../../../src/views/parts/address/address";
import { readAddress, withOptions } from "../../../../src/views/parts/address/readAddress";
import { writeAddress } from "../../../../src/views/parts/address/writeAddress";
import fc from "../../../fastCheck";

const numRuns = Number(process.env.RUNS ?? 1000);

const plain: Address = {
  of: { exercise: "D-P1" },
  index: 18,
  size: "unit",
  view: "step",
  selected: [],
  classroom: ordinary,
};

const anyAddress: fc.Arbitrary<Address> = fc
  .record(
    {
      of: fc.oneof(
        fc.constant(undefined),
        fc
          .string({ minLength: 1, unit: "grapheme" })
          .filter((id) => !id.startsWith("d="))
          .map((exercise) => ({ exercise })),
        fc.stringMatching(/^[\w-]*$/).map((packed) => ({ packed })),
      ),
      index: fc.nat(99_999_999),
      size: fc.constantFrom("layer", "unit", "term", undefined),
      view: fc.constantFrom("step", "train"),
      selected: fc.array(fc.constantFrom("W2[1,1]", "dL/dz1[2]@3", "a1.1[12]", "m(b1)", "W1[1,2]'", "L")),
      classroom: fc.record({
        hide: fc.subarray([...addressParts]),
        lock: fc.boolean(),
        present: fc.boolean(),
        predict: fc.boolean(),
        embed: fc.constantFrom(...embeddable, undefined),
        practise: fc.option(fc.record({ hints: fc.integer({ min: 0, max: 4 }), canShow: fc.boolean() }), {
          nil: undefined,
        }),
      }),
      look: fc.constantFrom("Matrices", "Loss curve", "Check", "Updates", "Answers"),
      presentation: fc
        .record(
          {
            form: fc.constantFrom("index", "matrix"),
            convention: fc.constant("rows" as const),
            scope: fc.constant("batch" as const),
          },
          { requiredKeys: [] },
        )
        .filter((presentation) => Object.keys(presentation).length > 0),
      example: fc.integer({ min: 2, max: 99_999 }),
      student: fc.stringMatching(/^[^\s]+( [^\s]+)?$/u),
    },
    { requiredKeys: ["of", "index", "size", "view", "selected", "classroom"] },
  )
  // A frame that shows Train alone is in Train.
  .map((address) => (address.classroom.embed === "train" ? { ...address, view: "train" } : address));

describe("an address", () => {
  it("of an exercise is short", () => {
    expect(writeAddress(plain)).toBe("#D-P1/19/unit");
    expect(
      writeAddress({
        ...plain,
        selected: ["W2[1,1]"],
        classroom: { hide: ["network", "what"], lock: true, present: true, predict: true, embed: "graph" },
      }),
    ).toBe("#D-P1/19/unit?select=W2%5B1%2C1%5D&hide=network,what&lock&present&predict&embed=graph");
  });

  it("leaves out how one looks where that is the usual way", () => {
    const usual = { form: "scalar", convention: "columns", scope: "example" } as const;
    expect(writeAddress({ ...plain, look: "Units", presentation: usual, example: 1 })).toBe("#D-P1/19/unit");
    expect(
      writeAddress({ ...plain, look: "Loss curve", presentation: { ...usual, form: "matrix" }, example: 3 }),
    ).toBe("#D-P1/19/unit?look=curve&form=matrix&example=3");
  });

  it("that has been written is read as it was", () => {
    fc.assert(
      fc.property(anyAddress, (address) => {
        expect(readAddress(writeAddress(address))).toEqual({ address, faults: [] });
      }),
      { numRuns },
    );
  });

  it("is read whatever it is, and an address comes out that can be written", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.stringMatching(/^#(d=)?[\w%/?&=,-]*$/),
      fc
        .record({ address: anyAddress, at: fc.nat(80), sign: fc.constantFrom(..."#/?&=,%x0 ") })
        .map(({ address, at, sign }) => {
          const written = writeAddress(address);
          return written.slice(0, at) + sign + written.slice(at + 1);
        }),
    );
    fc.assert(
      fc.property(text, (hash) => {
        const { address, faults } = readAddress(hash);
        expect(address.index).toBeGreaterThanOrEqual(0);
        for (const fault of faults) expect(fault).toMatch(/\.$/);
        writeAddress(address);
      }),
      { numRuns },
    );
  });

  it("has the options that stand before its #", () => {
    expect(withOptions("#D-P1/19/unit", "")).toBe("#D-P1/19/unit");
    expect(withOptions("#D-P1/19/unit", "?hide=what")).toBe("#D-P1/19/unit?hide=what");
    expect(withOptions("#D-P1/19/unit?lock", "?hide=what")).toBe("#D-P1/19/unit?lock&hide=what");
    expect(withOptions("", "?view=train")).toBe("#?view=train");
    expect(readAddress(withOptions("", "?view=train&x=1"))).toMatchObject({
      address: { view: "train" },
      faults: ["The address asks for “x=1”, which this page doesn't know."],
    });
    expect(readAddress("#D-P1/1/unit?embed=train").address.view).toBe("train");
  });

  it("says what in it means nothing, and keeps the rest", () => {
    const { address, faults } = readAddress(
      "#D-P1/0/small/x?lock&hide=network,roof&view=kitchen&w=3&select=W1[1,2],door",
    );
    expect(address).toMatchObject({
      of: { exercise: "D-P1" },
      index: 0,
      size: undefined,
      view: "step",
      // Which names there are is the document's matter.
      selected: ["W1[1,2]", "door"],
      classroom: { hide: ["network"], lock: true },
    });
    expect(faults).toEqual([
      "The address goes on after the size of a step: “x”.",
      "The address asks for step “0”; steps are counted from 1.",
      "The address asks for steps by “small”; there are layer, unit, term, and in a program line, number, term.",
      "The address wants to hide “roof”; what can be hidden is header, network, graph, what, quantities, timeline.",
      "The address asks for “view=kitchen”, which this page doesn't know.",
      "The address asks for “w=3”, which this page doesn't know.",
    ]);
  });
});

it("names are read however much of them is escaped", () => {
  for (const select of ["W1%5B1,1%5D,W2[2,1]", "W1[1,1],W2[2,1]", "W1%5B1%2C1%5D,W2%5B2%2C1%5D"])
    expect(readAddress(`#D-P1/14/unit?select=${select}`).address.selected).toEqual(["W1[1,1]", "W2[2,1]"]);
});

it("a step's size is taken by the name that the page shows for it, in a program too", () => {
  for (const [name, size] of [
    ["layer", "layer"],
    ["line", "layer"],
    ["number", "unit"],
    ["term", "term"],
  ] as const) {
    const { address, faults } = readAddress(`#circuit/3/${name}`);
    expect(address.size).toBe(size);
    expect(faults).toEqual([]);
  }
});
