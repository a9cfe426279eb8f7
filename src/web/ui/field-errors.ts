/** One sentence per field that must be put right, in the order of the form. */
export type FieldErrors = Readonly<Record<string, string>>;

/** Field errors from a zod refusal: the first message of each field; `a.b` for nested ones. */
export function fieldErrors(refused: {
  issues: readonly { path: readonly PropertyKey[]; message: string }[];
}): FieldErrors {
  const errors: Record<string, string> = {};
  for (const { path, message } of refused.issues) errors[path.map(String).join('.')] ??= message;
  return errors;
}

/** The id of a field's first control, which the error summary links to. */
export function fieldId(name: string): string {
  return `f-${name}`;
}
