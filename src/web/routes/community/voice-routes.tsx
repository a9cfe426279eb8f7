import { Hono, type Context } from 'hono';
import { uuidv7 } from 'uuidv7';
import type { Identifying } from '#domain/candidate-voice.ts';
import { Refusal } from '#domain/refusal.ts';
import { townVoiceLabels, voiceSharings, voiceStateCodes } from '#domain/voice.ts';
import { listAreas } from '#use-cases/areas/list-areas.ts';
import { addAlly } from '#use-cases/community/add-ally.ts';
import { changeVoice } from '#use-cases/community/change-voice.ts';
import { endAlly } from '#use-cases/community/end-ally.ts';
import { listVoices } from '#use-cases/community/list-voices.ts';
import { readVoice, type VoiceRecord } from '#use-cases/community/read-voice.ts';
import { recordVoice } from '#use-cases/community/record-voice.ts';
import { setVoiceState } from '#use-cases/community/set-voice-state.ts';
import { listChoices } from '#use-cases/organizations/list-choices.ts';
import { nameChoices } from '#use-cases/organizations/name-choices.ts';
import { askedChoice, isSearching } from '#web/asked-choice.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm, type Form } from '#web/form.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { tellingWords } from '#web/routes/placements/sure-of.tsx';
import { conditionLabels } from '#web/routes/town/condition-facts.ts';
import { seenVersions } from '#web/routes/town/conflict-answer.ts';
import { ConflictPage } from '#web/routes/town/conflict-page.tsx';
import { isId } from '#web/routes/town/resource-filter.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { emptyAlly, postedAlly, readAlly } from './ally-form.ts';
import { showCommunityField } from './show-field.ts';
import { voiceComposeRoutes } from './voice-compose-routes.tsx';
import { VoiceEditPage } from './voice-edit-page.tsx';
import { emptyVoice, postedVoice, readVoiceTyped, storedVoice, type VoiceTyped } from './voice-form.ts';
import { VoiceListPage } from './voice-list-page.tsx';
import { VoicePage } from './voice-page.tsx';

/** 声, mounted at /town/voices. */
export const townVoiceRoutes = new Hono<Env>();

townVoiceRoutes.route('/', voiceComposeRoutes);

async function voiceOf(c: Context<Env>): Promise<VoiceRecord> {
  const found = await readVoice(c.var.session.worker, pathId(c, 'id'));
  if (!found) throw new Refusal('not-found');
  return found;
}

townVoiceRoutes.get('/', async (c) => {
  const { worker } = c.var.session;
  const asked = (name: string) => (c.req.query(name) ?? '').replaceAll('\0', '').slice(0, 200);
  const filter = { q: asked('q'), state: asked('state'), area: asked('area') };
  const state = voiceStateCodes.find((code) => code === filter.state);
  const after = asked('after');
  const areas = await listAreas(worker);
  const found = await listVoices(worker, {
    words: filter.q,
    ...(state ? { state } : {}),
    ...(isId(filter.area) ? { areaId: filter.area } : {}),
    ...(isId(after) ? { after } : {}),
  });
  return c.html(<VoiceListPage context={pageContext(c)} filter={filter} areas={areas} {...found} />);
});

type Again = {
  errors?: FieldErrors;
  identifying?: readonly Identifying[];
  version?: number;
  asked?: 'read' | 'find' | undefined;
};

async function editPage(c: Context<Env>, typed: VoiceTyped, stored?: VoiceRecord, again: Again = {}) {
  const form = c.req.method === 'POST' ? await readForm(c) : undefined;
  const organization = form
    ? askedChoice(form, 'organizationId')
    : { words: '', chosen: typed.words['organizationId'] ?? '' };
  const { areas, organizations } = await listChoices(c.var.session.worker, { organization });
  return (
    <VoiceEditPage
      context={pageContext(c)}
      typed={typed}
      areas={areas}
      organizations={organizations}
      errors={again.errors ?? {}}
      identifying={again.identifying ?? []}
      asked={again.asked}
      {...(stored ? { stored: { voice: stored, version: again.version ?? stored.version } } : {})}
    />
  );
}

/** A press on the form that asks for something beside saving. */
function askedOf(form: Form): 'read' | 'find' | undefined {
  if (isSearching(form, 'organizationId')) return 'find';
  return form.text('do') === 'read' ? 'read' : undefined;
}

townVoiceRoutes.get('/new', async (c) => {
  const today = c.var.today;
  const organizationId = c.req.query('organization') ?? '';
  const words = { id: uuidv7(), heardOn: today, sharing: 'not_asked', fromKind: '', organizationId };
  return c.html(await editPage(c, emptyVoice(words)));
});

