#!/usr/bin/env node
// Exists before the first build, so that installing can link it and it is executable.
import { existsSync } from 'node:fs';

const built = new URL('../dist/main.js', import.meta.url);
if (existsSync(built)) {
  await import(built.href);
} else {
  console.error('bench-runner is not built yet: run "npm run build" first.');
  process.exitCode = 64;
}
