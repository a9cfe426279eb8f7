import { Hono, type Context } from 'hono';
import { uuidv7 } from 'uuidv7';
import { addDays } from '#domain/calendar-day.ts';
import type { Identifying } from '#domain/candidate-voice.ts';
import { placeAndRole } from '#domain/placement-terms.ts';
import { showHostCode } from '#domain/host-code.ts';
import { hostLinkDays, hostLinkShape, mostHostLinkDays } from '#domain/host-link.ts';
import { closeHostLink } from '#use-cases/placements/close-host-link.ts';
import { openHostLink } from '#use-cases/placements/open-host-link.ts';
import { openSounding } from '#use-cases/placements/read-placement.ts';
import { readSoundingPaper } from '#use-cases/papers/read-sounding-paper.ts';
import { readOwnOffice } from '#use-cases/placements/own-office.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { formReader, type FormReader, type Values } from '#web/form-reader.ts';
import { seeOther } from '#web/respond.ts';
import { sentId } from '#web/routes/people/person-id.ts';
import { settled } from '#web/settled.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { HostLinkPage, HostSecretPage } from './host-link-page.tsx';
import { isWrong, opened, placementPath, seenBy, type Opened } from './placement-ids.ts';
import { tellingWords } from './sure-of.tsx';

/** The host's door: opened, its secret shown once, closed. */
export const hostLinkRoutes = new Hono<Env>();

const path = '/:personId/placements/:placementId/host-link';

function show(
  c: Context<Env>,
  found: Opened,
  values: Values,
  errors: FieldErrors = {},
  doubts: readonly Identifying[] = [],
): Response | Promise<Response> {
  return c.html(
    <HostLinkPage {...{ context: pageContext(c), ...found, values, errors, doubts }} />,
    isWrong(errors),
  );
}

hostLinkRoutes.get(path, async (c) => {
  const found = await opened(c);
  const { host, role } = found.placement;
  const office = await readOwnOffice(c.var.session.worker);
  return show(c, found, {
    id: [uuidv7()],
    addressee: [`${host.organizationName || host.name}のみなさま`],
    about: [placeAndRole(host.name, role)],
    asker: [`${office.agencyName}　${office.name}`],
    askerPhone: [office.phone],
    validUntil: [addDays(c.var.today, hostLinkDays)],
  });
});

function readLink(reader: FormReader) {
  const { form, today } = reader;
  const validUntil = reader.day('validUntil');
  if (validUntil !== null && (validUntil < today || validUntil > addDays(today, mostHostLinkDays))) {
    reader.errors['validUntil'] = 'きょうから1年のあいだで書いてください';
  }
  return settled(
    reader,
    hostLinkShape.safeParse({
      addressee: form.text('addressee'),
      about: form.text('about'),
      asker: form.text('asker'),
      askerPhone: form.text('askerPhone'),
      validUntil,
    }),
  );
}

hostLinkRoutes.post(path, async (c) => {
  const found = await opened(c);
  const form = await readForm(c);
  const link = readLink(formReader(form, c.var.today));
  if (!link.ok) return show(c, found, form.values, link.errors);
  const given = {
    ...seenBy(c, form),
    id: sentId(form.text('id')),
    draft: link.value,
    sureOf: form.all('sureOf'),
  };
  const door = await openHostLink(c.var.session.worker, given);
  if (!door.ok) {
    return show(c, found, form.values, { about: tellingWords(door.identifying) }, door.identifying);
  }
  // What the browser calls us, also behind a proxy: a form of ours always says where it came from.
  const site = c.req.header('Origin') ?? new URL(c.req.url).origin;
  const { asker, askerPhone } = link.value;
  const { person, placement } = found;
  const isAsked = openSounding(placement.soundings)?.answer === null;
  const paperDoor = { address: `${site}/host`, code: showHostCode(door.secret.code) };
  const request = { now: c.var.now, of: placement.id, door: paperDoor };
  const paper = isAsked ? await readSoundingPaper(c.var.session.worker, person.id, request) : undefined;
  const page = (
    <HostSecretPage
      context={pageContext(c)}
      {...found}
      secret={door.secret}
      site={site}
      paper={paper}
      asker={[asker, askerPhone].filter((part) => part !== '').join('　')}
    />
  );
  return c.html(page);
});

hostLinkRoutes.post(`${path}/close`, async (c) => {
  const seen = seenBy(c, await readForm(c));
  await closeHostLink(c.var.session.worker, seen);
  return seeOther(c, placementPath(seen.personId, seen.placementId), '入口を閉じました。');
});
