import { watchSigns } from '#domain/watch-request.ts';
import { watchLabels } from '#domain/watch-draft.ts';
import type { StoredWatch } from '#use-cases/hosting/list-watch-requests.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { Checkboxes } from '#web/ui/checkboxes.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import { Halves } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { DayField } from './day-field.tsx';
import { PlacementFrame, placementPath, type PlacementPageProps } from './placement-frame.tsx';

type Props = PlacementPageProps & {
  /** The ask that is changed; without, a new one. */
  watch?: StoredWatch | undefined;
  values: Values;
  errors: FieldErrors;
};

/** The words of an ask, before anybody is asked. */
export function WatchEditPage({ watch, values, errors, ...frame }: Props) {
  const { context, placement } = frame;
  const value = shown(values);
  const path = `${placementPath(placement)}/watch`;
  const own = watch ? `${path}/${watch.id}` : path;
  return (
    <PlacementFrame
      {...frame}
      place="/watch"
      title={watch ? '見守り依頼を直す' : '見守りを頼む'}
      under={{ label: '見守り依頼', href: path }}
    >
      <Section title={watch ? '見守り依頼を直す' : '見守りを頼む'}>
        {watch?.agreedOn ? (
          <Notice kind="warn">ことばを直すと、本人の了解をもう一度うかがいます。</Notice>
        ) : null}
        <Form
          csrf={context.csrf}
          action={watch ? `${own}/edit` : `${path}/new`}
          keep={`watch-${watch?.id ?? placement.id}`}
          {...(watch ? { version: watch.version } : {})}
        >
          <ErrorSummary errors={errors} />
          <input type="hidden" name="watchId" value={value.text('watchId')} />
          <Halves>
            <TextField
              name="watcher"
              label={watchLabels.watcher}
              hint="立ち番の仲間、民生委員、職員、など"
              required
              value={value.text('watcher')}
              error={errors['watcher']}
            />
            <DayField
              name="until"
              label={watchLabels.until}
              hint="年度の終わりがめやすです"
              required
              value={value.text('until')}
              today={context.today}
              error={errors['until']}
            />
          </Halves>
          <TextArea
            name="told"
            label={watchLabels.told}
            hint="「無理をしないよう、見ていてください」のように。病名は書きません"
            required
            rows={2}
            value={value.text('told')}
            error={errors['told']}
          />
          <Checkboxes
            name="signs"
            label={watchLabels.signs}
            layout="row"
            choices={choicesOf(watchSigns)}
            values={value.all('signs')}
            error={errors['signs']}
          />
          <TextField
            name="otherSigns"
            label={watchLabels.otherSigns}
            value={value.text('otherSigns')}
            error={errors['otherSigns']}
          />
          <Halves>
            <TextField
              name="tell"
              label={watchLabels.tell}
              hint="名まえと電話"
              required
              value={value.text('tell')}
              error={errors['tell']}
            />
            <TextField
              name="tellUrgently"
              label={watchLabels.tellUrgently}
              hint="倒れたときは119、など"
              value={value.text('tellUrgently')}
              error={errors['tellUrgently']}
            />
          </Halves>
          <Halves>
            <TextField
              name="often"
              label={watchLabels.often}
              value={value.text('often')}
              error={errors['often']}
            />
            <TextField
              name="notAsked"
              label={watchLabels.notAsked}
              hint="家をたずねる、薬のことを聞く、など"
              value={value.text('notAsked')}
              error={errors['notAsked']}
            />
          </Halves>
          <SaveBar save="保存する" back={own} />
        </Form>
      </Section>
    </PlacementFrame>
  );
}
