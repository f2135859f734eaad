/** The kernels in WebAssembly, as base64; `scripts/build/kernels.mjs` compiles them. */
declare module "*?kernels" {
  const base64: string;
  export default base64;
}
