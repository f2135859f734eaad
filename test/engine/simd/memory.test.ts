import { expect, it } from "vitest";
import { loadKernels } from "../../../src/engine/simd/load";
import { MemoryNumbers } from "../../../src/engine/simd/memory";

const kernels = loadKernels();
if (!kernels) throw new Error("there is no WebAssembly here");
const { memory } = kernels;

it("deals out blocks of zeros that don't overlap, and takes them back", () => {
  const addresses = [100, 1, 5000, 64].map((bytes) => memory.take(bytes));
  const sorted = [...addresses].sort((a, b) => a - b);
  expect(sorted[1] - sorted[0]).toBeGreaterThanOrEqual(64);
  new Uint8Array(memory.buffer, addresses[2], 5000).fill(7);
  memory.release(addresses[2]);
  memory.release(addresses[1]);
  const again = memory.take(5000);
  expect(new Uint8Array(memory.buffer, again, 5000).every((byte) => byte === 0)).toBe(true);
  for (const address of [addresses[0], addresses[3], again]) memory.release(address);
  expect(() => memory.release(again)).toThrow(`no block begins at ${again}`);
});

it("is the same size after blocks were taken and given back again and again", () => {
  const before = memory.buffer.byteLength;
  for (let k = 0; k < 200; k++) {
    const [a, b] = [memory.take(30_000), memory.take(10_000)];
    memory.release(a);
    memory.release(b);
  }
  expect(memory.buffer.byteLength - before).toBeLessThanOrEqual(65536);
});

it("keeps numbers where it grows, and shows them in new views", () => {
  const numbers = new MemoryNumbers(memory, "Float64Array", memory.take(24), 3);
  numbers.view.set([1, 2, 3]);
  const before = numbers.view;
  memory.take(memory.buffer.byteLength);
  expect(before.length).toBe(0);
  expect([...numbers.view]).toEqual([1, 2, 3]);
});
