import { Unreadable } from "../numberArray";
import type { ByteArray } from "./idx";

/** More than these are too many to keep in a browser. */
export const mostPictures = 100_000;
const mostPixels = 65_536;

/** Pictures with what a document says of them. */
export interface PictureFiles {
  readonly name: string;
  readonly count: number;
  readonly width: number;
  readonly height: number;
  readonly classes: readonly string[];
  /** So many at the end come from files for a test. */
  readonly test: number;
  /** The pixels, and then the labels: a byte each. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const testName = /t10k|test/i;

/**
 * Puts pictures and labels together, by how many there are and what they are called: those of a test come last.
 * @throws Unreadable where something has no counterpart
 */
export function assemble(arrays: readonly ByteArray[]): PictureFiles {
  const images = arrays.filter(({ shape }) => shape.length > 1 && shape.at(-1) !== 1);
  const labels = arrays.filter((array) => !images.includes(array));
  if (images.length === 0)
    throw new Unreadable(`There are no pictures in ${list(arrays)}: drop the file of the images with it.`);
  const [width, height] = sidesOf(images[0]);
  for (const image of images)
    if (String(sidesOf(image)) !== String([width, height]))
      throw new Unreadable(
        `“${images[0].name}” has pictures of ${width} × ${height} pixels, but “${image.name}” of ${sidesOf(image).join(" × ")}.`,
      );
  const left = [...labels];
  const pairs = images.map((image) => {
    const fits = left.filter(({ bytes }) => bytes.length === image.shape[0]);
    const label = fits.find(({ name }) => testName.test(name) === testName.test(image.name)) ?? fits[0];
    if (!label)
      throw new Unreadable(
        `“${image.name}” has ${image.shape[0]} pictures, but there are no ${image.shape[0]} labels${left.length > 0 ? `: ${left.map(({ name, bytes }) => `“${name}” has ${bytes.length}`).join(", ")}` : ": drop the file of the labels with it"}.`,
      );
    left.splice(left.indexOf(label), 1);
    return { image, label, isTest: images.length > 1 && testName.test(image.name) };
  });
  // Of two files without such names, the smaller is for a test.
  if (pairs.length === 2 && pairs[0].isTest === pairs[1].isTest) {
    const smaller = pairs[0].image.shape[0] < pairs[1].image.shape[0] ? 0 : 1;
    pairs.forEach((pair, k) => {
      pair.isTest = k === smaller;
    });
  }
  const ordered = pairs.toSorted((one, other) => Number(one.isTest) - Number(other.isTest));
  const count = ordered.reduce((sum, { image }) => sum + image.shape[0], 0);
  if (count > mostPictures)
    throw new Unreadable(`There are ${count} pictures; ${mostPictures} are the most.`);
  return {
    name: picturesName(ordered[0].image),
    count,
    width,
    height,
    classes: classesOf(ordered.map(({ label }) => label)),
    test: ordered.reduce((sum, { image, isTest }) => sum + (isTest ? image.shape[0] : 0), 0),
    bytes: joined([...ordered.map(({ image }) => image.bytes), ...ordered.map(({ label }) => label.bytes)]),
  };
}

function sidesOf({ name, shape }: ByteArray): [width: number, height: number] {
  const [, ...sides] = shape.length === 4 && shape[3] === 1 ? shape.slice(0, 3) : shape;
  const [height, width] =
    sides.length === 1 && Math.sqrt(sides[0]) % 1 === 0 ? [Math.sqrt(sides[0]), Math.sqrt(sides[0])] : sides;
  if (sides.length > 2 || height === undefined || width === undefined || height * width > mostPixels)
    throw new Unreadable(
      `“${name}” is ${shape.join(" × ")}: pictures are count × height × width, or count × pixels of a square, of one colour.`,
    );
  return [width, height];
}

/** From 0 to the largest label. */
function classesOf(labels: readonly ByteArray[]): string[] {
  const largest = labels.reduce((most, { bytes }) => bytes.reduce((a, b) => Math.max(a, b), most), 1);
  return Array.from({ length: largest + 1 }, (_, k) => String(k));
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const picturesName = ({ name, archive }: ByteArray): string =>
  bareName(name) || (archive && bareName(archive)) || "pictures of my own";

/** What is left of a file's name without what all such files have in theirs. */
function bareName(file: string): string {
  const bare = file.replace(/(\.(gz|idx|npy|npz|csv|ubyte))+$/i, "");
  return bare
    .replace(/[-_.]?(train|images?|x|idx3?|ubyte|\d-ubyte)(?=$|[-_.\d])/gi, "")
    .replace(/^[-_.]+/, "");
}

const list = (arrays: readonly ByteArray[]) => arrays.map(({ name }) => `“${name}”`).join(", ");
