import { turnWords } from '#domain/host-turn.ts';
import type { NextStep } from '#use-cases/placement/next-step.ts';
import { Actions, LinkButton } from '#web/ui/button.tsx';
import { Columns } from '#web/ui/columns.tsx';
import { Facts } from '#web/ui/facts.tsx';
import { Freshness } from '#web/ui/freshness.tsx';
import { gap } from '#web/ui/gap.ts';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { PrintHead } from '#web/ui/print-head.tsx';
import { Section } from '#web/ui/section.tsx';

/** After a candidate: first the person, then a call without a name. The page sends nothing; it is what to say and ask. */
export function TalkPage({ context, step, runId }: { context: PageContext; step: NextStep; runId?: string }) {
  const { person, candidate, toAskPerson, toAskHost, firstWords } = step;
  const back = `/connect?person=${person.id}`;
  return (
    <Page context={context} title="話してみる">
      <PrintHead context={context} />
      <Head
        title={`「${candidate.name}」のことを話してみる`}
        crumbs={[
          { label: 'つなぐ', href: '/connect' },
          { label: person.name, href: back },
          { label: '話してみる' },
        ]}
        sub="はじめに本人、それから受入先。受入先には、まだ名前を出しません"
      />
      <Columns slim side={<Host step={step} today={context.today} />}>
        <Section title="1　本人に話す" class="talk">
          <p>
            {candidate.name}
            {candidate.hours === '' ? '' : `（${candidate.hours}）`}
            。見るだけでも、断ってもかまいません。断っても、ほかの候補は変わりません。
          </p>
          <Asked title="本人にうかがうこと" questions={toAskPerson} />
          <Actions>
            <LinkButton href={`/people/${person.id}/notes/new`} kind="main">
              話したことを経過に書く
            </LinkButton>
            <LinkButton href={`/connect/pass?person=${person.id}&resource=${candidate.id}`} kind="plain">
              見送る
            </LinkButton>
          </Actions>
        </Section>
        <Section title="2　名前を出さずに、受入先に聞く" class="talk">
          <p>本人が「聞いてみて」と言ったら、ここに書いたことだけを伝えます。</p>
          <Facts facts={firstWords} caption="受入先に伝えてよいこと" />
          {firstWords.length === 0 ? (
            <p class="soft">伝える条件が、まだ書かれていません。先に本人にうかがってください。</p>
          ) : null}
          <Asked title="受入先に聞くこと" questions={toAskHost} />
          <Actions>
            <LinkButton
              href={`/people/${person.id}/placements/new?resource=${candidate.id}${runId ? `&run=${runId}` : ''}`}
            >
              打診する
            </LinkButton>
          </Actions>
        </Section>
        <Section title="3　本人が了解したら">
          <p>
            本人の「はい」を<a href={`/people/${person.id}/placements`}>参加の頁</a>
            に書き、名前を伝えてよい相手と、伝えることばを、
            <a href={`/people/${person.id}/consents`}>同意の頁</a>
            に記録してから、見学の日を決めます。
          </p>
        </Section>
      </Columns>
    </Page>
  );
}

function Asked({ title, questions }: { title: string; questions: readonly string[] }) {
  if (questions.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="ask-list">
        {questions.map((question) => (
          <li>？　{question}</li>
        ))}
      </ul>
    </>
  );
}

function Host({ step, today }: { step: NextStep; today: string }) {
  const { host, candidate } = step;
  const facts = [
    { label: '団体', value: host.organizationName ?? '' },
    { label: '込みぐあい', value: step.turns ? turnWords(step.turns) : '' },
    { label: '電話', value: host.phone },
    { label: '連絡メモ', value: host.contactNote },
    { label: '受入先に頼むこと', value: host.askedOfHost },
    { label: '受け入れられないこと', value: host.cannotAccept },
  ].filter(({ value }) => value !== '');
  return (
    <Section title="受入先">
      <Facts plain facts={facts} caption="受入先" />
      <p>
        <Freshness state={candidate.freshness} checkedOn={candidate.checkedOn} today={today} />
        {gap}
        <a href={`/town/resources/${candidate.id}`}>資源の頁</a>
      </p>
    </Section>
  );
}
