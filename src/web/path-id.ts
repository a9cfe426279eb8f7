import type { Context } from 'hono';
import * as z from 'zod';
import { Refusal } from '#domain/refusal.ts';

/** An id from the address. Anything else is a page that was never there, and no question for the database. */
export function pathId(c: Context, name: string): string {
  const id = z.uuid().safeParse(c.req.param(name));
  if (!id.success) throw new Refusal('not-found');
  return id.data.toLowerCase();
}
