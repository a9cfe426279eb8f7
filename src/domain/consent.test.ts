import fc from 'fast-check';
import { expect, it } from 'vitest';
import { consentShape, consentStanding, endOfFiscalYear, type ConsentDraft } from './consent.ts';

const given: ConsentDraft = {
  state: 'given',
  purpose: '体のことをたずねるため',
  recipientAgencyId: null,
  recipientOrganizationId: null,
  recipientName: '主治医',
  items: ['health'],
  toldWords: '',
  notToldWords: '',
  manner: 'signed',
  witness: '',
  givenBy: 'person',
  givenByName: '',
  givenOn: '2026-10-06',
  validUntil: '2027-03-31',
};
const agency = '0190b2a0-0000-7000-8000-000000000001';

function refused(change: Partial<Record<keyof ConsentDraft, unknown>>): string[] {
  const parsed = consentShape.safeParse({ ...given, ...change });
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.path.join('.'));
}

it('目的・相手・項目・期限・受け方のそろった同意は通る', () => {
  expect(refused({})).toEqual([]);
});

it.each([
  ['目的のない', { purpose: '　' }, 'purpose'],
  ['相手のない', { recipientName: ' ' }, 'recipientAgencyId'],
  ['相手がふたつの', { recipientAgencyId: agency, recipientOrganizationId: agency }, 'recipientAgencyId'],
  ['項目のない', { items: [] }, 'items'],
  ['期限のない', { validUntil: null }, 'validUntil'],
  ['期限が同意より前の', { validUntil: '2026-10-05' }, 'validUntil'],
  ['立会のない口頭の', { manner: 'spoken_with_witness' }, 'witness'],
  ['代筆した人のない', { manner: 'written_for' }, 'witness'],
  ['保護者の名まえのない', { givenBy: 'guardian' }, 'givenByName'],
  ['支援会議で知ったことの', { items: ['sealed'] }, 'items.0'],
])('%s同意は受けない', (_title, change, field) => {
  expect(refused(change)).toContain(field);
});

it('足りないことは、いちどに言う。二度もどされることはない', () => {
  const nothing = {
    state: '',
    purpose: '',
    recipientName: '',
    items: [],
    validUntil: null,
    manner: '',
    givenBy: '',
  };
  expect(refused(nothing).toSorted()).toEqual(
    ['givenBy', 'items', 'manner', 'purpose', 'recipientAgencyId', 'state', 'validUntil'].toSorted(),
  );
});

it('断られたこと・説明しただけのことには、項目も期限もいらない', () => {
  expect(refused({ state: 'refused', items: [], validUntil: null })).toEqual([]);
  expect(refused({ state: 'explained', items: [], validUntil: null })).toEqual([]);
});

it('期限の日までは同意、次の日からは期限切れ。撤回は期限にかかわらず撤回', () => {
  const on = (state: string, day: string) => consentStanding({ state, validUntil: '2027-03-31' }, day);
  expect([on('given', '2027-03-31'), on('given', '2027-04-01')]).toEqual(['given', 'expired']);
  expect([on('withdrawn', '2026-12-01'), on('withdrawn', '2027-04-01')]).toEqual(['withdrawn', 'withdrawn']);
});

it('年度の終わりは、その日以後でいちばん近い3月31日', () => {
  const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2060-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(days, (date) => {
      const day = date.toISOString().slice(0, 10);
      const end = endOfFiscalYear(day);
      expect(end.endsWith('-03-31')).toBe(true);
      expect(end >= day && Number(end.slice(0, 4)) - Number(day.slice(0, 4)) <= 1).toBe(true);
      const before = `${Number(end.slice(0, 4)) - 1}-03-31`;
      expect(before < day).toBe(true);
    }),
  );
});
