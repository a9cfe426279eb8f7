import { memorandumParts, type MemorandumPart } from '#domain/memorandum.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { Halves } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { NumberField } from '#web/ui/number-field.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { DayField } from './day-field.tsx';
import { PlacementFrame, placementPath, type PlacementPageProps } from './placement-frame.tsx';

type Props = PlacementPageProps & {
  /** The newest edition when the form was opened; 0 when there was none. */
  seen: number;
  /** Whether that one is half signed: its yes does not count for other words. */
  isHalfSigned: boolean;
  values: Values;
  errors: FieldErrors;
};

const hints: Partial<Record<MemorandumPart, string>> = {
  role: '何を、どこまで',
  notDone: '一人で子どもを送らない、ほかの利用者の記録を見ない、など',
  days: '月・水の7:30–8:15、三丁目の角、など',
  care: '配慮シートのとおり、でもよい',
  money: 'だれが、何から、いくら。訓練等給付の請求には入れない、など',
  emergency: 'だれに、どの順で',
  stop: '休むときの連絡、やめたいとき、危ないとき',
  secrecy: '見聞きしたことを外で話さない。写真をとらない、など',
};

/** The next edition of the 覚書, in the order of the paper. */
export function MemorandumEditPage({ seen, isHalfSigned, values, errors, ...frame }: Props) {
  const { context, placement } = frame;
  const value = shown(values);
  const path = `${placementPath(placement)}/memorandum`;
  return (
    <PlacementFrame
      {...frame}
      place="/memorandum"
      title={`覚書　第${seen + 1}版を書く`}
      under={{ label: '覚書', href: path }}
    >
      <Section title={`覚書　第${seen + 1}版`} aside="合意した版は変わらず、次の版ができます">
        {isHalfSigned ? (
          <Notice kind="warn">いまの版に片方が合意しています。直すと、両方にもう一度うかがいます。</Notice>
        ) : null}
        <Form csrf={context.csrf} action={`${path}/new`} keep={`memorandum-${placement.id}`} version={seen}>
          <ErrorSummary errors={errors} />
          <Halves>
            <DayField
              name="validFrom"
              label="はじまる日"
              required
              value={value.text('validFrom')}
              today={context.today}
              error={errors['validFrom']}
            />
            <DayField
              name="validUntil"
              label="おわる日"
              hint="年度の終わりがめやすです"
              required
              value={value.text('validUntil')}
              today={context.today}
              error={errors['validUntil']}
            />
          </Halves>
          {(Object.keys(memorandumParts) as MemorandumPart[]).map((part) => (
            <TextArea
              name={part}
              label={memorandumParts[part]}
              hint={hints[part]}
              rows={2}
              value={value.text(part)}
              error={errors[part]}
            />
          ))}
          <NumberField
            name="recallNoticeDays"
            label="枠を返すときの予告（日数）"
            hint="受入先が「返してほしい」と言うのは、何日まえまでか"
            unit="日まえまで"
            required
            value={value.text('recallNoticeDays')}
            error={errors['recallNoticeDays']}
          />
          <SaveBar save={`第${seen + 1}版として保存する`} back={path} />
        </Form>
      </Section>
    </PlacementFrame>
  );
}
