import { expect, it } from "vitest";
import { readAsSource } from "../../../../src/views/train/import/readAsSource";

const read = (...bytes: number[]) => readAsSource(new File([Uint8Array.from(bytes)], "table.csv"));

it("a file in UTF-8 is text; one in any other encoding keeps its bytes, and no letter becomes another", async () => {
  expect(await read(0x67, 0xc3, 0xb6)).toEqual({ source: "gö" });
  expect(await read(0x67, 0xf6)).toEqual({ source: Uint8Array.of(0x67, 0xf6) });
});
