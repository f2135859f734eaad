/** Hands a file to the browser to save. */
export function save(content: string | Blob, name: string, type: string): void {
  const url = URL.createObjectURL(typeof content === "string" ? new Blob([content], { type }) : content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken hold of it by the time the page is idle again.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
