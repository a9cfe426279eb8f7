import type { ComposedForVoice } from '#use-cases/placement/compose-for-voice.ts';
import { DraftFacts, FadingTable, reasonsOf, RolesTable } from '#web/routes/connect/compose-parts.tsx';
import { AskLists } from '#web/routes/connect/compose-voices.tsx';
import { Actions, Button } from '#web/ui/button.tsx';
import { Columns } from '#web/ui/columns.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Facts } from '#web/ui/facts.tsx';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { PrintHead } from '#web/ui/print-head.tsx';
import { ReasonLines } from '#web/ui/reason-lines.tsx';
import { Section } from '#web/ui/section.tsx';
import { Voice } from '#web/ui/voice.tsx';

/** A need of many, answered by a group and a room: people in need of support are never put in an order for it. */
type Props = { context: PageContext; found: ComposedForVoice; notice?: string };

export function VoiceComposePage({ context, found, notice }: Props) {
  const { voice, drafts, strengths, isOpen } = found;
  const address = `/town/voices/${voice.id}`;
  return (
    <Page context={context} title="声からつくる">
      <PrintHead context={context} />
      <Head
        title="声からつくる"
        crumbs={[
          { label: '声', href: '/town/voices' },
          { label: voice.theme || '声', href: address },
          { label: 'つくる' },
        ]}
        sub="団体の力と、空いている場から"
      />
      {notice === undefined ? null : <Notice kind="warn">{notice}</Notice>}
      <Voice small bar words={voice.words} />
      <Columns slim side={<Strengths strengths={strengths} />}>
        <Section title={`案　${drafts.length}つ`} aside="まだ、だれにも届いていません">
          {drafts.length === 0 ? (
            <EmptyState
              words={
                isOpen
                  ? 'この声に応えられそうな団体と場の組み合わせが、いまはありません。'
                  : 'この声は、もう動きだしています。'
              }
              action={{ href: address, label: '声の頁へ' }}
            />
          ) : null}
          <ol>
            {drafts.map((draft) => (
              <li class="opt">
                <h3>
                  {draft.name}　{draft.lead.name}
                </h3>
                <DraftFacts draft={draft} today={context.today} />
                <ReasonLines reasons={reasonsOf(draft)} />
                <details class="fold-form">
                  <summary>
                    役割、はじめの支え、だれに何を聞くか
                    <span class="vh">
                      　{draft.name}　{draft.lead.name}
                    </span>
                  </summary>
                  <RolesTable draft={draft} />
                  <FadingTable draft={draft} today={context.today} />
                  <AskLists draft={draft} />
                </details>
                <Form csrf={context.csrf} action={`${address}/compose`} class="no-print">
                  <input type="hidden" name="key" value={draft.key} />
                  <input type="hidden" name="leadId" value={draft.lead.id} />
                  <input type="hidden" name="placeId" value={draft.placeId} />
                  <input type="hidden" name="firstOn" value={draft.dates[0] ?? ''} />
                  <Actions>
                    <Button label={`この案で活動をはじめる　${draft.name}　${draft.lead.name}`}>
                      この案で活動をはじめる
                    </Button>
                  </Actions>
                  <p class="soft">だれにも、まだ連絡は行きません。聞くことが、活動の頁に並びます。</p>
                </Form>
              </li>
            ))}
          </ol>
        </Section>
      </Columns>
    </Page>
  );
}

function Strengths({ strengths }: { strengths: ComposedForVoice['strengths'] }) {
  return (
    <Section title="まちにある強み">
      {strengths.length === 0 ? (
        <p class="soft">数で言えるほどの強みは、まだ書かれていません。</p>
      ) : (
        <>
          <StrengthTable strengths={strengths.slice(0, mostStrengths)} />
          {strengths.length > mostStrengths ? (
            <details class="more">
              <summary>ほかの{strengths.length - mostStrengths}つもみる</summary>
              <StrengthTable strengths={strengths.slice(mostStrengths)} />
            </details>
          ) : null}
        </>
      )}
      <p class="soft">
        5人より少ないものは出しません。だれかの役にするときは、その人の頁の「つくる」から始めます。声の側から人は選びません。
      </p>
    </Section>
  );
}

const mostStrengths = 12;

function StrengthTable({ strengths }: { strengths: ComposedForVoice['strengths'] }) {
  return (
    <Facts
      plain
      caption="強みと、それを持つ人の数"
      facts={strengths.map(({ label, count }) => ({
        label,
        value: `${count.toLocaleString('ja-JP')}人`,
      }))}
    />
  );
}
