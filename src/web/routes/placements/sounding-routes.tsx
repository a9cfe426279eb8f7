import { Hono, type Context } from 'hono';
import { uuidv7 } from 'uuidv7';
import { addDays } from '#domain/calendar-day.ts';
import type { Identifying } from '#domain/candidate-voice.ts';
import { askableFrom, type HostTurns } from '#domain/host-turn.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { replyDays, soundingShape } from '#domain/sounding.ts';
import { openSoundingGround } from '#use-cases/placements/sounding-ground.ts';
import { soundOut } from '#use-cases/placements/sound-out.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { formReader, type FormReader, type Values } from '#web/form-reader.ts';
import { seeOther } from '#web/respond.ts';
import { sentId } from '#web/routes/people/person-id.ts';
import { settled } from '#web/settled.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { isWrong, opened, placementPath, seenBy, type Opened } from './placement-ids.ts';
import { lineValue, SoundingPage } from './sounding-page.tsx';
import { tellingWords } from './sure-of.tsx';

/** 打診する and もう一度きく. */
export const soundingRoutes = new Hono<Env>();

const path = '/:personId/placements/:placementId/sounding';

async function show(
  c: Context<Env>,
  { person, placement }: Opened,
  values: Values,
  errors: FieldErrors = {},
  doubts: readonly Identifying[] = [],
): Promise<Response> {
  const { resourceId } = placement;
  const { worker } = c.var.session;
  const { lines, turns } = await openSoundingGround(worker, person.id, resourceId, c.var.today);
  const page = (
    <SoundingPage context={pageContext(c)} {...{ person, placement, lines, turns, values, errors, doubts }} />
  );
  return c.html(page, isWrong(errors));
}

/** What to do: wait until a day, or say why this host is asked all the same. */
function overWords(turns: HostTurns, askedOn: string, today: string): string {
  const from = askableFrom(turns, askedOn);
  const wait =
    from === null ? '受入先と相談してから' : `${formatDayNear(from, today, { weekday: true })}まで待つ`;
  return `この受入先への打診は、その週に${turns.asked}件あります（週に${turns.limit}件まで）。${wait}か、いま聞くわけを書いてください`;
}

soundingRoutes.get(path, async (c) => {
  const found = await opened(c);
  const { placement, person } = found;
  const { today } = c.var;
  const { lines } = await openSoundingGround(c.var.session.worker, person.id, placement.resourceId, today);
  const [last] = placement.soundings;
  const told = lines.map(lineValue);
  // What was left out the first time stays left out until somebody ticks it.
  const before = last?.told.map(lineValue);
  return show(c, found, {
    id: [uuidv7()],
    told: before ? told.filter((line) => before.includes(line)) : told,
    role: [placement.role],
    askedWords: [last?.askedWords ?? ''],
    manner: [last?.manner ?? 'phone'],
    askedWhom: [last?.askedWhom ?? placement.hostPerson],
    askedOn: [today],
    replyDueOn: [addDays(today, replyDays)],
  });
});

function readSounding(reader: FormReader) {
  const { form } = reader;
  return settled(
    reader,
    soundingShape.safeParse({
      manner: form.text('manner'),
      askedWhom: form.text('askedWhom'),
      askedOn: reader.pastDay('askedOn'),
      role: form.text('role'),
      told: form.all('told').map((line) => {
        const [label = '', ...value] = line.split('：');
        return { label, value: value.join('：') };
      }),
      askedWords: form.text('askedWords'),
      replyDueOn: reader.day('replyDueOn'),
    }),
  );
}

soundingRoutes.post(path, async (c) => {
  const found = await opened(c);
  const form = await readForm(c);
  const sounding = readSounding(formReader(form, c.var.today));
  if (!sounding.ok) return show(c, found, form.values, sounding.errors);
  const sureOf = form.all('sureOf');
  const given = {
    ...seenBy(c, form),
    id: sentId(form.text('id')),
    draft: sounding.value,
    sureOf,
    overReason: form.text('overReason').slice(0, 500),
  };
  const sounded = await soundOut(c.var.session.worker, given, c.var.today);
  if (sounded.ok) {
    const after =
      sounding.value.manner === 'link'
        ? '打診を書きました。つぎに、受入先の入口をひらきます。'
        : '打診を書きました。';
    return seeOther(c, placementPath(found.person.id, found.placement.id), after);
  }
  if ('over' in sounded) {
    return show(c, found, form.values, {
      overReason: overWords(sounded.over, sounding.value.askedOn, c.var.today),
    });
  }
  if ('stale' in sounded) {
    const told = 'アセスメントが変わり、伝える行も変わりました。もう一度たしかめてください';
    return show(c, found, form.values, { told });
  }
  const errors = { askedWords: tellingWords(sounded.identifying) };
  return show(c, found, form.values, errors, sounded.identifying);
});
