import type { Child } from 'hono/jsx';
import { caseStates, type CaseState } from '#domain/case-state.ts';
import { meetingManners, meetingStates, presences, type MeetingState } from '#domain/meeting.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import type { GapOnAgenda } from '#use-cases/meetings/list-gaps.ts';
import type { Awaiting } from '#use-cases/meetings/list-awaiting.ts';
import type { ShownMeeting } from '#use-cases/meetings/read-meeting.ts';
import { GapsOnAgenda } from '#web/routes/gaps/gaps-on-agenda.tsx';
import { consentLink } from '#web/ui/consent-link.ts';
import { Button, LinkButton } from '#web/ui/button.tsx';
import { Checkbox } from '#web/ui/checkboxes.tsx';
import { Halves } from '#web/ui/columns.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { WaysOut } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { PrintButton } from '#web/ui/print-button.tsx';
import { PrintHead } from '#web/ui/print-head.tsx';
import { Rows } from '#web/ui/rows.tsx';
import { Section } from '#web/ui/section.tsx';
import { Steps } from '#web/ui/steps.tsx';
import { Table } from '#web/ui/table.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { CoverageTable, seatLabel } from './coverage-table.tsx';
import { DecidedItems } from './decided-items.tsx';
import { meetingTime, meetingTitle } from './meeting-words.ts';

type Props = {
  context: PageContext;
  meeting: ShownMeeting;
  awaiting: readonly Awaiting[];
  /** まちの議題: about nobody. */
  gaps: readonly GapOnAgenda[];
  /** What the last step or the last person missed. */
  errors?: FieldErrors;
};

const way: readonly MeetingState[] = ['preparing', 'called', 'held', 'confirmed'];

/** One 重層的支援会議: who sits at the table for whom, what is on the agenda, and what was decided. */
export function MeetingPage({ context, meeting, awaiting, gaps, errors = {} }: Props) {
  const seats = meeting.seats.filter(({ presence }) => presence !== 'left_out');
  const at = (path: string) => `/meetings/${meeting.id}${path}`;
  const isOpen = meeting.state !== 'confirmed';
  const sub = [
    meetingTime(meeting),
    meeting.placeNote,
    meetingManners[meeting.manner as keyof typeof meetingManners],
    meeting.chair === '' ? '' : `司会 ${meeting.chair}`,
    meeting.recorder === '' ? '' : `記録 ${meeting.recorder}`,
  ];
  return (
    <Page context={context} title={meetingTitle(meeting)}>
      <PrintHead context={context} number={meeting.number} collect />
      <Head
        crumbs={[{ label: '会議', href: '/meetings' }, { label: meeting.number }]}
        title={meetingTitle(meeting)}
        sub={
          <>
            {sub.filter((part) => part !== '').join('　')}　<b>根拠</b>{' '}
            法106条の4　同意のある事例だけを扱う会議
          </>
        }
        actions={
          <>
            <PrintButton>印刷する</PrintButton>
            {isOpen ? <LinkButton href={at('/edit')}>日や場所を直す</LinkButton> : null}
          </>
        }
      />
      <Steps steps={way.map((state) => meetingStates[state])} current={way.indexOf(meeting.state)} />
      <Outside meeting={meeting} />
      <Section title="議題と、同意の範囲" aside={`${meeting.items.length}件`}>
        {meeting.items.length === 0 ? (
          <EmptyState words="議題は、まだありません。あなたに開いていない議題は、ここに出ません。" />
        ) : (
          <CoverageTable meeting={meeting} seats={seats} />
        )}
      </Section>
      {isOpen ? <AddToAgenda meeting={meeting} awaiting={awaiting} errors={errors} /> : null}
      <GapsOnAgenda meetingId={meeting.id} entries={gaps} isOpen={isOpen} />
      <Halves>
        <Section title="出席" aside={isOpen ? <a href={at('/attendance')}>出席を書く</a> : undefined}>
          <Table
            caption="出席"
            rows={meeting.seats}
            columns={[
              { label: '機関・名まえ', kind: 'head', cell: (seat) => seatLabel(seat) },
              {
                label: '役割',
                cell: (seat) =>
                  [seat.agencyName ? seat.name : '', seat.role].filter(Boolean).join('　') || '−',
              },
              { label: '出欠', cell: (seat) => presences[seat.presence as keyof typeof presences] },
            ]}
          />
        </Section>
        <Section title="進め方">
          <NextStep context={context} meeting={meeting} errors={errors} />
        </Section>
      </Halves>
      <DecidedItems meeting={meeting} today={context.today} />
      {meeting.nextOn === null ? null : (
        <Section title="次回">
          <p>{formatDayNear(meeting.nextOn, context.today, { weekday: true })}</p>
        </Section>
      )}
    </Page>
  );
}

