import { expect, test } from "vitest";
import { unzip } from "../../src/engine/import/files/unzip";
import { crc32, zip } from "../../src/export/zip";
import { host } from "../../src/worker/protocol/fileHost";

test("an archive has its files under their names, with their checksums", async () => {
  const entries = [
    { name: "ada.results.json", text: '{"score": 3}' },
    { name: "Zoë Ωmega.json", text: "ü".repeat(1000) },
    { name: "empty.txt", text: "" },
  ];
  const bytes = new Uint8Array(await zip(entries).arrayBuffer());
  const read = await unzip(bytes, host);
  expect(read.map(({ name, bytes: content }) => ({ name, text: new TextDecoder().decode(content) }))).toEqual(
    entries,
  );
  // The check value that the CRC catalogue gives for CRC-32/ISO-HDLC.
  expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
});
