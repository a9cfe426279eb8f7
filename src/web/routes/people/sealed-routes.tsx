import { Hono, type Context } from 'hono';
import { Refusal } from '#domain/refusal.ts';
import { admitToSealed } from '#use-cases/people/admit-to-sealed.ts';
import { findPerson, type PersonHead } from '#use-cases/people/find-person.ts';
import { listChoices } from '#use-cases/people/list-choices.ts';
import { openSealed, type Sealed } from '#use-cases/people/open-sealed.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { seeOther } from '#web/respond.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { personIdOf, sentId } from './person-id.ts';
import { SealedPage } from './sealed-page.tsx';

export const sealedRoutes = new Hono<Env>();

async function sealedPerson(c: Context<Env>): Promise<PersonHead> {
  const person = await findPerson(c.var.session.worker, personIdOf(c));
  if (!person.open.has('sealed')) throw new Refusal('not-found');
  return person;
}

type Shown = { sealed?: Sealed; errors?: FieldErrors; typed?: string };

async function show(c: Context<Env>, person: PersonHead, shown: Shown = {}): Promise<Response> {
  const choices = await listChoices(c.var.session.worker);
  const page = <SealedPage context={pageContext(c)} person={person} choices={choices} {...shown} />;
  return c.html(page, shown.errors ? 422 : 200);
}

sealedRoutes.get('/:personId/sealed', async (c) => show(c, await sealedPerson(c)));

/** Answers the post with the page itself: what is opened for one purpose has no address to come back to. */
sealedRoutes.post('/:personId/sealed', async (c) => {
  const person = await sealedPerson(c);
  const reason = (await readForm(c)).text('reason').trim();
  if (reason.length < 4) {
    const errors = { reason: '目的を、あとで読んでわかるように書いてください' };
    return show(c, person, { errors, typed: reason });
  }
  const sealed = await openSealed(c.var.session.worker, person.id, reason.slice(0, 500));
  return show(c, person, { sealed });
});

sealedRoutes.post('/:personId/sealed/admit', async (c) => {
  const person = await sealedPerson(c);
  const form = await readForm(c);
  const meeting = form.text('meeting').trim();
  const errors = {
    ...(form.text('accountId') === '' ? { accountId: '会議にいた人を選んでください' } : {}),
    ...(meeting.length < 4 ? { meeting: 'どの支援会議かを書いてください' } : {}),
  };
  if (Object.keys(errors).length > 0) return show(c, person, { errors });
  const accountId = sentId(form.text('accountId'));
  const admission = await admitToSealed(c.var.session.worker, person.id, accountId, meeting.slice(0, 500));
  if (admission === 'not-open-to-them') {
    const words = 'この人の記録が、まだ開いていない人です。さきに同意か会議の決定で開いてください';
    return show(c, person, { errors: { accountId: words } });
  }
  const notice = admission === 'admitted' ? '構成員に加えました。' : 'もう加わっています。';
  return seeOther(c, `/people/${person.id}/sealed`, notice);
});
