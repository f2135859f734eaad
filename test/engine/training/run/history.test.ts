import { describe, expect, it } from "vitest";
import { setUnits } from "../../../../src/engine/document/edit/edit";
import { holdsRecorded, recordedRows } from "../../../../src/engine/document/trained/recordedRows";
import { RunMoments } from "../../../../src/engine/training/run/history";
import { EpochLog, logWidth } from "../../../../src/engine/training/run/log";
import type { Moment } from "../../../../src/engine/training/run/moment";
import { packMoments, unpackMoments } from "../../../../src/engine/training/run/recorded";
import { circles, few } from "../documents";

const moment = (epoch: number, validationLoss: number): Moment => ({
  epoch,
  step: epoch,
  random: epoch,
  validationLoss,
  optimizer: "sgd",
  numbers: Float64Array.of(epoch, -epoch),
});

/** Losses that fall to epoch 4321 and rise again. */
function filled(epochs: number): RunMoments {
  const history = new RunMoments();
  for (let epoch = 0; epoch <= epochs; epoch++) history.record(moment(epoch, Math.abs(epoch - 4321)));
  return history;
}

describe("the history of a run", () => {
  it("keeps every epoch of a short one, with numbers of its own", () => {
    const history = new RunMoments();
    const scratch = moment(0, 1);
    for (let epoch = 0; epoch <= 9; epoch++) {
      scratch.epoch = epoch;
      scratch.numbers.fill(epoch);
      history.record(scratch);
    }
    expect([...history.epochs()]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect([...history.nearest(6).numbers]).toEqual([6, 6]);
  });

  it("keeps of a long one the first, the last, the best, and of the others more of the early ones", () => {
    const history = filled(20_001);
    const epochs = [...history.epochs()];
    expect(epochs.length).toBeLessThanOrEqual(2001);
    expect(epochs.length).toBeGreaterThan(900);
    expect([epochs[0], epochs.at(-1), history.best?.epoch]).toEqual([0, 20_001, 4321]);
    expect(epochs).toContain(4321);
    // Early ones lie closer together, but nowhere is a gap of more than a hundredth of the way there.
    expect(epochs.slice(0, 200)).toEqual(Array.from({ length: 200 }, (_, epoch) => epoch));
    for (const [k, epoch] of epochs.slice(1).entries())
      expect(epoch - epochs[k]).toBeLessThan(1 + epoch / 100);
    expect([...history.nearest(4320).numbers]).toEqual([4320, -4320]);
    expect([...history.nearest(4321).numbers]).toEqual([4321, -4321]);
  });

  it("has room for less where there are more weights", () => {
    const history = new RunMoments();
    const large = { ...moment(0, 1), numbers: new Float64Array(50_000) };
    for (let epoch = 0; epoch < 100; epoch++) history.record({ ...large, epoch, validationLoss: -epoch });
    expect(history.epochs().length).toBeLessThanOrEqual(41);
  });

  it("forgets what came after an epoch, and takes the best of what is left", () => {
    const history = filled(5000);
    history.cut(100);
    expect(Math.max(...history.epochs())).toBeLessThanOrEqual(100);
    expect(history.best?.epoch).toBe(Math.max(...history.epochs()));
  });
});

describe("the log of the epochs", () => {
  const row = (epoch: number) => [epoch, ...Array.from({ length: logWidth - 1 }, () => 0.5)];
  const epochsIn = (rows: Float64Array) => [...rows].filter((_, k) => k % logWidth === 0);

  it("is thinned out when it is full, and then given to the reader again", () => {
    const log = new EpochLog(8);
    const kept: number[] = [];
    for (let epoch = 0; epoch <= 21; epoch++) {
      log.append(row(epoch));
      const { from, rows } = log.news();
      kept.length = from;
      kept.push(...epochsIn(rows));
      expect(kept.at(-1)).toBe(epoch);
      expect(kept[0]).toBe(0);
      expect(kept.length).toBeLessThanOrEqual(8);
    }
    expect(kept).toEqual([0, 4, 8, 12, 16, 20, 21]);
  });

  it("can be cut back", () => {
    const log = new EpochLog(8);
    for (let epoch = 0; epoch < 6; epoch++) log.append(row(epoch));
    log.news();
    log.cut(2);
    log.append(row(3));
    const { from, rows } = log.news();
    expect([from, epochsIn(rows)]).toEqual([3, [3]]);
  });
});

describe("recorded epochs in one array", () => {
  const document = circles(...few);
  const { width } = recordedRows(document);
  const moments = Array.from({ length: 101 }, (_, epoch) => ({
    epoch,
    step: 3 * epoch,
    random: 7 * epoch,
    validationLoss: 1 / epoch,
    optimizer: document.optimizer.type,
    numbers: Float64Array.from({ length: width - 4 }, (_, k) => epoch + k),
  }));

  it("come out as they went in", () => {
    const rows = packMoments(document, moments, []);
    expect(holdsRecorded(document, rows)).toBe(true);
    expect(unpackMoments(document, rows)).toEqual(moments);
  });

  it("are thinned where there isn't room, but for those that must stay", () => {
    const rows = packMoments(document, moments.slice(0, 100), [37, 38], 20 * width);
    const epochs = unpackMoments(document, rows).map(({ epoch }) => epoch);
    expect(epochs).toEqual([0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 37, 38, 48, 64, 96, 99]);
    expect(unpackMoments(document, packMoments(document, moments, [37], 1))).toHaveLength(3);
  });

  it("are recognized as another network's, or as no such array", () => {
    const rows = packMoments(document, moments, []);
    expect(holdsRecorded(circles(...few, setUnits(0, 5)), rows)).toBe(false);
    expect(holdsRecorded(document, rows.slice(1))).toBe(false);
    expect(holdsRecorded(document, Float64Array.from(rows).reverse())).toBe(false);
    expect(holdsRecorded(document, [...rows])).toBe(false);
  });
});
