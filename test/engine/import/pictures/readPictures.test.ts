import { gunzipSync, gzipSync, inflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { Unreadable } from "../../../../src/engine/import/numberArray";
import { readPictures } from "../../../../src/engine/import/pictures/readPictures";

const host = {
  async *inflate(packed: Uint8Array) {
    yield Uint8Array.from(inflateRawSync(packed));
  },
  text: (bytes: Uint8Array) => new TextDecoder().decode(bytes),
  decode: () => "",
  gunzip: async (packed: Uint8Array) => Uint8Array.from(gunzipSync(packed)),
};
/** np.savez_compressed(…, x_test=, x_train=, y_test=, y_train=): 2 and 3 pictures of 2 × 2. */
const archive =
  "UEsDBBQAAAAIAAAAIQAwSQPcTwAAAIgAAAAKABQAeF90ZXN0Lm5weQEAEACIAAAAAAAAAE8AAAAAAAAAm+wX6hsQychQxlCtnpJanFykbqWgXlNqqK6joJ6WX1RSlJgXn1+UkgoSd0vMKU4FihdnJBakAvkaRjoKIKSpo1CrQB7gSklNS8/IzMoGAFBLAwQUAAAACAAAACEAmgmxHFQAAACMAAAACwAUAHhfdHJhaW4ubnB5AQAQAIwAAAAAAAAAVAAAAAAAAACb7BfqGxDJyFDGUK2eklqcXKRupaBeU2qorqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RrGOgpGQKSpo1CrQB7gYmBkYmZhZWPn4OTiBgBQSwMEFAAAAAgAAAAhAHH7OatIAAAAkAAAAAoAFAB5X3Rlc3QubnB5AQAQAJAAAAAAAAAASAAAAAAAAACb7BfqGxDJyFDGUK2eklqcXKRupaBuk2mhrqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RpGOpo6CrUKFAAuRgZUAABQSwMEFAAAAAgAAAAhAEjqZuxHAAAAgwAAAAsAFAB5X3RyYWluLm5weQEAEACDAAAAAAAAAEcAAAAAAAAAm+wX6hsQychQxlCtnpJanFykbqWgXlNqqK6joJ6WX1RSlJgXn1+UkgoSd0vMKU4FihdnJBakAvkaxjqaOgq1ChQALgZGJgBQSwECFAMUAAAACAAAACEAMEkD3E8AAACIAAAACgAAAAAAAAAAAAAAgAEAAAAAeF90ZXN0Lm5weVBLAQIUAxQAAAAIAAAAIQCaCbEcVAAAAIwAAAALAAAAAAAAAAAAAACAAYsAAAB4X3RyYWluLm5weVBLAQIUAxQAAAAIAAAAIQBx+zmrSAAAAJAAAAAKAAAAAAAAAAAAAACAARwBAAB5X3Rlc3QubnB5UEsBAhQDFAAAAAgAAAAhAEjqZuxHAAAAgwAAAAsAAAAAAAAAAAAAAIABoAEAAHlfdHJhaW4ubnB5UEsFBgAAAAAEAAQA4gAAACQCAAAAAA==";
const read = (...files: { name: string; bytes: Uint8Array<ArrayBuffer> }[]) => readPictures(files, host);

const word = (number: number) => [number >>> 24, (number >>> 16) & 255, (number >>> 8) & 255, number & 255];
const idx = (name: string, shape: number[], values: number[]) => ({
  name,
  bytes: Uint8Array.from([0, 0, 8, shape.length, ...shape.flatMap(word), ...values]),
});
const npy = (name: string, kind: string, shape: string, values: Uint8Array) => {
  const head = `${`{'descr': '${kind}', 'fortran_order': False, 'shape': ${shape}, }`.padEnd(117)}\n`;
  const start = [0x93, ...new TextEncoder().encode("NUMPY"), 1, 0, head.length, 0];
  return { name, bytes: Uint8Array.from([...start, ...new TextEncoder().encode(head), ...values]) };
};
const text = (name: string, lines: string) => ({
  name,
  bytes: Uint8Array.from(new TextEncoder().encode(lines)),
});
const counted = (count: number) => Array.from({ length: count }, (_, k) => k % 256);

describe("pictures from files", () => {
  it("are those of IDX files, packed or not, the test's last, with the labels that belong to them", async () => {
    const train = idx("train-images-idx3-ubyte", [3, 4, 5], counted(60));
    const packed = { name: `${train.name}.gz`, bytes: Uint8Array.from(gzipSync(train.bytes)) };
    const files = await read(
      idx("t10k-labels-idx1-ubyte", [3], [2, 1, 0]),
      idx("t10k-images-idx3-ubyte", [3, 4, 5], counted(60).toReversed()),
      idx("train-labels-idx1-ubyte", [3], [0, 1, 2]),
      packed,
    );
    expect(files).toMatchObject({ count: 6, width: 5, height: 4, test: 3, classes: ["0", "1", "2"] });
    expect([...files.bytes]).toEqual([...counted(60), ...counted(60).toReversed(), 0, 1, 2, 2, 1, 0]);
  });

  it("are those of NumPy's arrays: bytes, whole numbers, or fractions from 0 to 1", async () => {
    const pixels = Float32Array.from(counted(32), (k) => k / 31);
    const files = await read(
      npy("X.npy", "<f4", "(2, 16)", new Uint8Array(pixels.buffer)),
      npy("y.npy", "<i8", "(2,)", new Uint8Array(BigInt64Array.from([3n, 0n]).buffer)),
    );
    expect(files).toMatchObject({ count: 2, width: 4, height: 4, test: 0, classes: ["0", "1", "2", "3"] });
    expect([...files.bytes.subarray(0, 2), files.bytes[31]]).toEqual([0, 8, 255]);
    expect([...files.bytes.subarray(32)]).toEqual([3, 0]);
  });

  it("are the arrays of an archive, as NumPy packs it, called as the archive is", async () => {
    const bytes = Uint8Array.from(Buffer.from(archive, "base64"));
    const files = await read({ name: "shapes.npz", bytes });
    expect(files).toMatchObject({
      name: "shapes",
      count: 5,
      width: 2,
      height: 2,
      test: 2,
      classes: ["0", "1", "2"],
    });
    expect([...files.bytes]).toEqual([...counted(12), ...counted(8).map((k) => 100 + k), 0, 1, 2, 1, 0]);
    const torn = await read({ name: "shapes.npz", bytes: bytes.slice(0, 300) }).catch((error) => error);
    expect(torn).toBeInstanceOf(Unreadable);
  });

  it("are rows of a table, the label in its column or in the first", async () => {
    const pixels = counted(16).join(",");
    const named = await read(
      text(
        "a.csv",
        `${counted(16)
          .map((k) => `p${k}`)
          .join(",")},label\r\n${pixels},1\r\n${pixels},0\r\n`,
      ),
    );
    expect(named).toMatchObject({ count: 2, width: 4, height: 4, classes: ["0", "1"] });
    expect([...named.bytes]).toEqual([...counted(16), ...counted(16), 1, 0]);
    const first = await read(text("b.csv", `2,${pixels}\n1,${pixels}`));
    expect([...first.bytes]).toEqual([...counted(16), ...counted(16), 2, 1]);
  });

  it("are refused with a sentence that says what is missing or wrong, and where", async () => {
    const images = idx("a-images", [2, 4, 4], counted(32));
    const refused = async (...files: Parameters<typeof read>) => {
      const error = await read(...files).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(Unreadable);
      return (error as Error).message;
    };
    expect(await refused(images)).toBe(
      "“a-images” has 2 pictures, but there are no 2 labels: drop the file of the labels with it.",
    );
    expect(await refused(images, idx("labels", [3], [1, 2, 3]))).toContain("“labels” has 3");
    expect(await refused(idx("labels", [3], [1, 2, 3]))).toContain("drop the file of the images with it");
    expect(await refused(idx("a-images", [2, 4, 4], [1]))).toContain("cut off");
    expect(await refused(text("a.csv", `1,${counted(15).join(",")},300\n`))).toContain(
      "row 1, column 17: is 300",
    );
    expect(await refused(text("a.csv", `1,${counted(16).join(",")}\n1,2\n`))).toContain(
      "row 2 has 2 columns",
    );
    expect(await refused({ name: "a.gz", bytes: Uint8Array.from([0x1f, 0x8b, 1, 2]) })).toContain("unpacked");
    expect(await refused({ name: "a.png", bytes: Uint8Array.from([0x89, 0x50, 0, 0]) })).toContain(
      "isn't a file of pictures",
    );
  });
});
