import type { Isolation } from '@framegate/inference-engine';

/** What the service is started with. */
export interface ServiceOptions {
  /** A model of the workspace, or the path of an `.onnx` file. */
  readonly model: string;
  /** The workspace with `models/` in it. */
  readonly root: string;
  readonly host: string;
  /** 0 takes any that is free. */
  readonly port: number;
  readonly workers: number;
  /** Of each worker; the engine chooses when left out. */
  readonly threads?: number | undefined;
  /** What a worker is. */
  readonly isolation: Isolation;
  /** Images that may wait for a worker. */
  readonly maxQueue: number;
  /** The engine's default when left out. */
  readonly maxPixels?: number | undefined;
  readonly maxUploadMb: number;
  /** In which a whole request must have come in. */
  readonly uploadMs: number;
  /** For requests that name none. */
  readonly deadlineMs: number;
  /** How long requests in flight may take once the service was told to end. */
  readonly drainMs: number;
  readonly logLevel: string;
}
