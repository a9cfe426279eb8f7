import type { Context } from 'hono';
import * as z from 'zod';
import { Refusal } from '#domain/refusal.ts';
import type { Env } from '#web/context.ts';

/** An id from the address. Anything else than an id was never a page. */
export function idOf(c: Context<Env>, name: string): string {
  const id = z.uuid().safeParse(c.req.param(name));
  if (!id.success) throw new Refusal('not-found');
  return id.data;
}

export function personIdOf(c: Context<Env>): string {
  return idOf(c, 'personId');
}

/** An id that a form carries, made when the page was opened so that sending twice records once. */
export function sentId(typed: string): string {
  const id = z.uuid().safeParse(typed);
  if (!id.success) throw new Refusal('forged-form');
  return id.data;
}
