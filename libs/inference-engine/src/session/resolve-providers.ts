import { InvalidOptionError } from '../errors/request-errors.js';
import type { ExecutionProvider, ProviderWithOptions } from './execution-provider.js';
import { providerCatalogue, providerNames } from './provider-catalogue.js';

/** @throws {InvalidOptionError} */
export function resolveProviders(providers: readonly ExecutionProvider[]): readonly ProviderWithOptions[] {
  const option = 'executionProviders';
  if (!Array.isArray(providers) || providers.length === 0) {
    throw new InvalidOptionError(
      option,
      `an array with at least one of ${providerNames.join(', ')}`,
      providers,
    );
  }
  const resolved = (providers as readonly ExecutionProvider[]).map((provider, at) =>
    resolveProvider(provider, `${option}[${at}]`),
  );
  const names = resolved.map(({ name }) => name);
  if (new Set(names).size < names.length) {
    throw new InvalidOptionError(option, 'an array without a name twice', names);
  }
  // Wherever it stands, the runtime asks it last.
  if (names.slice(0, -1).includes('cpu'))
    throw new InvalidOptionError(option, 'an array with `cpu` last', names);
  return resolved;
}

function resolveProvider(provider: ExecutionProvider, option: string): ProviderWithOptions {
  const given = (typeof provider === 'string' ? { name: provider } : provider) as ProviderWithOptions | null;
  const { name, ...options } = given ?? {};
  if (name === undefined || !providerNames.includes(name)) {
    throw new InvalidOptionError(
      option,
      `one of ${providerNames.join(', ')}, or an object with such a \`name\``,
      provider,
    );
  }
  const known = providerCatalogue[name].options;
  for (const [key, value] of Object.entries(options)) {
    const check = Object.hasOwn(known, key) ? known[key] : undefined;
    if (!check) {
      const names = Object.keys(known).join(', ') || 'its name';
      throw new InvalidOptionError(option, `\`${name}\` with no options but ${names}`, provider);
    }
    if (!check.accepts(value)) throw new InvalidOptionError(`${option}.${key}`, check.expected, value);
  }
  return structuredClone({ name, ...options });
}
