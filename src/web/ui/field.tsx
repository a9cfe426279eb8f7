import type { Child, PropsWithChildren } from 'hono/jsx';
import type { Lang } from '#web/text/catalogue.ts';
import { text } from '#web/text/text.ts';
import { classNames } from './class-names.ts';
import { fieldId } from './field-errors.ts';

/** What every field takes. `error` is the sentence for this field, usually `errors['name']`. */
export type FieldProps = {
  name: string;
  label: Child;
  hint?: Child;
  error?: string | undefined;
  required?: boolean;
  /** Leaves out 任意, where a whole form is optional. */
  unmarked?: boolean;
  lang?: Lang;
};

function NeedMark({ required, unmarked, lang = 'ja' }: Pick<FieldProps, 'required' | 'unmarked' | 'lang'>) {
  const words = text(lang).form;
  if (required) return <span class="need">{words.required}</span>;
  return unmarked ? null : <span class="opt">{words.optional}</span>;
}

/** Ids of hint and message, for aria-describedby; undefined when there is neither. */
export function describedBy({ name, hint, error }: FieldProps, more?: string): string | undefined {
  const ids = [
    error === undefined ? '' : `${fieldId(name)}-error`,
    hint ? `${fieldId(name)}-hint` : '',
    more ?? '',
  ];
  return classNames(...ids) || undefined;
}

function FieldNotes({ name, hint, error }: Pick<FieldProps, 'name' | 'hint' | 'error'>) {
  return (
    <>
      {hint ? (
        <p class="hint" id={`${fieldId(name)}-hint`}>
          {hint}
        </p>
      ) : null}
      {error === undefined ? null : (
        <p class="msg" id={`${fieldId(name)}-error`}>
          {error}
        </p>
      )}
    </>
  );
}

/** Label, hint and message around one control. */
export function Field({
  children,
  class: extra,
  ...props
}: PropsWithChildren<FieldProps & { class?: string }>) {
  return (
    <div class={classNames('f', props.error !== undefined && 'bad', extra)}>
      <label for={fieldId(props.name)}>
        {props.label}
        <NeedMark {...props} />
      </label>
      <FieldNotes {...props} />
      {children}
    </div>
  );
}

/** Legend, hint and message around several controls that answer one question. */
export function FieldGroup({
  children,
  class: extra,
  ...props
}: PropsWithChildren<FieldProps & { class?: string }>) {
  return (
    <fieldset
      class={classNames('f', props.error !== undefined && 'bad', extra)}
      aria-describedby={describedBy(props)}
      aria-invalid={props.error === undefined ? undefined : 'true'}
    >
      <legend>
        {props.label}
        <NeedMark {...props} />
      </legend>
      <FieldNotes {...props} />
      {children}
    </fieldset>
  );
}

/** Attributes that tie a control to its label, hint and message. */
export function controlAttributes(props: FieldProps, more?: string) {
  return {
    id: fieldId(props.name),
    name: props.name,
    'aria-describedby': describedBy(props, more),
    'aria-invalid': props.error === undefined ? undefined : ('true' as const),
    'aria-required': props.required ? ('true' as const) : undefined,
  };
}
