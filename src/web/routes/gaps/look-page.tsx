import { cellText } from '#domain/gap-cell.ts';
import type { GapDecision } from '#domain/gap-agenda.ts';
import { gapDecisions } from '#domain/gap-agenda.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { taskStates } from '#domain/resource-task.ts';
import type { AreaRow } from '#use-cases/areas/list-areas.ts';
import type { LookedAt } from '#use-cases/gaps/read-gap.ts';
import type { ListedMeeting } from '#use-cases/meetings/list-meetings.ts';
import type { Values } from '#web/form-reader.ts';
import { meetingTime, meetingTitle } from '#web/routes/meetings/meeting-words.ts';
import { TownTabs } from '#web/routes/town/town-tabs.tsx';
import { Button, LinkButton } from '#web/ui/button.tsx';
import { Columns } from '#web/ui/columns.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Facts } from '#web/ui/facts.tsx';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { PrintButton } from '#web/ui/print-button.tsx';
import { PrintHead } from '#web/ui/print-head.tsx';
import { Rows } from '#web/ui/rows.tsx';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { Table } from '#web/ui/table.tsx';
import { AnswerPart } from './answer-part.tsx';
import { countedWords, HowCounted, People } from './counted-words.tsx';
import { ImaginedForm, imaginedOrder } from './imagined-form.tsx';
import { imaginedPairs } from './imagined-values.ts';

type Props = {
  context: PageContext;
  look: LookedAt;
  isChange: boolean;
  /** Ids of the form that puts it on an agenda, made with the page. */
  newId: string;
  meetings: readonly ListedMeeting[];
  areas: readonly AreaRow[];
  values: Values;
  errors: FieldErrors;
};

const mostOfAKind = 6;

/** One gap: who has it in common, what a place like that would come to, and what is done about it. */
export function LookPage(props: Props) {
  const { context, look, isChange, values, errors, areas } = props;
  const people = isChange
    ? `この変更ひとつで行き先ができる人は、${cellText(look.people)}。`
    : `行き先のない人のうち、あてはまる人は、${cellText(look.people)}。`;
  return (
    <Page context={context} title={look.words} tabs={<TownTabs current="/gaps" />}>
      <PrintHead context={context} collect />
      <Head
        title={look.words}
        crumbs={[
          { label: 'まち', href: '/town' },
          { label: '足りないもの', href: '/gaps' },
          { label: 'ひとつ' },
        ]}
        sub={`${people}${countedWords(look.countedAt, context.today)}。あなたが見られる人の数です。`}
        actions={<PrintButton>印刷する</PrintButton>}
      />
      <ErrorSummary errors={errors} order={imaginedOrder} />
      <Columns slim side={<Acts {...props} />}>
        <Section title="共通すること">
          {look.shared.length === 0 ? (
            <EmptyState words="ほかに5人以上が共通することは、ありません。" />
          ) : (
            <Facts caption="ほかに共通すること" facts={sharedFacts(look.shared)} />
          )}
          <HowCounted />
        </Section>
        <Section
          title={isChange ? 'もしも、こんな場があったら' : 'もしも、この形の場があったら'}
          id="what-if"
        >
          {look.answer === undefined ? (
            <p class="soft">することを選ぶと、まちに加えたときの数が出ます。</p>
          ) : (
            <AnswerPart answer={look.answer} imagined={look.imagined} ofGap={look.people} />
          )}
          <details class="no-print" open={look.answer === undefined || Object.keys(errors).length > 0}>
            <summary>形を変えて、やってみる</summary>
            <ImaginedForm
              action="/gaps/look#what-if"
              gapKey={look.key}
              values={values}
              errors={errors}
              areas={areas.filter(({ kind }) => kind !== 'elementary_school')}
            />
          </details>
        </Section>
        <Before look={look} today={context.today} />
      </Columns>
    </Page>
  );
}

