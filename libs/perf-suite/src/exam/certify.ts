import type { ComparingSurroundings } from '../compare/compare-versions.js';
import { assembleComparisonReport } from '../compare/comparison-report.js';
import { readEnvironment } from '../environment/read-environment.js';
import type { Exam } from '../report/schema/exam-schema.js';
import type { Report } from '../report/schema/report-schema.js';
import { keepReport } from '../suite/keep-report.js';
import { planModels } from '../suite/plan-models.js';
import { resolveModel } from '../suite/resolve-model.js';
import { withMachine } from '../suite/session.js';
import { surroundings } from '../suite/surroundings.js';
import type { CertifyOptions } from './certify-options.js';
import { examArms } from './exam-arms.js';
import { examineGate } from './examine-gate.js';
import { examSummary } from './exam-summary.js';
import { storeExam } from './exam-store.js';
import { judgeExam } from './judge-exam.js';
import { askLeakQuestions } from './leak-questions.js';

export interface ExamSurroundings extends ComparingSurroundings {
  readonly askLeaks: typeof askLeakQuestions;
}

/**
 * Examines the gate on this machine: comparisons of a model with itself and with itself slowed down by known shares, and
 * processes that leak and that do not. The exam is stored for later reports; one that was interrupted or given up is not, and is in
 * the report alone.
 * @throws {UsageError} for a model that is not there, or too little time.
 * @throws {SidePreparationError}, {MachineBusyError} and {UnwrittenReportError} as a comparison does.
 */
export function certify(options: CertifyOptions): Promise<Report> {
  return certifyIn({ ...surroundings, askLeaks: askLeakQuestions }, options);
}

/** {@link certify} with surroundings of the caller's. */
export async function certifyIn(world: ExamSurroundings, options: CertifyOptions): Promise<Report> {
  const { registryRoot: root, variant, output } = options;
  const registry = world.registry(root);
  await planModels([variant], registry, world.sizeClassOf);
  return withMachine(options, world, async (session) => {
    const environment = await readEnvironment(root);
    const model = await resolveModel(variant, registry, session.tell);
    const arms = examArms(model, session, { ...options, entry: world.sideEntry });
    const answers = await examineGate({ arms, askLeaks: world.askLeaks }, session, options);
    const questions = [...answers.questions];
    const exam: Exam = {
      taken_at: new Date().toISOString(),
      machine_id: environment.machine_id,
      ...judgeExam(questions),
      questions,
    };
    if (answers.end === 'complete') await storeExam(exam, root);
    const report = assembleComparisonReport({
      mode: 'certify',
      session,
      environment,
      summary: examSummary(exam, answers),
      comparisons: [],
      exam,
      notes: answers.end === 'complete' ? [] : [`The exam was ${endings[answers.end]} and not stored.`],
    });
    await keepReport(report, output, session);
    return report;
  });
}

const endings = { interrupted: 'interrupted', 'given-up': 'given up' } as const;
