import type { SvgIconComponent } from '@mui/icons-material';
import Autorenew from '@mui/icons-material/AutorenewRounded';
import Block from '@mui/icons-material/BlockRounded';
import Build from '@mui/icons-material/BuildRounded';
import Cancel from '@mui/icons-material/CancelRounded';
import CheckCircle from '@mui/icons-material/CheckCircleRounded';
import CreditCardOff from '@mui/icons-material/CreditCardOffRounded';
import Error from '@mui/icons-material/ErrorRounded';
import Help from '@mui/icons-material/HelpRounded';
import HourglassBottom from '@mui/icons-material/HourglassBottomRounded';
import Lock from '@mui/icons-material/LockRounded';
import Logout from '@mui/icons-material/LogoutRounded';
import NewReleases from '@mui/icons-material/NewReleasesRounded';
import PauseCircle from '@mui/icons-material/PauseCircleRounded';
import PersonOff from '@mui/icons-material/PersonOffRounded';
import Recycling from '@mui/icons-material/RecyclingRounded';
import RemoveCircle from '@mui/icons-material/RemoveCircleRounded';
import Schedule from '@mui/icons-material/ScheduleRounded';
import Shield from '@mui/icons-material/ShieldRounded';
import Warning from '@mui/icons-material/WarningRounded';
import type { ChargeStatus, FailureClass, LineStatus, PlanStatus, RenewalStatus, RequestStatus } from '../generated/types.js';
import { useText } from '../i18n/LanguageContext.js';
import type { Tone } from '../theme/tokens.js';
import { StatusChip } from './StatusChip.js';

type Look = readonly [Tone, SvgIconComponent];

const LINE: Readonly<Record<LineStatus, Look>> = {
  CREATED: ['info', NewReleases],
  ACTIVE: ['good', CheckCircle],
  GRACE: ['warn', HourglassBottom],
  SUSPENDED: ['bad', PauseCircle],
  TERMINATED: ['neutral', RemoveCircle],
  QUARANTINE: ['neutral', Lock],
  RECYCLED: ['neutral', Recycling],
  BARRED: ['bad', Block],
  PORTED_OUT: ['neutral', Logout],
};

const RENEWAL: Readonly<Record<RenewalStatus, Look>> = {
  DUE: ['info', Schedule],
  CHARGING: ['info', Autorenew],
  AWAITING: ['info', HourglassBottom],
  UNKNOWN: ['warn', Help],
  RETRY_SCHEDULED: ['warn', Schedule],
  FAILED: ['bad', Error],
  SUCCEEDED: ['good', CheckCircle],
  LAPSED: ['neutral', RemoveCircle],
  CANCELED: ['neutral', Cancel],
};

const CHARGE: Readonly<Record<ChargeStatus, Look>> = {
  PENDING: ['info', Autorenew],
  AWAITING: ['info', HourglassBottom],
  UNKNOWN: ['warn', Help],
  SUCCEEDED: ['good', CheckCircle],
  FAILED: ['bad', Error],
  CANCELED: ['neutral', Cancel],
};

const FAILURE: Readonly<Record<FailureClass, Look>> = {
  HARD: ['bad', CreditCardOff],
  SOFT: ['warn', Schedule],
  TECHNICAL: ['info', Warning],
  FIXABLE: ['warn', Build],
  SENSITIVE: ['bad', Shield],
  CONSENT: ['bad', PersonOff],
  CONFIG: ['info', Build],
};

const PLAN: Readonly<Record<PlanStatus, Look>> = { ACTIVE: ['good', CheckCircle], RETIRED: ['neutral', RemoveCircle] };

const REQUEST: Readonly<Record<RequestStatus, Look>> = {
  AWAITING: ['warn', HourglassBottom],
  APPROVED: ['good', CheckCircle],
  REFUSED: ['bad', Block],
  WITHDRAWN: ['neutral', Cancel],
  EXPIRED: ['neutral', RemoveCircle],
};

interface ChipProps<Status> {
  status: Status;
  /** No fill; for tables. */
  quiet?: boolean;
}

export function LineStatusChip({ status, quiet = false }: ChipProps<LineStatus>) {
  const { t } = useText();
  const [tone, icon] = LINE[status];
  return <StatusChip tone={tone} icon={icon} quiet={quiet} label={t(`domain.lineStatus.${status}`)} meaning={t(`domain.lineStatusMeaning.${status}`)} />;
}

export function RenewalStatusChip({ status, quiet = false }: ChipProps<RenewalStatus>) {
  const { t } = useText();
  const [tone, icon] = RENEWAL[status];
  return <StatusChip tone={tone} icon={icon} quiet={quiet} label={t(`domain.renewalStatus.${status}`)} />;
}

export function ChargeStatusChip({ status, quiet = false }: ChipProps<ChargeStatus>) {
  const { t } = useText();
  const [tone, icon] = CHARGE[status];
  return <StatusChip tone={tone} icon={icon} quiet={quiet} label={t(`domain.chargeStatus.${status}`)} />;
}

export function PlanStatusChip({ status, quiet = false }: ChipProps<PlanStatus>) {
  const { t } = useText();
  const [tone, icon] = PLAN[status];
  return <StatusChip tone={tone} icon={icon} quiet={quiet} label={t(`domain.planStatus.${status}`)} />;
}

/** Of what a second person has to agree to. */
export function RequestStatusChip({ status, quiet = false }: ChipProps<RequestStatus>) {
  const { t } = useText();
  const [tone, icon] = REQUEST[status];
  return <StatusChip tone={tone} icon={icon} quiet={quiet} label={t(`domain.requestStatus.${status}`)} />;
}

/** What sort of failure it is, that is: who can do something about it. */
export function FailureClassChip({ status, quiet = false }: ChipProps<FailureClass>) {
  const { t } = useText();
  const [tone, icon] = FAILURE[status];
  return <StatusChip tone={tone} icon={icon} quiet={quiet} label={t(`domain.failureClass.${status}`)} />;
}
