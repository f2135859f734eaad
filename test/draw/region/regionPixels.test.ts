import { expect, test } from "vitest";
import {
  classTable,
  divergingTable,
  paintClasses,
  paintDiverging,
} from "../../../src/draw/region/regionPixels";
import { mixed, parseRgb, pixel, type Rgb } from "../../../src/draw/rgb";

const paper: Rgb = [255, 255, 255];
const red: Rgb = [200, 0, 0];
const blue: Rgb = [0, 0, 200];
const unknown: Rgb = [9, 9, 9];

const soft = (colour: Rgb) => pixel(mixed(paper, colour, 0.8));

function painted(maps: number[], classes: number, shading: "probability" | "class") {
  const into = new Uint32Array(maps.length / classes);
  paintClasses(Float32Array.from(maps), classes, classTable(paper, [red, blue], unknown, shading), into);
  return [...into];
}

test("a cell has the winner's colour, as strong as the winner is ahead", () => {
  expect(painted([1, 0.5, 0, 0, 0.5, 1], 2, "probability")).toEqual([soft(red), pixel(paper), soft(blue)]);
});

test("the class alone has one strength up to the boundary", () => {
  expect(painted([0.51, 0.49, 0.49, 0.51], 2, "class")).toEqual([soft(red), soft(blue)]);
});

test("classes beyond the palette share its colours", () => {
  expect(painted([0, 0, 1], 3, "probability")).toEqual([soft(red)]);
});

test("what is NaN has its own colour", () => {
  expect(painted([Number.NaN, 1, Number.NaN, 0], 2, "class")).toEqual([pixel(unknown), soft(red)]);
});

test("a diverging scale is paper at its middle and full at its reach", () => {
  const into = new Uint32Array(4);
  const maps = Float32Array.from([99, -1, 1, 9, Number.NaN]);
  paintDiverging(maps, 1, 1, 2, divergingTable(paper, red, blue, unknown), into);
  expect([...into]).toEqual([soft(red), pixel(paper), soft(blue), pixel(unknown)]);
});

test("a colour is read as it is written in the stylesheet", () => {
  expect(parseRgb(" #f0a35e")).toEqual([240, 163, 94]);
  expect(parseRgb("#fff")).toEqual([255, 255, 255]);
  expect(() => parseRgb("orange")).toThrow("#rrggbb");
});
