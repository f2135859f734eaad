import { joinedBytes } from "../files/joinedBytes";
import { isNpy, readNpy } from "../files/npy";
import { type Bytes, isZip, unzip, type ZipHost } from "../files/unzip";
import { largestTable } from "../limits";
import { Unreadable } from "../numberArray";
import { sheetOfText } from "./kinds";
import { arraysAsSheet, arrayWords } from "./kinds/arrays";
import { binaryRefusal } from "./kinds/refusals";
import { type CellSheet, type SheetReading, UnreadableTable } from "./sheet/sheet";

/** Reads the text of a table. Never throws, whatever is in it. */
export const readTableText = (text: string): SheetReading => tryReading(() => sheetOfText(text));

/** Reads a file with a table: a text of any encoding, NumPy's .npy and .npz, any of it packed with gzip. Never throws. */
export async function readBytes(bytes: Bytes, host: ZipHost): Promise<SheetReading> {
  try {
    return { sheet: await sheetOfBytes(bytes, host) };
  } catch (error) {
    return faultOf(error);
  }
}

function tryReading(read: () => CellSheet): SheetReading {
  try {
    return { sheet: read() };
  } catch (error) {
    return faultOf(error);
  }
}

function faultOf(error: unknown): SheetReading {
  if (error instanceof UnreadableTable) return { fault: { line: error.line, message: error.message } };
  if (error instanceof Unreadable) return { fault: { line: 0, message: error.message } };
  throw error;
}

async function sheetOfBytes(bytes: Bytes, host: ZipHost): Promise<CellSheet> {
  if (bytes.length > largestTable)
    throw new UnreadableTable(
      `It has ${(bytes.length / 1e6).toFixed(1)} MB; ${largestTable / 1e6} MB are the most. Leave out rows or columns.`,
    );
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return sheetOfBytes(await unpacked(bytes, host), host);
  if (isNpy(bytes)) return arrayFile([readNpy(bytes)], "a .npy file");
  if (isZip(bytes)) return sheetOfArchive(bytes, host);
  const refusal = binaryRefusal(bytes);
  if (refusal) throw new UnreadableTable(refusal);
  const { text, words } = textOf(bytes, host);
  const sheet = sheetOfText(text);
  return words ? { ...sheet, notes: [...sheet.notes, words] } : sheet;
}

async function sheetOfArchive(bytes: Bytes, host: ZipHost): Promise<CellSheet> {
  const entries = await unzip(bytes, host);
  const arrays = entries.filter(({ name }) => name.endsWith(".npy"));
  if (arrays.length > 0)
    return arrayFile(
      arrays.map((entry) => readNpy(entry.bytes, entry.name.slice(0, -4))),
      "a .npz archive",
    );
  if (entries.some(({ name }) => name.startsWith("xl/")))
    throw new UnreadableTable(
      "It is an Excel workbook, which is not opened. Save the sheet as CSV UTF-8 and import that.",
    );
  const tables = entries.filter(
    ({ name }) => /\.(?:csv|tsv|txt|data|dat|arff|json)$/i.test(name) && !/(?:^|\/)[._]/.test(name),
  );
  if (tables.length === 1) return sheetOfBytes(tables[0].bytes, host);
  const names = entries
    .map(({ name }) => name)
    .slice(0, 5)
    .join(", ");
  throw new UnreadableTable(
    `The archive holds ${tables.length === 0 ? "no table" : "several tables"} (${names}${entries.length > 5 ? ", …" : ""}): unpack it and import one file.`,
  );
}

function arrayFile(arrays: readonly ReturnType<typeof readNpy>[], kind: string): CellSheet {
  if (!arrays.some(({ values }) => values.length > 0))
    throw new UnreadableTable("There are no numbers in it.");
  return arraysAsSheet(arrays, arrayWords(kind, arrays));
}

/** @see RFC 1952: a head of 10 bytes, and what its flags announce */
async function unpacked(bytes: Bytes, { inflate }: ZipHost): Promise<Bytes> {
  const flags = bytes[3];
  let at = 10;
  if (flags & 4) at += 2 + bytes[at] + 256 * bytes[at + 1];
  for (const flag of [8, 16]) if (flags & flag) at = bytes.indexOf(0, at) + 1;
  if (flags & 2) at += 2;
  const parts: Bytes[] = [];
  let length = 0;
  try {
    // Behind the data stand a checksum and the length.
    for await (const part of inflate(bytes.subarray(at, -8))) {
      length += part.length;
      if (length > largestTable) break;
      parts.push(part);
    }
  } catch {
    throw new UnreadableTable("The packed file is damaged.");
  }
  if (length > largestTable)
    throw new UnreadableTable(`It unpacks to more than ${largestTable / 1e6} MB, and no more is read.`);
  return joinedBytes(parts, length);
}

/** A text by its byte order mark, else UTF-8, else UTF-16 where every other byte is 0, else Windows' Latin. */
function textOf(bytes: Bytes, { text, decode }: ZipHost): { readonly text: string; readonly words?: string } {
  const [first, second] = bytes;
  const utf16 = (label: "utf-16le" | "utf-16be") => ({
    text: decode(bytes, label),
    words: "Read as UTF-16.",
  });
  if (first === 0xff && second === 0xfe) return utf16("utf-16le");
  if (first === 0xfe && second === 0xff) return utf16("utf-16be");
  const head = bytes.subarray(0, 2000);
  const zeros = [0, 1].map((odd) => head.filter((byte, k) => byte === 0 && k % 2 === odd).length);
  if (zeros[1] > head.length / 4 && zeros[0] < zeros[1] / 4) return utf16("utf-16le");
  if (zeros[0] > head.length / 4 && zeros[1] < zeros[0] / 4) return utf16("utf-16be");
  if (zeros[0] + zeros[1] > 0)
    throw new UnreadableTable("It is neither a text nor a file of NumPy (.npy, .npz).");
  const plain = text(bytes);
  if (plain !== undefined) return { text: plain };
  return { text: decode(bytes, "windows-1252"), words: "Read as Latin-1, since it isn't UTF-8." };
}
