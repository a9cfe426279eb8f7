import type { MeetingState } from '#domain/meeting.ts';
import { gapAgendaLabels, gapDecisions } from '#domain/gap-agenda.ts';
import type { GapOnAgenda } from '#use-cases/meetings/list-gaps.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { Button, LinkButton } from '#web/ui/button.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import { Columns } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { PrintButton } from '#web/ui/print-button.tsx';
import { PrintHead } from '#web/ui/print-head.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { GapRecord, GapTasks } from './gaps-on-agenda.tsx';
import { lookAt } from './report-page.tsx';

type Props = {
  context: PageContext;
  meeting: { id: string; title: string; number: string; state: MeetingState };
  entry: GapOnAgenda;
  values: Values;
  version: number;
  errors?: FieldErrors;
};

/** One gap on a meeting's agenda: the numbers of the day it was put there, what was said, what was decided. */
export function AgendaEntryPage({ context, meeting, entry, values, version, errors = {} }: Props) {
  const { text } = shown(values);
  const isOpen = meeting.state !== 'confirmed';
  const back = `/meetings/${meeting.id}`;
  return (
    <Page context={context} title={entry.words}>
      <PrintHead context={context} number={meeting.number} collect />
      <Head
        title={entry.words}
        crumbs={[
          { label: '会議', href: '/meetings' },
          { label: meeting.title, href: back },
          { label: 'まちに足りないもの' },
        ]}
        sub="まちの議題。だれか一人の話ではありません。"
        actions={<PrintButton>印刷する</PrintButton>}
      />
      <ErrorSummary errors={errors} />
      <Columns slim side={<Side context={context} meeting={meeting} entry={entry} isOpen={isOpen} />}>
        <Section title={isOpen ? '議題にしたときの数' : '記録'}>
          <GapRecord entry={entry} today={context.today} withWords={!isOpen} />
        </Section>
        {isOpen ? (
          <Section title="話しあい" class="no-print">
            <Form
              csrf={context.csrf}
              action={`${back}/gaps/${entry.id}`}
              version={version}
              keep={`gap-${entry.id}`}
              class="answer-form"
            >
              <TextArea
                name="points"
                label={gapAgendaLabels.points}
                hint="人の名まえや、だれの話かわかることは書きません"
                rows={5}
                value={text('points')}
                error={errors['points']}
              />
              {meeting.state === 'held' ? (
                <>
                  <Radios
                    name="decision"
                    label={gapAgendaLabels.decision}
                    choices={choicesOf(gapDecisions)}
                    value={text('decision')}
                    error={errors['decision']}
                  />
                  <TextArea
                    name="decisionWords"
                    label={gapAgendaLabels.decisionWords}
                    rows={3}
                    value={text('decisionWords')}
                    error={errors['decisionWords']}
                  />
                </>
              ) : (
                <p class="soft">決まったことは、会議を開いてから書きます。</p>
              )}
              <SaveBar save="保存する" back={back} />
            </Form>
          </Section>
        ) : null}
      </Columns>
    </Page>
  );
}

type SideProps = Pick<Props, 'context' | 'meeting' | 'entry'> & { isOpen: boolean };

function Side({ context, meeting, entry, isOpen }: SideProps) {
  const canLeave = isOpen && entry.decision === null && entry.tasks.length === 0;
  return (
    <>
      <Section title="ここから始まった資源開拓">
        <GapTasks tasks={entry.tasks} />
        <p class="no-print">
          <LinkButton href={`/gaps/tasks/new?agenda=${entry.id}`}>資源開拓をはじめる</LinkButton>
        </p>
      </Section>
      <Section title="いまは" class="no-print">
        <p>
          <a href={lookAt(entry.patternKey)}>いまの数を見る</a>
        </p>
        {canLeave ? (
          <Form csrf={context.csrf} action={`/meetings/${meeting.id}/gaps/${entry.id}/off`}>
            <Button kind="plain">この会議の議題から外す</Button>
          </Form>
        ) : null}
      </Section>
    </>
  );
}
