/** A number of bytes as it is read: 3.9 kB, 55 MB, 12.3 GB. */
export function inBytes(bytes: number): string {
  const power = bytes < 999.5e3 ? 1 : bytes < 999.5e6 ? 2 : 3;
  return `${Number((bytes / 1000 ** power).toPrecision(3))} ${["B", "kB", "MB", "GB"][power]}`;
}
