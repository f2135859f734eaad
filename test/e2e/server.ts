import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

export const dist = fileURLToPath(new URL("../../dist", import.meta.url));
const folder = "/some/path/";
const types: Record<string, string> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

/** Files that are named by their contents. */
const hashed = /^(?:assets|workers)[\\/]/;

/** A page of the same origin that does nothing. */
export const emptyPage = "empty";

/** What looks for faults of accessibility, of the same origin: so the page's policy lets it in, and it is kept compiled. */
export const axeScript = "axe.js";
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

export type BuildServer = Awaited<ReturnType<typeof serveBuild>>;

/** Serves the built page as the plainest host would: from a sub-folder and without the headers that isolate a page. */
export async function serveBuild() {
  if (!existsSync(join(dist, "index.html")))
    throw new Error("There is no build to test; `npm run build` makes it");
  let root = dist;
  let isCut = false;
  let mayBeKept = false;
  const server = createServer((request, response) => {
    if (isCut) {
      request.socket.destroy();
      return;
    }
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    if (path === `${folder}${emptyPage}`) {
      response.writeHead(200, { "Content-Type": types[".html"] }).end('<link rel="icon" href="data:,">');
      return;
    }
    const inside = normalize(path.slice(folder.length) || "index.html");
    const file = inside === axeScript ? axe : join(root, inside);
    if (
      !path.startsWith(folder) ||
      inside.startsWith("..") ||
      !existsSync(file) ||
      !statSync(file).isFile()
    ) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      "Content-Type": types[extname(file)] ?? "application/octet-stream",
      ...(mayBeKept &&
        (hashed.test(inside) || file === axe) && { "Cache-Control": "max-age=31536000, immutable" }),
    });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${folder}`,
    /** As where there is no connection. */
    cut(cut: boolean) {
      isCut = cut;
      if (cut) server.closeAllConnections();
    },
    /** Whether browsers may keep the files whose names change with what is in them: V8 keeps what it compiled with them. */
    letKeep(may: boolean) {
      mayBeKept = may;
    },
    /** From now on another version of the page. */
    deploy(folder = dist) {
      root = folder;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
