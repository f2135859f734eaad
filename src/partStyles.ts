/** Style sheets that are on their way or have come, by their addresses. */
const sheets = new Map<string, Promise<unknown>>();

/**
 * Loads a part's styles, each once, and then the part. Stands in the built page where Vite has a helper of its own
 * (scripts/build/partStyles.ts), which asks for a sheet only once and goes on without one that failed.
 * @param files of the style sheets, beside the script at `base`
 * @throws Error where one of them can't be loaded; it is asked for again with the next attempt
 */
export async function __vitePreload<Part>(
  load: () => Promise<Part>,
  files: readonly string[] = [],
  base?: string,
): Promise<Part> {
  await Promise.all(
    files.map((file) => {
      const { href } = new URL(file, base);
      const sheet = sheets.get(href) ?? (isThere(href) ? undefined : loadSheet(href));
      if (sheet) sheets.set(href, sheet);
      return sheet;
    }),
  );
  return load();
}

/** The page's own sheet is there from the start: once more, it would go before those of the parts. */
const isThere = (href: string) => Array.from(document.styleSheets).some((sheet) => sheet.href === href);

function loadSheet(href: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = href;
    link.onload = resolve;
    link.onerror = () => {
      link.remove();
      sheets.delete(href);
      reject(new Error("its styles are missing"));
    };
    document.head.append(link);
  });
}
