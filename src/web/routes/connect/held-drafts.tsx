import type { BackDraft, HeldDraft } from '#domain/composition-pass.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { heldUntil } from '#domain/pass-ending.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { Button } from '#web/ui/button.tsx';
import { Form } from '#web/ui/form.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Section } from '#web/ui/section.tsx';

type Props = {
  context: PageContext;
  personId: string;
  held: readonly HeldDraft[];
  back: readonly BackDraft[];
};

/** What was let go, why and until when, to be taken back with one press; and what is proposed again because its reason has ended. */
export function HeldDrafts({ context, personId, held, back }: Props) {
  const { today } = context;
  if (held.length === 0 && back.length === 0) return null;
  const on = (draft: HeldDraft) => formatDayNear(tokyoDay(draft.passedOn), today);
  return (
    <Section title="いまはしない案" aside={`${held.length}つ`} class="no-print">
      {back.length === 0 ? null : (
        <ul class="rows no-lead">
          {back.map((draft) => (
            <li>
              <span class="p">
                <b>{draft.name}</b>
                <span class="soft">
                  {on(draft)}にいまはしない（{draft.why}）。{draft.ended}ので、また見ています
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
      <ul class="rows no-lead">
        {held.map((draft) => (
          <li>
            <span class="p">
              <b>{draft.name}</b>
              <span class="soft">
                {draft.voiceWords}　{draft.placeName}
              </span>
              <span class="soft">
                {on(draft)}　{draft.why}　{heldUntil(draft, today)}
              </span>
            </span>
            <Form csrf={context.csrf} action={`/connect/${personId}/compose/undo`}>
              <input type="hidden" name="pass" value={draft.id} />
              <Button kind="plain" label={`いまはしないを取り消す　${draft.name}`}>
                取り消す
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </Section>
  );
}
