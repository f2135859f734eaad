import { add, divide, low, multiply } from "./double";

/** 2^(j/128) for j < 128, each as the sum of two numbers: the second what the first lacks. */
export const powersOfTwo: usize = memory.data(128 * 16, 16);

/** tanh(k/32) for k ≤ 640; beyond tanh is 1 in double precision. Room for any 10 bits, lest NaN reads elsewhere. */
export const tanhValues: usize = memory.data(1024 * 8, 16);

/** Both, in twice the precision, rounded at the end. */
export function fillTables(): void {
  let value: f64 = 1;
  let rest: f64 = 0;
  for (let j = 0; j < 128; j++) {
    store<f64>(powersOfTwo + 16 * j, value);
    store<f64>(powersOfTwo + 16 * j, rest, 8);
    value = multiply(value, rest, 1.0054299011128027, 9.499186535455032e-17); // 2^(1/128)
    rest = low;
  }
  // tanh(a + b) = (tanh a + tanh b) / (1 + tanh a · tanh b)
  const step: f64 = 0.031239831446031256; // tanh(1/32)
  const stepRest: f64 = 5.446619868927016e-19;
  value = 0;
  rest = 0;
  for (let k = 0; k <= 640; k++) {
    store<f64>(tanhValues + 8 * k, value);
    const top = add(value, rest, step, stepRest);
    const topRest = low;
    const p = multiply(value, rest, step, stepRest);
    const bottom = add(1, 0, p, low);
    value = divide(top, topRest, bottom, low);
    rest = low;
  }
}
