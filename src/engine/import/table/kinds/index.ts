import { readArrays } from "../../printed/readArrays";
import { type CellSheet, UnreadableTable } from "../sheet/sheet";
import { readArff } from "./arff";
import { arraysAsSheet, arrayWords } from "./arrays";
import { readDelimited } from "./delimited";
import { isLibsvm, readLibsvm } from "./libsvm";
import { readRecords } from "./records";
import { textRefusal } from "./refusals";

/** A way in which tables are written as text. */
interface Kind {
  /** The sheet; nothing where the text is of another kind. @throws UnreadableTable */
  read(text: string): CellSheet | undefined;
}

/** The first that knows a text reads it. */
const kinds: readonly Kind[] = [
  { read: refused },
  { read: (text) => (/^\s*(?:%[^\n]*\n\s*)*@relation\b/i.test(text) ? readArff(text) : undefined) },
  { read: (text) => (isLibsvm(text) ? readLibsvm(text) : undefined) },
  { read: (text) => (/^\s*(?:\w+\s*=\s*)?[[({]/.test(text) ? readRecords(text) : undefined) },
  { read: printed },
  { read: readDelimited },
];

/** @throws UnreadableTable */
export function sheetOfText(text: string): CellSheet {
  const plain = text.replace(/^\uFEFF/, "");
  for (const { read } of kinds) {
    const sheet = read(plain);
    if (sheet) return sheet;
  }
  throw new UnreadableTable("There are no points in it.");
}

function refused(text: string): undefined {
  const message = textRefusal(text);
  if (message) throw new UnreadableTable(message);
  return undefined;
}

/** Lists with brackets, as Python, NumPy, PyTorch and MATLAB print them or one writes them. */
function printed(text: string): CellSheet | undefined {
  if (
    !/^\s*(?:#[^\n]*\n\s*|import[^\n]*\n\s*|>>>\s*)*(?:[\w.]+\s*(?:=|:)\s*)?(?:[\w.]+\s*\(\s*)*\[/.test(text)
  )
    return undefined;
  const { arrays, fault } = readArrays(text.replace(/^\s*(?:import|from)\b[^\n]*$/gm, ""));
  if (arrays === undefined) throw new UnreadableTable(fault);
  return arraysAsSheet(arrays, arrayWords("printed arrays", arrays));
}
