import { factKinds } from '#domain/fact.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { noteMethods } from '#domain/progress-note.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import type { Sealed } from '#use-cases/people/open-sealed.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { gap } from '#web/ui/gap.ts';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Section } from '#web/ui/section.tsx';
import { Said } from '#web/ui/voice.tsx';
import { PersonFrame } from './person-frame.tsx';
import { ReasonForm } from './reason-form.tsx';

type Props = {
  context: PageContext;
  person: PersonHead;
  sealed?: Sealed;
  errors?: FieldErrors;
  typed?: string;
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
export function SealedPage({ context, person, sealed, errors, typed }: Props) {
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
    </PersonFrame>
  );
}
