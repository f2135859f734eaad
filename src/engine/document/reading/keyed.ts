import * as v from "valibot";

/** Keys that every object knows; valibot's record passes over them without a word. */
const reserved = ["__proto__", "prototype", "constructor"];

/** An object of like items by key. A key that no such object has is refused, as an unknown field is. */
export function keyed<Item extends v.GenericSchema>(item: Item) {
  const record = v.record(v.string(), item);
  return v.lazy((input) => {
    const key = reserved.find(
      (name) => typeof input === "object" && input !== null && Object.hasOwn(input, name),
    );
    if (key === undefined) return record;
    return v.pipe(
      record,
      v.rawCheck(({ addIssue }) =>
        addIssue({
          message: "is not a name that this format has; remove it",
          path: [
            { type: "object", origin: "key", input: input as Record<string, unknown>, key, value: undefined },
          ],
        }),
      ),
    ) as unknown as typeof record;
  });
}
