import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GraphBuilder, relu, writeModel } from '@framegate/model-graph';
import { InferenceSession, listSupportedBackends } from 'onnxruntime-node';
import { ProviderUnavailableError } from '../errors/provider-unavailable-error.js';
import type { NativeGuard } from '../workers/native-guard.js';
import type { ProviderName, ProviderWithOptions } from './execution-provider.js';
import { providerCatalogue } from './provider-catalogue.js';
import { shortReason } from './short-reason.js';

/** A provider that the installed runtime knows; its libraries are there only where it is `bundled`. */
type Backend = ReturnType<typeof listSupportedBackends>[number];

const fatalOnly = 4;

/** @throws {ProviderUnavailableError} for the first provider that the installed runtime was built without. */
export function checkBuiltIn(
  providers: readonly ProviderWithOptions[],
  backends: readonly Backend[] = listSupportedBackends(),
): void {
  for (const { name } of providers) {
    if (backends.some((backend) => backend.name === name)) continue;
    const where = `${process.platform} on ${process.arch}`;
    throw unavailable(name, `onnxruntime-node for ${where} is built without it`, backends);
  }
}

/**
 * After a session could not be made: whether a provider is to blame, which then cannot open the smallest network either.
 * @throws {ProviderUnavailableError} for the first such provider.
 */
export async function blameProviders(
  providers: readonly ProviderWithOptions[],
  guard: NativeGuard,
): Promise<void> {
  const others = providers.filter(({ name }) => name !== 'cpu');
  if (others.length === 0) return;
  const folder = await mkdtemp(join(tmpdir(), 'framegate-provider-'));
  try {
    const path = join(folder, 'smallest.onnx');
    await writeModel(smallestNetwork(), path);
    for (const provider of others) await openWith(provider, path, guard);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function openWith(provider: ProviderWithOptions, path: string, guard: NativeGuard): Promise<void> {
  const options = { executionProviders: [provider], logSeverityLevel: fatalOnly } as const;
  try {
    const session = await guard.during(() => InferenceSession.create(path, options));
    await guard.during(() => session.release());
  } catch (cause) {
    throw unavailable(provider.name, shortReason((cause as Error).message), listSupportedBackends(), {
      cause,
    });
  }
}

function smallestNetwork() {
  const graph = new GraphBuilder();
  graph.output('y', relu(graph.input('x', 'float32', [1])));
  return graph.finish({ name: 'smallest', producer: { name: 'framegate', version: '0' } });
}

function unavailable(
  name: ProviderName,
  why: string,
  backends: readonly Backend[],
  options?: ErrorOptions,
): ProviderUnavailableError {
  const bundled = backends.filter((backend) => backend.bundled && backend.name !== name);
  return new ProviderUnavailableError(
    `The execution provider \`${name}\` is not available: ${why}. ${providerCatalogue[name].howToGet} ` +
      `This installation brings ${bundled.map((backend) => `\`${backend.name}\``).join(' and ')} besides.`,
    options,
  );
}
