import type { Child } from 'hono/jsx';
import type { Clash } from '#domain/clash.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { tokyoDay, tokyoTime } from '#domain/tokyo-day.ts';
import type { Form } from '#web/form.ts';
import { Conflict } from '#web/ui/conflict.tsx';
import { readConflictChoices } from '#web/ui/conflict-choices.ts';
import { Head, type Crumb } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { isFromConflictPage, seenField, seenVersions } from './conflict-answer.ts';

type Props = {
  context: PageContext;
  crumbs: readonly Crumb[];
  clash: Clash;
  form: Form;
  labels: Readonly<Record<string, string>>;
  show?: (field: string, value: unknown) => Child;
};

/** Two people changed the same record: each field with both sides. Everything that was typed goes along. */
export function ConflictPage({ context, crumbs, clash, form, labels, show }: Props) {
  const savedAt = `${formatDayNear(tokyoDay(clash.savedAt), context.today)} ${tokyoTime(clash.savedAt)}`;
  const typed = { ...form.values, [seenField]: [String(seenVersions(form).seen)] };
  // Choices made on an older clash are not carried over: the other side is another text now.
  const isSameClash = isFromConflictPage(form) && form.number('version') === clash.version;
  const answer = isSameClash ? readConflictChoices(form.values, clash.fields, labels) : undefined;
  return (
    <Page context={context} title="ほかの人が先に保存しました">
      <Head title="ほかの人が先に保存しました" crumbs={crumbs} />
      <Conflict
        clash={clash}
        csrf={context.csrf}
        savedAt={savedAt}
        labels={labels}
        typed={typed}
        {...(show ? { show } : {})}
        {...(answer ? { errors: answer.errors, chosen: answer.chosen } : {})}
      />
    </Page>
  );
}
