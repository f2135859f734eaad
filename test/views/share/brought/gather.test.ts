import { expect, it } from "vitest";
import { broughtFiles } from "../../../../src/views/share/brought/gather";

const textOf = async (bytes: Uint8Array<ArrayBuffer>) =>
  (await broughtFiles([new File([bytes], "a.txt")])).text;

it("only what is UTF-8 is taken for text", async () => {
  expect(await textOf(Uint8Array.of(0x67, 0xc3, 0xb6))).toBe("gö");
  expect(await textOf(Uint8Array.of(0x67, 0xf6))).toBeUndefined();
});

it("a large file of which the beginning cuts a letter in two is text", async () => {
  const large = new TextEncoder().encode(`a${"ö".repeat(3_000_000)}`);
  expect(await textOf(large)).toMatch(/^aö{10}/);
});
