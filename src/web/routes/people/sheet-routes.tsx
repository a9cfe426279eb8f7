import { Hono, type Context } from 'hono';
import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { Refusal } from '#domain/refusal.ts';
import { boxChoice, boxCodes, boxWords, itemOfBox, sheetBoxes, type BoxCode } from '#domain/sheet-box.ts';
import { sheetShape } from '#domain/sheet-draft.ts';
import { tokyoDay, tokyoTime } from '#domain/tokyo-day.ts';
import { fillSheet, type BoxClash } from '#use-cases/assessments/fill-sheet.ts';
import { readSheet } from '#use-cases/assessments/read-sheet.ts';
import { findPerson, type PersonHead } from '#use-cases/people/find-person.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm, type Form } from '#web/form.ts';
import { formReader, type Values } from '#web/form-reader.ts';
import { seeOther } from '#web/respond.ts';
import { settled } from '#web/settled.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { boxName, seenName } from './box-fields.tsx';
import { personIdOf } from './person-id.ts';
import { SheetPage } from './sheet-page.tsx';

export const sheetRoutes = new Hono<Env>();

/** What a field shows: the code of a choice, or the words. */
function typedOf(code: BoxCode, words: string): string {
  return typeof sheetBoxes[code].kind === 'string' ? words : boxChoice(code, words);
}

function openBoxes(person: PersonHead): BoxCode[] {
  return boxCodes.filter((code) => person.open.has(itemOfBox(code)));
}

async function openPerson(c: Context<Env>): Promise<PersonHead> {
  const person = await findPerson(c.var.session.worker, personIdOf(c));
  if (openBoxes(person).length === 0) throw new Refusal('not-found');
  return person;
}

async function show(c: Context<Env>, person: PersonHead, values?: Values, errors: FieldErrors = {}) {
  const { boxes, newest } = await readSheet(c.var.session.worker, person.id);
  const stored = openBoxes(person).flatMap((code) => {
    const filled = boxes.get(code);
    if (!filled) return [];
    return [
      [boxName(code), [typedOf(code, filled.words)]],
      [seenName(code), [filled.id]],
    ];
  });
  const fresh = { on: [c.var.today], saidBy: ['person'], basis: ['consent'] };
  const page = (
    <SheetPage
      context={pageContext(c)}
      person={person}
      newest={newest}
      values={values ?? { ...fresh, ...Object.fromEntries(stored) }}
      errors={errors}
    />
  );
  return c.html(page, Object.keys(errors).length > 0 ? 422 : 200);
}

/** Errors of the n-th box stand at the field of that box. */
function atTheirFields(errors: FieldErrors, codes: readonly BoxCode[]): FieldErrors {
  return Object.fromEntries(
    Object.entries(errors).map(([path, message]) => {
      const place = /^boxes\.(\d+)\./.exec(path)?.[1];
      const code = place === undefined ? undefined : codes[Number(place)];
      return [code === undefined ? path : boxName(code), message];
    }),
  );
}

function clashWords({ theirs }: BoxClash): string {
  if (!theirs) return 'このあいだに、ほかの人がこの欄を空にしました。残すなら、もう一度保存してください';
  const at = `${formatJapaneseDate(tokyoDay(theirs.createdAt))} ${tokyoTime(theirs.createdAt)}`;
  return `このあいだに、${theirs.writtenBy}さんが「${theirs.words}」と書きました（${at}）。どちらかに直して、もう一度保存してください`;
}

/** The page again with what was typed; the other's words are now what was seen. */
function afterClash(form: Form, clashes: readonly BoxClash[]): { values: Values; errors: FieldErrors } {
  const seen = clashes.map(({ code, theirs }) => [seenName(code), [theirs?.id ?? '']]);
  return {
    values: { ...form.values, ...Object.fromEntries(seen) },
    errors: Object.fromEntries(clashes.map((clash) => [boxName(clash.code), clashWords(clash)])),
  };
}

sheetRoutes.get('/:personId/sheet', async (c) => show(c, await openPerson(c)));

sheetRoutes.post('/:personId/sheet', async (c) => {
  const person = await openPerson(c);
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const codes = openBoxes(person);
  const draft = settled(
    reader,
    sheetShape.safeParse({
      on: reader.pastDay('on') ?? '',
      saidBy: form.text('saidBy'),
      basis: form.text('basis'),
      basisNote: form.text('basisNote'),
      boxes: codes.map((code) => ({
        code,
        words: boxWords(code, form.text(boxName(code))),
        seen: form.text(seenName(code)),
      })),
    }),
  );
  if (!draft.ok) return show(c, person, form.values, atTheirFields(draft.errors, codes));
  const clashes = await fillSheet(c.var.session.worker, person.id, draft.value);
  if (clashes.length > 0) {
    const { values, errors } = afterClash(form, clashes);
    return show(c, person, values, errors);
  }
  return seeOther(c, `/people/${person.id}/assessment`, '基本の欄を保存しました。');
});
