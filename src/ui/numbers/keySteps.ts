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
