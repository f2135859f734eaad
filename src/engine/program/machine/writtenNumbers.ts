import { isNumberLike, type NumberLike, type Value } from "../values/value";

/** More texts than this aren't kept: older ones are forgotten. */
const mostKept = 1000;

/** Which numbers a program has written as texts, as `str(loss)` does: read again, they have no way back. */
export class WrittenNumbers {
  private readonly values = new Map<string, NumberLike>();

  /** A value was written so. */
  note(value: Value, text: string): string {
    if (!isNumberLike(value) || typeof value === "boolean" || !value.recorded || value.recorded.isConstant)
      return text;
    if (this.values.size >= mostKept) this.values.clear();
    this.values.set(text.trim(), value);
    return text;
  }

  /** Those that a text was made from. */
  behind(text: string): readonly NumberLike[] {
    const value = this.values.get(text.trim());
    return value === undefined ? [] : [value];
  }
}
