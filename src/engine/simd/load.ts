import code from "./assembly/index.ts?kernels";
import type { Compiled, Kernels } from "./kernels";
import { KernelMemory } from "./memory";

/** What every host of the engine has, browsers, their workers and Node alike; the language's own types don't list it. */
interface WasmHost {
  readonly WebAssembly?: {
    validate(bytes: Uint8Array<ArrayBuffer>): boolean;
    readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
    readonly Instance: new (module: object) => { readonly exports: object };
  };
  atob(base64: string): string;
}

/** Compiled once for each host. */
const modules = new WeakMap<WasmHost, object | undefined>();

/**
 * The compiled kernels with a memory of their own.
 * @returns nothing where there is no WebAssembly, or none with vectors: then the plain loops do the work
 */
export function loadKernels(host = globalThis as unknown as WasmHost): Kernels | undefined {
  if (!modules.has(host)) modules.set(host, compileIn(host));
  const module = modules.get(host);
  if (!host.WebAssembly || !module) return undefined;
  const exports = new host.WebAssembly.Instance(module).exports as Compiled;
  return { compiled: exports, memory: new KernelMemory(exports) };
}

function compileIn({ WebAssembly, atob }: WasmHost): object | undefined {
  if (!WebAssembly) return undefined;
  const bytes = Uint8Array.from(atob(code), (character) => character.charCodeAt(0));
  return WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : undefined;
}
