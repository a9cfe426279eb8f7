import { mostVoices } from '#domain/voices-in-short.ts';
import { activityParts, carriedBys } from '#domain/activity.ts';
import { activityStages, isLiveStage } from '#domain/activity-stage.ts';
import type { Identifying } from '#domain/candidate-voice.ts';
import { formatDayNear, formatJapaneseDate } from '#domain/japanese-date.ts';
import type { ActivityOrigin } from '#use-cases/community/read-activity-origin.ts';
import type { ActivityRecord } from '#use-cases/community/read-activity.ts';
import { SureOf } from '#web/routes/placements/sure-of.tsx';
import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { Checkboxes } from '#web/ui/checkboxes.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { gap } from '#web/ui/gap.ts';
import type { PageContext } from '#web/ui/page-context.ts';
import { Section } from '#web/ui/section.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { Said } from '#web/ui/voice.tsx';

export type ChecklistTyped = { done: readonly string[]; added: string; sureOf: readonly string[] };

type Props = {
  context: PageContext;
  activity: ActivityRecord;
  origin: readonly ActivityOrigin[];
  address: string;
  checklist: ChecklistTyped;
  errors: FieldErrors;
  identifying: readonly Identifying[];
};

/** Beside an activity: its stage, what to make sure of, where it came from, the register, and letting go. */
export function ActivitySide(props: Props) {
  const { context, activity, origin, address } = props;
  return (
    <>
      <Section title="段階">
        <p>
          <b>{activityStages[activity.stage]}</b>
          {activity.stages[0] ? `${gap}${formatDayNear(activity.stages[0].onDay, context.today)}から` : null}
        </p>
        <LinkButton href={`${address}/step`}>段階を動かす</LinkButton>
      </Section>
      <Checklist {...props} />
      <Section title="どこから">
        <Origin activity={activity} origin={origin} />
      </Section>
      <Register context={context} activity={activity} address={address} />
      <Section title="だれが続けているか">
        <p>
          {carriedBys[activity.carriedBy]}
          {activity.onItsOwnSince === null ? null : `${gap}${formatJapaneseDate(activity.onItsOwnSince)}から`}
        </p>
        {activity.carriedBy === 'with_us' && isLiveStage(activity.stage) ? (
          <p>
            <a href={`${address}/let-go`}>わたしたちの手を離れる</a>
          </p>
        ) : null}
        {activity.carriedBy === 'on_its_own' ? (
          <Form csrf={context.csrf} action={`${address}/hold-again`}>
            <Button kind="second">また手を貸す</Button>
          </Form>
        ) : null}
      </Section>
    </>
  );
}

function Checklist({ context, activity, address, checklist, errors, identifying }: Props) {
  const items = activity.checklist;
  const open = items.filter(({ doneOn }) => doneOn === null).length;
  return (
    <Section title="確かめること" aside={open === 0 ? 'すべて済み' : `のこり${open}つ`} id="checklist">
      <Form csrf={context.csrf} action={`${address}/checklist`} class="town-form checklist">
        {items.map(({ label }) => (
          <input type="hidden" name="shown" value={label} />
        ))}
        <Checkboxes
          name="done"
          label="済んだもの"
          unmarked
          choices={items.map(({ label, doneOn }) => ({
            value: label,
            label,
            ...(doneOn === null ? {} : { hint: `${formatDayNear(doneOn, context.today)}に確かめた` }),
          }))}
          values={checklist.done}
        />
        <TextField name="added" label="足すもの" value={checklist.added} error={errors['added']} />
        {errors['added'] === undefined ? null : <SureOf doubts={identifying} values={checklist.sureOf} />}
        <Actions>
          <Button kind="second">残す</Button>
        </Actions>
      </Form>
    </Section>
  );
}

function fromVoice(voice: { id: string; words: string }) {
  return (
    <p>
      声から　
      <a href={`/town/voices/${voice.id}`}>
        <Said words={voice.words} />
      </a>
    </p>
  );
}

function Origin({ activity, origin }: { activity: ActivityRecord; origin: readonly ActivityOrigin[] }) {
  const parent = activity.lineage.members.find(
    ({ id }) => id === activity.lineage.members.find((one) => one.id === activity.id)?.parentId,
  );
  if (activity.voice === null && parent === undefined && origin.length === 0)
    return <p class="soft">はじめから、活動として書かれました。</p>;
  const voices = [...(activity.voice ? [activity.voice] : []), ...activity.alsoVoices];
  return (
    <>
      {voices.slice(0, mostVoices).map(fromVoice)}
      {voices.length > mostVoices ? (
        <details class="more">
          <summary>ほか{voices.length - mostVoices}の声から</summary>
          {voices.slice(mostVoices).map(fromVoice)}
        </details>
      ) : null}
      {parent ? (
        <p>
          派生の元　<a href={`/town/activities/${parent.id}`}>{parent.name}</a>
        </p>
      ) : null}
      {origin.map((one) => (
        <p>
          ケースから　
          <a href={`/people/${one.personId}`}>{one.personName}</a>
          {gap}
          {activityParts[one.part]}
          <span class="soft line-of">この行は、この人を見られる職員にだけ出ています。</span>
        </p>
      ))}
    </>
  );
}

function Register({
  context,
  activity,
  address,
}: {
  context: PageContext;
  activity: ActivityRecord;
  address: string;
}) {
  const entries = activity.roles.flatMap(({ name, resourceId }) =>
    resourceId === null ? [] : [{ name, resourceId }],
  );
  const isWhole =
    activity.resourceId !== null &&
    activity.roles.every(({ part, resourceId }) => part === 'participant' || resourceId !== null);
  return (
    <Section title="まちの台帳">
      {activity.resourceId === null ? (
        <p class="soft">まだ載っていません。載せると、打診や参加の相手になります。</p>
      ) : (
        <ul class="plain-list">
          <li>
            <a href={`/town/resources/${activity.resourceId}`}>活動そのもの</a>
          </li>
          {entries.map(({ name, resourceId }) => (
            <li>
              <a href={`/town/resources/${resourceId}`}>役　{name}</a>
            </li>
          ))}
        </ul>
      )}
      {isWhole || !isLiveStage(activity.stage) ? null : (
        <Form csrf={context.csrf} action={`${address}/register`} class="town-form">
          <Button kind="second">
            {activity.resourceId === null ? '台帳に載せる' : '足りない役を載せる'}
          </Button>
        </Form>
      )}
    </Section>
  );
}