/** By kind, the most common first. */
function sharedFacts(shared: LookedAt['shared']) {
  return [...new Set(shared.map(({ kind }) => kind))].map((kind) => ({
    label: kind,
    value: shared
      .filter((one) => one.kind === kind)
      .slice(0, mostOfAKind)
      .map(({ words, people }, place) => (
        <>
          {place === 0 ? '' : '、'}
          <span>
            {words} {cellText(people)}
          </span>
        </>
      )),
  }));
}

function Acts({ context, look, meetings, newId }: Props) {
  if (look.people === null) {
    return (
      <Section title="いまは、議題にできません" class="no-print">
        <p>
          いま、あてはまる人は5人より少なくなっています。だれの話かわかることがあるので、議題にも紙にも出しません。
        </p>
        <p>ひとりの方のことは、その方の頁から、会議の議題（人の議題）にしてください。</p>
      </Section>
    );
  }
  const hidden = [['key', look.key] as const, ...(look.answer ? imaginedPairs(look.imagined) : [])];
  const query = new URLSearchParams(hidden.map(([name, value]) => [name, value]));
  const open = meetings.filter(({ state }) => state !== 'confirmed').toReversed();
  return (
    <>
      <Section title="会議で話す" class="no-print">
        {open.length === 0 ? (
          <EmptyState
            words="これからの会議が、ありません。"
            action={{ href: '/meetings/new', label: '会議をひらく用意をする' }}
          />
        ) : (
          <Form csrf={context.csrf} action="/gaps/agenda">
            <input type="hidden" name="id" value={newId} />
            {hidden.map(([name, value]) => (
              <input type="hidden" name={name} value={value} />
            ))}
            <Select
              name="meeting"
              label="会議"
              empty={false}
              unmarked
              options={open.map((meeting) => ({
                value: meeting.id,
                label: `${meetingTitle(meeting)}　${meetingTime(meeting)}`,
              }))}
              value={open[0]?.id}
            />
            <p class="soft">いまの数といっしょに、まちの議題として載ります。人の議題ではありません。</p>
            <div class="after-form">
              <Button>会議の議題にする</Button>
            </div>
          </Form>
        )}
      </Section>
      <Section title="さがしはじめる" class="no-print">
        <p>だれが・いつまでに、を決めて、資源開拓をはじめます。</p>
        <p class="after-form">
          <LinkButton href={`/gaps/tasks/new?${query.toString()}`}>資源開拓をはじめる</LinkButton>
        </p>
      </Section>
    </>
  );
}

function Before({ look, today }: { look: LookedAt; today: string }) {
  if (look.kept.length === 0 && look.tasks.length === 0) return null;
  return (
    <Section title="これまで">
      {look.kept.length === 0 ? null : (
        <Table
          caption="記録したときの数"
          rows={look.kept}
          columns={[
            { label: 'いつ', kind: 'head', cell: ({ countedOn }) => formatDayNear(countedOn, today) },
            { label: 'あてはまる人', kind: 'number', cell: ({ people }) => <People cell={people} /> },
            { label: 'だれの範囲', cell: ({ agencyName }) => agencyName },
            {
              label: 'どこで',
              cell: ({ meetingId, meetingTitle: title, agendaId, decision }) =>
                meetingId === null ? (
                  '資源開拓'
                ) : (
                  <>
                    <a href={`/meetings/${meetingId}/gaps/${agendaId ?? ''}`}>{title || '会議'}</a>
                    {decision === null ? '' : `　${gapDecisions[decision as GapDecision]}`}
                  </>
                ),
            },
          ]}
        />
      )}
      {look.tasks.length === 0 ? null : (
        <Rows
          noLead
          rows={look.tasks.map(({ id, sought, state }) => ({
            title: sought,
            about: taskStates[state],
            action: { href: `/gaps/tasks/${id}`, label: 'ひらく' },
          }))}
        />
      )}
    </Section>
  );
}
