import { readGitState } from '../../environment/git-state.js';
import type { ComparedSide } from '../../report/schema/comparison-schema.js';
import { resolveModel } from '../../suite/resolve-model.js';
import type { Session } from '../../suite/session.js';
import type { PreparationStep } from '../../suite/suite-events.js';
import type { Surroundings } from '../../suite/surroundings.js';
import type { SideJob } from '../side/side-job.js';
import { checkOut } from './check-out.js';
import { hashFiles } from './hash-files.js';
import type { SideSource } from './side-source.js';
import { workspaceModel } from './workspace-model.js';

/** A side that can be measured. */
export interface PreparedSide extends Pick<SideJob, 'workspace' | 'models' | 'family'> {
  readonly record: ComparedSide;
}

export interface Preparation {
  readonly root: string;
  readonly registry: Surroundings['registry'];
  readonly tell: Session['tell'];
  readonly signal: AbortSignal;
  readonly onStep: (step: PreparationStep) => void;
}

/**
 * Makes what a side is measured with: its engine, where it has one of its own, and its model's files.
 * @throws {SidePreparationError}, and what resolving a model throws.
 */
export async function prepareSide(
  source: SideSource,
  variant: string,
  preparation: Preparation,
): Promise<PreparedSide> {
  const { root, tell, signal, onStep } = preparation;
  const { label } = source;
  switch (source.kind) {
    case 'onnx': {
      const record = {
        label,
        kind: 'onnx' as const,
        commit: null,
        artifact_sha256: await hashFiles(source.files),
      };
      return { record, workspace: null, models: [...source.files], family: null };
    }
    case 'manifest':
      return ownEngine(source.root, source.variant, { label, kind: 'manifest', commit: null });
    case 'working-tree': {
      const { commit } = await readGitState(root);
      return ownEngine(root, variant, { label, kind: 'directory', commit });
    }
    case 'directory': {
      const { commit } = await readGitState(source.path);
      return itsEngine(source.path, { label, kind: 'directory', commit });
    }
    case 'git': {
      const { commit } = source;
      return itsEngine(await checkOut({ root, commit, label, signal, onStep }), {
        label,
        kind: 'git',
        commit,
      });
    }
  }

  async function ownEngine(from: string, name: string, about: Omit<ComparedSide, 'artifact_sha256'>) {
    const { family, artifact } = await resolveModel(name, preparation.registry(from), tell);
    const record = { ...about, artifact_sha256: artifact.sha256 };
    return { record, workspace: null, models: artifact.files.map(({ path }) => path), family };
  }

  async function itsEngine(workspace: string, about: Omit<ComparedSide, 'artifact_sha256'>) {
    onStep('model');
    const { family, sha256, files } = await workspaceModel(workspace, variant, { label, signal });
    return { record: { ...about, artifact_sha256: sha256 }, workspace, models: [...files], family };
  }
}
