import type { Context } from 'hono';
import { findPerson, type PersonHead } from '#use-cases/people/find-person.ts';
import { pageContext, type Env } from '#web/context.ts';
import { pathId } from '#web/path-id.ts';
import { ClosedItem } from '#web/routes/people/closed-item.tsx';
import { PersonFrame } from '#web/routes/people/person-frame.tsx';

/** Whose placement the address names; both are ids and nothing else. */
export function placedIds(c: Context<Env>): { personId: string; placementId: string } {
  return { personId: pathId(c, 'personId'), placementId: pathId(c, 'placementId') };
}

/** The person of the address, or the page that says what is not open to this worker. */
export async function openPerson(
  c: Context<Env>,
  tab: string,
  title: string,
): Promise<{ person: PersonHead } | { closed: Response }> {
  const person = await findPerson(c.var.session.worker, pathId(c, 'personId'));
  if (person.open.has('participation')) return { person };
  const page = (
    <PersonFrame context={pageContext(c)} person={person} tab={tab} title={title}>
      <ClosedItem what="参加のようす" />
    </PersonFrame>
  );
  return { closed: await c.html(page) };
}
