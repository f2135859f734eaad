import type { ProgramCurves, QuantityCurve } from "../../../../engine/studies/programCurves";

/** A curve as this plot shows it. */
export interface CurveLine {
  readonly name: string;
  readonly index: number;
  readonly values: Float64Array;
  readonly value: number;
  readonly slope?: number | undefined;
}

/** The quantities, or the derivatives of those that have any. */
export function curveLines({ curves }: ProgramCurves, derivatives: boolean): CurveLine[] {
  return curves.flatMap(({ name, values, value, slope, slopes }: QuantityCurve, index): CurveLine[] => {
    if (!derivatives) return [{ name, index, values, value, slope }];
    return slopes && slope !== undefined ? [{ name, index, values: slopes, value: slope }] : [];
  });
}

/** How each of several curves is drawn: those that lie on each other all show. */
interface CurveStyle {
  readonly colour: string;
  readonly dashes?: string;
  readonly width: number;
}

const styles: readonly CurveStyle[] = [
  { colour: "var(--value-pos)", width: 5 },
  { colour: "var(--value-neg)", width: 3, dashes: "8 5" },
  { colour: "var(--ink)", width: 1.8, dashes: "3 3" },
  { colour: "var(--grad-pos)", width: 2.4, dashes: "12 4 3 4" },
  { colour: "var(--grad-neg)", width: 2.4, dashes: "2 4" },
  { colour: "var(--ink-3)", width: 2, dashes: "16 6" },
];

export const styleOf = (index: number): CurveStyle => styles[index % styles.length];
