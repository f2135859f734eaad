import { leafOf } from "../../arrays/numbers";
import type { Tape } from "../../tape/tape";
import { NDArray } from "../../values/ndarray";
import type { Recorded } from "../../values/recorded";
import { Float, Int, type Value } from "../../values/value";

/** What parameters were before their last update, by name: gradients are of that. PyTorch says itself where they stop. */
export class BeforeUpdate extends Map<string, Recorded> {
  keep(name: string, old: Value | undefined): void {
    if (old instanceof Float || old instanceof Int) {
      if (old.recorded) this.set(name, old.recorded);
    } else if (
      old instanceof NDArray &&
      old.kind !== "tensor" &&
      old.recorded &&
      old.recordedVersion === old.storage.version
    ) {
      this.set(name, old.recorded);
    }
  }
}

/** A parameter's new value: gradients stop here. */
export function stoppedValue(tape: Tape, value: Value): Value {
  if (value instanceof Float || value instanceof Int) return tape.stopped(value, leafOf(tape, value));
  if (value instanceof NDArray && value.kind !== "tensor") tape.stop(value);
  return value;
}