townVoiceRoutes.post('/new', async (c) => {
  const form = await readForm(c);
  const typed = postedVoice(form, c.var.today);
  const asked = askedOf(form);
  if (asked) return c.html(await editPage(c, typed, undefined, { asked }), 422);
  const read = readVoiceTyped(typed, undefined, c.var.today);
  if (!read.ok) return c.html(await editPage(c, typed, undefined, { errors: read.errors }), 422);
  const { voice, conditions, heardOn, fromKind } = read;
  if (fromKind === 'unmatched') throw new Refusal('not-permitted');
  const id = form.text('id');
  const kept = await recordVoice(c.var.session.worker, {
    ...(isId(id) ? { id } : {}),
    voice,
    conditions,
    heardOn,
    fromKind,
    sureOf: typed.sureOf,
  });
  if (kept.ok) return seeOther(c, `/town/voices/${kept.id}`, '声を書きました。');
  return c.html(await editPage(c, typed, undefined, telling(kept.identifying)), 422);
});

function telling(identifying: readonly Identifying[]): Again {
  return { errors: { words: tellingWords(identifying) }, identifying };
}

async function voicePage(
  c: Context<Env>,
  voice: VoiceRecord,
  again: {
    ally?: ReturnType<typeof postedAlly>;
    errors?: FieldErrors;
    identifying?: readonly Identifying[];
  } = {},
) {
  return (
    <VoicePage
      context={pageContext(c)}
      voice={voice}
      ally={again.ally ?? emptyAlly(c.var.today)}
      errors={again.errors ?? {}}
      identifying={again.identifying ?? []}
    />
  );
}

townVoiceRoutes.get('/:id', async (c) => c.html(await voicePage(c, await voiceOf(c))));

townVoiceRoutes.get('/:id/edit', async (c) => {
  const stored = await voiceOf(c);
  return c.html(await editPage(c, storedVoice(stored), stored));
});

townVoiceRoutes.post('/:id/edit', async (c) => {
  const { worker } = c.var.session;
  const form = await readForm(c);
  const stored = await voiceOf(c);
  const typed = postedVoice(form, c.var.today);
  const { seen, kept } = seenVersions(form);
  const version = seen;
  const asked = askedOf(form);
  if (asked) return c.html(await editPage(c, typed, stored, { asked, version }), 422);
  const read = readVoiceTyped(typed, stored, c.var.today);
  if (!read.ok) return c.html(await editPage(c, typed, stored, { errors: read.errors, version }), 422);
  const { voice, conditions } = read;
  const saved = await changeVoice(worker, stored.id, { voice, conditions, sureOf: typed.sureOf, seen, kept });
  if (saved.ok) return seeOther(c, `/town/voices/${stored.id}`, '声をなおしました。');
  if ('identifying' in saved)
    return c.html(await editPage(c, typed, stored, { ...telling(saved.identifying), version }), 422);
  const named = await nameChoices(
    worker,
    saved.clash.fields.flatMap(({ mine, theirs, before }) => [mine, theirs, before]),
  );
  return c.html(
    <ConflictPage
      context={pageContext(c)}
      crumbs={[
        { label: 'まち', href: '/town' },
        { label: '声', href: '/town/voices' },
        { label: stored.voice.theme || '声', href: `/town/voices/${stored.id}` },
      ]}
      clash={saved.clash}
      form={form}
      labels={{ ...conditionLabels, ...townVoiceLabels, hours: '集まりやすい時間', wanted: 'だれのため' }}
      show={(field, value) =>
        field === 'sharing'
          ? (voiceSharings[value as keyof typeof voiceSharings] ?? '')
          : showCommunityField(field, value, named)
      }
    />,
    409,
  );
});

townVoiceRoutes.post('/:id/state', async (c) => {
  const form = await readForm(c);
  const id = pathId(c, 'id');
  const code = (name: string) => voiceStateCodes.find((one) => one === form.text(name));
  const [from, to] = [code('from'), code('to')];
  if (from === undefined || to === undefined) throw new Refusal('not-found');
  await setVoiceState(c.var.session.worker, id, { from, to });
  return seeOther(c, `/town/voices/${id}`, '声のようすを変えました。');
});

townVoiceRoutes.post('/:id/allies', async (c) => {
  const form = await readForm(c);
  const voice = await voiceOf(c);
  const ally = postedAlly(form);
  const read = readAlly(form, c.var.today);
  if (!read.ok) return c.html(await voicePage(c, voice, { ally, errors: read.errors }), 422);
  const given = { sureOf: ally.sureOf, id: ally.id };
  const added = await addAlly(c.var.session.worker, { voiceId: voice.id }, read.draft, given);
  if (added.ok) return seeOther(c, `/town/voices/${voice.id}`, '加わる人を書きました。');
  const errors = { offers: tellingWords(added.identifying) };
  return c.html(await voicePage(c, voice, { ally, errors, identifying: added.identifying }), 422);
});

townVoiceRoutes.post('/:id/allies/:ally/end', async (c) => {
  await endAlly(c.var.session.worker, pathId(c, 'ally'), { on: c.var.today });
  return seeOther(c, `/town/voices/${pathId(c, 'id')}`, 'ぬけた日を書きました。');
});
