import { taskChangeShape, taskShape, type TaskChange, type TaskDraft } from '#domain/resource-task.ts';
import type { ShownTask } from '#use-cases/gaps/read-task.ts';
import type { FormReader, Values } from '#web/form-reader.ts';
import { fieldErrors, type FieldErrors } from '#web/ui/field-errors.ts';

export type ReadTask<T> = { ok: true; value: T } | { ok: false; errors: FieldErrors };

/** Names of the shape that stand under other names in the form. */
const fieldOf: Readonly<Record<string, string>> = { resultResourceId: 'resourceNumber' };

function plainFields(reader: FormReader) {
  const { form } = reader;
  return {
    sought: form.text('sought'),
    areaId: reader.choice('areaId'),
    assignedTo: reader.choice('assignedTo'),
    together: form.text('together'),
    dueOn: reader.day('dueOn'),
  };
}

export function readTaskForm(reader: FormReader): ReadTask<TaskDraft> {
  const parsed = taskShape.safeParse(plainFields(reader));
  const errors = { ...(parsed.success ? {} : fieldErrors(parsed.error)), ...reader.errors };
  return parsed.success && Object.keys(errors).length === 0
    ? { ok: true, value: parsed.data }
    : { ok: false, errors };
}

/** `resourceId` was looked up by the number that was typed: undefined when the register has none of that number. */
export function readTaskChange(
  reader: FormReader,
  resourceId: string | null | undefined,
): ReadTask<TaskChange> {
  const { form } = reader;
  const parsed = taskChangeShape.safeParse({
    ...plainFields(reader),
    course: form.text('course'),
    state: form.text('state'),
    resultResourceId: resourceId ?? null,
    resultWords: form.text('resultWords'),
  });
  const errors: Record<string, string> = { ...reader.errors };
  for (const [name, message] of Object.entries(parsed.success ? {} : fieldErrors(parsed.error))) {
    errors[fieldOf[name] ?? name] ??= message;
  }
  if (resourceId === undefined) {
    delete errors['resultWords'];
    errors['resourceNumber'] = 'この番号の資源は、台帳にありません。番号をたしかめてください';
  }
  return parsed.success && Object.keys(errors).length === 0
    ? { ok: true, value: parsed.data }
    : { ok: false, errors };
}

export function taskValues(task: ShownTask, resourceNumber: string): Values {
  return {
    sought: [task.sought],
    areaId: [task.areaId ?? ''],
    assignedTo: [task.assignedTo ?? ''],
    together: [task.together],
    dueOn: [task.dueOn ?? ''],
    course: [task.course],
    state: [task.state],
    resourceNumber: [resourceNumber],
    resultWords: [task.resultWords],
  };
}
