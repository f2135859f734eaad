import type { Code } from "../../engine/ops/code";
import type { OperationCode } from "../../engine/ops/operationCode";
import { code as reductionCode } from "../../engine/ops/reduction";
import type { OptimizerCode } from "../../engine/optimizers/optimizer";
import type { ScheduleCode } from "../../engine/schedules/schedule";

/** A variant's file gives its words by its name, which is its id; a file without them fails the build. */
function byId<Word>(files: Record<string, Word>): Readonly<Record<string, Word>> {
  return Object.fromEntries(
    Object.entries(files).map(([path, word]) => [path.replace(/^.*\/|\.ts$/g, ""), word]),
  );
}

export const activationCode = byId(
  import.meta.glob<Code>(["../../engine/activations/*.ts", "!**/index.ts"], { eager: true, import: "code" }),
);

export const lossCode = byId(
  import.meta.glob<Code>(["../../engine/losses/*.ts", "!**/index.ts"], { eager: true, import: "code" }),
);

export const penaltyCode = byId(
  import.meta.glob<Code>(["../../engine/penalties/*.ts", "!**/{index,op,penalty}.ts"], {
    eager: true,
    import: "code",
  }),
);

export const optimizerCode = byId(
  import.meta.glob<OptimizerCode>(
    ["../../engine/optimizers/*.ts", "!**/{index,optimizer,velocityDecay,weightDecay,withWeightDecay}.ts"],
    {
      eager: true,
      import: "code",
    },
  ),
);

export const scheduleCode = byId(
  import.meta.glob<ScheduleCode>(["../../engine/schedules/*.ts", "!**/{index,schedule}.ts"], {
    eager: true,
    import: "code",
  }),
);

/** Operations of programs; those on each number alone are written as activations are. */
export const operationCode = byId(
  import.meta.glob<OperationCode | Code>(
    [
      "../../engine/ops/elementwise/*/*.ts",
      "../../engine/ops/{alongAxis,linearAlgebra,products,reductions,shapes}/*.ts",
      "!**/{choices/choices,errorFunction,toEven,elimination,linearAlgebra/square,extremum,lanes,moments,made}.ts",
    ],
    { eager: true, import: "code" },
  ),
);

export { reductionCode };
