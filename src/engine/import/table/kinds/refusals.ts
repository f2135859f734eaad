/** Kinds of files that aren't read, by how they begin, and what their reader can do instead. */
const binary: readonly {
  readonly begins: readonly number[];
  readonly at?: number;
  readonly message: string;
}[] = [
  {
    begins: [0xd0, 0xcf, 0x11, 0xe0],
    message:
      "It is an old Excel or Word file, which is not opened. Save the sheet as CSV UTF-8 and import that.",
  },
  {
    begins: [0x25, 0x50, 0x44, 0x46],
    message: "It is a PDF, not a table. Copy the numbers out of it, and paste them here.",
  },
  {
    begins: [0x50, 0x41, 0x52, 0x31],
    message:
      'It is a Parquet file, which is not opened. In pandas, df.to_csv("data.csv", index=False) makes one that is.',
  },
  {
    begins: [0x89, 0x48, 0x44, 0x46],
    message: "It is an HDF5 file, which is not opened. Save its arrays with np.savez, or the table as CSV.",
  },
  { begins: [0x80, 0x02], message: pickled() },
  { begins: [0x80, 0x03], message: pickled() },
  { begins: [0x80, 0x04], message: pickled() },
  { begins: [0x80, 0x05], message: pickled() },
  { begins: [0x89, 0x50, 0x4e, 0x47], message: "It is a picture, not a table." },
  { begins: [0xff, 0xd8, 0xff], message: "It is a picture, not a table." },
  {
    begins: [0x4d, 0x41, 0x54, 0x4c, 0x41, 0x42],
    message:
      'It is a file of MATLAB, which is not opened. In MATLAB, writematrix(X, "data.csv") makes one that is.',
  },
  {
    begins: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65],
    message: "It is an SQLite database, which is not opened. Export the table as CSV.",
  },
  { begins: [0x00, 0x00, 0x08, 0x01], message: idx() },
  { begins: [0x00, 0x00, 0x08, 0x03], message: idx() },
];

function pickled(): string {
  return "It is a file of Python's pickle, whose objects are not opened. Save arrays with np.savez, or a table with df.to_csv.";
}

function idx(): string {
  return 'It is an IDX file, as MNIST\'s, with images and labels in files of their own. Save both as one archive: np.savez("data.npz", X=X, y=y).';
}

/** Why a file can't be a table, by its first bytes; nothing where it may be one. */
export const binaryRefusal = (bytes: Uint8Array): string | undefined =>
  binary.find(({ begins }) => begins.every((byte, k) => bytes[k] === byte))?.message;

/** Why a text isn't a table; nothing where it may be one. */
export function textRefusal(text: string): string | undefined {
  const head = text.slice(0, 2000).trimStart();
  if (/^<(?:!doctype html|html|head|body)/i.test(head))
    return "It is a web page, not a table: save the file itself (on GitHub, “Raw”).";
  if (/^<\?xml|^<[a-z][\w:.-]*[\s>]/i.test(head) && !/^<tf\.|^<KerasVariable|^<Variable/.test(head))
    return "It is XML, which is not opened. Save the table as CSV.";
  if (/^version https:\/\/git-lfs/.test(head))
    return "It is only the pointer to a file that is kept elsewhere (Git LFS): download the file itself.";
  if (/^\{\\rtf/.test(head)) return "It is formatted text (RTF). Save it as plain text and import that.";
  return undefined;
}
