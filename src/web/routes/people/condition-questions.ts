import { documentCodes, eligibilityCodes } from '#domain/condition-codes.ts';
import { progressOf, type Progress, type TopicCode, type TopicQuestions } from '#domain/condition-topics.ts';
import { demandGroups } from '#domain/demand-codes.ts';
import { shown, type Values } from '#web/form-reader.ts';

const tolerance = (code: string): string => `tol.${code}`;
const exposure = ['alcohol', 'gambling', 'cash'];
const own = new Set(['stairs', 'real_name', 'publication', 'camera_on', ...exposure]);

/** Which fields of the sheet answer a topic. `age` comes from the day of birth. */
const questions: TopicQuestions = {
  hours: [['hours']],
  distance: [
    ['maxKm', 'maxMinutes', 'remoteOnly'],
    ['means', 'remoteOnly'],
  ],
  age: [['age']],
  group: [['groupMax']],
  contact: [['contact']],
  leader: [['ledBy']],
  exit: [['exit']],
  noise: [['noise']],
  access: [[tolerance('stairs')]],
  fee: [['feeMaxYen']],
  disclosure: [['disclosure', tolerance('real_name')]],
  exposure: exposure.map((code) => [tolerance(code)]),
  papers: [documentCodes.map((code) => `doc.${code}`), eligibilityCodes.map((code) => `elig.${code}`)],
  supports: [['supports', 'needsNone']],
  demands: demandGroups
    .map(({ codes }) => codes.filter((code) => !own.has(code)).map(tolerance))
    .filter((fields) => fields.length > 0),
};

export function askedOf(values: Values, age: number | undefined): Progress {
  const value = shown(values);
  return progressOf(questions, (field) =>
    field === 'age' ? age !== undefined : value.all(field).some((typed) => typed !== ''),
  );
}

const places: Record<TopicCode, string> = {
  hours: 'week',
  distance: 'range',
  age: 'age',
  group: 'range',
  contact: 'range',
  leader: 'range',
  exit: 'range',
  noise: 'range',
  access: 'tolerance',
  fee: 'range',
  disclosure: 'life',
  exposure: 'tolerance',
  papers: 'papers',
  supports: 'needs',
  demands: 'tolerance',
};

/** Where on the page a topic is asked; the day of birth stands on a page of its own. */
export function placeOfTopic(code: string, personId: string): string {
  return code === 'age' ? `/people/${personId}/particulars` : `#${places[code as TopicCode]}`;
}
