import { losses } from "../../src/engine/losses";
import type { Settings } from "../../src/engine/math/parameter";
import type { Loss, LossForm } from "../../src/engine/ops/loss/loss";

export interface NamedForm {
  readonly name: string;
  readonly loss: Loss;
  readonly settings: Settings;
  readonly form: LossForm;
}

/**
 * Each loss in each of its forms, for three outputs: with the parameters that documents may leave out and without, added
 * up over the outputs and averaged, with weights of the classes.
 */
export const lossForms: readonly NamedForm[] = losses.flatMap((loss): NamedForm[] => {
  const needed = Object.fromEntries(
    loss.parameters.filter(({ since }) => since === undefined).map(({ name }) => [name, 0.6]),
  );
  const further = loss.parameters.filter(({ since }) => since !== undefined);
  const tuned = Object.fromEntries(further.map(({ name, default: usual }) => [name, usual + 0.3]));
  const forms: [string, LossForm][] = [
    ["", {}],
    ...(loss.overOutputs === "sum" ? [[", averaged", { overOutputs: "mean" }] as [string, LossForm]] : []),
    ...(loss.overOutputs === "mean" ? [[", added up", { overOutputs: "sum" }] as [string, LossForm]] : []),
    ...(loss.weightedMean ? [[", weighed", { weights: [2, 0.5, 3] }] as [string, LossForm]] : []),
  ];
  return forms.flatMap(([words, form]) => [
    { name: `${loss.id}${words}`, loss, settings: needed, form },
    ...(further.length > 0
      ? [
          {
            name: `${loss.id}${words}, with ${further.map(({ name }) => name).join(" and ")}`,
            loss,
            settings: { ...needed, ...tuned },
            form,
          },
        ]
      : []),
  ]);
});
