import { type Items, parseItems } from "../../engine/document/parseJson";
import { programDocument } from "../../engine/document/programDocument";
import { UserError } from "../errors";
import { type Io, readText } from "../io";

/** Documents of either kind, to be answered one by one. */
export interface Asked {
  readonly items: Items;
  readonly file: string;
  /** Whether the file is a program itself. */
  readonly isCode: boolean;
  readonly of: string | undefined;
}

/** @param of the scalar whose gradients are taken, of programs; the usual one where absent */
export function askedFor(file: string, of: string | undefined, io: Io): Asked {
  const isCode = file.endsWith(".py");
  const source = readText(io, file);
  return { items: isCode ? oneItem(programDocument(source)) : itemsOf(source, file), file, isCode, of };
}

const oneItem = (item: unknown): Items => ({ isArray: false, count: 1, at: () => item });

function itemsOf(text: string, file: string): Items {
  const parsed = parseItems(text);
  if (!parsed.fault) return parsed;
  throw new UserError(
    `can't read ${file === "-" ? "standard input" : file} as JSON: ${parsed.fault.message}`,
  );
}
