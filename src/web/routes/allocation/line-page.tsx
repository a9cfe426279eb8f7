import { formatDayNear, formatJapaneseDate } from '#domain/japanese-date.ts';
import { lineDecisions, pointsOf, weightNames } from '#domain/sharing.ts';
import { tokyoDay, tokyoTime } from '#domain/tokyo-day.ts';
import { lineTodayWords } from '#use-cases/placement/line-of-today.ts';
import type { OpenLine } from '#use-cases/placement/read-sharing-line.ts';
import { Option } from '#web/routes/connect/option.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import { Columns } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import { Facts } from '#web/ui/facts.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { PrintHead } from '#web/ui/print-head.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { home, standingWords, waitingWords } from './sharing-words.ts';
import { WaysOn } from './ways-on.tsx';

export type TypedDecision = { decision: string; words: string };

type Props = { context: PageContext; open: OpenLine; typed: TypedDecision; errors?: FieldErrors };

/** One person of a proposal: what is proposed and why, to whom the rest went, what has changed since, and the decision. */
export function LinePage({ context, open, typed, errors = {} }: Props) {
  const { run, line, today } = open;
  return (
    <Page context={context} title={`${line.personName}への案`}>
      <PrintHead context={context} />
      <Head
        title={`${line.personName}への案`}
        crumbs={[
          { label: 'つなぐ', href: '/connect' },
          { label: '場の分けあい', href: home },
          { label: `${formatDayNear(run.onDay, context.today)}の案`, href: `${home}/${run.id}` },
          { label: line.personName },
        ]}
        sub={`待っている日 ${waitingWords(line)}　${formatJapaneseDate(run.onDay)}の条件と空きで`}
        actions={<a href={`/people/${line.personId}`}>ひとの頁</a>}
      />
      <Columns slim side={<Side open={open} today={context.today} />}>
        {today === 'as-proposed' ? null : (
          <Notice kind="warn" title="案のあとに変わったこと">
            {` ${lineTodayWords[today]}`}
          </Notice>
        )}
        {line.proposal === null ? <WithoutPlace open={open} /> : <Proposal open={open} />}
        {line.proposal === null ? null : (
          <Decision context={context} open={open} typed={typed} errors={errors} />
        )}
      </Columns>
    </Page>
  );
}

function Proposal({ open }: { open: OpenLine }) {
  const { line, run } = open;
  if (line.proposal === null) return null;
  return (
    <Section title="案" aside={standingWords(line)}>
      <ol>
        <Option candidate={line.proposal} personId={line.personId} today={run.onDay} noActions />
      </ol>
      <Instead open={open} title="もっと合う場が、この人に出なかったわけ" />
    </Section>
  );
}

function Instead({ open, title }: { open: OpenLine; title: string }) {
  const { instead } = open.line;
  if (instead.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="ask-list">
        {instead.map(({ name, words }) => (
          <li>
            <b>{name}</b>
            {`　${words}`}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Nobody is left with an empty card. */
function WithoutPlace({ open }: { open: OpenLine }) {
  const { line, run } = open;
  return (
    <>
      <Section title="行き先が出なかったわけ">
        {line.instead.length === 0 ? <p class="empty">今は合うものがありません。</p> : null}
        <Instead open={open} title={`合う場 ${line.fitCount}件のうち`} />
      </Section>
      {line.nearMisses.length > 0 ? (
        <Section title="ひとつ変えれば合うもの" aside="妨げと、どう変えるか">
          <ol>
            {line.nearMisses.map((candidate) => (
              <Option candidate={candidate} personId={line.personId} today={run.onDay} noActions />
            ))}
          </ol>
        </Section>
      ) : null}
      <Section title="次の道" class="no-print">
        <p>
          この人の強みと、まちの願いから、新しい活動を組み立てられます。まちに足りないものとして、会議にも出せます。
        </p>
        <WaysOn personId={line.personId} name={line.personName} />
      </Section>
    </>
  );
}

function Decision({ context, open, typed, errors }: Required<Props>) {
  const { line, run } = open;
  return (
    <Section title="決める" class="no-print" id="decide">
      <ErrorSummary errors={errors} order={['decision', 'words']} />
      <p>
        話してみるのは、まず本人にです。受入先にはまだ何も伝わらず、席もおさえません。今回は進めないことにしても、本人には何も残らず、次の案での扱いも変わりません。
      </p>
      <Form csrf={context.csrf} version={line.version} keep={`sharing-line-${line.id}`}>
        <div class="fields">
          <Radios
            name="decision"
            label="どうするか"
            required
            choices={choicesOf(lineDecisions)}
            value={typed.decision}
            error={errors['decision']}
          />
          <TextArea
            name="words"
            label="わけ・ひとこと"
            hint="会議で話したことなど。書かなくてもかまいません"
            rows={3}
            value={typed.words}
            error={errors['words']}
          />
        </div>
        <SaveBar save="決める" back={`${home}/${run.id}#l-${line.id}`} />
      </Form>
    </Section>
  );
}

function Side({ open, today }: { open: OpenLine; today: string }) {
  const { line, otherwise, run } = open;
  const isOwn = (points: number | null): boolean => points === run.points;
  return (
    <>
      {line.decision === null ? null : (
        <Section title="決めたこと">
          <p>
            <b>{lineDecisions[line.decision]}</b>
          </p>
          {line.decisionWords === '' ? null : <p class="as-typed">{line.decisionWords}</p>}
          {line.decidedAt === null ? null : (
            <p class="soft">
              {`${line.decidedBy ?? ''}　${formatDayNear(tokyoDay(line.decidedAt), today)} ${tokyoTime(line.decidedAt)}`}
            </p>
          )}
        </Section>
      )}
      <Section title="ほかの重みなら">
        <Facts
          plain
          caption="重みごとの、この人への案"
          facts={otherwise.map(({ weight, name }) => ({
            label: weightNames[weight],
            value: `${name ?? '行き先が出ない'}${isOwn(pointsOf(weight)) ? '（この案）' : ''}`,
          }))}
        />
      </Section>
    </>
  );
}
