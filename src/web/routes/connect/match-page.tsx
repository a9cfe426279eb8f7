import { daysBetween, ageOn } from '#domain/calendar-day.ts';
import { whatIfs } from '#domain/candidate-what-if.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { tokyoDay, tokyoTime } from '#domain/tokyo-day.ts';
import type { Found } from '#use-cases/placement/find-candidates.ts';
import type { MatchPerson } from '#use-cases/placement/find-person.ts';
import type { WhatIfAnswer } from '#use-cases/placement/what-if.ts';
import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { Columns } from '#web/ui/columns.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Form } from '#web/ui/form.tsx';
import { gap } from '#web/ui/gap.ts';
import { Head } from '#web/ui/head.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { PrintHead } from '#web/ui/print-head.tsx';
import { Section } from '#web/ui/section.tsx';
import { Voice } from '#web/ui/voice.tsx';
import { firstWords, FromThePerson, LeftOut, saidBy } from './match-side.tsx';
import { Option } from './option.tsx';
import { passLine } from './pass-line.ts';
import { WhatIfPart } from './what-if-part.tsx';

type Props = {
  context: PageContext;
  found: Found;
  asked: WhatIfAnswer['asked'];
  answer: WhatIfAnswer | undefined;
};

/** One person's possible places (look/match.html): reasons first, hindrances with what would change them, the unknown named. */
export function MatchPage({ context, found, asked, answer }: Props) {
  const { person } = found;
  const { today } = context;
  const first = firstWords(found);
  const side = (
    <>
      <FromThePerson found={found} today={today} />
      <LeftOut found={found} />
      <Section>
        <p class="soft">
          候補は下書きです。選ぶのは本人と、あなたです。打診は名前を出さずに始まります。
          <a href={`/connect/runs?person=${person.id}`}>これまでにさがした記録</a>
        </p>
      </Section>
    </>
  );
  return (
    <Page context={context} title={`つなぐ　${person.name}さん`}>
      <PrintHead context={context} />
      <Head
        crumbs={[
          { label: 'つなぐ', href: '/connect' },
          { label: `${person.name}さん`, href: `/people/${person.id}` },
        ]}
        title={`${person.name}さんの行き先`}
        sub={subLine(found, today)}
        actions={
          <>
            <LinkButton href={`/people/${person.id}/assessment`} kind="plain">
              条件をなおす
            </LinkButton>
            <LinkButton href={`/connect/paper?person=${person.id}`}>印刷</LinkButton>
          </>
        }
      />
      {first ? <Voice small bar words={first.words} by={saidBy(first, today)} /> : null}
      <Columns slim side={side}>
        <Doubts found={found} />
        <Fits found={found} today={today} />
        <NearMisses found={found} today={today} />
        <WhatIfPart
          personId={person.id}
          possible={found.whatIfs}
          asked={asked}
          answer={answer}
          today={today}
        />
        <NothingFits found={found} />
        <Passes found={found} context={context} />
      </Columns>
    </Page>
  );
}

export function ageText({ bornOn, bornPrecision }: MatchPerson, today: string): string {
  if (bornOn === null || bornPrecision === 'unknown') return '';
  const age = ageOn(bornOn, today);
  return bornPrecision === 'day' || bornPrecision === 'month' ? `${age}歳` : `${age}歳くらい`;
}

export function subLine({ person, searchingSince, source }: Found, today: string): string {
  const parts = [
    ageText(person, today),
    person.areaName ?? '',
    `アセスメント 第${source.edition}版${source.isConfirmed ? '' : '（下書き）'} ${formatDayNear(source.madeOn, today)}`,
    searchingSince === null ? '' : `探しはじめて${daysBetween(searchingSince, today)}日`,
  ];
  return parts.filter((part) => part !== '').join('　');
}

/** Whatever makes the answer weaker than it looks stands before it. */
export function Doubts({ found }: { found: Found }) {
  const { source, newerDraft, home, saysNothing, person } = found;
  return (
    <>
      {saysNothing ? (
        <Notice kind="warn" title="願いと強みが、まだ書かれていません">
          {gap}合うかどうかを言えません。
          <a href={`/people/${person.id}/assessment`}>うかがって書く</a>
        </Notice>
      ) : null}
      {source.isConfirmed ? null : (
        <Notice kind="warn" title="下書きのアセスメントでさがしています">
          {gap}本人と読み合わせて確定すると、この印は消えます。
        </Notice>
      )}
      {newerDraft === null ? null : (
        <Notice title={`第${newerDraft}版を書いている途中です`}>
          {gap}いまは、確定した第{source.edition}版の条件でさがしています。
        </Notice>
      )}
      {home === 'protected' ? (
        <Notice title="住所は支援措置で閉じています">
          {gap}距離はだれの画面にも出ません。近さは本人にうかがってください。
        </Notice>
      ) : null}
      {home === 'not-open' ? (
        <Notice title="連絡先は、この機関に開いていません">{gap}距離は出ません。</Notice>
      ) : null}
    </>
  );
}

