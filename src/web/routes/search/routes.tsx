import { Hono } from 'hono';
import { fullName } from '#domain/person-name.ts';
import { shownName } from '#domain/person.ts';
import { resourceKinds } from '#domain/resource.ts';
import { listPeople } from '#use-cases/people/list-people.ts';
import { findResources } from '#use-cases/resources/find-resources.ts';
import { pageContext, type Env } from '#web/context.ts';
import { Button } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Head } from '#web/ui/head.tsx';
import { Halves } from '#web/ui/columns.tsx';
import { Page } from '#web/ui/page.tsx';
import { PersonName } from '#web/ui/person-name.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextField } from '#web/ui/text-field.tsx';

/** The search of the shell: people whom this worker may see, and what the town has, side by side. */
export const searchRoutes = new Hono<Env>();

const shown = 12;

searchRoutes.get('/', async (c) => {
  const words = (c.req.query('q') ?? '').trim().slice(0, 100);
  const { worker } = c.var.session;
  const people = words === '' ? undefined : await listPeople(worker, { search: words, limit: shown });
  const resources =
    words === '' ? undefined : await findResources(worker, { words, limit: shown }, c.var.today);
  const more = new URLSearchParams({ q: words });
  return c.html(
    <Page context={pageContext(c)} title="さがす">
      <Head title={words === '' ? 'さがす' : `「${words}」をさがす`} />
      <form method="get" action="/search" role="search" aria-label="この頁でさがす" class="flt">
        <TextField
          name="q"
          label="名前、ふりがな、番号、場所、することなど"
          type="search"
          value={words}
          width="middle"
          unmarked
        />
        <Button kind="second">さがす</Button>
      </form>
      {people && resources ? (
        <Halves>
          <Section
            title="ひと"
            aside={
              people.total > shown ? (
                <a href={`/people?${more}`}>
                  {people.isMore ? `${people.total.toLocaleString('ja')}人より多い` : `${people.total}人`}
                  をみる
                </a>
              ) : (
                `${people.total}人`
              )
            }
          >
            {people.people.length === 0 ? (
              <EmptyState words="見られる範囲に、この言葉の人はいません。" />
            ) : (
              <ul class="rows no-lead">
                {people.people.map((person) => (
                  <li>
                    <span class="p">
                      <PersonName
                        name={shownName(person)}
                        honorific={!person.isAnonymous}
                        kana={fullName(person.familyNameKana, person.givenNameKana)}
                        reading="beside"
                        href={`/people/${person.id}`}
                      />
                      <span class="soft">
                        {[person.number, person.areaName, person.mainWorkerName]
                          .filter((part) => part)
                          .join('　')}
                      </span>
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </Section>
          <Section
            title="まち"
            aside={
              resources.total > shown ? (
                <a href={`/town?${more}`}>{resources.total}件をみる</a>
              ) : (
                `${resources.total}件`
              )
            }
          >
            {resources.rows.length === 0 ? (
              <EmptyState
                words="この言葉の資源は、まだありません。"
                action={{ href: '/town/resources/new', label: '資源を書く' }}
              />
            ) : (
              <ul class="rows no-lead">
                {resources.rows.map((resource) => (
                  <li>
                    <span class="p">
                      <a href={`/town/resources/${resource.id}`}>{resource.name}</a>
                      <span class="soft">
                        {[resourceKinds[resource.kind], resource.organizationName, resource.hours[0]]
                          .filter((part) => part)
                          .join('　')}
                      </span>
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </Section>
        </Halves>
      ) : null}
    </Page>,
  );
});
