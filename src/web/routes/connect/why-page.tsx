import { resourceKinds } from '#domain/resource.ts';
import type { Explanation, WhyNot } from '#use-cases/placement/explain-resource.ts';
import type { FoundResource } from '#use-cases/placement/find-resources.ts';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { gap } from '#web/ui/gap.ts';
import { Head } from '#web/ui/head.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { backLine, passLine } from './pass-line.ts';
import { Option } from './option.tsx';

/** 「なぜ出ないのか」: any single resource of the town beside this person, with everything that speaks for and against. */
export function WhyPage({ context, why }: { context: PageContext; why: WhyNot }) {
  const { person, typed, explained } = why;
  const back = `/connect?person=${person.id}`;
  return (
    <Page context={context} title="なぜ出ないのか">
      <Head
        title="なぜ出ないのか"
        crumbs={[
          { label: 'つなぐ', href: '/connect' },
          { label: person.name, href: back },
          { label: 'なぜ出ないのか' },
        ]}
        sub={`${person.name}の条件と、まちの資源を一件ずつくらべます`}
      />
      <form class="flt" method="get" action="/connect/why">
        <input type="hidden" name="person" value={person.id} />
        <TextField
          name="q"
          label="資源の名か団体の名"
          hint="ふりがなでも、名の一部でもさがせます"
          unmarked
          type="search"
          width="middle"
          value={typed}
        />
        <button class="btn">さがす</button>
      </form>
      {why.hasAssessment ? null : (
        <EmptyState
          words="アセスメントがまだないので、くらべられません。"
          action={{ href: `/people/${person.id}/assessment`, label: 'アセスメントを書く' }}
        />
      )}
      {explained === undefined ? null : (
        <Explained explained={explained} personId={person.id} today={context.today} />
      )}
      {typed === '' ? null : <Results why={why} />}
    </Page>
  );
}

function Results({ why }: { why: WhyNot }) {
  const { found, hasMore, typed, person, hasAssessment } = why;
  return (
    <Section title={`「${typed}」の資源　${found.length}件`}>
      {found.length === 0 ? (
        <EmptyState
          words="この名の資源は、台帳にありません。"
          action={{ href: '/town/resources/new', label: '資源を書く' }}
        />
      ) : null}
      <ul class="rows no-lead">
        {found.map((one) => (
          <Result
            one={one}
            href={hasAssessment ? whyHref(person.id, typed, one.id) : `/town/resources/${one.id}`}
          />
        ))}
      </ul>
      {hasMore ? <p class="soft">ほかにもあります。名をもう少し書いてください。</p> : null}
    </Section>
  );
}

function whyHref(person: string, q: string, resource: string): string {
  return `/connect/why?${new URLSearchParams({ person, q, resource }).toString()}`;
}

function Result({ one, href }: { one: FoundResource; href: string }) {
  const kind = resourceKinds[one.kind as keyof typeof resourceKinds];
  return (
    <li>
      <span class="p">
        <b>{one.name}</b>
        <span class="soft">
          {[kind, one.organizationName ?? '', one.state === 'open' ? '' : '休止・終了']
            .filter((part) => part !== '')
            .join('　')}
        </span>
      </span>
      <a class="go" href={href} aria-label={`わけを見る　${one.name}`}>
        わけを見る
      </a>
    </li>
  );
}

function Explained({
  explained,
  personId,
  today,
}: {
  explained: Explanation | 'unreadable';
  personId: string;
  today: string;
}) {
  if (explained === 'unreadable') {
    return (
      <Notice kind="warn" title="この資源の条件が読めません">
        {gap}まちの頁で条件を書き直すと、くらべられます。
      </Notice>
    );
  }
  const { candidate, leftOut, pass, back } = explained;
  return (
    <Section
      title={leftOut === undefined && pass === undefined ? '候補に出ています' : '候補に出していません'}
    >
      {pass ? <p>見送りました。{passLine(pass, today)}</p> : null}
      {back ? <p>{backLine(back, today)}。</p> : null}
      {leftOut === undefined ? null : <p>{leftOut}</p>}
      <ol>
        <Option candidate={candidate} personId={personId} today={today} noActions />
      </ol>
    </Section>
  );
}
