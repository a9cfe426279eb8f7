import type { Identifying } from '#domain/candidate-voice.ts';
import { askableFrom, isOverLimit, turnWords, type HostTurns } from '#domain/host-turn.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { soundingManners, type ToldLine } from '#domain/sounding.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import type { Placement } from '#use-cases/placements/read-placement.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { Checkboxes } from '#web/ui/checkboxes.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import { Columns, Halves } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import { Facts } from '#web/ui/facts.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Notice } from '#web/ui/notice.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { PlacementFrame } from './placement-frame.tsx';
import { placementPath } from './placement-ids.ts';
import { SureOf } from './sure-of.tsx';

type Props = {
  context: PageContext;
  person: PersonHead;
  placement: Placement;
  lines: readonly ToldLine[];
  turns: HostTurns | undefined;
  values: Values;
  errors: FieldErrors;
  doubts: readonly Identifying[];
};

/** How a line travels through the form: as it is read, so that a worker ticks what a host will hear. */
export function lineValue({ label, value }: ToldLine): string {
  return `${label}：${value}`;
}

/** 打診: whom, how, what is told (each line may be left out), what is asked, and until when an answer is hoped for. */
export function SoundingPage(props: Props) {
  const { context, person, placement, lines, turns, values, errors, doubts } = props;
  const value = shown(values);
  const path = placementPath(person.id, placement.id);
  const isAgain = placement.soundings.length > 0;
  return (
    <PlacementFrame
      context={context}
      person={person}
      placement={placement}
      title={isAgain ? 'もう一度きく' : '打診する'}
    >
      <Form
        csrf={context.csrf}
        action={`${path}/sounding`}
        version={placement.version}
        keep={`sounding-${placement.id}`}
      >
        <ErrorSummary errors={errors} />
        <input type="hidden" name="id" value={value.text('id')} />
        <Columns slim side={<HostSide placement={placement} turns={turns} />}>
          <Section title="伝えること" aside="名まえは出しません">
            {lines.length === 0 ? (
              <p class="note">
                伝えてよい条件が、アセスメントにまだありません。
                <a href={`/people/${person.id}/assessment`}>先に本人にうかがう</a>
              </p>
            ) : (
              <Checkboxes
                name="told"
                label="受入先に伝えてよい行"
                hint="伝えない行は、しるしを外してください。書きたすことはできません"
                unmarked
                values={value.all('told')}
                choices={lines.map((line) => ({ value: lineValue(line), label: lineValue(line) }))}
              />
            )}
            {errors['told'] === undefined ? null : <p class="msg">{errors['told']}</p>}
            <TextField
              name="role"
              label="お願いしたい役割"
              hint="例　朝の立ち番、料理を教える役"
              unmarked
              value={value.text('role')}
              error={errors['role']}
            />
            <TextArea
              name="askedWords"
              label="聞くことば"
              hint="名まえ、住所、病名、家のことは書きません。本人の名まえがあると、出せません"
              unmarked
              rows={4}
              value={value.text('askedWords')}
              error={errors['askedWords']}
            />
            <SureOf doubts={doubts} values={value.all('sureOf')} />
          </Section>
          <Section title="聞きかた">
            <Radios
              name="manner"
              label="どうやって聞きますか"
              required
              layout="row"
              choices={choicesOf(soundingManners)}
              value={value.text('manner')}
              error={errors['manner']}
            />
            <TextField
              name="askedWhom"
              label="聞く相手"
              hint="例　会の代表、サービス管理責任者"
              value={value.text('askedWhom')}
              error={errors['askedWhom']}
            />
            <Halves>
              <JapaneseDateField
                name="askedOn"
                label="聞いた日"
                required
                hint="きょう、きのう、11/24 でも"
                value={value.text('askedOn')}
                today={context.today}
                error={errors['askedOn']}
              />
              <JapaneseDateField
                name="replyDueOn"
                label="返事の期限"
                hint="ふつうは2週間。すぎると、返事待ちの上にきます"
                value={value.text('replyDueOn')}
                today={context.today}
                error={errors['replyDueOn']}
              />
            </Halves>
            {(turns && isOverLimit(turns)) || errors['overReason'] ? (
              <OverLimit
                turns={turns}
                value={value.text('overReason')}
                error={errors['overReason']}
                context={context}
              />
            ) : null}
          </Section>
          <SaveBar save={isAgain ? 'もう一度きいた' : '打診した'} back={path} />
        </Columns>
      </Form>
    </PlacementFrame>
  );
}

type OverProps = Pick<Props, 'context' | 'turns'> & { value: string; error: string | undefined };

/** The week of this host is full: waiting is the usual, a reason is the exception, and it is written down. */
function OverLimit({ context, turns, value, error }: OverProps) {
  const from = turns ? askableFrom(turns, context.today) : null;
  return (
    <>
      {turns && isOverLimit(turns) ? (
        <Notice kind="warn" title={`この受入先には、今週もう${turns.asked}件聞いています`}>
          <p>
            週に{turns.limit}件までの決まりです。
            {from === null
              ? '打診は受けない、と言われています。先に、受入先と話してください。'
              : `${formatDayNear(from, context.today, { weekday: true })}から、また聞けます。`}
          </p>
        </Notice>
      ) : null}
      <TextField
        name="overReason"
        label="それでも、いま聞くわけ"
        hint="例　締切が週末まで。書いたわけは記録に残ります"
        unmarked
        value={value}
        error={error}
      />
    </>
  );
}

function HostSide({ placement, turns }: { placement: Placement; turns: HostTurns | undefined }) {
  const { host } = placement;
  const facts = [
    { label: '込みぐあい', value: turns ? turnWords(turns) : '' },
    { label: '団体', value: host.organizationName },
    { label: '電話', value: host.phone },
    { label: '連絡メモ', value: host.contactNote },
    { label: '求めること', value: host.askedOfHost },
    { label: '受けられないこと', value: host.cannotAccept },
  ].filter(({ value }) => value !== '');
  return (
    <>
      <Section title="受入先">
        <Facts plain caption="受入先" facts={facts} />
      </Section>
      <Section title="断られても">
        <p>受入先の都合であって、本人の不利にはなりません。断られたことは、本人の見る頁や紙に出ません。</p>
      </Section>
    </>
  );
}
