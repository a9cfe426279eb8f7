import type { Worker } from '#domain/actor.ts';
import type { Paper } from '#documents/paper.ts';
import type { PaperKind } from '#documents/papers.ts';
import type { PaperRequest } from './paper-ground.ts';
import { readAssessmentPaper } from './read-assessment-paper.ts';
import { readAttendancePaper } from './read-attendance-paper.ts';
import { readCareSheetPaper } from './read-care-sheet-paper.ts';
import { readClosureNotice, readClosurePaper } from './read-closure-paper.ts';
import { readConsentPaper, readWithdrawalPaper } from './read-consent-paper.ts';
import { readEvaluationPaper } from './read-evaluation-paper.ts';
import { readHandoverPaper } from './read-handover-paper.ts';
import { readIncidentPaper } from './read-incident-paper.ts';
import { readInsurancePaper } from './read-insurance-paper.ts';
import { readIntakePaper, readUnconsentedIntakePaper } from './read-intake-paper.ts';
import { readLoansPaper } from './read-loans-paper.ts';
import { readMemorandumPaper } from './read-memorandum-paper.ts';
import { readMoneyPaper } from './read-money-paper.ts';
import { readNotesPaper } from './read-notes-paper.ts';
import { readPlanPaper } from './read-plan-paper.ts';
import { readSoundingPaper } from './read-sounding-paper.ts';
import { readVisitsPaper } from './read-visits-paper.ts';
import { readWatchPaper } from './read-watch-paper.ts';

type Reader = (worker: Worker, personId: string, request: PaperRequest) => Promise<Paper>;

const readers: Record<PaperKind, Reader> = {
  intake: readIntakePaper,
  'intake-unconsented': readUnconsentedIntakePaper,
  assessment: readAssessmentPaper,
  plan: readPlanPaper,
  notes: readNotesPaper,
  evaluation: readEvaluationPaper,
  sounding: readSoundingPaper,
  visits: readVisitsPaper,
  memorandum: readMemorandumPaper,
  'care-sheet': readCareSheetPaper,
  watch: readWatchPaper,
  attendance: readAttendancePaper,
  money: readMoneyPaper,
  incident: readIncidentPaper,
  loans: readLoansPaper,
  insurance: readInsurancePaper,
  closure: readClosurePaper,
  'closure-notice': readClosureNotice,
  handover: readHandoverPaper,
  consent: readConsentPaper,
  withdrawal: readWithdrawalPaper,
};

/** Papers that print how a person is reached: those for which an address under 支援措置 may have to be opened. */
export const papersWithAddress: readonly PaperKind[] = [
  'intake',
  'intake-unconsented',
  'assessment',
  'handover',
];

/** The paper of that kind, by its own verb: each print is an act of its own in the access log. */
export async function readPaper(
  kind: PaperKind,
  worker: Worker,
  personId: string,
  request: PaperRequest,
): Promise<Paper> {
  return readers[kind](worker, personId, request);
}
