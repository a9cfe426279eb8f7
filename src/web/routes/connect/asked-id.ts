import type { Context } from 'hono';
import { Refusal } from '#domain/refusal.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isId(text: string | undefined): text is string {
  return text !== undefined && uuid.test(text);
}

/** An id from the address. Anything else is a page that does not exist, not a question for the database. */
export function askedId(c: Context, name: string): string {
  const id = c.req.query(name);
  if (!isId(id)) throw new Refusal('not-found');
  return id;
}
