import { LibraryObject, type Value } from "../values/value";

/** A module that is skipped, and whatever comes from it: it takes everything and does nothing. */
export class Skipped extends LibraryObject {
  readonly typeName = "skipped";
  private readonly name: string;

  constructor(name: string) {
    super();
    this.name = name;
  }

  attribute(name: string): Value {
    return new Skipped(`${this.name}.${name}`);
  }

  override setAttribute = () => true;

  override call = (positional: readonly Value[]): Value =>
    // A progress bar hands on what it goes through.
    /(^|\.)t?qdm$|trange$/.test(this.name) && positional.length > 0
      ? positional[0]
      : new Skipped(`${this.name}()`);

  override item = (): Value => new Skipped(`${this.name}[]`);

  /** `fig, ax = plt.subplots()`. */
  override items = (): readonly Value[] => [this, this];

  text(): string {
    return `<${this.name}, skipped>`;
  }
}
