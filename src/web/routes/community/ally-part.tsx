import { allyParts } from '#domain/ally.ts';
import type { Identifying } from '#domain/candidate-voice.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import type { AllyRow } from '#use-cases/community/allies-of.ts';
import { SureOf } from '#web/routes/placements/sure-of.tsx';
import { Actions, Button } from '#web/ui/button.tsx';
import { Checkbox } from '#web/ui/checkboxes.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { gap } from '#web/ui/gap.ts';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Radios } from '#web/ui/radios.tsx';
import { TextField } from '#web/ui/text-field.tsx';

export type AllyTyped = {
  id: string;
  name: string;
  part: string;
  offers: string;
  since: string;
  fromParticipants: boolean;
  sureOf: readonly string[];
};

/** Who joins in. Residents under the name they gave; people in support are not in this list. */
export function AllyList({
  context,
  allies,
  address,
}: {
  context: PageContext;
  allies: readonly AllyRow[];
  address: string;
}) {
  if (allies.length === 0) return <p class="empty">まだいません。ひとりめの人を、呼び名で書けます。</p>;
  return (
    <ul class="rows allies">
      {allies.map((ally) => (
        <li>
          <span class="t">{allyParts[ally.part]}</span>
          <span class="p">
            <b>{ally.name}</b>
            {[ally.organizationName ?? '', ally.offers]
              .filter((part) => part !== '')
              .map((part) => `${gap}${part}`)}
            <span class="soft">
              {[
                `${formatDayNear(ally.since, context.today)}から`,
                ally.until === null ? '' : `${formatDayNear(ally.until, context.today)}まで`,
                ally.fromParticipants ? '参加者から' : '',
              ]
                .filter((part) => part !== '')
                .join(gap)}
            </span>
          </span>
          {ally.until === null ? (
            <Form csrf={context.csrf} action={`${address}/allies/${ally.id}/end`} class="go">
              <button class="as-link" aria-label={`${ally.name}　ここでぬける`}>
                ここでぬける
              </button>
            </Form>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** One more who says 「わたしも」, in a short form that stays folded until it is wanted. */
export function AllyForm({
  context,
  action,
  typed,
  errors,
  identifying,
}: {
  context: PageContext;
  action: string;
  typed: AllyTyped;
  errors: FieldErrors;
  identifying: readonly Identifying[];
}) {
  const isOpen = Object.keys(errors).length > 0;
  return (
    <details open={isOpen} class="fold-form">
      <summary>加わる人を書く</summary>
      <Form csrf={context.csrf} action={action} class="town-form">
        <input type="hidden" name="id" value={typed.id} />
        <TextField
          name="name"
          label="呼び名"
          required
          width="middle"
          hint="本人が名のったとおり。姓だけ、あだ名でもかまいません"
          value={typed.name}
          error={errors['name']}
        />
        <Radios
          name="part"
          label="どう加わりますか"
          layout="row"
          required
          choices={choicesOf(allyParts)}
          value={typed.part}
          error={errors['part']}
        />
        <TextField
          name="offers"
          label="できること"
          hint="例　鍵を開ける、車で道具を運ぶ"
          value={typed.offers}
          error={errors['offers']}
        />
        <SureOf doubts={identifying} values={typed.sureOf} />
        <JapaneseDateField
          name="since"
          label="いつから"
          required
          today={context.today}
          value={typed.since}
          error={errors['since']}
        />
        <Checkbox
          name="fromParticipants"
          label="はじめは参加者として来ていた"
          checked={typed.fromParticipants}
        />
        <Actions>
          <Button kind="second">加える</Button>
        </Actions>
      </Form>
    </details>
  );
}
