import { incidentCourseLabels } from '#domain/incident.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { Halves } from '#web/ui/columns.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import type { PageContext } from '#web/ui/page-context.ts';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { DayField } from './day-field.tsx';

type Props = { context: PageContext; values: Values; errors: FieldErrors };

/** What goes on being written until a report is closed. */
export function CourseFields({ context, values, errors }: Props) {
  const value = shown(values);
  return (
    <>
      <TextField
        name="injury"
        label={incidentCourseLabels.injury}
        hint="なければ空けておきます"
        value={value.text('injury')}
        error={errors['injury']}
      />
      <TextArea
        name="action"
        label={incidentCourseLabels.action}
        rows={2}
        value={value.text('action')}
        error={errors['action']}
      />
      <Halves>
        <TextField
          name="toldTo"
          label={incidentCourseLabels.toldTo}
          hint="本人、家族、受入先、包括、主管課"
          value={value.text('toldTo')}
          error={errors['toldTo']}
        />
        <DayField
          name="toldOn"
          label={incidentCourseLabels.toldOn}
          value={value.text('toldOn')}
          today={context.today}
          error={errors['toldOn']}
        />
      </Halves>
      <TextField
        name="insuranceNote"
        label={incidentCourseLabels.insuranceNote}
        hint="届け出た日、番号"
        value={value.text('insuranceNote')}
        error={errors['insuranceNote']}
      />
      <TextArea
        name="prevention"
        label={incidentCourseLabels.prevention}
        hint="だれかのせいにせず、場所・時間・やり方をどうかえるか"
        rows={2}
        value={value.text('prevention')}
        error={errors['prevention']}
      />
    </>
  );
}
