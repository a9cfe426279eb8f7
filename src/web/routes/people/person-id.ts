import type { Context } from 'hono';
import * as z from 'zod';
import { Refusal } from '#domain/refusal.ts';
import type { Env } from '#web/context.ts';
import { pathId } from '#web/path-id.ts';

export function personIdOf(c: Context<Env>): string {
  return pathId(c, 'personId');
}

/** An id that a form carries, made when the page was opened so that sending twice records once. */
export function sentId(typed: string): string {
  const id = z.uuid().safeParse(typed);
  if (!id.success) throw new Refusal('forged-form');
  return id.data;
}
