import { activityStages } from '#domain/activity-stage.ts';
import type { Identifying } from '#domain/candidate-voice.ts';
import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { isStandingVoice, voiceStates, type VoiceState } from '#domain/voice.ts';
import type { VoiceRecord } from '#use-cases/community/read-voice.ts';
import { TownTabs } from '#web/routes/town/town-tabs.tsx';
import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { Columns } from '#web/ui/columns.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import { Facts } from '#web/ui/facts.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Rows } from '#web/ui/rows.tsx';
import { Section } from '#web/ui/section.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { Voice } from '#web/ui/voice.tsx';
import { AllyForm, AllyList, type AllyTyped } from './ally-part.tsx';
import { originWords, sourceFacts, wishFacts } from './voice-facts.ts';

type Props = {
  context: PageContext;
  voice: VoiceRecord;
  ally: AllyTyped;
  errors?: FieldErrors;
  identifying?: readonly Identifying[];
};

const nextStates: Record<VoiceState, readonly VoiceState[]> = {
  open: ['resting', 'answered'],
  taken_up: ['answered', 'open', 'resting'],
  answered: ['open'],
  resting: ['open'],
};
const stateButtons: Record<VoiceState, string> = {
  open: '声にもどす',
  taken_up: '動きだした',
  answered: 'かたちになった',
  resting: 'いったん置く',
};

/** One voice: the words, what they ask for, who feels the same, and what grew from them. */
export function VoicePage({ context, voice, ally, errors = {}, identifying = [] }: Props) {
  const address = `/town/voices/${voice.id}`;
  const { facts, unasked } = wishFacts(voice);
  const title = voice.voice.theme || '声';
  return (
    <Page context={context} title={`声　${title}`} tabs={<TownTabs current="/town/voices" />}>
      <Head
        title={title}
        crumbs={[{ label: '声', href: '/town/voices' }, { label: title }]}
        actions={
          <>
            <LinkButton href={`${address}/edit`}>なおす</LinkButton>
            {voice.state === 'open' ? (
              <LinkButton href={`${address}/compose`}>活動の案を見る</LinkButton>
            ) : null}
            {isStandingVoice(voice.state) ? (
              <LinkButton href={`/town/activities/new?voice=${voice.id}`} kind="main">
                活動をはじめる
              </LinkButton>
            ) : null}
          </>
        }
      />
      <ErrorSummary errors={errors} />
      {voice.state === 'open' ? null : (
        <p>
          <Tag kind={voice.state === 'resting' ? 'plain' : 'go'}>{voiceStates[voice.state]}</Tag>
        </p>
      )}
      <Voice
        words={voice.voice.words}
        bar
        by={`${originWords({ ...voice, toldBy: voice.voice.toldBy })}　${formatJapaneseDate(voice.heardOn)}`}
      />
      <Columns slim side={<Side context={context} voice={voice} address={address} />}>
        <Section title="願いの条件" class="wide-labels">
          {facts.length === 0 ? (
            <EmptyState
              words="条件は、まだ何も聞いていません。"
              action={{ href: `${address}/edit#when`, label: '時間や人数を書く' }}
            />
          ) : (
            <Facts facts={facts} caption="願いの条件" />
          )}
          {facts.length > 0 && unasked.length > 0 ? (
            <p class="card-text">？ 未確認：{unasked.join('、')}</p>
          ) : null}
        </Section>
        <Section title="ここから生まれた活動">
          {voice.activities.length === 0 ? (
            <p class="empty">まだありません。</p>
          ) : (
            <Rows
              rows={voice.activities.map(({ id, name, stage }) => ({
                lead: activityStages[stage],
                title: <a href={`/town/activities/${id}`}>{name}</a>,
              }))}
            />
          )}
        </Section>
        <Section title="いっしょにという人" id="allies">
          <AllyList context={context} allies={voice.allies} address={address} />
          <AllyForm
            context={context}
            action={`${address}/allies`}
            typed={ally}
            errors={errors}
            identifying={identifying}
          />
        </Section>
      </Columns>
    </Page>
  );
}

function Side({ context, voice, address }: { context: PageContext; voice: VoiceRecord; address: string }) {
  return (
    <>
      <Section title="この声のこと">
        <Facts plain caption="この声のこと" facts={sourceFacts(voice)} />
      </Section>
      <Section title="どうなったか">
        <p>いま「{voiceStates[voice.state]}」です。</p>
        <Form csrf={context.csrf} action={`${address}/state`} class="town-form">
          <input type="hidden" name="from" value={voice.state} />
          <Actions>
            {nextStates[voice.state].map((to) => (
              <Button kind="second" name="to" value={to}>
                {stateButtons[to]}
              </Button>
            ))}
          </Actions>
        </Form>
      </Section>
    </>
  );
}
