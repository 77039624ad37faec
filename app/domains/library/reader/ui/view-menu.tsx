import { Icon } from '#app/ui/icon.tsx';
import type { ReactNode } from 'react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Menu } from '#app/ui/menu.tsx';
import type { ReaderSettings } from './reader-settings.ts';
import type { Opened, UsedViewer } from './use-viewer.ts';

type ViewMenuProps = { opened: Opened | null; settings: ReaderSettings; fit: string | null; change: UsedViewer['change']; textHref: string; onFullScreen: () => void; children?: ReactNode };

/** How the pages lie before one: rarely touched, so behind one button. */
export function ViewMenu({ opened, settings, fit, change, textHref, onFullScreen, children }: ViewMenuProps) {
  const { t } = useTranslation('reader');
  return (
    <Menu label={t('view.title')} icon="sliders-horizontal">
      <div className="reader-view">
        <Pick name="paper" legend={t('view.paper')} current={settings.paper} values={['light', 'sepia', 'dark']} onPick={(paper) => change({ paper })} />
        <Pick name="mode" legend={t('view.mode')} current={settings.mode} values={['scroll', 'page']} onPick={(mode) => change({ mode })} />
        <Pick name="spread" legend={t('view.spread')} current={settings.spread} values={['one', 'two']} onPick={(spread) => change({ spread })} />
        <Pick name="fit" legend={t('view.fit')} current={fit ?? ''} values={['auto', 'page-width', 'page-fit']} onPick={(zoom) => change({ zoom })} />
        <div className="reader-view-row">
          <button type="button" className="btn btn-quiet btn-icon" aria-label={t('view.turnLeft')} title={t('view.turnLeft')} onClick={() => opened?.viewer.rotate(-1)}><Icon name="rotate-ccw" /></button>
          <button type="button" className="btn btn-quiet btn-icon" aria-label={t('view.turnRight')} title={t('view.turnRight')} onClick={() => opened?.viewer.rotate(1)}><Icon name="rotate-cw" /></button>
          <button type="button" className="btn btn-quiet btn-icon" aria-label={t('view.fullScreen')} title={t('view.fullScreen')} onClick={onFullScreen}><Icon name="maximize" /></button>
        </div>
        {children}
        <a className="menu-item" href={textHref}><Icon name="type" />{t('view.text')}</a>
      </div>
    </Menu>
  );
}

type PickValue = 'light' | 'sepia' | 'dark' | 'scroll' | 'page' | 'one' | 'two' | 'auto' | 'page-width' | 'page-fit';

function Pick<V extends PickValue>({ name, legend, current, values, onPick }: { name: string; legend: string; current: string; values: readonly V[]; onPick: (value: V) => void }) {
  const { t } = useTranslation('reader');
  return (
    <fieldset className="reader-pick">
      <legend>{legend}</legend>
      <div>
        {values.map((value) => (
          <label key={value}>
            <input type="radio" className="hidden-visually" name={`reader-${name}`} checked={current === value} onChange={() => onPick(value)} />
            <span>{t(`view.${value as PickValue}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
