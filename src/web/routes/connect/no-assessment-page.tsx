import type { MatchPerson } from '#use-cases/placement/find-person.ts';
import { Actions, LinkButton } from '#web/ui/button.tsx';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Section } from '#web/ui/section.tsx';

/** Nothing to look with yet. It says what is missing and offers what can be done in the meantime. */
export function NoAssessmentPage({ context, person }: { context: PageContext; person: MatchPerson }) {
  return (
    <Page context={context} title={`つなぐ　${person.name}`}>
      <Head
        title={`${person.name}の行き先`}
        crumbs={[
          { label: 'つなぐ', href: '/connect' },
          { label: person.name, href: `/people/${person.id}` },
        ]}
      />
      <Section title="まだ、さがせません">
        <p>
          アセスメントが書かれていないか、この機関に開いていません。願い、強み、したくないこと、動ける時間、行ける範囲のうち、うかがえたものから書くと、そこから候補が出ます。
        </p>
        <Actions>
          <LinkButton href={`/people/${person.id}/assessment`} kind="main">
            アセスメントを書く
          </LinkButton>
          <LinkButton href="/connect" kind="plain">
            ほかの人をえらぶ
          </LinkButton>
        </Actions>
      </Section>
    </Page>
  );
}
