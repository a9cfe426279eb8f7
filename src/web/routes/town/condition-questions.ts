import { supportGroups } from '#domain/condition-codes.ts';
import { progressOf, type Progress, type TopicQuestions } from '#domain/condition-topics.ts';
import { demandGroups, type DemandCode } from '#domain/demand-codes.ts';
import type { ConditionValues } from './condition-form.ts';

/** Demands and supports that stand with a topic of their own, and therefore not in the long lists. */
export const demandsOfTopic = {
  access: ['stairs'],
  disclosure: ['real_name', 'publication', 'camera_on'],
  exposure: ['alcohol', 'gambling', 'cash'],
} as const satisfies Record<string, readonly DemandCode[]>;
export const supportsOfTopic = {
  exit: ['leave'],
  access: ['step_free', 'step_fixable', 'wheelchair', 'western_toilet', 'wheelchair_toilet'],
  disclosure: ['anonymous'],
} as const;

const ownDemands = new Set<string>(Object.values(demandsOfTopic).flat());
/** What is left for the list of demands, by group. */
export const restOfDemands = demandGroups
  .map(({ label, codes }) => ({ label, codes: codes.filter((code) => !ownDemands.has(code)) }))
  .filter(({ codes }) => codes.length > 0);

const demand = (code: DemandCode): string => `c.demand.${code}`;
const support = (code: string): string => `c.support.${code}`;

/** Which fields answer a topic. Beside conditions: `windows` and `place`, which the form keeps elsewhere. */
const questions: TopicQuestions = {
  hours: [['windows']],
  distance: [['place', 'c.isRemote']],
  age: [
    ['c.ageMin', 'c.anyAgeMin'],
    ['c.ageMax', 'c.anyAgeMax'],
  ],
  group: [['c.group', 'c.anyGroup']],
  contact: [['c.contact']],
  leader: [['c.ledBy']],
  exit: [['c.exit'], [support('leave')]],
  noise: [['c.noise']],
  access: [
    [demand('stairs'), support('step_free')],
    [support('western_toilet'), support('wheelchair_toilet')],
  ],
  fee: [['c.feeYen']],
  disclosure: [[demand('real_name'), support('anonymous')], [demand('publication')]],
  exposure: demandsOfTopic.exposure.map((code) => [demand(code)]),
  papers: [
    ['c.documents', 'c.noDocuments'],
    ['c.eligibility', 'c.noEligibility'],
  ],
  supports: supportGroups.map(({ codes }) => codes.map(support)),
  demands: restOfDemands.map(({ codes }) => codes.map(demand)),
};

export function askedOf(values: ConditionValues, more: { windows: boolean; place: boolean }): Progress {
  return progressOf(questions, (field) => {
    if (field === 'windows') return more.windows;
    if (field === 'place') return more.place;
    return values[field]?.some((value) => value !== '') === true;
  });
}
