/** A file's name from a document's title: `2-2-2-sigmoid-shared-biases.tex`. */
export function fileName(title: string, extension: string): string {
  const words = title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
  return `${words || "network"}.${extension}`;
}
