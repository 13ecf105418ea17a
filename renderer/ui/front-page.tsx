import type { ReactNode } from 'react';
import { BrandMark } from './brand-mark.tsx';
import styles from './front-page.module.css';

type FrontPageProps = { windowTitle: string; title: string; lead: string; width: number; children: ReactNode };

/** A screen before there is a desk: one card under the product's mark. */
export function FrontPage({ windowTitle, title, lead, width, children }: FrontPageProps) {
  return (
    <main className={styles.page}>
      <title>{windowTitle}</title>
      <div className={styles.card} style={{ width }}>
        <div className={styles.brand}>
          <BrandMark size={22} />
          <h1 className={styles.title}>{title}</h1>
        </div>
        <p className="t2">{lead}</p>
        {children}
      </div>
    </main>
  );
}
