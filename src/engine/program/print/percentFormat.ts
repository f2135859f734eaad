import { ProgramFault } from "../parse/tree/fault";
import { Dict, Tuple, type Value } from "../values/value";
import { formatted } from "./formatSpec";
import { type PrintSettings, repr, scalarNumber, str } from "./repr";

/** Python's older `"%.3f" % x`. */
export function percentFormat(text: string, values: Value, writing: PrintSettings): string {
  const list = values instanceof Tuple ? values.items : [values];
  let used = 0;
  const result = text.replace(
    /%(?:\((\w+)\))?([-+ 0#]*)(\d+|\*)?(?:\.(\d+))?([a-zA-Z%])/g,
    (_, name, flags, width, precision, type) => {
      if (type === "%") return "%";
      const value =
        name !== undefined && values instanceof Dict ? values.entries.get(`s${name}`)?.value : list[used++];
      if (value === undefined) throw new ProgramFault("there are fewer values than % in the text");
      if (type === "s" || type === "r") {
        const shown = type === "s" ? str(value, writing) : repr(value, writing);
        const cut = precision === undefined ? shown : shown.slice(0, Number(precision));
        return flags.includes("-") ? cut.padEnd(Number(width ?? 0)) : cut.padStart(Number(width ?? 0));
      }
      const number = scalarNumber(value);
      if (type === "c") return typeof value === "string" ? value : String.fromCodePoint(number?.value ?? 32);
      if (!number) throw new ProgramFault(`%${type} is for numbers`);
      const isInteger = /[dixXo]/.test(type);
      const kind = type === "i" ? "d" : type;
      const shown = isInteger ? Math.trunc(number.value) : number.value;
      const align = flags.includes("-") ? "<" : "";
      const sign = flags.includes("+") ? "+" : flags.includes(" ") ? " " : "";
      const zero = flags.includes("0") && align === "" ? "0" : "";
      const digits = precision === undefined || isInteger ? "" : `.${precision}`;
      return formatted(shown, isInteger, `${align}${sign}${zero}${width ?? ""}${digits}${kind}`);
    },
  );
  if (!(values instanceof Dict) && used < list.length)
    throw new ProgramFault("there are more values than % in the text");
  return result;
}
