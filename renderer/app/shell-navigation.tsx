import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import type { Role } from '../../shared/domain/people.ts';
import { BrandMark } from '../ui/brand-mark.tsx';
import { keyCaps } from '../ui/key-notation.ts';
import { useWords } from '../words/words.tsx';
import styles from './shell.module.css';
import { menuOf, type PlaceId, placeAt, places } from './shell-places.ts';

/** A count beside a place. `spoken` says what is counted: "42 in your queue". */
export type PlaceBadge = { text: string; spoken?: string; tone?: 'bad' | 'warn' };
export type PlaceBadges = Partial<Record<PlaceId, PlaceBadge>>;

function PlaceLink({ id, isCurrent, badge }: { id: PlaceId; isCurrent: boolean; badge: PlaceBadge | undefined }) {
  const words = useWords().shell;
  const { path, icon: Icon, keys } = places[id];
  const label = words.places[id];
  return (
    <Link
      href={path}
      className={styles.place}
      data-current={isCurrent || undefined}
      aria-current={isCurrent ? 'page' : undefined}
      title={words.placeWithKeys(label, keyCaps(keys).join(' '))}
    >
      <Icon size={16} stroke={1.6} aria-hidden />
      <span className={styles.placeName}>{label}</span>{' '}
      {badge && (
        <span className={styles.badge} data-tone={badge.tone}>
          {badge.spoken ? (
            <>
              <span aria-hidden>{badge.text}</span>
              <span className="vh">{badge.spoken}</span>
            </>
          ) : (
            badge.text
          )}
        </span>
      )}
    </Link>
  );
}

function Brand() {
  return (
    <div className={styles.brand}>
      <BrandMark />
      <span className={styles.placeName}>{useWords().shell.product}</span>
    </div>
  );
}

/** Brand, the role's places, and below them `children`; folds to icons on the rail, where the words stay readable to screen readers. */
export function Navigation({ role, badges, children }: { role: Role; badges: PlaceBadges; children: ReactNode }) {
  const words = useWords().shell;
  const [path] = useLocation();
  const current = placeAt(path);
  const link = (id: PlaceId) => <PlaceLink key={id} id={id} isCurrent={id === current} badge={badges[id]} />;
  const { work, setUp } = menuOf[role];
  return (
    <nav className={styles.navigation} aria-label={words.mainNavigation}>
      <Brand />
      <div className={styles.places}>
        {work.map(link)}
        {setUp.length > 0 && <div className={styles.groupLabel}>{words.setUp}</div>}
        {setUp.map(link)}
        <span className={styles.filler} />
        {link('parked')}
        {link('settings')}
      </div>
      {children}
    </nav>
  );
}
