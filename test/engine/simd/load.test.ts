import { expect, it } from "vitest";
import { loadKernels } from "../../../src/engine/simd/load";

it("gives each caller a memory of its own", () => {
  const [first, second] = [loadKernels(), loadKernels()];
  expect(first?.memory.buffer).not.toBe(second?.memory.buffer);
});

it("gives nothing where there is no WebAssembly, or none with vectors, so that the plain loops serve", () => {
  expect(loadKernels({ atob })).toBeUndefined();
  const { Module, Instance } = WebAssembly;
  expect(loadKernels({ atob, WebAssembly: { validate: () => false, Module, Instance } })).toBeUndefined();
});

it("gives the kernels again after that", () => {
  expect(loadKernels()).toBeDefined();
});
