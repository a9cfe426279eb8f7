import type { Candidate, CandidateLine } from '#use-cases/placement/candidate-view.ts';
import { Actions, LinkButton } from '#web/ui/button.tsx';
import { Freshness } from '#web/ui/freshness.tsx';
import { gap } from '#web/ui/gap.ts';
import { ReasonLines, type Reason } from '#web/ui/reason-lines.tsx';
import { Tag } from '#web/ui/tag.tsx';

const counts = ['', 'ひとつ', 'ふたつ', 'みっつ', 'よっつ'] as const;

/** The one tag of an option, in words: how near it is, never how good somebody is. */
function VerdictTag({ candidate, supposed }: { candidate: Candidate; supposed: boolean }) {
  const { verdict, changes } = candidate;
  if (supposed && verdict !== 'near' && verdict !== 'no') return <Tag>そうなれば合う</Tag>;
  if (verdict === 'fits') return <Tag kind="go">そのまま合う</Tag>;
  if (verdict === 'ask') return <Tag>確かめれば合う</Tag>;
  if (verdict === 'no') return <Tag>いまは合わない</Tag>;
  return <Tag kind="warn">{counts[changes] ?? `${changes}つ`}変えれば合う</Tag>;
}

function reasonOf(line: CandidateLine, personId: string, resourceId: string): Reason {
  if (line.ask === undefined) return { kind: line.kind, words: line.words };
  const ask =
    line.ask === 'person'
      ? { href: `/people/${personId}/assessment`, label: '本人にうかがう' }
      : { href: `/town/resources/${resourceId}`, label: '受入先に聞く' };
  return {
    kind: line.kind,
    words: (
      <>
        {line.words}
        {gap}
        <a class="nb" href={ask.href} data-turbo-frame="_top">
          {ask.label}
        </a>
      </>
    ),
  };
}

type Props = {
  candidate: Candidate;
  personId: string;
  today: string;
  /** The first option of the page that fits carries its one filled button. */
  isFirst?: boolean;
  /** On paper, and in 「もしも」, there is nothing to press. */
  noActions?: boolean;
  /** Under a 「もしも」: nothing fits as it is. */
  supposed?: boolean;
  /** The search that this option came from; a way that begins here remembers it. */
  runId?: string;
  /** It was let go by once: why it stands here again. */
  back?: string | undefined;
};

/** One resource beside one person: who, when, how fresh; then why, what stands against it, what nobody has asked. */
export function Option({ candidate, personId, today, isFirst, noActions, supposed, runId, back }: Props) {
  const { id, name, where, hours, freshness, checkedOn, lines, hostLines } = candidate;
  return (
    <li class="opt" id={noActions ? undefined : `r-${id}`}>
      <div class="oh">
        <div>
          <h3>
            <a href={`/town/resources/${id}`} data-turbo-frame="_top">
              {name}
            </a>
          </h3>
          <p class="soft">
            {[where, hours].filter((part) => part !== '').join(gap)}
            {gap}
            <Freshness state={freshness} checkedOn={checkedOn} today={today} />
          </p>
        </div>
        <VerdictTag candidate={candidate} supposed={supposed ?? false} />
      </div>
      {back === undefined ? null : <p class="soft">{back}</p>}
      <p class="side-of">本人から見て</p>
      <ReasonLines reasons={lines.map((line) => reasonOf(line, personId, id))} />
      <p class="side-of">
        受入先から見て
        {candidate.turns === '' ? null : <span class="soft">{candidate.turns}</span>}
      </p>
      <ReasonLines reasons={hostLines.map((line) => reasonOf(line, personId, id))} />
      {candidate.moreToAsk > 0 ? (
        <p class="soft">
          ほかに確かめること{candidate.moreToAsk}件は、
          <a href={`/connect/talk?person=${personId}&resource=${id}`} data-turbo-frame="_top">
            話してみるときの紙
          </a>
          にあります。
        </p>
      ) : null}
      {noActions ? null : (
        <NextSteps candidate={candidate} personId={personId} isFirst={isFirst ?? false} runId={runId} />
      )}
    </li>
  );
}

function NextSteps({
  candidate,
  personId,
  isFirst,
  runId,
}: {
  candidate: Candidate;
  personId: string;
  isFirst: boolean;
  runId: string | undefined;
}) {
  const { id, name, verdict } = candidate;
  const run = runId === undefined ? '' : `&run=${runId}`;
  const canGo = verdict === 'fits' || verdict === 'ask';
  return (
    <Actions>
      {canGo ? (
        <LinkButton
          href={`/connect/talk?person=${personId}&resource=${id}${run}`}
          kind={isFirst ? 'main' : 'second'}
          label={`本人に話してみる　${name}`}
        >
          本人に話してみる
        </LinkButton>
      ) : (
        <LinkButton href={`/town/resources/${id}`} label={`受入先に聞く　${name}`}>
          受入先に聞く
        </LinkButton>
      )}
      <LinkButton
        href={`/people/${personId}/placements/new?resource=${id}${run}`}
        kind="plain"
        label={`打診する　${name}`}
      >
        打診する
      </LinkButton>
      <LinkButton
        href={`/connect/pass?person=${personId}&resource=${id}`}
        kind="plain"
        label={`見送る　${name}`}
      >
        見送る
      </LinkButton>
    </Actions>
  );
}
