import { uuidv7 } from 'uuidv7';
import { careSheetShape, emptyCareSheet, type CareSheetContent } from '#domain/care-sheet.ts';
import { insuranceShape } from '#domain/insurance.ts';
import { loanShape } from '#domain/loan.ts';
import { emptyMemorandum } from '#domain/memorandum.ts';
import { memorandumDraftShape, type MemorandumDraft } from '#domain/memorandum-term.ts';
import { moneyEntryShape } from '#domain/money-entry.ts';
import { watchDraftShape, type WatchDraft } from '#domain/watch-draft.ts';
import { emptyWatchRequest } from '#domain/watch-request.ts';
import { holdSeats } from '#use-cases/bookings/hold-seats.ts';
import { readBookingWeek } from '#use-cases/bookings/read-booking-week.ts';
import { useBooking } from '#use-cases/bookings/use-booking.ts';
import { agreeCareSheet } from '#use-cases/hosting/agree-care-sheet.ts';
import { agreeMemorandum } from '#use-cases/hosting/agree-memorandum.ts';
import { agreeWatchRequest } from '#use-cases/hosting/agree-watch-request.ts';
import { answerWatchRequest } from '#use-cases/hosting/answer-watch-request.ts';
import { askWatchRequest } from '#use-cases/hosting/ask-watch-request.ts';
import { handCareSheet } from '#use-cases/hosting/hand-care-sheet.ts';
import { lendItem } from '#use-cases/hosting/lend-item.ts';
import { listMemoranda } from '#use-cases/hosting/list-memoranda.ts';
import { listLoans } from '#use-cases/hosting/list-loans.ts';
import { readCareSheet } from '#use-cases/hosting/read-care-sheet.ts';
import { recordInsurance } from '#use-cases/hosting/record-insurance.ts';
import { recordMoney } from '#use-cases/hosting/record-money.ts';
import { returnLoan } from '#use-cases/hosting/return-loan.ts';
import { saveCareSheet } from '#use-cases/hosting/save-care-sheet.ts';
import { saveMemorandum } from '#use-cases/hosting/save-memorandum.ts';
import { writeWatchRequest } from '#use-cases/hosting/write-watch-request.ts';
import type { PaperScene } from './paper-scene.ts';

const idsOf = ({ placement }: PaperScene) => ({
  personId: placement.personId,
  placementId: placement.placementId,
});

/** An edition of the 配慮シート as far as the story takes it. */
export async function sheet(
  scene: PaperScene,
  content: Partial<CareSheetContent>,
  steps: { agreed?: number; handed?: [offset: number, to: string] } = {},
): Promise<void> {
  const { worker, day } = scene;
  const { personId, placementId } = idsOf(scene);
  const file = async () => readCareSheet(worker, personId, placementId, day(0));
  const seen = (await file()).editions[0]?.edition ?? 0;
  const whole = careSheetShape.parse({ ...emptyCareSheet, ...content });
  await saveCareSheet(worker, personId, placementId, { seen, content: whole });
  const newest = async () => {
    const [edition] = (await file()).editions;
    return { personId, placementId, sheetId: edition?.id ?? '', version: edition?.version ?? 0 };
  };
  if (steps.agreed === undefined) return;
  await agreeCareSheet(worker, await newest(), { on: day(steps.agreed), manner: 'signed' });
  if (!steps.handed || !scene.placement.isNamed) return;
  const [on, to] = steps.handed;
  await handCareSheet(worker, await newest(), { on: day(on), to }, day(0));
}

/** A 見守り依頼 as far as the story takes it. */
export async function watch(
  scene: PaperScene,
  draft: Partial<WatchDraft>,
  steps: { agreed?: number; asked?: number; accepted?: number } = {},
): Promise<void> {
  const { worker, day } = scene;
  const watchId = uuidv7();
  const ids = { ...idsOf(scene), watchId };
  const whole = watchDraftShape.parse({ ...emptyWatchRequest, ...draft });
  await writeWatchRequest(worker, ids.personId, ids.placementId, watchId, whole);
  if (steps.agreed === undefined) return;
  await agreeWatchRequest(worker, { ...ids, version: 1 }, day(steps.agreed));
  if (steps.asked === undefined) return;
  await askWatchRequest(
    worker,
    { ...ids, version: 2 },
    { on: day(steps.asked), isOnHostPage: false },
    day(0),
  );
  if (steps.accepted === undefined) return;
  await answerWatchRequest(worker, { ...ids, version: 3 }, { answer: 'accepted', on: day(steps.accepted) });
}

