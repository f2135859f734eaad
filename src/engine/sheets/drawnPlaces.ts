import { type Change, withChanges } from "../document/changes";
import type { NetworkDocument } from "../document/document";
import { choicesOf } from "../document/drawn";
import type { DrawnNumber, DrawnNumbers } from "../document/drawnNumbers";
import { givenOf } from "../document/givenOf";
import type { Random } from "../random";

/** Numbers that are drawn from the same choices, by their places. */
export interface DrawnPlaces<Place> {
  readonly places: readonly Place[];
  readonly choices: readonly number[];
}

/** The places of a network's drawn numbers, in their order. */
export const placesOf = (document: NetworkDocument, { numbers }: DrawnNumbers) =>
  numbers.map((drawn) => ({
    places: givenOf(document, drawn.of).map(({ path }) => path),
    choices: pleasantChoices(drawn),
  }));

/** A range is without 0, which would leave its term out; a list is as it is. */
export function pleasantChoices(drawn: DrawnNumber): readonly number[] {
  const choices = choicesOf(drawn);
  const others = "values" in drawn ? choices : choices.filter((value) => value !== 0);
  return others.length > 0 ? others : choices;
}

/** A number for each place; of one group no number twice, as far as there are others. */
export function drawAll<Place>(groups: readonly DrawnPlaces<Place>[], random: Random): [Place, number][] {
  return groups.flatMap(({ places, choices }) => {
    let left = [...choices];
    return places.map((place): [Place, number] => {
      if (left.length === 0) left = [...choices];
      const [value] = left.splice(Math.floor(random() * left.length), 1);
      return [place, value];
    });
  });
}

/** Numbers anywhere between the least and the largest that can be drawn: what is the same among such ones always is. */
export const drawAnywhere = <Place>(
  groups: readonly DrawnPlaces<Place>[],
  random: Random,
): [Place, number][] =>
  groups.flatMap(({ places, choices }) => {
    const [least, most] = [Math.min(...choices), Math.max(...choices)];
    return places.map((place): [Place, number] => [place, least + random() * (most - least)]);
  });

/** A document with other numbers at some places. */
export const withNumbers = (
  document: NetworkDocument,
  numbers: readonly (readonly [Change["path"], number])[],
): NetworkDocument =>
  withChanges(
    document,
    numbers.map(([path, value]) => ({ path, value })),
  );
