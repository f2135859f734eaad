import type { Recorded } from "../../program/values/recorded";

/** What is near a value in the forward pass. */
export class Surroundings {
  private readonly readers = new Map<Recorded, Recorded[]>();

  constructor(order: readonly Recorded[]) {
    for (const output of order)
      for (const input of output.node?.inputs ?? [])
        this.readers.set(input, [...(this.readers.get(input) ?? []), output]);
  }

  /** How much of what a line read is near a value: what the operations that read the value read too, and what they make. */
  nearness(value: Recorded, values: ReadonlySet<Recorded>, variables: readonly Recorded[]): number {
    let points = 0;
    let level = [value];
    const seen = new Set(level);
    for (let distance = 0; distance < 4 && level.length > 0; distance++) {
      const next: Recorded[] = [];
      for (const one of level) {
        if (values.has(one)) points += 1 / (1 + distance);
        if (variables.includes(one)) points += distance === 0 ? -1 : 1 / distance;
        for (const output of this.readers.get(one) ?? []) {
          for (const other of output.node?.inputs ?? [])
            if (other !== one && !seen.has(other) && values.has(other)) {
              seen.add(other);
              points += 1 / (1 + distance);
            }
          if (!seen.has(output)) next.push(output);
          seen.add(output);
        }
      }
      level = next;
    }
    return points;
  }
}
