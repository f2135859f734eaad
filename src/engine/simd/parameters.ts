import type { Optimizer } from "../optimizers/optimizer";
import { bytesOfPrecision, type Kernels, type Precision } from "./kernels";
import { MemoryNumbers, upTo } from "./memory";
import { kernelOperation } from "./operations";
import { stageBytes, stageWords } from "./stages";

type MemoryBuffer = MemoryNumbers<"Float64Array"> | MemoryNumbers<"Float32Array">;

/** A network's parameters in the kernels' memory, in the order of a plan's; with an optimizer, what their updates take. */
export class KernelParameters {
  readonly address: number;
  readonly gradients: number;
  /** Of the optimizer's stage; 0 without one. */
  readonly optimizer: number;
  private readonly kernels: Kernels;
  private readonly block: number;
  private readonly values: MemoryBuffer;
  private readonly slopes: MemoryBuffer | undefined;
  private readonly slots: readonly MemoryBuffer[];
  private readonly settings: MemoryNumbers<"Float64Array"> | undefined;
  private readonly settingNames: readonly string[];

  /** @param optimizer which has a kernel */
  constructor(kernels: Kernels, precision: Precision, count: number, optimizer?: Optimizer) {
    const { memory } = kernels;
    // An update works on whole vectors.
    const row = upTo(count * bytesOfPrecision(precision), 64);
    const slots = optimizer?.slots.length ?? 0;
    const numbers = 8 * 8;
    this.kernels = kernels;
    this.block = memory.take(
      (optimizer ? 2 + slots : 1) * row + (optimizer ? upTo(stageBytes, 64) + numbers : 0),
    );
    this.address = this.block;
    this.gradients = this.address + row;
    const buffer = (address: number): MemoryBuffer =>
      precision === "float64"
        ? new MemoryNumbers(memory, "Float64Array", address, count)
        : new MemoryNumbers(memory, "Float32Array", address, count);
    this.values = buffer(this.address);
    if (optimizer) this.slopes = buffer(this.gradients);
    const firstSlot = this.gradients + row;
    this.slots = Array.from({ length: slots }, (_, s) => buffer(firstSlot + s * row));
    this.settingNames = ["learningRate", "weightDecay", ...(optimizer?.kernel?.settings ?? [])];
    this.optimizer = 0;
    if (!optimizer?.kernel) return;
    const settings = firstSlot + slots * row;
    this.settings = new MemoryNumbers(memory, "Float64Array", settings, this.settingNames.length);
    this.optimizer = settings + numbers;
    const stage = {
      ...{ operation: kernelOperation(optimizer.kernel.name), units: count, row, numbers: settings },
      ...{ x: this.address, dx: this.gradients, scratch: firstSlot },
    };
    new Int32Array(memory.buffer, this.optimizer).set(stageWords([stage]));
  }

  /** Brings parameters in; in single precision they are rounded. */
  set(parameters: Float64Array): void {
    this.values.view.set(parameters);
  }

  copyTo(parameters: Float64Array): void {
    parameters.set(this.values.view);
  }

  /** After a backward pass; there are none without an optimizer. */
  copyGradientsTo(gradients: Float64Array): void {
    if (this.slopes) gradients.set(this.slopes.view);
  }

  setSlots(slots: readonly Float64Array[]): void {
    for (let s = 0; s < slots.length; s++) this.slots[s].view.set(slots[s]);
  }

  copySlotsTo(slots: readonly Float64Array[]): void {
    for (let s = 0; s < slots.length; s++) slots[s].set(this.slots[s].view);
  }

  /** @param settings by name; where there is no weight decay, it is 0 */
  setSettings(settings: Readonly<Record<string, number>>): void {
    if (!this.settings) return;
    const { view } = this.settings;
    for (let k = 0; k < this.settingNames.length; k++) view[k] = settings[this.settingNames[k]] ?? 0;
  }

  /** Gives the memory back. */
  release(): void {
    this.kernels.memory.release(this.block);
  }
}
