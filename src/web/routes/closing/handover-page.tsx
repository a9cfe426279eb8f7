import { handoverParts, type HandoverPart } from '#domain/handover.ts';
import { caseStates, type CaseState } from '#domain/case-state.ts';
import { formatJapaneseDate } from '#domain/japanese-date.ts';
import type { ShownHandover } from '#use-cases/closing/list-handovers.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { PersonFrame } from '#web/routes/people/person-frame.tsx';
import { Button } from '#web/ui/button.tsx';
import { Columns } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import { Facts } from '#web/ui/facts.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { PaperLink } from '#web/routes/papers/paper-link.tsx';

type Props = {
  context: PageContext;
  person: PersonHead;
  handover: ShownHandover;
  values: Values;
  errors: FieldErrors;
  version: number;
};

const hints: Partial<Record<HandoverPart, string>> = {
  avoid: '新しい人が、はじめに傷つけやすいことです',
  rely: 'だれに紹介してもらうとよいか、どう入るとよいか',
  danger: 'どんなしるしがあれば、だれに、どうするか',
};

function Step({ label, done }: { label: string; done: string | null }) {
  return (
    <li>
      {done === null ? '□' : '■'} {label}
      {done === null ? '　まだ' : `　${formatJapaneseDate(done)}`}
    </li>
  );
}

function Side({ context, person, handover }: Omit<Props, 'values' | 'errors' | 'version'>) {
  const at = (path: string) => `/people/${person.id}/handover/${handover.id}${path}`;
  const isDay = handover.effectiveOn <= context.today;
  return (
    <Section title="引き継ぐまで">
      <ul class="rows no-lead">
        <Step label="いっしょに会った" done={handover.metTogetherOn} />
        <Step label="本人に伝えた" done={handover.personToldOn} />
      </ul>
      {isDay ? (
        <Form csrf={context.csrf} action={at('/finish')}>
          <div class="after-form">
            <Button kind="second">担当を替える</Button>
          </div>
        </Form>
      ) : (
        <p class="after-form">{formatJapaneseDate(handover.effectiveOn)}になったら、担当を替えられます。</p>
      )}
      <ul class="rows no-lead after-form">
        <li>
          <a href={`/handover/${handover.batchId}`}>いっしょに引き継ぐもの</a>
        </li>
        <li>
          <Form csrf={context.csrf} action={at('/cancel')} version={handover.version}>
            <button class="as-link">この引継ぎをとりやめる</button>
          </Form>
        </li>
      </ul>
    </Section>
  );
}

/** 引継書: 避けたほうがよい関わり方 first. Who hands over and who takes over both write on it until the day. */
export function HandoverPage(props: Props) {
  const { context, person, handover, values, errors, version } = props;
  const value = shown(values);
  const text = (name: string) => ({ name, value: value.text(name), error: errors[name] });
  const parts = Object.entries(handoverParts) as [HandoverPart, string][];
  return (
    <PersonFrame
      context={context}
      person={person}
      tab=""
      title="引継書"
      actions={<PaperLink personId={person.id} kind="handover" of={handover.id} />}
    >
      <Columns slim side={<Side {...props} />}>
        <Section
          title={`${handover.fromName} から ${handover.toName} へ`}
          aside={`${handover.caseNumber}　${caseStates[handover.caseState as CaseState]}`}
        >
          <p class="soft">
            はじめの文は、アセスメント・経過・プラン・行き先から入っています。支援会議で知ったことは入りません。
          </p>
          <Form csrf={context.csrf} version={version} keep={`handover-${handover.id}`}>
            <ErrorSummary errors={errors} />
            {parts.map(([part, label]) => (
              <TextArea
                {...text(part)}
                label={label}
                unmarked
                rows={part === 'note' ? 2 : 3}
                {...(hints[part] ? { hint: hints[part] } : {})}
              />
            ))}
            <div class="fields">
              <JapaneseDateField {...text('effectiveOn')} label="引き継ぐ日" required today={context.today} />
              <JapaneseDateField
                {...text('metTogetherOn')}
                label="いっしょに会った日"
                today={context.today}
              />
              <JapaneseDateField {...text('personToldOn')} label="本人に伝えた日" today={context.today} />
            </div>
            <SaveBar save="引継書を保存する" back={`/people/${person.id}/case`} />
          </Form>
        </Section>
      </Columns>
    </PersonFrame>
  );
}

/** A sheet that is done or was given up: to be read. */
export function DoneHandoverPage({
  context,
  person,
  handover,
}: Pick<Props, 'context' | 'person' | 'handover'>) {
  const parts = Object.entries(handoverParts) as [HandoverPart, string][];
  const done =
    handover.doneOn === null
      ? `${formatJapaneseDate(handover.cancelledOn ?? handover.effectiveOn)}にとりやめました`
      : `${formatJapaneseDate(handover.doneOn)}に引き継ぎました`;
  const day = (on: string | null) => (on === null ? '書いていない' : formatJapaneseDate(on));
  return (
    <PersonFrame
      context={context}
      person={person}
      tab=""
      title="引継書"
      actions={<PaperLink personId={person.id} kind="handover" of={handover.id} />}
    >
      <Section title={`${handover.fromName} から ${handover.toName} へ`} aside={done}>
        <Facts
          caption="引継書"
          facts={[
            ...parts.map(([part, label]) => ({
              label,
              value: <span class="as-typed">{handover.content[part]}</span>,
            })),
            { label: 'いっしょに会った日', value: day(handover.metTogetherOn) },
            { label: '本人に伝えた日', value: day(handover.personToldOn) },
          ]}
        />
      </Section>
    </PersonFrame>
  );
}
