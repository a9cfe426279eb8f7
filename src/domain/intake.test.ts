import { expect, it } from 'vitest';
import { intakeShape } from './intake.ts';
import { contactShape, emptyContact, personShape, shownName } from './person.ts';
import { factShape, mayLeaveTheMeeting } from './fact.ts';
import { noteShape } from './progress-note.ts';

const sheet = {
  receivedAt: new Date('2026-10-06T01:00:00Z'),
  method: 'phone',
  route: 'family',
  topics: ['withdrawn'],
  mainTopic: 'withdrawn',
  ownWords: '  言葉のまま\n',
  otherVisitor: null,
  personKnows: 'does_not_know',
  urgency: { signs: [], action: '' },
  consentState: 'given',
  noConsent: null,
};
const person = {
  familyName: '',
  givenName: '',
  familyNameKana: '',
  givenNameKana: '',
  alternativeName: '',
  gender: '',
  bornOn: null,
  bornPrecision: 'unknown',
  householdNote: '',
  areaId: null,
  isAnonymous: false,
  called: '',
};

function fields(parsed: { success: boolean; error?: { issues: { path: PropertyKey[] }[] } }): string[] {
  return parsed.success ? [] : (parsed.error?.issues ?? []).map((issue) => issue.path.join('.'));
}

it('話されたことは、前後の空白も改行も、書いたまま', () => {
  expect(intakeShape.parse(sheet).ownWords).toBe('  言葉のまま\n');
});

it.each([
  ['内容を選んでいない', { topics: [], mainTopic: '' }, ['topics']],
  ['いちばん困っていることが、選んだ中にない', { mainTopic: 'debt' }, ['mainTopic']],
  [
    '急ぐしるしがあるのに、したことがない',
    { urgency: { signs: ['no_food'], action: ' ' } },
    ['urgencyAction'],
  ],
  ['同意がないのに、わけがない', { consentState: 'refused' }, ['noConsentReason']],
  ['同意のようすを選んでいない', { consentState: '' }, ['consentState', 'noConsentReason']],
])('受付：%s', (_title, change, expected) => {
  const found = fields(intakeShape.safeParse({ ...sheet, ...change }));
  expect(expected).toEqual(expect.arrayContaining(found));
  expect(found.length).toBeGreaterThan(0);
});

it('らんの足りないことと食いちがいは、いちどに言う。選んでいない同意に、わけはまだ聞かない', () => {
  const found = fields(
    intakeShape.safeParse({ ...sheet, method: '', route: '', topics: [], consentState: '' }),
  );
  expect(found).toEqual(['method', 'route', 'consentState', 'topics']);
});

it('名まえも呼び名もない人は書けない。匿名の人に名まえは入らない', () => {
  expect(fields(personShape.safeParse(person))).toEqual(['familyName']);
  expect(fields(personShape.safeParse({ ...person, isAnonymous: true }))).toEqual(['called']);
  const both = { ...person, isAnonymous: true, called: '電話の人', givenName: '花' };
  expect(fields(personShape.safeParse(both))).toEqual(['isAnonymous']);
  expect(shownName({ ...person, isAnonymous: true, called: '電話の人' })).toBe('電話の人');
});

it('不変条件3: 支援措置には、ひらける人と期限がいる', () => {
  const locked = { ...emptyContact, isProtected: true };
  expect(fields(contactShape.safeParse(locked))).toEqual(['protectedReaders', 'protectedUntil']);
});

it('不変条件1: 根拠が支援会議か、知らない根拠のものは、会議の外へ出ない', () => {
  const outside = ['consent', 'duty_to_report', 'self_published'];
  expect(outside.every(mayLeaveTheMeeting)).toBe(true);
  expect(['confidential_meeting', '', 'Consent', 'unknown'].some(mayLeaveTheMeeting)).toBe(false);
});

it('「本人の言葉のまま」は、本人か家族から聞いたときだけ', () => {
  const fact = {
    kind: 'wish',
    words: '歩きたい',
    isOwnWords: true,
    saidOn: '2026-10-06',
    basis: 'consent',
    basisNote: '',
  };
  expect(fields(factShape.safeParse({ ...fact, saidBy: 'person' }))).toEqual([]);
  expect(fields(factShape.safeParse({ ...fact, saidBy: 'agency' }))).toEqual(['isOwnWords']);
});

it('次の日だけを書いて、することを書かない記録は受けない', () => {
  const note = {
    at: new Date('2026-10-06T01:00:00Z'),
    minutes: null,
    method: 'phone',
    withWhom: '',
    placeNote: '',
    body: '電話した',
    ownWords: '',
    nextStep: ' ',
    nextOn: '2026-12-01',
    nextBy: null,
    basis: 'consent',
    scope: 'consented',
    side: 'person',
    dangerSign: false,
  };
  expect(fields(noteShape.safeParse(note))).toEqual(['nextStep']);
  expect(fields(noteShape.safeParse({ ...note, minutes: Number.NaN, nextOn: null }))).toEqual(['minutes']);
});
