import { NO_STORE } from '@/lib/http/fields/cache-control';
import { readConfig } from '@/lib/server/config';
import { answer, problemAnswer } from './answers';
import { forAllMethods, type Method, type RouteExports } from './methods';
import { mayReadMetrics } from './metrics-token';
import { processRoute } from './process-route';

/** The exports of the route of the metrics, for whoever may read them; to all others `nothing` answers, as where nothing is. */
export function metricsRoute(name: string, nothing: RouteExports<unknown>): RouteExports<unknown> {
  const metrics = processRoute(name, async (call) => {
    const opened = await call.services().catch(() => null);
    if (!opened?.metrics) {
      const detail = 'Nothing is counted before the database was there once.';
      return problemAnswer(call, 'unavailable', { detail }, { 'Retry-After': '1' });
    }
    const { type } = opened.metrics;
    return answer(200, await opened.metrics.text(), { 'Content-Type': type, 'Cache-Control': NO_STORE });
  });
  return forAllMethods((request, context) => {
    const permitted = mayReadMetrics(readConfig(process.env), request.headers.get('authorization'));
    return (permitted ? metrics : nothing)[request.method as Method](request, context);
  });
}
