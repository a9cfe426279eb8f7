import { Hono } from 'hono';
import * as z from 'zod';
import { addDays } from '#domain/calendar-day.ts';
import { hostAttendanceShape, hostRecallShape, hostVoiceShape } from '#domain/host-report.ts';
import { Refusal } from '#domain/refusal.ts';
import { conditionsOf, hostAnswerShape } from '#domain/sounding.ts';
import { answerAsk } from '#use-cases/host/answer-ask.ts';
import { askPlaceBack } from '#use-cases/host/ask-place-back.ts';
import { tellAttendance } from '#use-cases/host/tell-attendance.ts';
import { tellHowItGoes } from '#use-cases/host/tell-how-it-goes.ts';
import type { OpenEnv } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { formReader } from '#web/form-reader.ts';
import { seeOther } from '#web/respond.ts';
import { settled } from '#web/settled.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { hostOf, pathOf } from './host-key.ts';
import { showHostPage as show } from './show-host-page.tsx';

/** What a host does behind its door: answers, tells of a day, tells how it goes, asks a place back. */
export const actRoutes = new Hono<OpenEnv>();

/** How far back a host may tell of a day; what is older goes by phone. */
const daysBack = 60;

/** Three forms on one page, each with words of its own: the error stands at the field that was typed in. */
function underField(errors: FieldErrors, field: string): FieldErrors {
  return Object.fromEntries(
    Object.entries(errors).map(([name, words]) => [name === 'words' ? field : name, words]),
  );
}

actRoutes.post('/:key/answer', async (c) => {
  const host = await hostOf(c);
  const form = await readForm(c);
  const given = settled(
    formReader(form, c.var.today),
    hostAnswerShape.safeParse({
      answer: form.text('answer'),
      answeredBy: form.text('answeredBy'),
      conditions: conditionsOf(form.text('conditions')),
      reasonCode: form.text('reasonCode'),
      reasonWords: form.text('reasonWords'),
    }),
  );
  if (!given.ok) {
    const errors: FieldErrors = Object.fromEntries(
      Object.entries(given.errors).map(([name, words]) => [name.split('.')[0] ?? name, words]),
    );
    return show(c, host, { form: 'answer', values: form.values, errors });
  }
  const id = z.uuid().safeParse(form.text('sounding'));
  if (!id.success) throw new Refusal('not-found');
  await answerAsk(host, { id: id.data, version: form.number('version') ?? 0 }, given.value, c.var.today);
  return seeOther(c, pathOf(c), 'お返事を受けとりました。ありがとうございます。');
});

actRoutes.post('/:key/attendance', async (c) => {
  const host = await hostOf(c);
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const day = reader.pastDay('day');
  if (day !== null && day < addDays(c.var.today, -daysBack)) {
    reader.errors['day'] = `${daysBack}日より前のことは、電話で知らせてください`;
  }
  const given = settled(
    reader,
    hostAttendanceShape.safeParse({
      day,
      half: form.text('half'),
      state: form.text('state'),
      reason: form.text('reason'),
      words: form.text('dayWords'),
    }),
  );
  if (!given.ok) {
    const errors = underField(given.errors, 'dayWords');
    return show(c, host, { form: 'attendance', values: form.values, errors });
  }
  const { isNew } = await tellAttendance(host, given.value);
  return seeOther(
    c,
    pathOf(c),
    isNew
      ? 'その日のことを受けとりました。'
      : 'その日のことは、もう書いてあります。ちがうときは電話してください。',
  );
});

actRoutes.post('/:key/how', async (c) => {
  const host = await hostOf(c);
  const form = await readForm(c);
  const given = settled(
    formReader(form, c.var.today),
    hostVoiceShape.safeParse({ words: form.text('words'), load: form.text('load'), wish: form.text('wish') }),
  );
  if (!given.ok) return show(c, host, { form: 'how', values: form.values, errors: given.errors });
  await tellHowItGoes(host, given.value, c.var.today);
  return seeOther(c, pathOf(c), 'ようすを受けとりました。ありがとうございます。');
});

actRoutes.post('/:key/recall', async (c) => {
  const host = await hostOf(c);
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const effectiveOn = reader.day('effectiveOn');
  if (effectiveOn !== null && effectiveOn < c.var.today) {
    reader.errors['effectiveOn'] = 'きょうより前の日になっています。日をたしかめてください';
  }
  const given = settled(
    reader,
    hostRecallShape.safeParse({
      effectiveOn,
      reasonCode: form.text('reasonCode'),
      words: form.text('recallWords'),
      toldBy: form.text('toldBy'),
    }),
  );
  if (!given.ok) {
    const errors = underField(given.errors, 'recallWords');
    return show(c, host, { form: 'recall', values: form.values, errors });
  }
  await askPlaceBack(host, given.value, c.var.today);
  return seeOther(c, pathOf(c), '受けとりました。担当から電話します。');
});
