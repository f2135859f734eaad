import type { Plugin } from "vite";

export function exerciseLines(): Plugin;
