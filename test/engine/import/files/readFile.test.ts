import { describe, expect, it } from "vitest";
import { largestFile, readFile } from "../../../../src/engine/import/files/readFile";
import { host } from "../../../../src/worker/protocol/fileHost";
import fc from "../../../fastCheck";
import golden from "../../../golden/arrays.json";

const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, "base64"));
const textBytes = (text: string) => new TextEncoder().encode(text);
const read = (bytes: Uint8Array<ArrayBuffer>) => readFile(bytes, host);
const deflated = bytesOf(golden.archives.deflated);

describe("a .npy file", () => {
  it.each(Object.entries(golden.arrays))(
    "of %s has the numbers that NumPy saved",
    async (_, { file, shape, values }) => {
      expect((await read(bytesOf(file))).arrays).toEqual([{ name: undefined, shape, values }]);
    },
  );
});

describe("a .npz file", () => {
  it.each(Object.entries(golden.archives))("has its arrays with their names, %s", async (_, file) => {
    const { arrays = [] } = await read(bytesOf(file));
    expect(Object.fromEntries(arrays.map(({ name, ...numbers }) => [name, numbers]))).toEqual(golden.weights);
  });
});

it("a text is read as one that was pasted", async () => {
  expect((await read(textBytes("[[1, 2]]"))).arrays).toEqual([
    { name: undefined, shape: [1, 2], values: [1, 2] },
  ]);
  expect((await read(textBytes("nothing"))).fault).toContain("no number");
});

describe("what can't be opened says why", () => {
  it.each([
    ["complex numbers", "holds no real numbers (its type is c16)"],
    ["text", "holds no real numbers (its type is U1)"],
    ["objects", "holds Python objects, which are not opened"],
    ["records", "holds no real numbers (it has records)"],
    ["numbers that are not finite", "not finite (nan or inf)"],
    ["an empty array", "There are no numbers in it."],
    ["torch.save", "It is a file of torch.save, whose pickled objects are not opened"],
  ] as const)("%s", async (name, words) => {
    expect((await read(bytesOf(golden.refused[name]))).fault).toContain(words);
  });

  it("what unpacks to too much, what is too large, HDF5 and what isn't text", async () => {
    expect((await read(bytesOf(golden.bomb))).fault).toBe(
      "The archive holds more than 40 MB, and no more is unpacked.",
    );
    expect((await read(new Uint8Array(largestFile + 1))).fault).toBe("It has 20.0 MB; 20 MB are the most.");
    expect((await read(new Uint8Array([0x89, 0x48, 0x44, 0x46]))).fault).toContain("HDF5");
    expect((await read(new Uint8Array([0xff, 0xfe, 0x80]))).fault).toContain(
      "neither a text nor a file of NumPy",
    );
  });

  it("an array that claims more numbers than there are, or more than any network has", async () => {
    const claiming = (shape: string) => {
      const head = `{'descr': '<f8', 'fortran_order': False, 'shape': (${shape}), }`.padEnd(118).concat("\n");
      return new Uint8Array([0x93, ...textBytes("NUMPY"), 1, 0, head.length, 0, ...textBytes(head)]);
    };
    expect((await read(claiming("4,"))).fault).toContain("it is cut off");
    expect((await read(claiming("99999999999, 99999999999"))).fault).toContain("2000000 are the most");
    expect((await read(claiming("x"))).fault).toContain("damaged");
  });

  it("a file that is damaged anywhere, without an error", async () => {
    const whole = bytesOf(golden.arrays["<f4"].file);
    const files = [deflated, bytesOf(golden.archives.stored), whole];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (file, changes, end) => {
          const damaged = file.slice(0, 1 + Math.floor(end * file.length));
          for (const [index, byte] of changes) damaged[Math.floor(index * damaged.length)] = byte;
          const { arrays, fault } = await read(damaged);
          expect(arrays === undefined).toBe(fault !== undefined);
        },
      ),
    );
  });
});
