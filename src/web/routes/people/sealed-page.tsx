import { factKinds } from '#domain/fact.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { noteMethods } from '#domain/progress-note.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import type { Choices } from '#use-cases/people/list-choices.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import type { Sealed } from '#use-cases/people/open-sealed.ts';
import { Button } from '#web/ui/button.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { gap } from '#web/ui/gap.ts';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { Said } from '#web/ui/voice.tsx';
import { PersonFrame } from './person-frame.tsx';
import { ReasonForm } from './reason-form.tsx';

type Props = {
  context: PageContext;
  person: PersonHead;
  sealed?: Sealed;
  errors?: FieldErrors;
  typed?: string;
  choices: Choices;
};

function Opened({ sealed, today }: { sealed: Sealed; today: string }) {
  const count = sealed.facts.length + sealed.notes.length;
  return (
    <Section title="支援会議で知ったこと" aside={`${count}件`}>
      <Notice kind="seal" title="構成員のほかには話さないでください。">
        この頁を印刷しても、本文は紙に出ません。
      </Notice>
      <ul class="line no-print">
        {sealed.facts.map((fact) => (
          <li class="seal">
            <p class="d">{[formatDayNear(fact.saidOn, today), factKinds[fact.kind], fact.by].join(gap)}</p>
            <p>{fact.struckReason === null ? fact.words : <s>{fact.words}</s>}</p>
            {fact.basisNote === '' ? null : <p class="soft">{fact.basisNote}</p>}
            {fact.struckReason === null ? null : <p class="soft">消した理由：{fact.struckReason}</p>}
          </li>
        ))}
        {sealed.notes.map((note) => (
          <li class="seal">
            <p class="d">
              {[formatDayNear(tokyoDay(note.at), today), noteMethods[note.method], note.by].join(gap)}
            </p>
            <p>{note.struckReason === null ? note.body : <s>{note.body}</s>}</p>
            {note.ownWords === '' ? null : <Said words={note.ownWords} />}
            {note.nextStep === '' ? null : <p class="soft">次にすること：{note.nextStep}</p>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** 封: the door, and behind it what was said in the meeting. */
export function SealedPage(props: Props) {
  const { context, person, sealed, errors, typed } = props;
  const path = `/people/${person.id}`;
  return (
    <PersonFrame context={context} person={person} tab="" title="支援会議で知ったこと">
      {sealed ? (
        <Opened sealed={sealed} today={context.today} />
      ) : (
        <Section title="目的を書いてひらく">
          <p>
            支援会議（社会福祉法106条の6）で知ったことは、同意がなくても話しあえたかわりに、ほかの用途には使えません。
          </p>
          <ReasonForm
            context={context}
            action={`${path}/sealed`}
            back={path}
            label="ひらく目的"
            button="ひらく"
            errors={errors}
            typed={typed}
          />
        </Section>
      )}
      <Admit {...props} />
    </PersonFrame>
  );
}

/** Who else sat in the meeting. It opens the seal to one person by name, not to an agency. */
function Admit({ context, person, choices, errors = {} }: Props) {
  return (
    <Section title="いっしょに会議にいた人">
      <Form csrf={context.csrf} action={`/people/${person.id}/sealed/admit`}>
        <Select
          name="accountId"
          label="読み書きできるようにする人"
          hint="この人の記録が、すでに開いている人にかぎります"
          required
          width="middle"
          options={choices.colleagues.map(({ id, name, agencyName }) => ({
            value: id,
            label: `${name}（${agencyName}）`,
          }))}
          error={errors['accountId']}
        />
        <TextField
          name="meeting"
          label="どの支援会議か"
          hint="第3回支援会議（11月20日）、など。閲覧の記録に残ります"
          required
          error={errors['meeting']}
        />
        <div class="after-form">
          <Button kind="second">構成員に加える</Button>
        </div>
      </Form>
    </Section>
  );
}
