import { Button, ButtonLink, IconButton } from '../button.tsx';
import { Checkbox, RadioGroup, Switch } from '../choices.tsx';
import { ErrorSummary } from '../error-summary.tsx';
import { FormActions, FormStack } from '../field.tsx';
import { FileDrop } from '../file-drop.tsx';
import { FilterBar } from '../filter-bar.tsx';
import { Menu, MenuButton, MenuDivider, MenuLink } from '../menu.tsx';
import { RatingField } from '../rating-field.tsx';
import { RatingStars } from '../rating-stars.tsx';
import { Section } from '../section.tsx';
import { DateField, SelectField, TextArea, TextField } from '../text-field.tsx';
import { Specimen, type SheetProps } from './specimen.tsx';

const priorities = [{ value: 'none', label: 'Без приоритета' }, { value: 'low', label: 'Low' }, { value: 'high', label: 'Высокий' }];

export function ActionSheet() {
  return (
    <Section title="Actions">
      <Specimen name="Buttons">
        <div className="actions">
          <Button variant="primary" icon="plus">Добавить книгу</Button>
          <Button>Save</Button><Button variant="quiet">Отменить</Button><Button variant="danger" icon="trash">Delete</Button>
          <ButtonLink to="#" size="s">Small link</ButtonLink><Button size="s" variant="primary">Отметить</Button><IconButton icon="x" label="Close" />
          <Menu label="Ещё" align="start">
            <MenuLink href="#" current>Current</MenuLink><MenuLink href="#" icon="plus">Add to a shelf</MenuLink><MenuDivider /><MenuButton type="button" icon="trash" danger>Удалить</MenuButton>
          </Menu>
        </div>
      </Specimen>
      <Specimen name="Filters">
        <FilterBar action="" search={{ name: 'q', label: 'Название или автор' }} submitLabel="Найти" clear={{ href: '#', label: 'Сбросить' }} active={1}>
          <SelectField label="Язык" selectProps={{ name: 'language' }} options={[{ value: '', label: 'Любой' }]} />
          <SelectField label="Tag" selectProps={{ name: 'tag' }} options={[{ value: '', label: 'Any' }]} />
        </FilterBar>
      </Specimen>
    </Section>
  );
}

export function FormSheet({ prefix }: SheetProps) {
  const named = (name: string) => ({ id: `${prefix}-${name}`, name: `${prefix}-${name}` });
  return (
    <Section title="Forms">
      <FormStack>
        <ErrorSummary errors={[{ fieldId: named('pages').id, label: 'Страниц', text: 'нужно целое число' }]} />
        <TextField label="Название" inputProps={{ ...named('title'), defaultValue: 'Превращение' }} />
        <TextField label="E-mail" help="We send a code there, nothing else." optional inputProps={{ ...named('email'), type: 'email', placeholder: 'name@example.org' }} />
        <TextField label="Страниц" errors={['Нужно целое число от 1 до 99 999.']} width="s" suffix="страниц" inputProps={{ ...named('pages'), inputMode: 'numeric', defaultValue: 'двести' }} />
        <TextField label="Disabled" inputProps={{ ...named('off'), disabled: true, defaultValue: 'cannot be changed here' }} />
        <SelectField label="Приоритет" width="m" selectProps={named('priority')} options={priorities} />
        <DateField label="Started" inputProps={{ ...named('day'), defaultValue: '2026-03-14' }} />
        <TextArea label="Review" help="Абзацы сохраняются." textareaProps={{ ...named('review'), defaultValue: 'Тихая книга о том, как проходит время.' }} />
        <RadioGroup legend="Тема" name={named('theme').name} layout="row" defaultValue="system" options={[{ value: 'system', label: 'Как в системе' }, { value: 'light', label: 'Light' }, { value: 'dark', label: 'Тёмная' }]} />
        <RadioGroup legend="This row" name={named('choice').name} defaultValue="new" options={[{ value: 'new', label: 'Add as a new book', help: 'Kafka, The Trial, 1925' }, { value: 'skip', label: 'Пропустить' }]} errors={['Выберите одно из двух.']} />
        <Checkbox label="Remember this device" help="На 30 дней." inputProps={{ ...named('remember'), defaultChecked: true }} />
        <Switch label="Письмо раз в неделю" help="По воскресеньям вечером." inputProps={{ ...named('weekly'), defaultChecked: true }} />
        <Switch label="Show my shelf to the circle" inputProps={named('open')} />
        <RatingField legend="Оценка" name={named('rating').name} defaultValue={70} />
        <p><RatingStars value={90} /> <RatingStars value={50} /> <RatingStars value={10} /></p>
        <FileDrop label="Файл экспорта" help="CSV из Goodreads или StoryGraph, до 20 МБ." accept=".csv" inputProps={named('file')} />
        <FormActions><Button variant="primary">Сохранить</Button><Button variant="quiet">Cancel</Button></FormActions>
      </FormStack>
    </Section>
  );
}
