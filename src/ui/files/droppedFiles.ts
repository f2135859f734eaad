/**
 * The files that were dropped, also those of folders, each under its way from the folder: students' files may all have the
 * same name. To be called within the event.
 */
export function droppedFiles({ items, files }: DataTransfer): Promise<readonly File[]> {
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.every(({ isDirectory }) => !isDirectory)) return Promise.resolve([...files]);
  return Promise.all(entries.map(filesIn)).then((all) => all.flat());
}

async function filesIn(entry: FileSystemEntry): Promise<readonly File[]> {
  // The system's own.
  if (entry.name.startsWith(".")) return [];
  if (!entry.isDirectory)
    return [named(entry, await new Promise((take, fail) => (entry as FileSystemFileEntry).file(take, fail)))];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: FileSystemEntry[] = [];
  for (;;) {
    // Browsers give a hundred at a time.
    const some = await new Promise<FileSystemEntry[]>((take, fail) => reader.readEntries(take, fail));
    if (some.length === 0) break;
    found.push(...some);
  }
  return (await Promise.all(found.map(filesIn))).flat();
}

/** A file in a folder of what was dropped is called by both. */
function named({ fullPath }: FileSystemEntry, file: File): File {
  const below = fullPath.split("/").slice(2).join("/");
  return below === "" || below === file.name ? file : new File([file], below, { type: file.type });
}
