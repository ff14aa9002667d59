import type { SyncProgress } from '../../index/index.ts';
import type { CommandContext } from './command-context.ts';

/** On a screen the line is rewritten at most so often; elsewhere a line is added every few seconds. */
const screenIntervalMs = 100;
const logIntervalMs = 5000;

/** Shows how far a sync has come: done/total, rate, time left and the current document, on standard error. */
export interface ProgressLine {
  show(progress: SyncProgress): void;
  /** Ends the line, so that what follows begins on its own. */
  end(): void;
}

/** @param nowMs clock, in milliseconds */
export function openProgressLine({ terminal, options, say }: Pick<CommandContext, 'terminal' | 'options' | 'say'>, nowMs: () => number = () => performance.now()): ProgressLine {
  const { interactive } = terminal;
  const startedMs = nowMs();
  let shownMs = interactive ? -Infinity : startedMs;
  let open = false;
  return {
    show: (progress) => {
      const now = nowMs();
      if (options.quiet || now - shownMs < (interactive ? screenIntervalMs : logIntervalMs)) return;
      shownMs = now;
      open = interactive;
      const line = describeProgress(progress, (now - startedMs) / 1000, say('残り', 'left'));
      terminal.writeError(interactive ? `\r\u001B[K${line.slice(0, 110)}` : `${line}\n`);
    },
    end: () => {
      if (open) terminal.writeError('\r\u001B[K');
      open = false;
    },
  };
}

/** One line of progress, e.g. `laws items 120/9462 1% 35.0/s left 4:27 laws/…xml`. */
export function describeProgress({ corpus, stage, done, total, item }: SyncProgress, seconds: number, left: string): string {
  if (total === 0) return `${corpus} ${stage} ${item}`;
  const rate = seconds > 0 ? done / seconds : 0;
  const remaining = rate > 0 ? writeDuration((total - done) / rate) : '-:--';
  return `${corpus} ${stage} ${done}/${total} ${Math.floor((100 * done) / total)}% ${rate.toFixed(1)}/s ${left} ${remaining} ${item}`;
}

function writeDuration(seconds: number): string {
  const whole = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours === 0 ? `${minutes}:${String(rest).padStart(2, '0')}` : `${hours}:${String(minutes).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}
