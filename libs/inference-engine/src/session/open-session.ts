import type { TensorMap } from '@framegate/model-family';
import { InferenceSession } from 'onnxruntime-node';
import type { NativeGuard } from '../workers/native-guard.js';
import type { NodeCounts } from './count-nodes.js';
import { openProfiled } from './open-profiled.js';
import { runtimeOptions } from './runtime-options.js';
import type { SessionSettings } from './session-settings.js';

export interface OpenSession {
  readonly session: InferenceSession;
  /** Counted only where several providers could run them. */
  readonly nodes?: NodeCounts;
}

/** What sessions of one network are made with. */
export interface SessionContext {
  readonly settings: SessionSettings;
  /** Has the shapes of inputs that the file leaves open. */
  readonly known: TensorMap;
  readonly guard: NativeGuard;
}

export async function openSession(
  path: string,
  { settings, known, guard }: SessionContext,
): Promise<OpenSession> {
  const options = runtimeOptions(settings);
  if (settings.executionProviders.length > 1) return openProfiled(path, options, known, guard);
  return { session: await guard.during(() => InferenceSession.create(path, options)) };
}
