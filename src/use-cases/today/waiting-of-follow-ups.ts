import type { Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { FollowUpAlert } from '#domain/follow-up-alert.ts';
import { hostLoads, hostWishes } from '#domain/follow-up.ts';
import { stepKinds } from '#domain/step-up.ts';
import { levelLabels, supportKinds } from '#domain/support-level.ts';
import type { Waiting } from '#domain/waiting.ts';
import { readDueEvaluations } from '#use-cases/evaluations/list-due-evaluations.ts';
import { readDueFollowUps } from '#use-cases/follow-up/list-due-follow-ups.ts';
import type { OwnPlacement } from '#db/own-placements.ts';

/** 定着支援 on both sides: alerts that nobody has answered, contacts and steps whose day has come, evaluations. */
export async function waitingOfFollowUps(
  db: Handle,
  worker: Worker,
  today: string,
  { placements }: { placements: readonly OwnPlacement[] },
): Promise<Waiting[]> {
  const due = await readDueFollowUps(db, worker, today, placements);
  const evaluations = await readDueEvaluations(db, worker, today);
  const at = (row: { personId: string; placementId: string }, page: string): string =>
    `/people/${row.personId}/placements/${row.placementId}/${page}`;
  const named = (row: { personName: string; personId: string }) => ({
    title: row.personName,
    personId: row.personId,
  });
  return [
    ...due.alerts.map((row): Waiting => ({
      ...named(row),
      kind: row.alert.kind === 'absences' ? 'absent_twice' : 'host_worry',
      detail: `${row.resourceName}　${alertWords(row.alert)}`,
      href: at(row, 'follow-up'),
      since: row.since,
      due: null,
    })),
    ...due.contacts.map((row): Waiting => ({
      ...named(row),
      kind: 'follow_up',
      detail: `${row.side === 'person' ? '本人に' : '受入先に'}　${row.resourceName}`,
      href: at(row, 'follow-up'),
      since: null,
      due: row.on,
    })),
    ...due.steps.map((row): Waiting => ({
      ...named(row),
      kind: 'step_up',
      detail: `${stepKinds[row.kind]}　${row.resourceName}`,
      href: at(row, 'steps'),
      since: null,
      due: row.on,
    })),
    ...due.fadings.map(({ proposal, ...row }): Waiting => ({
      ...named(row),
      kind: proposal.direction === 'nearer' ? 'come_nearer' : 'fade',
      detail: `${row.resourceName}　${supportKinds[proposal.kind]}を「${levelLabels[proposal.kind][proposal.to]}」に`,
      href: at(row, 'follow-up'),
      since: proposal.since,
      due: null,
    })),
    ...due.withoutRhythm.map((row): Waiting => ({
      ...named(row),
      kind: 'no_rhythm',
      detail: row.resourceName,
      href: at(row, 'follow-up'),
      since: row.since,
      due: null,
    })),
    ...evaluations.map((row): Waiting => ({
      ...named(row),
      kind: 'evaluation',
      detail: row.evaluationId === null ? `第${row.edition}回` : `第${row.edition}回　書きかけ`,
      href: `/people/${row.personId}/evaluations${row.evaluationId === null ? '' : `/${row.evaluationId}`}`,
      since: row.evaluationId === null ? null : row.on,
      due: row.evaluationId === null ? row.on : null,
    })),
  ];
}

function alertWords(alert: FollowUpAlert): string {
  if (alert.kind === 'host_load') return `受入先の負担「${hostLoads[alert.load]}」`;
  if (alert.kind === 'host_wish') return `受入先の気持ち「${hostWishes[alert.wish]}」`;
  return '';
}
