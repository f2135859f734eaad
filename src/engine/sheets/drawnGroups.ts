import { type Change, withChanges } from "../document/changes";
import type { NetworkDocument } from "../document/document";
import { givenOf } from "../document/naming/givenOf";
import { choicesOf, type DrawnNumber, type DrawnNumbers } from "../document/parts/drawnNumbers";
import type { Random } from "../random";

/** Numbers that are drawn from the same choices, by their indices. */
export interface DrawnGroup<Target> {
  readonly targets: readonly Target[];
  readonly choices: readonly number[];
}

/** The drawn numbers of a network, in their order. */
export const drawnGroups = (document: NetworkDocument, { numbers }: DrawnNumbers) =>
  numbers.map((drawn) => ({
    targets: givenOf(document, drawn.of).map(({ path }) => path),
    choices: pleasantChoices(drawn),
  }));

/** A range is without 0, which would leave its term out; a list is as it is. */
export function pleasantChoices(drawn: DrawnNumber): readonly number[] {
  const choices = choicesOf(drawn);
  const others = "values" in drawn ? choices : choices.filter((value) => value !== 0);
  return others.length > 0 ? others : choices;
}

/** A number for each place; of one group no number twice, as far as there are others. */
export function drawAll<Target>(groups: readonly DrawnGroup<Target>[], random: Random): [Target, number][] {
  return groups.flatMap(({ targets, choices }) => {
    let left = [...choices];
    return targets.map((target): [Target, number] => {
      if (left.length === 0) left = [...choices];
      const [value] = left.splice(Math.floor(random() * left.length), 1);
      return [target, value];
    });
  });
}

/** Numbers anywhere between the least and the largest that can be drawn: what is the same among such ones always is. */
export const drawAnywhere = <Target>(
  groups: readonly DrawnGroup<Target>[],
  random: Random,
): [Target, number][] =>
  groups.flatMap(({ targets, choices }) => {
    const [least, most] = [Math.min(...choices), Math.max(...choices)];
    return targets.map((target): [Target, number] => [target, least + random() * (most - least)]);
  });

/** A document with other numbers at some places. */
export const withNumbersAt = (
  document: NetworkDocument,
  numbers: readonly (readonly [Change["path"], number])[],
): NetworkDocument =>
  withChanges(
    document,
    numbers.map(([path, value]) => ({ path, value })),
  );
