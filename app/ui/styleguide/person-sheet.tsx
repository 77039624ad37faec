import { Badge } from '../badge.tsx';
import { ButtonLink } from '../button.tsx';
import { ProfileHead } from '../profile-head.tsx';
import { Section } from '../section.tsx';
import { Sectioned } from '../sectioned.tsx';
import { Specimen } from './specimen.tsx';

export const PersonSheet = () => (
  <Section title="People and their settings">
    <Specimen name="Head of a person’s page">
      <div className="pt-6">
        <ProfileHead
          level={2} name="Константин Константинопольский" cloth="konstantin" title="Константин Константинопольский" actions={<ButtonLink to="#">Изменить профиль</ButtonLink>}
          meta={<p className="profile-facts"><span>konstantin</span><Badge tone="accent">учитель</Badge><span>В кружке с 12 мая 2024</span></p>}
        />
        <ProfileHead level={2} name="tom" cloth="tom" title="tom" meta={<p className="profile-facts">Here since 3 June 2025</p>} />
      </div>
    </Specimen>
    <Specimen name="An area of several pages">
      <Sectioned label="Settings" items={[{ href: '#', label: 'Все настройки' }, { href: '#profile', label: 'Profile', current: true }, { href: '#privacy', label: 'Приватность' }]}>
        <p>The list stands beside the page where there is room.</p>
      </Sectioned>
    </Specimen>
  </Section>
);
