import { incidentBases, incidentKinds } from '#domain/incident.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { choicesOf } from '#web/ui/choice.ts';
import { Halves } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { DayField } from './day-field.tsx';
import { CourseFields } from './incident-fields.tsx';
import { PlacementFrame, placementPath, type PlacementPageProps } from './placement-frame.tsx';

type Props = PlacementPageProps & { values: Values; errors: FieldErrors };

/** 事故・ヒヤリ報告: what happened first, the rest can follow. */
export function IncidentFormPage({ values, errors, ...frame }: Props) {
  const { context, placement } = frame;
  const value = shown(values);
  const path = `${placementPath(placement)}/incidents`;
  return (
    <PlacementFrame
      {...frame}
      place="/incidents"
      title="事故・ヒヤリを書く"
      under={{ label: '事故・ヒヤリ', href: path }}
    >
      <Section title="あったこと">
        <Form csrf={context.csrf} action={`${path}/new`} keep={`incident-${placement.id}`}>
          <ErrorSummary errors={errors} />
          <input type="hidden" name="incidentId" value={value.text('incidentId')} />
          <Radios
            name="kind"
            label="種類"
            required
            layout="row"
            choices={choicesOf(incidentKinds)}
            value={value.text('kind')}
            error={errors['kind']}
          />
          <Halves>
            <DayField
              name="on"
              label="日"
              required
              value={value.text('on')}
              today={context.today}
              error={errors['on']}
            />
            <TextField
              name="time"
              label="時刻"
              hint="9:30、930、午後1時"
              required
              width="short"
              value={value.text('time')}
              error={errors['time']}
            />
          </Halves>
          <TextField
            name="placeNote"
            label="場所"
            value={value.text('placeNote')}
            error={errors['placeNote']}
          />
          <TextArea
            name="what"
            label="あったこと"
            hint="見たこと・聞いたことを、順に。あとから直せないので、足りない分は下に書き足します"
            required
            rows={4}
            value={value.text('what')}
            error={errors['what']}
          />
          <CourseFields context={context} values={values} errors={errors} />
          <Radios
            name="basis"
            label="情報の根拠"
            hint="支援会議で知ったことは、ここではなく経過（封）に書きます"
            required
            layout="row"
            choices={choicesOf(incidentBases)}
            value={value.text('basis')}
            error={errors['basis']}
          />
          <SaveBar save="報告を書く" back={path} />
        </Form>
      </Section>
    </PlacementFrame>
  );
}
