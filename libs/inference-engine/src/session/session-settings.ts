import type { ProviderWithOptions } from './execution-provider.js';
import type { SessionTuning } from './session-options.js';

/** What a session is made with: plain data, for it travels to the worker. */
export interface SessionSettings extends Required<SessionTuning> {
  /** Intra-op threads, the worker's own among them. */
  readonly threads: number;
  readonly executionProviders: readonly ProviderWithOptions[];
  /** Absolute path of a folder. */
  readonly graphCache: string | undefined;
}
