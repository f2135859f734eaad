import type { Fixed } from "./rules";

/** The numbers of a pass that was drawn without regard to what is pleasant. */
export interface DrawnProbe {
  numberAt(name: string): number | undefined;
}

/** Below this a number is taken to be small in any sheet. */
const small = 1e-4;

/** What holds in all probes. Without any, nothing is said to be the same. */
export function fixedAmong(probes: readonly DrawnProbe[]): Fixed {
  const inAll = (holds: (probe: DrawnProbe) => boolean) => probes.length > 0 && probes.every(holds);
  return {
    isSame: (one, other) =>
      inAll(({ numberAt }) => isEqual(numberAt(one) ?? Number.NaN, numberAt(other) ?? Number.NaN)),
    isSmall: (name) => inAll(({ numberAt }) => Math.abs(numberAt(name) ?? 0) < small),
  };
}

/** Up to what rounding in another order makes. */
const isEqual = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b), 1e-12);
