import { withoutFloatNoise } from "./parseNumber";

const directions: Readonly<Record<string, number>> = {
  ArrowUp: 1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowLeft: -1,
  PageUp: 10,
  PageDown: -10,
};

/** How many steps a key takes a number that has the focus, wherever it stands: a tenth of them with Shift, ten times as many with Alt. */
export function stepsOfKey({
  key,
  shiftKey,
  altKey,
}: Pick<KeyboardEvent, "key" | "shiftKey" | "altKey">): number | undefined {
  const direction = Object.hasOwn(directions, key) ? directions[key] : undefined;
  return direction === undefined ? undefined : direction * (shiftKey ? 0.1 : altKey ? 10 : 1);
}

/** The same where only whole numbers are allowed: one at least. */
export const wholeSteps = (steps: number): number =>
  Math.sign(steps) * Math.max(1, Math.round(Math.abs(steps)));

/** Of each element: where the last press has brought its number, and how far a step went. */
const presses = new WeakMap<EventTarget, { readonly to: number; readonly step: number }>();

/**
 * A number after a press. A step goes as far as is usual, but for a number that is smaller than that its power of ten:
 * 1e-7 for 3e-7. Presses in a row never come down to finer steps, so that they pass 0.
 * @param at where the key is pressed: presses in a row are those at one element, each from where the last one ended
 * @param steps as `stepsOfKey` counts them
 * @param usual how far a step goes from 0
 */
export function movedByKey(at: EventTarget, from: number, steps: number, usual: number): number {
  const last = presses.get(at);
  const own = from !== 0 && Math.abs(from) < usual ? 10 ** Math.floor(Math.log10(Math.abs(from))) : usual;
  const step = last?.to !== from ? own : from === 0 ? last.step : Math.max(last.step, own);
  const to = withoutFloatNoise(from + steps * step);
  presses.set(at, { to, step });
  return to;
}
