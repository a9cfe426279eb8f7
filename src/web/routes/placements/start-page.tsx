import { formatDayNear } from '#domain/japanese-date.ts';
import { freshnessOf } from '#domain/freshness.ts';
import { heldUntil } from '#domain/pass-ending.ts';
import { endLabel } from '#domain/placement-end.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import type { StartGround } from '#use-cases/placements/start-ground.ts';
import { PersonFrame } from '#web/routes/people/person-frame.tsx';
import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Facts } from '#web/ui/facts.tsx';
import { FilterBar } from '#web/ui/filter-bar.tsx';
import { Form } from '#web/ui/form.tsx';
import { Freshness } from '#web/ui/freshness.tsx';
import { gap } from '#web/ui/gap.ts';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Section } from '#web/ui/section.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { placementPath } from './placement-ids.ts';

type Props = { context: PageContext; person: PersonHead };

type PickProps = Props & {
  search: string;
  found: readonly { id: string; name: string; organizationName: string | null }[];
};

/** Without a resource in the address: somebody knows already where, and looks the place up by name. */
export function PickPlacePage({ context, person, search, found }: PickProps) {
  const path = `/people/${person.id}/placements`;
  return (
    <PersonFrame
      context={context}
      person={person}
      tab="/placements"
      title="場所を決めてはじめる"
      between={[{ label: '参加', href: path }]}
    >
      <Section title="どこの話ですか" aside="まだ、だれにも聞きません">
        <FilterBar action={`${path}/new`} isNarrowed={search !== ''}>
          <TextField
            name="q"
            label="場所・役割の名まえ"
            unmarked
            type="search"
            value={search}
            width="middle"
          />
        </FilterBar>
        {search !== '' && found.length === 0 ? (
          <EmptyState
            words="その名まえの場所・役割は、台帳にありません。"
            action={{ href: '/town/resources/new', label: '台帳に書く' }}
          />
        ) : null}
        <ul class="rows no-lead">
          {found.map((one) => (
            <li>
              <span class="p">
                <b>{one.name}</b>
                {one.organizationName ? <span class="soft">{one.organizationName}</span> : null}
              </span>
              <a class="go" href={`${path}/new?resource=${one.id}`} aria-label={`ここにする　${one.name}`}>
                ここにする
              </a>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="まだ決まっていないとき">
        <p>
          願いと条件から、<a href={`/connect?person=${person.id}`}>行き先を探す</a>
          ことができます。
        </p>
      </Section>
    </PersonFrame>
  );
}

type StartProps = Props & { ground: StartGround; id: string; runId: string };

/** The place, once more, before a way to it begins: what the register knows, and whether something stands against it. */
export function StartPage({ context, person, ground, id, runId }: StartProps) {
  const { resource, alive, personsNo, openCase } = ground;
  const path = `/people/${person.id}/placements`;
  const canStart = !alive && !personsNo && openCase !== undefined && resource.state !== 'closed';
  return (
    <PersonFrame
      context={context}
      person={person}
      tab="/placements"
      title={`「${resource.name}」への道をはじめる`}
      crumb={resource.name}
      between={[{ label: '参加', href: path }]}
    >
      <Section title={`「${resource.name}」への道をはじめる`}>
        <Obstacle {...{ context, person, ground }} />
        <Facts caption="この場所" facts={factsOf(ground, context.today)} />
        {canStart ? (
          <Form csrf={context.csrf} action={`${path}/new`} class="after-form">
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="resource" value={resource.id} />
            <input type="hidden" name="run" value={runId} />
            <p class="soft">
              はじめても、まだだれにも聞きません。次の頁で、名まえを出さずに聞くことばを決めます。
            </p>
            <Actions>
              <Button>この道をはじめる</Button>
              <LinkButton href={path} kind="plain">
                やめてもどる
              </LinkButton>
            </Actions>
          </Form>
        ) : null}
      </Section>
    </PersonFrame>
  );
}

/** What stands against it, and the way out. The person's no asks for no reason. */
function Obstacle({ context, person, ground }: Props & { ground: StartGround }) {
  const { alive, personsNo, openCase, resource } = ground;
  if (alive) {
    return (
      <Notice title="この場所への道は、もう進んでいます。">
        {gap}
        <a href={placementPath(person.id, alive.id)}>その頁をひらく</a>
      </Notice>
    );
  }
  if (personsNo) {
    return (
      <Notice
        title={
          personsNo.isPersonsNo
            ? '本人が、ここは「いや」と言っています。'
            : `本人の判断で、ここは待っています（${personsNo.why}）。`
        }
      >
        {heldUntil(personsNo, context.today)}。理由はいりません。本人が「やっぱり」と言ったら、
        <a href={`/connect?person=${person.id}#passes`}>見送ったもの</a>
        から取り消せます。
      </Notice>
    );
  }
  if (!openCase) {
    return (
      <Notice kind="warn" title="ケースが開いていません。">
        {gap}
        <a href={`/people/${person.id}/intake/new`}>相談を受け付ける</a>
      </Notice>
    );
  }
  if (resource.state === 'closed') {
    return <Notice kind="warn" title="ここは、終わっています。台帳で確かめてください。" />;
  }
  return null;
}

function factsOf({ resource, before }: StartGround, today: string) {
  return [
    { label: '団体', value: resource.organizationName },
    { label: '場所', value: resource.placeName },
    { label: '日時', value: resource.scheduleNote },
    { label: '求めていること', value: resource.askedOfHost },
    { label: '受けられないこと', value: resource.cannotAccept },
    { label: '電話', value: resource.phone },
    {
      label: '確認',
      value: <Freshness state={freshnessOf(resource, today)} checkedOn={resource.checkedOn} today={today} />,
    },
    {
      label: 'まえのこと',
      value: before
        .map(
          ({ endedOn, endCode }) =>
            `${endedOn === null ? '' : formatDayNear(endedOn, today)} ${endLabel(endCode)}`,
        )
        .join('、'),
    },
  ].filter(({ value }) => value !== '');
}
