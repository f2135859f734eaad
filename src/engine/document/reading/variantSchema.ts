import * as v from "valibot";
import type { Parameter } from "../../math/parameter";

type SchemaVariant = v.StrictObjectSchema<{ type: v.LiteralSchema<string, undefined> }, undefined>;

/** One of several objects, which their `type` tells apart. */
export const variant = (objects: readonly { readonly type: "strict_object" }[]) =>
  v.variant("type", objects as unknown as [SchemaVariant, ...SchemaVariant[]]);

/** A value for each parameter, in its range. */
export const settings = (parameters: readonly Parameter[]) =>
  Object.fromEntries(
    parameters.map((parameter) => {
      const value = within(parameter);
      return [parameter.name, parameter.since === undefined ? value : v.optional(value)];
    }),
  );

const finite = v.pipe(v.number(), v.finite());

function within({ minimum, above, below, maximum, integer }: Parameter) {
  return v.pipe(
    finite,
    v.check((value) => maximum === undefined || value <= maximum, `must be at most ${maximum}`),
    v.check((value) => !integer || Number.isInteger(value), "must be a whole number"),
    v.check((value) => minimum === undefined || value >= minimum, `must be at least ${minimum}`),
    v.check((value) => above === undefined || value > above, `must be above ${above}`),
    v.check((value) => below === undefined || value < below, `must be below ${below}`),
  );
}
