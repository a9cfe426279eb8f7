import type { Composition } from '#domain/composition.ts';
import { cellText, type Cell } from '#domain/gap-cell.ts';
import type { MatchPerson } from '#use-cases/placement/find-person.ts';
import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { Columns } from '#web/ui/columns.tsx';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { PrintButton } from '#web/ui/print-button.tsx';
import { PrintHead } from '#web/ui/print-head.tsx';
import { ReasonLines } from '#web/ui/reason-lines.tsx';
import { Section } from '#web/ui/section.tsx';
import {
  ChecklistPart,
  DraftFacts,
  FadingTable,
  reasonsOf,
  RolesTable,
  ThreeParts,
} from './compose-parts.tsx';
import { AskLists } from './compose-voices.tsx';

type Props = {
  context: PageContext;
  person: MatchPerson;
  draft: Composition;
  /** How many others could come; undefined where nobody knows the hour. */
  comers: Cell | undefined;
  notice?: string;
};

/** A number in fives tells nobody's name; one below five would. */
function comersFact(comers: Cell | undefined): { label: string; value: string }[] {
  if (comers === undefined) return [];
  const words =
    comers === null
      ? '5人より少ないか、まだ聞いていません'
      : `${cellText(comers)}　似たことを望み、この時間が空いている人（あなたに見える人のうち、場をさがしている人）`;
  return [{ label: 'ほかに来られそうな人', value: words }];
}

/** One draft in full, also as the paper for a meeting: A4, black and white, nothing on it that was not said. */
export function DraftPage({ context, person, draft, comers, notice }: Props) {
  const { today } = context;
  const list = `/connect/${person.id}/compose`;
  const side = (
    <>
      <AskLists draft={draft} />
      <ChecklistPart draft={draft} />
    </>
  );
  return (
    <Page context={context} title={`${draft.name}　下書き`}>
      <PrintHead context={context} />
      <Head
        title="ひとの力と、まちの願いから"
        crumbs={[
          { label: 'つなぐ', href: '/connect' },
          { label: person.name, href: `/connect?person=${person.id}` },
          { label: 'つくる', href: list },
          { label: draft.name },
        ]}
        sub={person.name}
        actions={<PrintButton>会議の紙にする</PrintButton>}
      />
      {notice === undefined ? null : <Notice kind="warn">{notice}</Notice>}
      <ThreeParts draft={draft} today={today} />
      <svg class="join" viewBox="0 0 1216 56" aria-hidden="true">
        <path
          d="M181 0v16q0 12 12 12h830q12 0 12-12V0M608 0v52"
          fill="none"
          stroke="currentColor"
          stroke-width="2"
        />
        <path d="M600 44l8 10 8-10" fill="none" stroke="currentColor" stroke-width="2" />
      </svg>
      <Columns slim side={side}>
        <div class="draft composed">
          <p class="soft">下書き　まだ誰にも届いていません</p>
          <h2>{draft.name}</h2>
          <DraftFacts draft={draft} today={today} more={comersFact(comers)} />
          <h3>役割</h3>
          <RolesTable draft={draft} />
          <h3>妨げと、合う理由</h3>
          <ReasonLines reasons={reasonsOf(draft)} />
          <h3>はじめの支えと、減らし方</h3>
          <FadingTable draft={draft} today={today} />
          <Form csrf={context.csrf} action={`${list}/${draft.key}`} class="no-print">
            <input type="hidden" name="placeId" value={draft.placeId} />
            <input type="hidden" name="firstOn" value={draft.dates[0] ?? ''} />
            <Actions>
              <Button>この案で活動をはじめる</Button>
              <LinkButton href={`${list}/${draft.key}/pass`}>いまはしない</LinkButton>
              <LinkButton href={list} kind="plain">
                ほかの案を見る
              </LinkButton>
            </Actions>
          </Form>
        </div>
        <Section title="はじめると、どうなるか" class="no-print">
          <p>
            「{draft.name}」が、まちの活動の芽になります。本人の名は、活動の頁にも台帳にも載りません。
            {draft.lead.title}
            の役が台帳にでき、本人はその候補になります。声の主と場の主への「聞くこと」が、活動の頁に並びます。だれにも、まだ連絡は行きません。
          </p>
        </Section>
      </Columns>
    </Page>
  );
}
