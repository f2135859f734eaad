/**
 * A number twice, from memory. Written into the code, a constant is made again wherever it is used, which in a loop takes
 * longer than what is done with it; a load costs next to nothing.
 * @param address of the number, as `memory.data` gives it
 */
// @ts-ignore: decorator
@inline
export function constant(address: usize): v128 {
  return v128.load64_splat(address);
}

export const one: usize = memory.data<f64>([1]);
export const half: usize = memory.data<f64>([0.5]);
export const signBit: usize = memory.data<f64>([-0.0]);
