import type { Composition } from '#domain/composition.ts';
import type { ComposedForPerson, Missing } from '#use-cases/placement/compose-for-person.ts';
import { Actions, LinkButton } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { gap } from '#web/ui/gap.ts';
import { Head } from '#web/ui/head.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { PrintHead } from '#web/ui/print-head.tsx';
import { ReasonLines } from '#web/ui/reason-lines.tsx';
import { Section } from '#web/ui/section.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { HeldDrafts } from './held-drafts.tsx';
import { PartsLine, reasonsInShort, whenText } from './compose-parts.tsx';
import { ownersText } from './compose-voices.tsx';

type Props = { context: PageContext; found: ComposedForPerson; notice?: string };

export function changesTag(draft: Composition) {
  return draft.changes === 0 ? (
    <Tag kind="go">そのまま始められる</Tag>
  ) : (
    <Tag kind="warn">変えれば始められる</Tag>
  );
}

function ReasonsInShort({ draft }: { draft: Composition }) {
  const { reasons, more } = reasonsInShort(draft);
  return (
    <>
      <ReasonLines reasons={reasons} />
      {more === 0 ? null : <p class="soft">合う理由は、ほかに{more}つ</p>}
    </>
  );
}

/** つくる: what somebody could begin here, as drafts to be talked over (look/compose.html). */
export function ComposePage({ context, found, notice }: Props) {
  const { person, drafts, looked, missing } = found;
  const { today } = context;
  const back = `/connect?person=${person.id}`;
  return (
    <Page context={context} title={`つくる　${person.name}`}>
      <PrintHead context={context} />
      <Head
        title="ひとの力と、まちの願いから"
        crumbs={[
          { label: 'つなぐ', href: '/connect' },
          { label: person.name, href: back },
          { label: 'つくる' },
        ]}
        sub={`${person.name}　まだ無い活動の案　声${looked.voices}件と場${looked.places}か所から`}
      />
      {notice === undefined ? null : <Notice kind="warn">{notice}</Notice>}
      {missing === null ? null : <Nothing missing={missing} personId={person.id} />}
      {drafts.length === 0 ? null : (
        <Section title={`案　${drafts.length}つ`} aside="まだ、だれにも届いていません">
          <ol>
            {drafts.map((draft, place) => (
              <li class="opt">
                <div class="oh">
                  <div>
                    <h3>
                      <a href={`/connect/${person.id}/compose/${draft.key}`}>{draft.name}</a>
                    </h3>
                    <PartsLine draft={draft} />
                    <p class="soft">
                      {whenText(draft, today)}
                      {gap}
                      {ownersText(draft)}
                    </p>
                  </div>
                  {changesTag(draft)}
                </div>
                <ReasonsInShort draft={draft} />
                <Actions>
                  <LinkButton
                    href={`/connect/${person.id}/compose/${draft.key}`}
                    kind={place === 0 ? 'main' : 'second'}
                    label={`案をくわしく見る　${draft.name}`}
                  >
                    案をくわしく見る
                  </LinkButton>
                </Actions>
              </li>
            ))}
          </ol>
        </Section>
      )}
      <HeldDrafts context={context} personId={person.id} {...found.passes} />
      <Section class="no-print">
        <p class="soft">
          案は下書きです。本人、声の主、場の主に、それぞれ別に聞いてから始まります。
          <a href="/settings/recipes">活動のつくり方を直す</a>
          {found.run === undefined ? null : (
            <>
              {gap}
              <a href={`/connect/compose-runs/${found.run.id}`}>このときの案</a>
              {gap}
              <a href={`/connect/runs?person=${person.id}`}>これまでの記録</a>
            </>
          )}
        </p>
      </Section>
    </Page>
  );
}

const whys: Record<Missing, { words: string; label: string; href: (id: string) => string }> = {
  assessment: {
    words: 'アセスメントがまだなので、何ができる人かがわかりません。',
    label: 'アセスメントを書く',
    href: (id) => `/people/${id}/assessment`,
  },
  strengths: {
    words: '強みに「すること」の名がついていないので、案をつくれません。',
    label: '強みを書く',
    href: (id) => `/people/${id}/assessment`,
  },
  hours: {
    words: '動ける時間をまだ聞いていないので、場の時間と重ねられません。',
    label: '動ける時間を書く',
    href: (id) => `/people/${id}/assessment`,
  },
  voices: {
    words: 'まだ動きだしていない声が、まちにありません。',
    label: '声の一覧へ',
    href: () => '/town/voices',
  },
  places: {
    words: '空いている時間のわかる場が、台帳にありません。',
    label: '資源の一覧へ',
    href: () => '/town',
  },
  nothing: {
    words: '強み・声・場・時間のそろう組み合わせが、いまはありません。',
    label: '声にする',
    href: (id) => `/connect/voice?person=${id}`,
  },
};

function Nothing({ missing, personId }: { missing: Missing; personId: string }) {
  const { words, label, href } = whys[missing];
  return <EmptyState words={words} action={{ href: href(personId), label }} />;
}
