export { configSchema, type Config, type LoadedConfig, type ModeConfig } from './config-schema.js';
export { defineConfig } from './define-config.js';
