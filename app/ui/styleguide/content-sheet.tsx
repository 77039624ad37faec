import { Badge } from '../badge.tsx';
import { Banner } from '../banner.tsx';
import { Breadcrumbs } from '../breadcrumbs.tsx';
import { Button, ButtonLink, IconButton } from '../button.tsx';
import { Card } from '../card.tsx';
import { ConfirmPage } from '../confirm-page.tsx';
import { Cover } from '../cover.tsx';
import { DataTable } from '../data-table.tsx';
import { EmptyState } from '../empty-state.tsx';
import { List, Row } from '../list.tsx';
import { PageHeader } from '../page-header.tsx';
import { Pagination } from '../pagination.tsx';
import { Section } from '../section.tsx';
import { Facts, Stat, Stats } from '../stat.tsx';
import { Tabs } from '../tabs.tsx';
import { Toast } from '../toast.tsx';
import { Specimen } from './specimen.tsx';

const columns = [{ key: 'title', label: 'Книга', primary: true }, { key: 'state', label: 'State' }, { key: 'pages', label: 'Страниц', numeric: true }];
const rows = [
  { id: '1', href: '#', cells: { title: 'Двенадцать стульев', state: <Badge tone="accent">новая</Badge>, pages: '352' } },
  { id: '2', cells: { title: 'The Remains of the Day', state: <Badge tone="warn">ambiguous</Badge>, pages: '258' } },
  { id: '3', cells: { title: 'Путешествие из Петербурга в Москву', state: 'уже здесь', pages: '1 024' } },
];

export function ListSheet() {
  return (
    <Section title="Lists and tables">
      <PageHeader
        level={2} breadcrumbs={<Breadcrumbs items={[{ href: '#', label: 'Библиотека' }]} current="Прочитано" />}
        title="Прочитано" lead="118 книг, 41 204 страницы с января 2024 года." actions={<><Button variant="primary">Добавить книгу</Button><IconButton icon="ellipsis" label="Ещё" /></>}
      />
      <Tabs label="Shelves" items={[{ href: '#', label: 'К чтению', count: 42 }, { href: '#', label: 'Reading', count: 3, current: true }, { href: '#', label: 'Прочитано', count: 118 }, { href: '#', label: 'All', count: 163 }]} />
      <List label="Books">
        <Row href="#" start={<Cover size="s" title="Анна Каренина" author="Лев Толстой" />} title="Анна Каренина" meta="Лев Толстой · 1878 · 864 страницы" end={<><span>60 %</span><Button size="s">+ страницы</Button></>} />
        <Row href="#" start={<Cover size="s" title="The Dispossessed" author="Ursula K. Le Guin" />} title="The Dispossessed: An Ambiguous Utopia" meta="Ursula K. Le Guin · 1974" end="12 Mar" />
      </List>
      <Pagination previous="#" next="#" position="21–40 из 163" />
      <Specimen name="Table"><DataTable caption="Строки файла" columns={columns} rows={rows} /></Specimen>
      <Specimen name="Numbers">
        <Stats><Stat value="41 204" label="страницы прочитаны" hint="с января 2024" /><Stat value="212" label="pages left" hint="about 4 hours" /><Stat value="118" label="книг прочитано" /></Stats>
      </Specimen>
      <Specimen name="Facts"><Facts items={[{ label: 'Язык', value: 'русский' }, { label: 'ISBN', value: '978-5-17-118366-7' }, { label: 'Series', value: 'Hainish Cycle, 6' }]} /></Specimen>
    </Section>
  );
}

export function NoteSheet() {
  return (
    <Section title="Notes and empty rooms">
      <div className="grid gap-4">
        <Banner>Импорт идёт, страницу можно закрыть.</Banner>
        <Banner tone="success" title="412 книг добавлены">Nothing was lost on the way. <a className="link" href="#report">Report</a></Banner>
        <Banner tone="warn" title="Шесть строк ждут вас" actions={<Button size="s">Посмотреть</Button>}>Похожие книги уже есть на полке.</Banner>
        <Banner tone="danger" title="The file could not be read">Ни одна книга не изменилась.</Banner>
        <Card title="Сейчас в чтении">One thing lies apart from the rest.</Card>
      </div>
      <EmptyState title="Полка пока пуста" action={<ButtonLink to="#" variant="primary">Принести книги из Goodreads</ButtonLink>}>Добавьте первую книгу сами или принесите всё сразу одним файлом.</EmptyState>
      <Specimen name="Toast"><div className="relative h-24 contain-layout"><Toast text="«Превращение» в корзине" undo={{ action: '#' }} /></div></Specimen>
      <Specimen name="Dialog as a page">
        <ConfirmPage level={2} title="Удалить «Превращение»?" danger confirmLabel="Удалить книгу" cancelHref="#" cancelLabel="Оставить">Книга и её история полежат в корзине 30 дней.</ConfirmPage>
      </Specimen>
    </Section>
  );
}
