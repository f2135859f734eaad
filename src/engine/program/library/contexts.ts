import { FunctionValue, LibraryObject, type Value } from "../values/value";

/** What `with` takes: gradients off or on, or nothing that matters here. */
class Context extends LibraryObject {
  readonly typeName: string;

  constructor(typeName: string) {
    super();
    this.typeName = typeName;
  }

  attribute(): undefined {
    return undefined;
  }

  text(): string {
    return `<${this.typeName}>`;
  }
}

const names: Readonly<Record<string, string>> = {
  no_grad: "no_grad",
  inference_mode: "no_grad",
  enable_grad: "enable_grad",
  errstate: "errstate",
};

/** `torch.no_grad`: called, it is the context. */
export function contextNamed(name: string): Value | undefined {
  if (!Object.hasOwn(names, name)) return undefined;
  return new FunctionValue(name, (positional) =>
    positional[0] instanceof FunctionValue ? positional[0] : new Context(names[name]),
  );
}
