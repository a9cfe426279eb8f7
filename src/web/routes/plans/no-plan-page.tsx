import { uuidv7 } from 'uuidv7';
import { isEnded } from '#domain/case-state.ts';
import { planKinds } from '#domain/plan.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import { ClosedItem } from '#web/routes/people/closed-item.tsx';
import { PersonFrame } from '#web/routes/people/person-frame.tsx';
import { Button } from '#web/ui/button.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Form } from '#web/ui/form.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { Section } from '#web/ui/section.tsx';

type Props = {
  context: PageContext;
  person: PersonHead;
  /** The day that was typed, and what is wrong with it. */
  on?: string;
  error?: string;
};

/** Before the first plan: why there is none, and how it begins. */
export function NoPlanPage({ context, person, on, error }: Props) {
  const held = person.currentCase;
  const isOpen = person.open.has('participation');
  return (
    <PersonFrame context={context} person={person} tab="/plans" title="プラン">
      <Section title="プランは、まだありません">
        {isOpen ? null : <ClosedItem what="プラン" />}
        {isOpen && !held ? (
          <EmptyState
            words="相談を受け付けると、ケースがひらき、プランを書けます。"
            action={{ href: `/people/${person.id}/intake/new`, label: '相談を受け付ける' }}
          />
        ) : null}
        {isOpen && held && isEnded(held.state) ? (
          <EmptyState
            words="このケースは終わっています。再開すると、プランを書けます。"
            action={{ href: `/people/${person.id}/case`, label: '段階の頁へ' }}
          />
        ) : null}
        {isOpen && held && !isEnded(held.state) ? (
          <>
            <p>
              アセスメントの願い、同意の範囲、行き先から、はじめの文をつくります。支援会議で知ったことは入りません。
            </p>
            <Form csrf={context.csrf} action={`/people/${person.id}/plans/start`}>
              <input type="hidden" name="caseId" value={held.id} />
              <input type="hidden" name="planId" value={uuidv7()} />
              <Radios
                name="kind"
                label="区分"
                layout="row"
                required
                choices={choicesOf(planKinds)}
                value="participation"
              />
              <JapaneseDateField
                name="on"
                label="作成日"
                required
                value={on ?? context.today}
                today={context.today}
                error={error}
              />
              <div class="after-form">
                <Button>プランを書きはじめる</Button>
              </div>
            </Form>
          </>
        ) : null}
      </Section>
    </PersonFrame>
  );
}
