import { programDocument } from "../../engine/document/programDocument";
import { type Items, parseItems } from "../../engine/document/reading/parseJson";
import type { ValuesOf } from "../shell/command";
import { UserError } from "../shell/errors";
import { type Io, readInputText } from "../shell/io";

/** Documents of either kind, to be answered one by one. */
export interface AskedDocuments {
  readonly items: Items;
  readonly file: string;
  /** Whether the file is a program itself. */
  readonly isCode: boolean;
  readonly of: string | undefined;
  /** Which pass of a training loop is looked at, of programs; the document's where absent. */
  readonly pass: number | undefined;
}

/** The scalar whose gradients are taken, and which pass of a training loop is looked at, of programs; the usual ones where absent. */
export const programOptions = { of: { type: "string" }, pass: { type: "string" } } as const;

/** @throws UserError where a file or an option can't be read */
export function askedFor(
  file: string,
  { of, pass }: ValuesOf<typeof programOptions>,
  io: Io,
): AskedDocuments {
  const isCode = file.endsWith(".py");
  const source = readInputText(io, file);
  return {
    items: isCode ? oneItem(programDocument(source)) : itemsOf(source, file),
    file,
    isCode,
    of,
    pass: passNumber(pass),
  };
}

/** @throws UserError where it isn't one */
export function passNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const pass = Number(text);
  if (Number.isInteger(pass) && pass >= 1) return pass;
  throw new UserError(`--pass is the number of a pass, from 1, not “${text}”`);
}

const oneItem = (item: unknown): Items => ({ isArray: false, count: 1, at: () => item });

function itemsOf(text: string, file: string): Items {
  const parsed = parseItems(text);
  if (!parsed.fault) return parsed;
  throw new UserError(
    `can't read ${file === "-" ? "standard input" : file} as JSON: ${parsed.fault.message}`,
  );
}
