import { askManners, noticeShortBy, recallReasons } from '#domain/booking-recall.ts';
import { daysBetween } from '#domain/calendar-day.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import type { Recalls, StoredRecall } from '#use-cases/bookings/list-recalls.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { DayField } from '#web/routes/hosting/day-field.tsx';
import {
  PlacementFrame,
  placementPath,
  type PlacementPageProps,
} from '#web/routes/hosting/placement-frame.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import { Halves } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { gap } from '#web/ui/gap.ts';
import { Radios } from '#web/ui/radios.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { TextField } from '#web/ui/text-field.tsx';

type Props = PlacementPageProps & Recalls & { values: Values; errors: FieldErrors };

/** A short notice is said as it is, beside what was agreed; it is no fault to put right. */
export function NoticeMark({ recall }: { recall: StoredRecall }) {
  const short = noticeShortBy(recall);
  const days = daysBetween(recall.toldOn, recall.effectiveOn);
  if (short === 0) return <>{days}日まえ</>;
  return <Tag kind="warn">{`${days}日まえ（約束は${recall.agreedNoticeDays}日）`}</Tag>;
}

export function recallWhy({ reasonCode, reasonWords }: StoredRecall): string {
  return [recallReasons[reasonCode], reasonWords].filter((part) => part !== '').join(gap);
}

function Outcome({ recall, today, path }: { recall: StoredRecall; today: string; path: string }) {
  if (recall.settledOn !== null) {
    return <span class="soft">{`${formatDayNear(recall.settledOn, today)}　${recall.settledHow}`}</span>;
  }
  if (recall.withdrawnAt !== null) {
    return <span class="soft">{`${formatDayNear(tokyoDay(recall.withdrawnAt), today)}に取り下げ`}</span>;
  }
  return <a href={`${path}/${recall.id}`}>どうするか決める</a>;
}

/** 返してほしい: the host needs the place back, and what came of it. */
export function RecallPage(props: Props) {
  const { context, placement, recalls, noticeDays } = props;
  const { today } = context;
  const path = `${placementPath(placement)}/recall`;
  return (
    <PlacementFrame {...props} place="/recall" title="返してほしい">
      <Section title="返してほしい" aside={`予告の約束は${noticeDays}日まえまで`}>
        <Table
          caption="返してほしい"
          rows={recalls}
          empty="受入先から、枠を返してほしいとは言われていません。"
          columns={[
            { label: '返す日', kind: 'head', cell: (one) => formatDayNear(one.effectiveOn, today) },
            {
              label: '言われた日',
              cell: (one) =>
                [formatDayNear(one.toldOn, today), one.toldBy, askManners[one.manner]]
                  .filter((part) => part !== '')
                  .join(gap),
            },
            { label: '予告', cell: (one) => <NoticeMark recall={one} /> },
            { label: 'わけ', cell: recallWhy },
            { label: '結び', cell: (one) => <Outcome recall={one} today={today} path={path} /> },
          ]}
        />
      </Section>
      <RecallForm {...props} path={path} />
    </PlacementFrame>
  );
}

function RecallForm({ context, values, errors, path, placement }: Props & { path: string }) {
  const value = shown(values);
  const { today } = context;
  return (
    <Section title="受入先に言われたら書く">
      <p class="soft">受入先の事情です。本人のことは何も数えません。契約の方が先、という約束のとおりです。</p>
      <Form csrf={context.csrf} action={path} keep={`recall-${placement.id}`}>
        <ErrorSummary errors={errors} />
        <input type="hidden" name="recallId" value={value.text('recallId')} />
        <Halves>
          <DayField
            name="toldOn"
            label="言われた日"
            required
            value={value.text('toldOn')}
            today={today}
            error={errors['toldOn']}
          />
          <DayField
            name="effectiveOn"
            label="返す日（さいごの日）"
            hint="約束の予告をたした日が、はじめに入っています"
            required
            value={value.text('effectiveOn')}
            today={today}
            error={errors['effectiveOn']}
          />
        </Halves>
        <Radios
          name="reasonCode"
          label="わけ"
          required
          layout="row"
          choices={choicesOf(recallReasons)}
          value={value.text('reasonCode')}
          error={errors['reasonCode']}
        />
        <TextField
          name="reasonWords"
          label="くわしく"
          value={value.text('reasonWords')}
          error={errors['reasonWords']}
        />
        <Halves>
          <TextField name="toldBy" label="言った人" value={value.text('toldBy')} error={errors['toldBy']} />
          <Radios
            name="manner"
            label="聞き方"
            required
            layout="row"
            choices={choicesOf(askManners)}
            value={value.text('manner')}
            error={errors['manner']}
          />
        </Halves>
        <SaveBar save="返してほしいと言われた" back={placementPath(placement)} />
      </Form>
    </Section>
  );
}