/** An edition of the 覚書, signed by those named. */
export async function memorandum(
  scene: PaperScene,
  draft: Partial<MemorandumDraft>,
  signed: { person?: number; host?: [offset: number, signer: string] } = {},
): Promise<void> {
  const { worker, day } = scene;
  const { personId, placementId } = idsOf(scene);
  const editions = async () => (await listMemoranda(worker, personId, placementId)).editions;
  const seen = (await editions())[0]?.edition ?? 0;
  const content = memorandumDraftShape.parse({ ...emptyMemorandum, ...draft });
  await saveMemorandum(worker, personId, placementId, { seen, content });
  const newest = async () => {
    const [edition] = await editions();
    return { personId, placementId, memorandumId: edition?.id ?? '', version: edition?.version ?? 0 };
  };
  if (signed.person !== undefined) {
    await agreeMemorandum(worker, await newest(), { side: 'person', on: day(signed.person) });
  }
  if (signed.host) {
    const [on, signer] = signed.host;
    await agreeMemorandum(worker, await newest(), { side: 'host', on: day(on), signer });
  }
}

export async function lend(
  scene: PaperScene,
  [item, itemNumber, lent, due]: [string, string, number, number | null],
  returned?: [offset: number, words: string],
): Promise<void> {
  const { worker, day } = scene;
  const { personId, placementId } = idsOf(scene);
  const loanId = uuidv7();
  const loan = loanShape.parse({
    item,
    itemNumber,
    quantity: 1,
    lentBy: '交通安全の会',
    lentOn: day(lent),
    dueOn: due === null ? null : day(due),
  });
  await lendItem(worker, personId, placementId, loanId, loan);
  if (!returned) return;
  const version = (await listLoans(worker, personId, placementId)).find(({ id }) => id === loanId)?.version;
  const [on, conditionWords] = returned;
  await returnLoan(
    worker,
    { personId, placementId, loanId, version: version ?? 0 },
    { returnedOn: day(on), conditionWords },
  );
}

export async function insure(
  scene: PaperScene,
  insurance: { kind: string; insurer: string; from: number; to: number },
): Promise<void> {
  const { worker, day } = scene;
  const { personId, placementId } = idsOf(scene);
  const { kind, insurer, from, to } = insurance;
  const whole = insuranceShape.parse({
    kind,
    insurer,
    policyNumber: '',
    fromDay: day(from),
    toDay: day(to),
    payer: '参加支援センター',
    note: '',
  });
  await recordInsurance(worker, personId, placementId, uuidv7(), whole);
}

export async function pay(
  scene: PaperScene,
  [kind, yen, on, fund]: [string, number, number, string],
): Promise<void> {
  const { worker, day } = scene;
  const { personId, placementId } = idsOf(scene);
  const entry = moneyEntryShape.parse({
    onDay: day(on),
    kind,
    direction: 'to_person',
    yen,
    fund,
    paidBy: '参加支援センター',
    receipt: '',
    benefitChecked: false,
    benefitNote: '',
  });
  await recordMoney(worker, personId, placementId, uuidv7(), entry);
}

/** Holds half days by their names in the week, and uses those that the story uses. */
export async function book(
  scene: PaperScene,
  titles: readonly string[],
  { from, isUsed }: { from: number; isUsed: boolean },
): Promise<void> {
  const { worker, day, placement } = scene;
  const { personId, placementId } = idsOf(scene);
  const term = { startsOn: day(from), endsOn: null };
  const week = async () => readBookingWeek(worker, personId, placementId, term, day(0));
  const slots = (await week()).choices
    .filter(({ title }) => titles.includes(title))
    .flatMap(({ ids }) => ids);
  const hold = { slots, startsOn: day(from), endsOn: null, heldUntil: day(4), overrideReason: '' };
  await holdSeats(worker, personId, placementId, hold, day(0));
  if (!isUsed || !placement.isNamed) return;
  const held = (await week()).bookings.filter(
    ({ standing, title }) => standing === 'held' && titles.includes(title),
  );
  for (const { id, version } of held) {
    await useBooking(worker, { personId, bookingId: id, version }, '', day(0));
  }
}
