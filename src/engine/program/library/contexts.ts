import { isTrue } from "../arrays/items";
import type { Machine } from "../machine/machine";
import { FunctionValue, LibraryObject, type Value } from "../values/value";

/** What `with` takes: gradients off or on, or nothing that matters here. As a decorator it stands around each call. */
class GradientContext extends LibraryObject {
  readonly typeName: string;
  private readonly machine: Machine;

  constructor(machine: Machine, typeName: string) {
    super();
    this.machine = machine;
    this.typeName = typeName;
  }

  attribute(): undefined {
    return undefined;
  }

  text(): string {
    return `<${this.typeName}>`;
  }

  override readonly call = ([inner]: readonly Value[]): Value => {
    if (!(inner instanceof FunctionValue) || this.typeName === "errstate") return inner ?? null;
    const { machine, typeName } = this;
    return new FunctionValue(inner.name, (positional, keywords) => {
      const { tape } = machine;
      const before = tape.isRecording;
      tape.isRecording = typeName === "enable_grad";
      try {
        return inner.call(positional, keywords);
      } finally {
        tape.isRecording = before;
      }
    });
  };
}

const names: Readonly<Record<string, string>> = {
  no_grad: "no_grad",
  inference_mode: "no_grad",
  enable_grad: "enable_grad",
  errstate: "errstate",
};

/** `torch.no_grad`: called, it is the context; called with a function, that function within it. */
export function contextNamed(machine: Machine, name: string): Value | undefined {
  if (name === "set_grad_enabled")
    return new FunctionValue(name, ([value]) => {
      machine.tape.isRecording = isTrue(machine, value ?? null);
      return new GradientContext(machine, name);
    });
  if (!Object.hasOwn(names, name)) return undefined;
  return new FunctionValue(name, (positional) => {
    const context = new GradientContext(machine, names[name]);
    return positional[0] instanceof FunctionValue ? context.call(positional) : context;
  });
}
