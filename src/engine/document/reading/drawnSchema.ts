import * as v from "valibot";
import { longestId } from "../parts/drawnNumbers";

const finite = v.pipe(v.number(), v.finite());
const name = v.pipe(v.string(), v.trim(), v.minLength(1, "must not be empty"));
const listed = v.strictObject({ of: name, values: v.pipe(v.array(finite), v.minLength(1, "is empty")) });
const ranged = v.strictObject({ of: name, from: finite, to: finite, step: finite });

export const drawnSchema = v.strictObject({
  numbers: v.pipe(
    v.array(
      // Chosen by hand, so that a fault is reported for the form that was written.
      v.lazy((value) => (typeof value === "object" && value !== null && "from" in value ? ranged : listed)),
    ),
    v.minLength(1, "is empty: say what is drawn"),
  ),
  seed: v.pipe(finite, v.integer()),
  deadUnits: v.optional(v.boolean()),
  id: v.optional(
    v.pipe(
      v.string(),
      v.trim(),
      v.minLength(1, "an id can't be empty"),
      v.maxLength(longestId, `an id has at most ${longestId} characters`),
    ),
  ),
});
