import { uuidv7 } from 'uuidv7';
import { beforeAll, describe, expect, it } from 'vitest';
import { addOrganization } from '#tests/people.ts';
import { testDatabase } from '#tests/database.ts';
import { addPerson, addTown, someConsent, someIntake, today, type Town } from '#tests/people.ts';
import type { ConsentDraft } from '#domain/consent.ts';
import { findPerson } from '#use-cases/people/find-person.ts';
import { listIntakes } from '#use-cases/intakes/list-intakes.ts';
import { receiveIntake } from '#use-cases/intakes/receive-intake.ts';
import { listConsents } from './list-consents.ts';
import { recordConsent } from './record-consent.ts';
import { withdrawConsent } from './withdraw-consent.ts';

const database = testDatabase();
let town: Town;

beforeAll(async () => {
  town = await addTown(database.owner);
});

function forOther(change: Partial<ConsentDraft> = {}): ConsentDraft {
  return {
    ...someConsent,
    recipientName: '',
    recipientAgencyId: town.other.agencyId,
    items: ['basic', 'intake'],
    validUntil: '2099-03-31',
    ...change,
  };
}

it('同意した相手に、同意した項目だけが開く', async () => {
  const id = await addPerson(town.recorder);
  await receiveIntake(town.recorder, id, uuidv7(), someIntake);
  await recordConsent(town.recorder, id, uuidv7(), forOther({ items: ['basic'] }));
  const seen = await findPerson(town.other, id);
  expect([...seen.open]).toEqual(['basic']);
  expect(await listIntakes(town.other, id)).toEqual([]);
  await recordConsent(town.recorder, id, uuidv7(), forOther({ items: ['intake'] }));
  expect(await listIntakes(town.other, id)).toHaveLength(1);
});

it.each([
  ['断られた', { state: 'refused' as const }],
  ['説明しただけ', { state: 'explained' as const }],
  ['期限の切れた', { givenOn: '2025-04-01', validUntil: '2026-03-31' }],
])('%s答えでは、何も開かない', async (_title, change) => {
  const id = await addPerson(town.recorder);
  await recordConsent(town.recorder, id, uuidv7(), forOther(change));
  await expect(findPerson(town.other, id)).rejects.toMatchObject({ code: 'not-found' });
});

it('撤回すると、次の要求から開かず、記録と理由は残る', async () => {
  const id = await addPerson(town.recorder);
  const consentId = uuidv7();
  await recordConsent(town.recorder, id, consentId, forOther());
  await findPerson(town.other, id);
  await withdrawConsent(town.recorder, id, { id: consentId, version: 1 }, '本人から電話で');
  await expect(findPerson(town.other, id)).rejects.toMatchObject({ code: 'not-found' });
  expect(await listConsents(town.recorder, id, today)).toMatchObject([
    { id: consentId, standing: 'withdrawn', withdrawnNote: '本人から電話で', recipient: '自立相談支援機関' },
  ]);
  await expect(withdrawConsent(town.recorder, id, { id: consentId, version: 2 }, '')).rejects.toMatchObject({
    code: 'already-done',
  });
});

it('団体や主治医への同意は、記録をひらかず、ことばだけを残す', async () => {
  const id = await addPerson(town.recorder);
  const organizationId = await addOrganization(database.owner, town.municipalityId, '川端自治会');
  const told = { toldWords: '元料理人。体に配慮がいる', notToldWords: '病名' };
  await recordConsent(town.recorder, id, uuidv7(), {
    ...someConsent,
    ...told,
    recipientName: '',
    recipientOrganizationId: organizationId,
    items: ['participation'],
  });
  await recordConsent(town.recorder, id, uuidv7(), someConsent);
  const list = await listConsents(town.recorder, id, today);
  expect(list.map((consent) => consent.recipient).toSorted()).toEqual(['主治医', '川端自治会']);
  expect(list.find((consent) => consent.recipient === '川端自治会')).toMatchObject(told);
  const { rows } = await database.owner.query<{ acl: Record<string, string> }>(
    'select acl from person where id = $1',
    [id],
  );
  expect(Object.keys(rows[0]?.acl ?? {}).toSorted()).toEqual(
    [town.recorder.agencyId, town.officer.agencyId].toSorted(),
  );
});

it('自分に開いていない項目は、ほかの機関へ開けない', async () => {
  const id = await addPerson(town.recorder);
  await recordConsent(town.recorder, id, uuidv7(), forOther({ items: ['basic'] }));
  const onward = { ...forOther({ items: ['basic', 'health'] }), recipientAgencyId: town.officer.agencyId };
  await expect(recordConsent(town.other, id, uuidv7(), onward)).rejects.toMatchObject({
    code: 'not-permitted',
  });
});

it('期限の日まではひらき、次の日は期限切れ。あとの答えがある行は過ぎたもの', async () => {
  const id = await addPerson(town.recorder);
  await recordConsent(town.recorder, id, uuidv7(), { ...someConsent, state: 'explained' });
  await recordConsent(town.recorder, id, uuidv7(), someConsent);
  const standing = async (day: string) =>
    (await listConsents(town.recorder, id, day)).map((consent) => [
      consent.standing,
      consent.isAnsweredLater,
    ]);
  expect(await standing('2027-03-31')).toEqual([
    ['given', false],
    ['explained', true],
  ]);
  expect(await standing('2027-04-01')).toEqual([
    ['expired', false],
    ['explained', true],
  ]);
});

describe('未成年の同意', () => {
  const child = { bornOn: '2014-05-05', bornPrecision: 'day' as const };
  const both = {
    assent: 'agrees',
    assentWords: 'おやつの係がいい',
    guardianAnswer: 'agrees',
    guardianNote: '母',
  } as const;

  it('本人の気持ちと保護者の返事の両方があって、はじめて開く', async () => {
    const id = await addPerson(town.recorder, child);
    const consentId = uuidv7();
    for (const lacking of [
      undefined,
      { ...both, guardianAnswer: 'refuses' } as const,
      { ...both, guardianAnswer: 'unable' } as const,
      { ...both, assent: 'refuses' } as const,
    ]) {
      const recorded = recordConsent(town.recorder, id, consentId, forOther(), lacking);
      await expect(recorded).rejects.toMatchObject({ code: 'not-permitted' });
    }
    await expect(findPerson(town.other, id)).rejects.toMatchObject({ code: 'not-found' });
    expect(await listConsents(town.recorder, id, today)).toEqual([]);
    await recordConsent(town.recorder, id, consentId, forOther(), both);
    expect((await findPerson(town.other, id)).id).toBe(id);
    expect(await listConsents(town.recorder, id, today)).toMatchObject([{ minor: both }]);
  });

  it('おとなの同意には、未成年の欄は残らない', async () => {
    const id = await addPerson(town.recorder);
    await recordConsent(town.recorder, id, uuidv7(), forOther(), both);
    expect(await listConsents(town.recorder, id, today)).toMatchObject([
      { minor: { assent: '', guardianNote: '' } },
    ]);
  });

  it('本人のいやを同意と書くことは、データベースも断る', async () => {
    const id = await addPerson(town.recorder, child);
    const consentId = uuidv7();
    await recordConsent(town.recorder, id, consentId, forOther(), both);
    const turned = database.owner.query(`update consent set assent = 'refuses' where id = $1`, [consentId]);
    await expect(turned).rejects.toMatchObject({ constraint: 'consent_child_did_not_refuse' });
  });
});
