import * as z from 'zod';
import { actKindCodes } from '#domain/act-kind.ts';
import { formatJapaneseDate, parseJapaneseDate } from '#domain/japanese-date.ts';
import type { AccessLogQuery } from '#use-cases/access-log/find-entries.ts';

export type AskedLog = {
  query: AccessLogQuery;
  /** The question as it stands in an address, without the page: for 「もっと前」, the file and the way back. */
  kept: URLSearchParams;
  /** For the fields: a day as it was understood, or what was typed. */
  typed: { from: string; to: string; kind: string };
  /** Days that could not be read; the list is then not narrowed by them. */
  errors: { from?: string; to?: string };
};

/** What an address of the log asks for. Anything that is no id, kind or day is not asked. */
export function askedLog(search: URLSearchParams, today: string): AskedLog {
  const word = (name: string): string => (search.get(name) ?? '').slice(0, 60).trim();
  const uuid = (name: string) => z.uuid().safeParse(word(name).toLowerCase()).data;
  const before = Number(word('before'));
  const personId = uuid('person');
  const accountId = uuid('account');
  const kind = actKindCodes.find((code) => code === word('kind'));
  const onlyRefused = word('kind') === 'refused' || word('refused') === 'yes';
  const from = dayIn(word('from'), today);
  const to = dayIn(word('to'), today);
  const query: AccessLogQuery = {
    ...(Number.isSafeInteger(before) && before > 0 ? { before } : {}),
    ...(personId === undefined ? {} : { personId }),
    ...(accountId === undefined ? {} : { accountId }),
    ...(kind === undefined ? {} : { kind }),
    ...(onlyRefused ? { onlyRefused } : {}),
    ...(from.day === undefined ? {} : { fromDay: from.day }),
    ...(to.day === undefined ? {} : { toDay: to.day }),
  };
  const kept = new URLSearchParams();
  if (personId !== undefined) kept.set('person', personId);
  if (accountId !== undefined) kept.set('account', accountId);
  if (kind !== undefined || onlyRefused) kept.set('kind', kind ?? 'refused');
  if (query.fromDay !== undefined) kept.set('from', query.fromDay);
  if (query.toDay !== undefined) kept.set('to', query.toDay);
  return {
    query,
    kept,
    typed: {
      from: from.day === undefined ? word('from') : formatJapaneseDate(from.day),
      to: to.day === undefined ? word('to') : formatJapaneseDate(to.day),
      kind: kept.get('kind') ?? '',
    },
    errors: {
      ...(from.error === undefined ? {} : { from: from.error }),
      ...(to.error === undefined ? {} : { to: to.error }),
    },
  };
}

function dayIn(typed: string, today: string): { day?: string; error?: string } {
  if (typed === '') return {};
  const parsed = parseJapaneseDate(typed, today);
  if (!parsed.ok) return { error: '日が読みとれません。11月24日、または 2026-11-24 のように書いてください' };
  // The address may hold any year; the log has none of before this century, and none of the next.
  return parsed.date >= '2000-01-01' && parsed.date < '2100-01-01'
    ? { day: parsed.date }
    : { error: '2000年から2099年までの日を書いてください' };
}