function Fits({ found, today }: { found: Found; today: string }) {
  const { fits, fitCount, total, run, person } = found;
  const looked = `${total}件から　${formatDayNear(tokyoDay(run.runAt), today)} ${tokyoTime(run.runAt)}`;
  return (
    <Section title={`候補　${fitCount}件`} aside={looked} id="fits">
      {total === 0 ? (
        <EmptyState
          words="まちの台帳に、開いている資源がまだありません。"
          action={{ href: '/town/resources/new', label: '資源を書く' }}
        />
      ) : null}
      {total > 0 && fitCount === 0 ? <NoFit found={found} /> : null}
      <ol>
        {fits.map((candidate, place) => (
          <Option candidate={candidate} personId={person.id} today={today} isFirst={place === 0} />
        ))}
      </ol>
      {fitCount > fits.length ? <More shown={fits.length} count={fitCount} /> : null}
    </Section>
  );
}

/** 「今は合うものがありません」 is an answer, and it goes on: what would open a way. */
function NoFit({ found }: { found: Found }) {
  const { openings, person, nearMissCount } = found;
  return (
    <>
      <p class="empty">
        今は合うものがありません。
        {nearMissCount > 0 ? `下に、変えれば合うものが${nearMissCount}件あります。` : null}
      </p>
      {openings.length > 0 ? (
        <>
          <p>ひとつゆるむと、道が開くもの</p>
          <ul class="ask-list">
            {openings.map(({ whatIf, count }) => (
              <li>
                <a href={`/connect?person=${person.id}&if-${whatIfs[whatIf].group}=${whatIf}#if`}>
                  {whatIfs[whatIf].label}
                </a>
                {gap}
                {count}件
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

function NearMisses({ found, today }: { found: Found; today: string }) {
  const { nearMisses, nearMissCount, person } = found;
  if (nearMissCount === 0) return null;
  return (
    <Section title={`変えれば合うもの　${nearMissCount}件`} aside="妨げと、どう変えるか" id="near">
      <ol>
        {nearMisses.map((candidate) => (
          <Option candidate={candidate} personId={person.id} today={today} />
        ))}
      </ol>
      {nearMissCount > nearMisses.length ? <More shown={nearMisses.length} count={nearMissCount} /> : null}
    </Section>
  );
}

function More({ shown, count }: { shown: number; count: number }) {
  return (
    <p class="soft">
      ここには{shown}件まで出しています（ほかに{count - shown}件）。条件をくわしく書くと、しぼれます。
    </p>
  );
}

/** Nobody is left with an empty card: there is always something to do next. */
function NothingFits({ found }: { found: Found }) {
  const { person, fitCount } = found;
  return (
    <Section title={fitCount === 0 ? 'できること' : 'どれも合わないときは'} class="no-print">
      <p>
        まだまちに無い場や役割を、声に出せます。名まえは載りません。
        {fitCount === 0 ? '上の「もしも」で、どの条件がゆるむと道が開くかも、ためせます。' : null}
      </p>
      <Actions>
        <LinkButton href={`/connect/voice?person=${person.id}`}>声にする</LinkButton>
        <LinkButton href="/town" kind="plain">
          まちの資源を見てまわる
        </LinkButton>
      </Actions>
    </Section>
  );
}

function Passes({ found, context }: { found: Found; context: PageContext }) {
  const { passes, person } = found;
  if (passes.length === 0) return null;
  return (
    <Section title={`見送ったもの　${passes.length}件`} class="no-print" id="passes">
      <ul class="rows no-lead">
        {passes.map((pass) => (
          <li>
            <span class="p">
              <b>{pass.resourceName}</b>
              <span class="soft">{passLine(pass, context.today)}</span>
            </span>
            <Form csrf={context.csrf} action={`/connect/pass/undo?person=${person.id}`}>
              <input type="hidden" name="pass" value={pass.id} />
              <Button kind="plain" label={`見送りを取り消す　${pass.resourceName}`}>
                取り消す
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </Section>
  );
}
