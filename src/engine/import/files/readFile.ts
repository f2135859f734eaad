import { type Arrays, Unreadable } from "../numberArray";
import { readArrays } from "../printed/readArrays";
import { isNpy, readNpy } from "./npy";
import { isZip, unzip, type ZipHost } from "./unzip";

/** A file with more bytes isn't read. */
export const largestFile = 20_000_000;

/** The arrays of a file: .npy, .npz, or a text that `readArrays` understands. Never throws, whatever is in it. */
export async function readFile(bytes: Uint8Array<ArrayBuffer>, host: ZipHost): Promise<Arrays> {
  if (bytes.length > largestFile)
    return { fault: `It has ${(bytes.length / 1e6).toFixed(1)} MB; ${largestFile / 1e6} MB are the most.` };
  try {
    const arrays = isNpy(bytes) ? [readNpy(bytes)] : isZip(bytes) ? await readNpz(bytes, host) : undefined;
    if (!arrays) return readArrays(textOf(bytes, host));
    if (!arrays.every(({ values }) => values.every(Number.isFinite)))
      return { fault: "It has numbers that are not finite (nan or inf), and only finite ones are taken." };
    return arrays.some(({ values }) => values.length > 0)
      ? { arrays: arrays.filter(({ values }) => values.length > 0) }
      : { fault: "There are no numbers in it." };
  } catch (error) {
    if (error instanceof Unreadable) return { fault: error.message };
    throw error;
  }
}

async function readNpz(bytes: Uint8Array<ArrayBuffer>, host: ZipHost) {
  const entries = await unzip(bytes, host);
  const arrays = entries.filter(({ name }) => name.endsWith(".npy"));
  if (arrays.length === 0)
    throw new Unreadable(
      entries.some(({ name }) => name.endsWith(".pkl"))
        ? "It is a file of torch.save, whose pickled objects are not opened. Paste what print(model.state_dict()) shows instead, or save the arrays with np.savez."
        : "There are no NumPy arrays in this archive.",
    );
  return arrays.map((entry) => readNpy(entry.bytes, entry.name.slice(0, -4)));
}

function textOf(bytes: Uint8Array<ArrayBuffer>, host: ZipHost): string {
  if (bytes[0] === 0x89 && bytes[1] === 0x48)
    throw new Unreadable(
      "It is an HDF5 file, which is not opened. Paste what print(model.get_weights()) shows instead, or save the arrays with np.savez.",
    );
  const text = host.text(bytes);
  if (text === undefined) throw new Unreadable("It is neither a text nor a file of NumPy (.npy, .npz).");
  return text;
}
