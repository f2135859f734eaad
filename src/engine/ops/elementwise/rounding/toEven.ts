/** The nearest whole number; of two that are as near, the even one. */
export function toEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5)
    return (
      Math.sign(value) * Math.round(Math.abs(value)) + (Object.is(value, -0) ? -0 : 0) || (value < 0 ? -0 : 0)
    );
  return floor % 2 === 0 ? floor : floor + 1;
}
