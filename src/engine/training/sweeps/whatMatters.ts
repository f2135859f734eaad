import type { SweepDocument } from "../../document/parts/sweepDocument";
import type { JudgedRun } from "../../document/sweep/outcome";
import { isFullGrid, valuesOf } from "../../document/sweep/plannedRuns";
import { variedSetting } from "../../document/sweep/variedSettings";
import { type Importances, permutationImportance } from "./importance";
import { type VarianceShares, varianceShares } from "./variance";

/** What matters for a figure: exactly, over a full grid whose runs all have it; else as a forest estimates it. */
export interface WhatMatters {
  readonly shares?: VarianceShares;
  readonly importances?: Importances;
}

/** @param runs all that have come to an end; of those without a figure none counts, and one of them makes a full grid an estimate */
export function whatMatters(sweep: SweepDocument, runs: readonly JudgedRun[]): WhatMatters {
  const shares = isFullGrid(sweep) ? sharesOf(sweep, runs) : undefined;
  if (shares) return { shares };
  const settings = sweep.settings.map(({ setting }) => variedSetting(setting));
  const importances = permutationImportance(
    settings,
    runs.filter(({ figure }) => Number.isFinite(figure)),
  );
  return importances ? { importances } : {};
}

const sharesOf = ({ settings }: SweepDocument, runs: readonly JudgedRun[]) =>
  varianceShares(
    settings.map((setting) => valuesOf(setting).length),
    runs.map(({ values, figure }) => ({
      levels: values.map((value, index) => valuesOf(settings[index]).indexOf(value)),
      figure,
    })),
  );
