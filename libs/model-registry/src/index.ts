export { ArtifactError, type ArtifactErrorCode } from './artifacts/artifact-error.js';
export type { FamilySource } from './family-source.js';
export { ManifestError, type ManifestIssue } from './manifest/manifest-error.js';
export { manifestJsonSchema } from './manifest/manifest-json-schema.js';
export type { Manifest, ManifestTargets } from './manifest/manifest-schema.js';
export { ModelNotFoundError } from './model-not-found-error.js';
export { ModelRegistry, type ModelRegistryOptions } from './model-registry.js';
export type { ArtifactFile, ResolvedModel, ResolveOverrides, ResolveProgress } from './resolved-model.js';
export { SafetensorsError, type SafetensorsErrorCode } from './safetensors/safetensors-error.js';
