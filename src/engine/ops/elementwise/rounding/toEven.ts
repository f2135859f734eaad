/** The nearest whole number; of two that are as near, the even one. What is negative keeps its sign, also as −0. */
export function toEven(value: number): number {
  const floor = Math.floor(value);
  const isMiddle = value - floor === 0.5;
  const size = isMiddle ? Math.abs(floor % 2 === 0 ? floor : floor + 1) : Math.round(Math.abs(value));
  return value < 0 || Object.is(value, -0) ? -size : size;
}
