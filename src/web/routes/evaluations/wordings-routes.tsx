import { Hono, type Context } from 'hono';
import * as z from 'zod';
import { mostLadderSteps } from '#domain/scale-ladder.ts';
import { Refusal } from '#domain/refusal.ts';
import { readWordings } from '#use-cases/evaluations/read-wordings.ts';
import { writeWordings } from '#use-cases/evaluations/write-wordings.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm, type Form } from '#web/form.ts';
import { seeOther } from '#web/respond.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { WordingsPage } from './wordings-page.tsx';

/** 設定 → 尺度のことば. Mounted at /settings/scales. */
export const wordingsRoutes = new Hono<Env>();

const here = '/settings/scales';
const longest = 500;
const seenShape = z.array(z.tuple([z.number().int(), z.string()])).max(30);

function mayWrite(c: Context<Env>): boolean {
  const { roles } = c.var.session.worker;
  return roles.includes('municipal_officer') || roles.includes('administrator');
}

async function show(c: Context<Env>, again?: { form: Form; errors: FieldErrors }): Promise<Response> {
  const wordings = await readWordings(c.var.session.worker);
  const page = (
    <WordingsPage
      context={pageContext(c)}
      wordings={wordings}
      mayWrite={mayWrite(c)}
      {...(again ? { values: again.form.values, errors: again.errors } : {})}
    />
  );
  return c.html(page, again ? 422 : 200);
}

/** What the form says it was filled from. */
function seenOf(form: Form): Map<number, string> {
  try {
    return new Map(seenShape.parse(JSON.parse(form.text('seenWords'))));
  } catch (error) {
    throw new Refusal('forged-form', { cause: error });
  }
}

wordingsRoutes.get('/', (c) => show(c));

wordingsRoutes.post('/ladder', async (c) => {
  const form = await readForm(c);
  const typed = Array.from({ length: mostLadderSteps }, (_, place) => form.text(`ladder.${place}`).trim());
  const count = typed.findIndex((step) => step === '');
  const steps = count < 0 ? typed : typed.slice(0, count);
  const errors: Record<string, string> = {};
  const beyond = count < 0 ? -1 : typed.findIndex((step, place) => place > count && step !== '');
  if (beyond >= 0) errors[`ladder.${count}`] = `${count}の段が空いています。上の段をつめてください`;
  else if (steps.length === 1) errors['ladder.1'] = '段は、2つから書いてください';
  for (const [place, step] of steps.entries()) {
    if (step.length > longest) errors[`ladder.${place}`] = `段のことばは${longest}字までです`;
  }
  if (Object.keys(errors).length > 0) return show(c, { form, errors });
  const wordings = new Map(steps.entries());
  await writeWordings(c.var.session.worker, { scale: 'ladder', seen: seenOf(form), typed: wordings });
  return seeOther(
    c,
    here,
    steps.length === 0 ? 'はじめからの8段にもどしました。' : '段のことばを保存しました。',
  );
});

wordingsRoutes.post('/lsns6', async (c) => {
  const form = await readForm(c);
  const typed = new Map<number, string>();
  const errors: Record<string, string> = {};
  for (let place = 1; place <= 6; place += 1) {
    const wording = form.text(`lsns6.${place}`).trim();
    if (wording !== '') typed.set(place, wording);
    if (wording.length > longest) errors[`lsns6.${place}`] = `設問の文は${longest}字までです`;
  }
  if (typed.size > 0 && !form.isChecked('isLicensed')) {
    errors['isLicensed'] = '使用の許諾を受けた文であることをたしかめて、印をつけてください';
  }
  if (Object.keys(errors).length > 0) return show(c, { form, errors });
  await writeWordings(c.var.session.worker, { scale: 'lsns6', seen: seenOf(form), typed });
  return seeOther(c, here, '設問の文を保存しました。');
});
