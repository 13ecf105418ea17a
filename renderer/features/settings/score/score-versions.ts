import type { Agreement } from '../../../../shared/domain/agreement.ts';
import { type ScoreModel, scoreModel } from '../../../../shared/domain/score-model.ts';

export type ModelVersion = { agreement: Agreement; model: ScoreModel };

/** Published models, the newest first; what cannot be read as one is left out. */
export const modelsOf = (agreements: readonly Agreement[]): ModelVersion[] =>
  agreements
    .flatMap((agreement) => {
      const read = scoreModel.safeParse(agreement.value.score);
      return read.success ? [{ agreement, model: read.data }] : [];
    })
    .sort((a, b) => b.agreement.version - a.agreement.version);
