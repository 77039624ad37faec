import { Avatar } from '../avatar.tsx';
import { Badge } from '../badge.tsx';
import { BrandMark } from '../brand-mark.tsx';
import { hueClass, hues } from '../hues.ts';
import { Prose } from '../prose.tsx';
import { Section } from '../section.tsx';
import { TextLink } from '../text-link.tsx';
import { Specimen } from './specimen.tsx';

export function TypeSheet() {
  return (
    <Section title="Paper, ink, type">
      <Specimen name="Sizes">
        <p className="serif text-38">Мастер и Маргарита</p>
        <p className="serif text-28">The Left Hand of Darkness</p>
        <p className="serif text-21">Повести покойного Ивана Петровича Белкина</p>
        <p className="serif text-17">What one person writes, another keeps</p>
        <p className="text-15">Осталось 140 страниц, примерно 4 часа чтения</p>
        <p className="text-13 text-soft">вчера в 21:40 · yesterday at 21:40</p>
      </Specimen>
      <Specimen name="Prose">
        <Prose>
          <p>Все счастливые семьи похожи друг на друга, каждая несчастливая семья несчастлива по-своему. Всё смешалось в доме Облонских. <TextLink to="#">Заметка на полях</TextLink> стоит рядом с текстом.</p>
          <blockquote>“The unexamined shelf is not worth keeping.”</blockquote>
        </Prose>
      </Specimen>
      <Specimen name="Hues, badges, people, mark">
        <div className="actions">
          {hues.map((hue) => <span key={hue} className={`${hueClass(hue)} badge badge-hue`}>{hue}</span>)}
          <Badge>118 книг</Badge><Badge tone="accent">reading</Badge><Badge tone="warn">неоднозначно</Badge><Badge tone="danger">failed</Badge>
          <Avatar size="l" name="Анна Ким" /><Avatar name="Mark Twain" /><Avatar size="s" name="tolstoy_lev" />
          <BrandMark size={48} /><BrandMark size={20} />
        </div>
      </Specimen>
    </Section>
  );
}
