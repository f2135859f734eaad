import type { Plugin } from "vite";

export function kernels(): Plugin;
export function kernelSources(entry: string): string[];
