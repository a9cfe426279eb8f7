import { taskFieldLabels, taskStates } from '#domain/resource-task.ts';
import type { TaskGround } from '#use-cases/gaps/read-task-ground.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { choicesOf } from '#web/ui/choice.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';

type Props = { values: Values; errors: FieldErrors; ground: TaskGround; today: string };

export const taskOrder = [
  'sought',
  'sureOf',
  'areaId',
  'assignedTo',
  'together',
  'dueOn',
  'course',
  'state',
  'resourceNumber',
  'resultWords',
];

export function SoughtField({ values, errors }: Pick<Props, 'values' | 'errors'>) {
  return (
    <TextArea
      name="sought"
      label={taskFieldLabels.sought}
      hint="人が浮かばないことばで書きます。名まえ、番地、くわしい年齢、病名は書きません"
      required
      rows={3}
      value={shown(values).text('sought')}
      error={errors['sought']}
    />
  );
}

/** Where, who, with whom, by when. */
export function TaskFields({ values, errors, ground, today }: Props) {
  const { text } = shown(values);
  return (
    <>
      <Select
        name="areaId"
        label={taskFieldLabels.areaId}
        empty="市全体"
        width="middle"
        options={ground.areas.map(({ id, name }) => ({ value: id, label: name }))}
        value={text('areaId')}
        error={errors['areaId']}
      />
      <Select
        name="assignedTo"
        label={taskFieldLabels.assignedTo}
        empty="まだ決めない"
        options={ground.workers.map(({ id, name, agencyName }) => ({
          value: id,
          label: `${name}　${agencyName}`,
        }))}
        value={text('assignedTo')}
        error={errors['assignedTo']}
      />
      <TextField
        name="together"
        label={taskFieldLabels.together}
        hint="例　商店会、地区社協。利用者の名まえは書きません"
        value={text('together')}
        error={errors['together']}
      />
      <JapaneseDateField
        name="dueOn"
        label={taskFieldLabels.dueOn}
        value={text('dueOn')}
        today={today}
        error={errors['dueOn']}
      />
    </>
  );
}

/** How it goes, and what came of it in the end. */
export function TaskCourseFields({ values, errors }: Pick<Props, 'values' | 'errors'>) {
  const { text } = shown(values);
  return (
    <>
      <TextArea
        name="course"
        label={taskFieldLabels.course}
        hint="だれに会い、なにがわかり、次になにをするか"
        rows={6}
        value={text('course')}
        error={errors['course']}
      />
      <Radios
        name="state"
        label={taskFieldLabels.state}
        layout="row"
        required
        choices={choicesOf(taskStates)}
        value={text('state')}
        error={errors['state']}
      />
      <TextField
        name="resourceNumber"
        label={`${taskFieldLabels.resultResourceId}の番号`}
        hint="台帳に登録したら、その番号。例　資8-12"
        width="short"
        value={text('resourceNumber')}
        error={errors['resourceNumber']}
      />
      <TextArea
        name="resultWords"
        label={taskFieldLabels.resultWords}
        hint="できたもの、または、やめたわけ"
        rows={3}
        value={text('resultWords')}
        error={errors['resultWords']}
      />
    </>
  );
}