/** What must be put right before the meeting is called: who is not covered for whom, and the ways out. */
function Outside({ meeting }: { meeting: ShownMeeting }) {
  const items = meeting.items.flatMap((item) => {
    const names = meeting.seats
      .filter(
        (seat) =>
          seat.presence !== 'left_out' &&
          item.coverage.get(seat.id) === 'none' &&
          !item.standsAside.includes(seat.id),
      )
      .map(seatLabel);
    return names.length === 0 ? [] : [{ item, names }];
  });
  if (items.length === 0) return null;
  return (
    <div class="note err" role="alert" tabindex={-1}>
      <h2>招集の前に、なおすところが{items.length}つあります</h2>
      {items.map(({ item, names }) => (
        <>
          <p>
            事例{item.position}（{item.personNumber}）の同意は、<b>{names.join('、')}</b>
            を含んでいません。このままでは議題にできません。次のどれかを選んでください。
          </p>
          <WaysOut
            ways={[
              {
                href: consentLink(item.personId, {
                  purpose: '重層的支援会議で話しあうため',
                  back: `/meetings/${meeting.id}`,
                }),
                label: '本人に、もう一度うかがう',
                explained: '伝えてよいことを相談する',
              },
              {
                href: `/meetings/${meeting.id}/items/${item.id}/aside`,
                label: '席を外してもらう',
                explained: `事例${item.position}のあいだだけ`,
              },
              {
                href: `/meetings/${meeting.id}/attendance`,
                label: '招くのをやめる',
                explained: 'この会議の出席から外す',
              },
            ]}
          />
        </>
      ))}
    </div>
  );
}

function AddToAgenda({
  meeting,
  awaiting,
  errors,
}: Omit<Props, 'context' | 'gaps'> & { errors: FieldErrors }) {
  const onAgenda = new Set(meeting.items.map(({ personId }) => personId));
  const rest = awaiting.filter(({ personId }) => !onAgenda.has(personId)).slice(0, 8);
  const path = `/meetings/${meeting.id}/items/new`;
  return (
    <Section title="議題に加える" class="no-print" id="add">
      {rest.length === 0 ? null : (
        <Rows
          noLead
          rows={rest.map(({ personId, personName, personNumber, state }) => ({
            title: personName,
            about: caseStates[state as CaseState],
            sub: personNumber,
            action: { href: `${path}?person=${personId}`, label: '加える' },
          }))}
        />
      )}
      <form action={path} method="get" class="flt after-form">
        <TextField
          name="number"
          label="ほかの人は、番号で"
          hint="例　R8-0142"
          width="short"
          unmarked
          error={errors['number']}
        />
        <Button kind="second">さがす</Button>
      </form>
    </Section>
  );
}

function NextStep({ context, meeting, errors }: Omit<Props, 'awaiting' | 'gaps'> & { errors: FieldErrors }) {
  const form = (to: string, words: Child, button: string, isMain = true) => (
    <Form csrf={context.csrf} action={`/meetings/${meeting.id}/step`} version={meeting.version}>
      <input type="hidden" name="to" value={to} />
      {words}
      {errors[to] ? (
        <p class="msg" id={`f-${to}`}>
          {errors[to]}
        </p>
      ) : null}
      <div class="after-form">
        <Button kind={isMain ? 'main' : 'second'}>{button}</Button>
      </div>
    </Form>
  );
  const pledge = (
    <Checkbox
      name="pledged"
      label="守秘の確認をした"
      hint="会議と資料は公開しません。出席した全員で確かめます"
    />
  );
  switch (meeting.state) {
    case 'preparing':
      return (
        <>
          {form('called', <p>議題と招く機関がそろったら、招集します。</p>, '招集した')}
          {form('held', pledge, '会議を開いた', false)}
        </>
      );
    case 'called':
      return form('held', pledge, '会議を開いた');
    case 'held':
      return form(
        'confirmed',
        <p>どの議題も決まったことを書いたら、議事を確定します。確定したあとは、だれも書きかえられません。</p>,
        '議事を確定する',
      );
    default:
      return <p>議事を確定しました。{meeting.pledged ? '守秘の確認も済んでいます。' : ''}</p>;
  }
}
