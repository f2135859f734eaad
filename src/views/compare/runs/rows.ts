import type { VariedValue } from "../../../engine/document/parts/sweepDocument";
import { decidedFigure, type EpochFigures } from "../../../engine/document/sweep/outcome";
import type { PlannedRun, SweepingDocument } from "../../../engine/document/sweep/plannedRuns";
import { variedSetting } from "../../../engine/document/sweep/variedSettings";
import { valueLabel } from "../../../engine/document/sweep/variedValues";
import type { CompareRun, RunResult } from "../../../store/compare/state/compareState";

/** One run that is done, as table and plots have it. */
export interface ComparedRun {
  /** Its index among all runs, from 0. */
  readonly index: number;
  readonly cell: number;
  readonly repeat: number;
  readonly values: readonly VariedValue[];
  readonly result: RunResult;
  /** Of the epoch that decides. */
  readonly figures: EpochFigures;
  /** The figure that decides; NaN where the run has none. */
  readonly figure: number;
}

export function comparedRows(document: SweepingDocument, runs: readonly CompareRun[]): ComparedRun[] {
  const { decides } = document.sweep;
  return runs.flatMap(({ planned, result }, index) => {
    if (!result) return [];
    const figures = decides.at === "best" ? (result.best ?? result.end) : result.end;
    return [{ index, ...planned, result, figures, figure: decidedFigure(result, decides) }];
  });
}

/** A quantity that runs are compared by: an axis of the plot, a column of the table. */
export interface ComparedQuantity {
  readonly id: string;
  readonly label: string;
  /** The value of a run: a number, or the text of a choice. NaN where it has none. */
  of(row: ComparedRun): number | string;
  /** A setting, or what came out. */
  readonly kind: "setting" | "outcome";
  readonly usualScale: ScaleKind;
  /** Whether it is a share, shown in per cent. */
  readonly share?: boolean;
  /** Whether it is known before a run: those that came out vary within a cell. */
  readonly whole?: boolean;
}

export type ScaleKind = "linear" | "log" | "rank" | "category";

const outcomes: readonly {
  readonly id: string;
  readonly label: string;
  of(row: ComparedRun): number;
  readonly share?: boolean;
  readonly whole?: boolean;
  readonly usualScale?: ScaleKind;
}[] = [
  { id: "epochsRun", label: "epochs run", of: ({ result }) => result.end.epoch, whole: true },
  { id: "trainLoss", label: "train. loss", of: (row) => row.figures.trainLoss, usualScale: "log" },
  {
    id: "validationLoss",
    label: "valid. loss",
    of: (row) => row.figures.validationLoss,
    usualScale: "log",
  },
  { id: "trainError", label: "train. error", of: (row) => row.figures.trainError, share: true },
  { id: "validationError", label: "valid. error", of: (row) => row.figures.validationError, share: true },
  { id: "testError", label: "test error", of: (row) => row.figures.testError, share: true },
  { id: "testLoss", label: "test loss", of: (row) => row.figures.testLoss, usualScale: "log" },
  { id: "seconds", label: "seconds", of: ({ result }) => result.seconds },
];

/** What the runs of a sweep can be compared by: the settings that differ, and what came out. */
export function quantitiesOf({ sweep }: SweepingDocument, isRegression: boolean): ComparedQuantity[] {
  const settings = sweep.settings.map(({ setting }, index): ComparedQuantity => {
    const rule = variedSetting(setting);
    return {
      id: setting,
      label: rule.label,
      kind: "setting",
      of({ values }) {
        const value = values[index];
        return typeof value === "number" ? value : valueLabel(rule, value);
      },
      usualScale: !rule.parameter ? "category" : rule.logarithmic ? "log" : "linear",
    };
  });
  return [
    ...settings,
    ...(sweep.repeats > 1
      ? [
          {
            id: "runSeed",
            label: "seed",
            kind: "setting",
            of: ({ repeat }: ComparedRun) => repeat + 1,
            usualScale: "linear",
            whole: true,
          } as const,
        ]
      : []),
    ...outcomes.map(
      ({ usualScale = "linear", share, ...outcome }): ComparedQuantity => ({
        ...outcome,
        kind: "outcome",
        usualScale,
        share: share === true && !isRegression,
      }),
    ),
  ];
}

/** Those that differ between runs: an axis on which all lines meet tells nothing. */
export function isConstant({ of }: ComparedQuantity, rows: readonly ComparedRun[]): boolean {
  const [first] = rows;
  return first === undefined || rows.every((row) => Object.is(of(row), of(first)));
}

/** What a run is called: its values, and which of the seeds it is, where there are several. */
export function plannedTitle({ sweep }: SweepingDocument, { values, repeat }: PlannedRun): string {
  const words = sweep.settings.map(({ setting }, k) => {
    const rule = variedSetting(setting);
    return `${rule.label} ${valueLabel(rule, values[k])}`;
  });
  return [...words, ...(sweep.repeats > 1 ? [`seed ${repeat + 1}`] : [])].join(", ");
}

/** The same where there is little room: of several settings the values alone, in their order. */
export function plannedShortTitle({ sweep }: SweepingDocument, { values }: PlannedRun): string {
  const rules = sweep.settings.map(({ setting }) => variedSetting(setting));
  const words = values.map((value, k) => valueLabel(rules[k], value));
  return words.length === 1 ? `${rules[0].label} ${words[0]}` : words.join(" · ");
}
