import FactCheck from '@mui/icons-material/FactCheckOutlined';
import HourglassTop from '@mui/icons-material/HourglassTopRounded';
import Link from '@mui/icons-material/LinkRounded';
import { useEffect } from 'react';
import { Navigate, useLocation } from 'react-router-dom';
import type { SvgIconComponent } from '@mui/icons-material';
import { useSessionState } from '../../data/SessionContext.js';
import { useText } from '../../i18n/LanguageContext.js';
import { Logo } from '../../layout/Logo.js';
import { SignInForm } from './SignInForm.js';
import styles from './sign-in.module.css';

const POINTS = [
  ['clocks', HourglassTop],
  ['preview', FactCheck],
  ['audit', Link],
] as const satisfies readonly (readonly [string, SvgIconComponent])[];

export function SignInScreen() {
  const { t } = useText();
  const { me } = useSessionState();
  const { state } = useLocation() as { state: { nextPathname?: string } | null };
  useEffect(() => {
    document.title = `${t('common.signIn.title')} · ${t('common.product')}`;
  }, [t]);
  if (me) return <Navigate to={state?.nextPathname ?? '/'} replace />;
  return (
    <div className={styles['page']}>
      <aside className={styles['story']}>
        <p className={styles['brand']}>
          <Logo size={30} />
          {t('common.product')}
        </p>
        <div className={styles['pitch']}>
          <p className={styles['promise']}>{t('common.signIn.promise')}</p>
          <ul className={styles['points']}>
            {POINTS.map(([point, Icon]) => (
              <li key={point} className={styles['point']}>
                <Icon aria-hidden />
                <span>
                  <strong>{t(`common.signIn.points.${point}`)}</strong>
                  {t(`common.signIn.points.${point}Text`)}
                </span>
              </li>
            ))}
          </ul>
        </div>
        <LifeLine />
      </aside>
      <main className={styles['desk']}>
        <div className={styles['card']}>
          <h1 className={styles['title']}>{t('common.signIn.title')}</h1>
          <p className={styles['lead']}>{t('common.signIn.lead')}</p>
          <SignInForm />
        </div>
      </main>
    </div>
  );
}

/** The logo's line, drawn large: validity that is renewed and goes on. */
function LifeLine() {
  return (
    <svg className={styles['line']} viewBox="0 0 640 200" preserveAspectRatio="xMidYMax slice" aria-hidden focusable="false">
      {[0, 26, 52].map((shift) => (
        <path
          key={shift}
          d={`M-20 ${150 + shift}H120c34 0 34 -54 68 -54s34 54 68 54h60c34 0 34 -84 68 -84s34 84 68 84h60c34 0 34 -38 68 -38s34 38 68 38h100`}
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          opacity={0.5 - shift / 130}
        />
      ))}
    </svg>
  );
}
