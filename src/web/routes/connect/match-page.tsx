import type { Found } from '#use-cases/placement/find-candidates.ts';
import type { WhatIfAnswer } from '#use-cases/placement/what-if.ts';
import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { Columns } from '#web/ui/columns.tsx';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { PrintHead } from '#web/ui/print-head.tsx';
import { Section } from '#web/ui/section.tsx';
import { Voice } from '#web/ui/voice.tsx';
import { Doubts, subLine } from './match-doubts.tsx';
import { Fits, NearMisses } from './match-lists.tsx';
import { firstWords, FromThePerson, LeftOut, saidBy } from './match-side.tsx';
import { backLine, passLine } from './pass-line.ts';
import { WhatIfPart } from './what-if-part.tsx';

type Props = {
  context: PageContext;
  found: Found;
  asked: WhatIfAnswer['asked'];
  answer: WhatIfAnswer | undefined;
};

/** One person's possible places (look/match.html): reasons first, hindrances with what would change them, the unknown named. */
export function MatchPage({ context, found, asked, answer }: Props) {
  const { person } = found;
  const { today } = context;
  const first = firstWords(found);
  const side = (
    <>
      <FromThePerson found={found} today={today} />
      <LeftOut found={found} />
      <Section>
        <p class="soft">
          候補は下書きです。選ぶのは本人と、あなたです。打診は名前を出さずに始まります。
          <a href={`/connect/runs?person=${person.id}`}>これまでにさがした記録</a>
        </p>
      </Section>
    </>
  );
  return (
    <Page context={context} title={`つなぐ　${person.name}`}>
      <PrintHead context={context} />
      <Head
        crumbs={[
          { label: 'つなぐ', href: '/connect' },
          { label: person.name, href: `/people/${person.id}` },
        ]}
        title={`${person.name}の行き先`}
        sub={subLine(found, today)}
        actions={
          <>
            <LinkButton href={`/people/${person.id}/assessment`} kind="plain">
              条件をなおす
            </LinkButton>
            <LinkButton href={`/connect/paper?person=${person.id}`}>紙にする</LinkButton>
          </>
        }
      />
      {first ? <Voice small bar words={first.words} by={saidBy(first, today)} /> : null}
      <Columns slim side={side}>
        <Doubts found={found} />
        <Fits found={found} today={today} />
        <NearMisses found={found} today={today} />
        <WhatIfPart
          personId={person.id}
          possible={found.whatIfs}
          asked={asked}
          answer={answer}
          today={today}
        />
        <NothingFits found={found} />
        <Passes found={found} context={context} />
      </Columns>
    </Page>
  );
}

/** Nobody is left with an empty card: there is always something to do next. */
function NothingFits({ found }: { found: Found }) {
  const { person, fitCount } = found;
  return (
    <Section title="ないなら、つくる" class="no-print" id="compose">
      <p>本人の強みと、まちの声、空いている場から、まだ無い活動の案を出せます。</p>
      <Actions>
        <LinkButton href={`/connect/${person.id}/compose`}>活動の案を見る</LinkButton>
      </Actions>
      <p>
        まだまちに無い場や役割を、声に出すことも、さがしはじめることもできます。名まえは載りません。
        {fitCount === 0 ? '上の「もしも」で、どの条件がゆるむと道が開くかも、ためせます。' : null}
      </p>
      <Actions>
        <LinkButton href={`/connect/voice?person=${person.id}`} kind="plain">
          声にする
        </LinkButton>
        <LinkButton href={`/connect/task?person=${person.id}`} kind="plain">
          資源開拓をはじめる
        </LinkButton>
        <LinkButton href="/town" kind="plain">
          まちの資源を見てまわる
        </LinkButton>
      </Actions>
    </Section>
  );
}

function Passes({ found, context }: { found: Found; context: PageContext }) {
  const { passes, back, person } = found;
  if (passes.length === 0 && back.length === 0) return null;
  return (
    <Section
      title={`見送ったもの　${passes.length}件`}
      aside="わけが終わると、また出ます"
      class="no-print"
      id="passes"
    >
      {back.length > 0 ? (
        <>
          <h3>わけが終わって、また見ているもの</h3>
          <ul class="rows no-lead">
            {back.map((pass) => (
              <li>
                <span class="p">
                  <b>
                    <a href={`/town/resources/${pass.resourceId}`}>{pass.resourceName}</a>
                  </b>
                  <span class="soft">{backLine(pass, context.today)}</span>
                </span>
              </li>
            ))}
          </ul>
          {passes.length > 0 ? <h3>まだ待っているもの</h3> : null}
        </>
      ) : null}
      <ul class="rows no-lead">
        {passes.map((pass) => (
          <li>
            <span class="p">
              <b>{pass.resourceName}</b>
              <span class="soft">{passLine(pass, context.today)}</span>
            </span>
            <Form csrf={context.csrf} action={`/connect/pass/undo?person=${person.id}`}>
              <input type="hidden" name="pass" value={pass.id} />
              <Button kind="plain" label={`見送りを取り消す　${pass.resourceName}`}>
                取り消す
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </Section>
  );
}
