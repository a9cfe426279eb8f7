import type { Context } from 'hono';
import * as z from 'zod';
import { Refusal } from '#domain/refusal.ts';
import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { paperKindCodes, paperKinds, type PaperKind } from '#documents/papers.ts';
import type { Env } from '#web/context.ts';

/** The kind that an address names; anything else is a page that was never there. */
export function kindOf(words: string | undefined): PaperKind {
  const kind = paperKindCodes.find((code) => code === words);
  if (!kind) throw new Refusal('not-found');
  return kind;
}

/** The record that is asked for, when one is named. */
export function askedRecord(c: Context<Env>): string | undefined {
  const typed = c.req.query('of');
  if (typed === undefined || typed === '') return undefined;
  const id = z.uuid().safeParse(typed);
  if (!id.success) throw new Refusal('not-found');
  return id.data.toLowerCase();
}

/** The month that is asked for; an address that names none that there is was never a page. */
export function askedMonth(c: Context<Env>): string | undefined {
  const typed = c.req.query('month');
  if (typed === undefined || typed === '') return undefined;
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(typed)) throw new Refusal('not-found');
  return typed;
}

export function paperPath(
  personId: string,
  kind: PaperKind,
  of?: string,
  ending: '' | '.pdf' | '/address' = '',
  month?: string,
): string {
  const query = [of === undefined ? '' : `of=${of}`, month === undefined ? '' : `month=${month}`];
  const asked = query.filter((part) => part !== '').join('&');
  return `/people/${personId}/papers/${kind}${ending}${asked === '' ? '' : `?${asked}`}`;
}

/** Saved under the name of the form and the day. No name and no number of anybody: it lies about in a download folder. */
export function fileName(kind: PaperKind, today: string): string {
  return `${paperKinds[kind].title}_${formatJapaneseDate(today)}.pdf`;
}

/** Both spellings of a file name: ASCII for old programs, UTF-8 for the others (RFC 6266). */
export function inlineAs(kind: PaperKind, today: string): string {
  const utf8 = encodeURIComponent(fileName(kind, today)).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `inline; filename="${kind}.pdf"; filename*=UTF-8''${utf8}`;
}
