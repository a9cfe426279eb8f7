import { Hono, type Context } from 'hono';
import { formatDayNear } from '#domain/japanese-date.ts';
import { personYesShape } from '#domain/placement-terms.ts';
import { openSounding } from '#use-cases/placements/read-placement.ts';
import { recordPersonsYes } from '#use-cases/placements/record-persons-yes.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { formReader, shown, type Values } from '#web/form-reader.ts';
import { seeOther } from '#web/respond.ts';
import { settled } from '#web/settled.ts';
import { Checkbox } from '#web/ui/checkboxes.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { isWrong, opened, placementPath, seenBy, type Opened } from './placement-ids.ts';
import { OneForm } from './small-forms.tsx';

/** The person's yes: from here on the host may know a name. */
export const yesRoutes = new Hono<Env>();

const path = '/:personId/placements/:placementId/yes';

function show(
  c: Context<Env>,
  found: Opened,
  values: Values,
  errors: FieldErrors = {},
): Response | Promise<Response> {
  const context = pageContext(c);
  const value = shown(values);
  const sounding = openSounding(found.placement.soundings);
  const open = sounding?.conditions.filter(({ person }) => person !== 'agreed') ?? [];
  return c.html(
    <OneForm
      {...{ context, ...found, errors }}
      title="本人の「はい」"
      action="/yes"
      save="本人の「はい」を書く"
      lead="ここに書いたあと、はじめて受入先に名まえを伝えられます。「いや」「いまはまだ」のときは、書かずにもどり、「休む・やめる」に書きます。"
    >
      {open.length > 0 ? (
        <>
          <p>まだ本人に聞いていない、受入先の条件</p>
          <ul class="ask-list">
            {open.map(({ words }) => (
              <li>？　{words}</li>
            ))}
          </ul>
          <Checkbox
            name="conditionsAgreed"
            label="この条件も、本人がよいと言った"
            checked={value.isOn('conditionsAgreed')}
          />
          {errors['conditionsAgreed'] === undefined ? null : <p class="msg">{errors['conditionsAgreed']}</p>}
        </>
      ) : null}
      <JapaneseDateField
        name="on"
        label="「はい」と言った日"
        required
        hint="きょう、きのう、11/24 でも"
        value={value.text('on')}
        today={context.today}
        error={errors['on']}
      />
      <TextArea
        name="words"
        label="本人のことば"
        hint="言われたとおりに。「　」はつけなくてよい"
        rows={2}
        voice
        value={value.text('words')}
        error={errors['words']}
      />
      <TextField
        name="called"
        label="受入先での呼び名"
        hint="姓だけ、名だけ、あだ名、ペンネームでも。本人が決めます"
        required
        width="middle"
        value={value.text('called')}
        error={errors['called']}
      />
      {sounding?.answeredOn ? (
        <p class="soft">
          受入先の返事　{formatDayNear(sounding.answeredOn, context.today)}
          。だれに何を伝えるかは、<a href={`/people/${found.person.id}/consents`}>同意の頁</a>にも残せます。
        </p>
      ) : null}
    </OneForm>,
    isWrong(errors),
  );
}

yesRoutes.get(path, async (c) => show(c, await opened(c), { on: [c.var.today] }));

const openConditions = {
  not_yet: {
    conditionsAgreed:
      '受入先の条件を、まだ本人に聞いていません。聞いて、よいと言ったら、しるしをつけてください',
  },
  refused: { on: '本人が「いや」と言った条件があります。先に、条件をなおしてください' },
} as const;

yesRoutes.post(path, async (c) => {
  const found = await opened(c);
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const yes = settled(
    reader,
    personYesShape.safeParse({
      on: reader.pastDay('on'),
      words: form.text('words'),
      called: form.text('called'),
      conditionsAgreed: form.isChecked('conditionsAgreed'),
    }),
  );
  if (!yes.ok) return show(c, found, form.values, yes.errors);
  const saved = await recordPersonsYes(c.var.session.worker, seenBy(c, form), yes.value);
  if (!saved.ok) return show(c, found, form.values, openConditions[saved.open]);
  return seeOther(c, placementPath(found.person.id, found.placement.id), '本人の「はい」を書きました。');
});
